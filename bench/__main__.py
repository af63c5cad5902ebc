"""./run bench [NAME …]: run benchmarks, show a table, and keep the figures as JSON."""

from __future__ import annotations

import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from bench import issue, next_ticket, push, report, search
from bench.figures import Figure, table

BENCHES = {bench.NAME: bench.run for bench in (issue, push, next_ticket, search, report)}
KEPT = Path(__file__).parent / "out"


def main(names: list[str]) -> int:
    """Run the named benchmarks, or all; 0 when every figure that has a target holds it."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are: {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    figures: list[Figure] = []
    for name in names or BENCHES:
        print(f"{name} …", file=sys.stderr, flush=True)
        figures += BENCHES[name]()
    print(table(figures))
    _keep(figures)
    return 0 if all(f.holds is not False for f in figures) else 1


def _keep(figures: list[Figure]) -> None:
    KEPT.mkdir(exist_ok=True)
    when = datetime.now(UTC)
    facts = {
        "at": when.isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "figures": [f.row() for f in figures],
    }
    text = json.dumps(facts, indent=1, ensure_ascii=False)
    (KEPT / "latest.json").write_text(text)
    print(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
