"""File descriptors: every connection takes one, and so do the database, printers and the voice."""

from __future__ import annotations

import errno
import resource
from contextlib import suppress

KEPT_BACK = 256
"""Descriptors that connections may not take: the hall must always be able to open its database."""
FEWEST = 64
RUN_OUT = frozenset(
    {errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM, errno.ECONNABORTED, errno.EPROTO}
)
"""What `accept` complains of while it passes: no descriptors or memory left, a visitor gone."""


def raise_limit() -> int:
    """Take as many as the system lets this process have; how many that is."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # some systems say "unlimited" and mean less
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        soft = hard
    return soft


def for_connections(most: int) -> int:
    """How many connections there may be: `most`, or as many as there are descriptors for."""
    limit = raise_limit()
    return most if limit == resource.RLIM_INFINITY else max(FEWEST, min(most, limit - KEPT_BACK))
