"""Counts the instructions of a check: `instructions.py PROGRAM [--renew]`.

Valgrind counts them, for the pages of `instruction_pages.py`, on one thread. It shows programs
the same processor wherever they run, as long as the real one has AVX2. The compiler and the C
library do change the counts: with others than those of the kept counts nothing is compared.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from instruction_pages import INPUTS, write

KEPT = Path(__file__).parent / "instructions.tsv"
BAND = 0.05
OPTIONS = ["--no-config", "--role", "home", "--fail-on", "warning", "--today", "2026-01-01"]
RENEW = "renew the counts with .ci/instructions --renew"


def main(program: str, *options: str) -> int:
    if options not in ((), ("--renew",)):
        print("usage: instructions.py PROGRAM [--renew]", file=sys.stderr)
        return 2
    here, there, kept = surroundings(), *read()
    if there and here != there and not options:
        print(f"not compared: kept for {there}, this is {here}; {RENEW}")
        return 0
    counts = count_all(Path(program).resolve())
    if options:
        lines = [f"# {here}", *(f"{name}\t{count}" for name, count in counts.items())]
        KEPT.write_text("".join(f"{line}\n" for line in lines))
    return compare(kept, counts, renewed=bool(options))


def surroundings() -> str:
    """What the counts depend on, besides the program."""
    rustc = subprocess.check_output(["rustc", "--version"], text=True).split(" (")[0]
    libc = "-".join(platform.libc_ver()) or platform.system()
    return f"{rustc}, {platform.machine()}{' with AVX2' if has_avx2() else ''}, {libc}"


def has_avx2() -> bool:
    told = Path("/proc/cpuinfo")
    return told.exists() and "avx2" in told.read_text().split()


def read() -> tuple[str, dict[str, int]]:
    """What the counts were kept for, and the counts."""
    if not KEPT.exists():
        return "", {}
    first, *lines = KEPT.read_text().splitlines()
    return first.removeprefix("# "), {name: int(count) for name, count in map(str.split, lines)}


def count_all(program: Path) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder))
        counts = {name: count(program, name, code, folder) for name, code in INPUTS.items()}
    # What a single page costs, too, is not counted again with many.
    start = counts["start"]
    return {name: total if name == "start" else total - start for name, total in counts.items()}


def count(program: Path, name: str, code: int, folder: str) -> int:
    valgrind = [shutil.which("valgrind"), "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    check = [program, "check", name, "--jobs", "1", *OPTIONS]
    # An environment of its own: its size and what it says must not matter.
    done = subprocess.run(
        [*valgrind, *check], cwd=folder, env={"LC_ALL": "C.UTF-8"}, capture_output=True, text=True
    )
    collected = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != code or not collected:
        raise SystemExit(f"{name}: exit code {done.returncode} instead of {code}\n{done.stderr}")
    return int(collected[1])


def compare(kept: dict[str, int], counts: dict[str, int], renewed: bool) -> int:
    off = {name for name, count in counts.items() if not is_near(count, kept.get(name))}
    for name, count in counts.items():
        old = kept.get(name, 0)
        ratio = f"{count / old:.3f}" if old else "-"
        note = "" if renewed or name not in off else f", more than {BAND:.0%} off"
        print(f"    {name:10}{old:>12} -> {count:>12}, ratio {ratio}{note}")
    if off and not renewed:
        print(f"if that is meant, {RENEW}", file=sys.stderr)
    return int(bool(off) and not renewed)


def is_near(count: int, kept: int | None) -> bool:
    return kept is not None and abs(count / kept - 1) <= BAND


sys.exit(main(*sys.argv[1:]))
