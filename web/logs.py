"""The log: one JSON object per line, without personal data. YICHUANG_LOG sets the level."""

from __future__ import annotations

import json
import logging
import os
import sys
from datetime import UTC, datetime

from store.errors import StoreError

FROM_OUTSIDE = {"disk_full", "disk_fails", "database_busy", "database_cannot_be_opened"}
"""What befalls a store whatever the program does: the reason says it all, a trace adds nothing."""


def is_trouble(record: logging.LogRecord) -> bool:
    """Whether to log it: what meets a store that is closed only met the end of the hall."""
    problem = record.exc_info[1] if record.exc_info else None
    return not (isinstance(problem, StoreError) and problem.key == "store_closed")


class OneLine(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "room": record.name,
            "what": record.getMessage(),
        }
        line.update(getattr(record, "facts", {}))
        if record.exc_info:
            problem = record.exc_info[1]
            if isinstance(problem, StoreError) and problem.key in FROM_OUTSIDE:
                line["why"] = str(problem)
            else:
                line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def begin() -> None:
    """Send the log to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    handler.addFilter(is_trouble)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(os.environ.get("YICHUANG_LOG", "warning").upper())
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
