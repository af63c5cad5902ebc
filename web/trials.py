"""Trying rules on a recorded day: one at a time, in a process of its own, never on the hub."""

from __future__ import annotations

import json
import logging
import pickle
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

from hall.refusals import Refusal, Unknown
from hall.settings.routing import Routing
from hall.setup import Setup
from web.trial_child import AskedOfChild

PATIENCE = 120.0
"""Seconds after which a trial is given up."""
ROOT = Path(__file__).resolve().parent.parent

log = logging.getLogger("yichuang.trials")


def try_on(file: Path, configured: Setup, day: date, rules: Routing) -> dict[str, Any] | Refusal:
    """The trial's face, or why there is none. It takes seconds: do it in a lane."""
    asked = pickle.dumps(AskedOfChild(file, configured, day, rules))
    command = [sys.executable, "-m", "web.trial_child"]
    try:
        done = subprocess.run(
            command, input=asked, capture_output=True, timeout=PATIENCE, cwd=ROOT, check=True
        )
    except subprocess.SubprocessError as trouble:
        log.warning("a trial failed", extra={"facts": {"why": _last_words(trouble)}})
        return Refusal("trial_failed")
    answer: dict[str, Any] = json.loads(done.stdout)
    if "refusal" in answer:
        return Unknown(answer["refusal"], **answer["facts"])
    return answer


def _last_words(trouble: subprocess.SubprocessError) -> str:
    said = getattr(trouble, "stderr", None) or b""
    return said.decode(errors="replace").strip().rpartition("\n")[2] or str(trouble)
