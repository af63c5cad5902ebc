"""`./run test`: every check, named and timed; with words after it, only pytest with them."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass

from tools.checks.chain import CHAIN, Check, pytest_with
from tools.checks.stream import run_and_watch
from tools.setup import system


@dataclass(frozen=True)
class Outcome:
    """How one check went; `said` is the closing line of its output."""

    name: str
    passed: bool
    seconds: float
    said: str


def main(words: list[str]) -> int:
    """Run the chain, or pytest alone with the words given; 0 only if all passed."""
    if words:
        return 0 if _run(pytest_with(words)).passed else 1
    outcomes = [_machine()] + [_run(check) for check in CHAIN]
    return _sum_up(outcomes)


def _machine() -> Outcome:
    """The browser, the voice and the QR reader must be there, or pages would go unseen."""
    absent = system.missing(system.FOR_THE_TESTS)
    said = "missing: " + " ".join(need.package for need in absent) if absent else "complete"
    return Outcome("machine", not absent, 0.0, said)


def _run(check: Check) -> Outcome:
    print(f"\n== {check.name} ==", flush=True)
    began = time.monotonic()
    code, said = run_and_watch(check.command)
    return Outcome(check.name, code == 0, time.monotonic() - began, said)


def _sum_up(outcomes: list[Outcome]) -> int:
    print("\n== summary ==")
    for each in outcomes:
        mark = "passed" if each.passed else "FAILED"
        print(f"{mark}  {each.name:<12} {each.seconds:6.1f} s  {each.said}")
    failed = [each.name for each in outcomes if not each.passed]
    verdict = "failed: " + ", ".join(failed) if failed else "all checks passed"
    print(f"{verdict} · pytest: {outcomes[-1].said}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
