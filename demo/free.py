"""What stays free for whoever looks at the demo."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from hall.setup import Setup, WindowKind


def free_window(setup: Setup) -> str:
    """The window where no simulated clerk sits: one whose line a colleague serves as well."""
    domain = [w for w in setup.windows if w.kind is WindowKind.DOMAIN]
    lines = Counter(key for w in domain for key in w.domains)
    shared = (w.number for w in domain if all(lines[key] > 1 for key in w.domains))
    anywhere = (w.number for w in setup.windows if w.kind is WindowKind.UNDIFFERENTIATED)
    return next(chain(shared, anywhere), setup.windows[0].number)
