"""The API of windows: one path per verb of the counter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hall.windows import commands as windows
from hall.windows.reshaping import ChangeWindow
from web import answers
from web.calls import Call

ROOM = "Windows"


def _verb(
    verb: str,
    command: type[Any],
    does: str,
    example: Mapping[str, Any] | None = None,
    renamed: Mapping[str, str] | None = None,
) -> Call:
    return Call(
        method="POST",
        path=f"/api/v1/windows/{{window}}/{verb}",
        does=does,
        command=command,
        answers=answers.AtWindow,
        room=ROOM,
        example=example,
        renamed=renamed or {},
    )


CALLS = (
    _verb("open", windows.OpenWindow, "Begin service, or go on after a pause"),
    _verb("pause", windows.PauseWindow, "Rest for a while", {"reason": "午休"}),
    _verb("close", windows.CloseWindow, "End service"),
    _verb("call-next", windows.CallNext, "叫号: call whoever is next here"),
    _verb("call", windows.CallTicket, "叫号 by number", {"number": "A012"}),
    _verb("recall", windows.Recall, "重呼: call the same ticket once more"),
    _verb("start", windows.Start, "The visitor has come"),
    _verb("miss", windows.Miss, "过号: called, and nobody came"),
    _verb("hold", windows.Hold, "挂起: set the visitor aside", {"reason": "复印"}),
    _verb("finish", windows.Finish, "The service is done"),
    _verb(
        "transfer",
        windows.Transfer,
        "转移 to another line or window",
        {"window": "5", "reason": "补充材料"},
        {"window": "to_window"},
    ),
    _verb("take-back", windows.TakeBack, "Undo the last miss, hold, transfer or finish"),
    Call(
        method="PUT",
        path="/api/v1/windows/{window}",
        does="Reshape a window while the hall runs; it counts for the very next call",
        command=ChangeWindow,
        answers=answers.AtWindow,
        room=ROOM,
        example={"name": "综合窗口", "domains": ["tax"], "open": True},
    ),
)
