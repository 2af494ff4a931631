"""Nothing is lost and nothing checked twice: on a good server, a bad one, and after kills."""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import sleep

from site_of_pages import Site, path

PAGES = 2_000
KILLS = 3
program = sys.argv[1]
env = {name: value for name, value in os.environ.items() if not name.startswith("GIT")}


def command(*arguments) -> list[str]:
    return [program, "check", "--no-config", "--format", "json", *map(str, arguments)]


def check(*arguments) -> tuple[int, dict]:
    done = subprocess.run(command(*arguments), env=env, capture_output=True, check=False)
    assert done.returncode in (0, 1, 3), done.stderr.decode()
    return done.returncode, json.loads(done.stdout)


def sources(report: dict, key: str) -> list[str]:
    return [entry["source"] for entry in report[key]]


def timeless(report: dict) -> dict:
    for page in report["pages"]:
        del page["fetched"]["at"]
    return report


def links(site: Site) -> None:
    """Every page is reached by links, asked for once and reported once."""
    code, report = check(site.well, "--depth", 20)
    assert code == 0, code
    expected = {site.well + path(n) for n in range(PAGES)}
    found = sources(report, "pages")
    assert set(found) == expected and len(found) == PAGES, (len(found), len(expected))
    asked = site.asked("well")
    twice = {uri: answers for uri, answers in asked.items() if len(answers) > 1}
    assert not twice, twice
    moved = [uri for uri in asked if uri.startswith("/moved/")]
    assert len(moved) == PAGES // 50 and len(asked) == PAGES + len(moved) + 1
    print(f"    {PAGES} pages and {len(moved)} redirects, none lost, none asked for twice")


def arguments_of(site: Site) -> list:
    listed = f"--sitemap={site.root / 'site' / 'ill.txt'}"
    # All at once, so that what hangs does not take the whole test's time.
    return [listed, "--allow-private", "--timeout", 5, "--retries", 0, "--concurrency", 256]


def faults(site: Site) -> dict:
    """Every page is checked or unchecked, and which of both is what the server did."""
    code, report = check(*arguments_of(site))
    assert code == 3, code
    kinds = {200: "checked", 444: "connect", 503: "status", 499: "timeout"}
    told = dict.fromkeys(sources(report, "pages"), "checked")
    told |= {entry["source"]: entry["kind"] for entry in report["unchecked"]}
    assert len(told) == len(report["pages"]) + len(report["unchecked"]) == PAGES
    assert report["summary"]["unchecked"] == len(report["unchecked"])
    asked = site.asked("ill")
    for n in range(PAGES):
        answers, kind = asked[path(n)], told[site.ill + path(n)]
        assert [kinds[status] for status in answers] == [kind], (path(n), answers, kind)
    counts = Counter(told.values())
    assert all(counts[kind] > PAGES // 40 for kind in kinds.values()), counts
    print(f"    {dict(counts)}")
    return timeless(report)


def kills(site: Site, whole: dict) -> None:
    """Killed at random moments and gone on with, the report is the same in the end."""
    seed = random.randrange(1_000_000)
    moments = sorted(random.Random(seed).sample(range(50, PAGES * 3 // 4), KILLS))
    print(f"    seed {seed}: killed at {moments} pages")
    site.forget("ill")
    state = site.root / "resume"
    resumed = [*arguments_of(site), "--resume", state]
    for moment in moments:
        run = subprocess.Popen(command(*resumed), env=env, stdout=subprocess.DEVNULL)
        while len(site.asked("ill")) < moment:
            assert run.poll() is None, "the run was over before it was killed"
            sleep(0.005)
        run.kill()
        run.wait()
    _, report = check(*resumed)
    assert timeless(report) == whole, "another report"
    assert not state.exists()
    again = sum(len(answers) - 1 for answers in site.asked("ill").values())
    assert again <= KILLS * 256, again
    print(f"    {again} pages were under way when they were killed, and asked for again")


with tempfile.TemporaryDirectory() as folder, Site(Path(folder), PAGES) as served:
    links(served)
    kills(served, faults(served))
