"""What stays free for whoever looks at the demo."""

from __future__ import annotations

from hall.setup import Setup, WindowKind


def free_window(setup: Setup) -> str:
    """The window where no simulated clerk sits: the first for any matter, where there is one."""
    anywhere = (w.number for w in setup.windows if w.kind is WindowKind.UNDIFFERENTIATED)
    return next(anywhere, setup.windows[0].number)
