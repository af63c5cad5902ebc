"""综合窗口占比: the share of comprehensive windows (D21-5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hall.setup import Setup, WindowKind
from hall.windows.window import Window

COMPREHENSIVE = frozenset(
    {
        WindowKind.DOMAIN,
        WindowKind.UNDIFFERENTIATED,
        WindowKind.ISSUING,
        WindowKind.THEME,
        WindowKind.CROSS_REGION,
    }
)
COUNTED = COMPREHENSIVE | {WindowKind.DEPARTMENT}


def comprehensive_share(kinds: Iterable[WindowKind]) -> float:
    """Comprehensive windows among all that accept or issue, 0 to 1; 1 when there are none.

    Guide, temporary and last-resort windows neither count for nor against (P22-3, P22-7).
    """
    counted = [kind for kind in kinds if kind in COUNTED]
    return sum(kind in COMPREHENSIVE for kind in counted) / len(counted) if counted else 1.0


def share_face(setup: Setup, windows: Sequence[Window]) -> dict[str, float]:
    """The share as the windows are now, and the least that it should be."""
    now = comprehensive_share(window.kind for window in windows)
    return {"now": round(now, 3), "target": setup.comprehensive_share}
