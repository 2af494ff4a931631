"""Prints what hyperfine measured as ratios: `ratios.py RESULT.json FOLDER`."""

import json
import sys
from pathlib import Path

result, folder = sys.argv[1:]
sizes = [page.stat().st_size for page in Path(folder).rglob("*.html")]
medians = {run["command"]: run["median"] for run in json.loads(Path(result).read_text())["results"]}
first, ours = next(iter(medians)), "beian-lint"

print(f"\n{len(sizes)} pages, {sum(sizes) / 1e6:.1f} MB. Medians, as multiples of {first} and of {ours}:\n")
print(f"{'x ' + first:>12} {'x ' + ours:>12} {'ms':>9} {'pages/s':>9} {'MB/s':>7}")
for name, median in medians.items():
    times = f"{median / medians[first]:12.2f} {median / medians[ours]:12.2f} {median * 1000:9.1f}"
    print(f"{times} {len(sizes) / median:9.0f} {sum(sizes) / 1e6 / median:7.0f}  {name}")
