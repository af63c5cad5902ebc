"""A hall whose plug was pulled opens soon: it loads nothing that only a later hour needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OPENED = """
import gc, sys, server
server.open_hub("eventlet")
print(*sys.modules, "rubbish-is-looked-for" if gc.isenabled() and gc.get_freeze_count() else "")
"""


def test_sheets_sounds_and_names_of_hosts_are_loaded_when_they_are_needed() -> None:
    opened = subprocess.run(
        [sys.executable, "-c", OPENED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(opened.stdout.split())
    assert {"server", "eventlet", "rubbish-is-looked-for"} <= loaded
    assert not {"openpyxl", "pypinyin", "dns"} & loaded
