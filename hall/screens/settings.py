"""What managers change of the screens while the hall runs: the standing message, the voice."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Annotated, Any, Literal

from annotated_types import Ge, Le, Len

from hall.commands import Answer, Work, command
from hall.facts import Key, Reason
from hall.people.roles import LEADERS, MANAGERS
from hall.refusals import Invalid, Unknown
from hall.setup import Name, ZoneSound

Languages = Annotated[tuple[Literal["zh-CN", "en"], ...], Len(1, 2)]
Line = Annotated[str, Len(0, 200)]


@command(roles=MANAGERS, plannable=True)
class ChangeScreens:
    """Change the standing message and the voice of the whole hall; what isn't given stays."""

    reason: Reason
    message: Line | None = None
    message_en: Line | None = None
    silent: bool | None = None
    voice_languages: Languages | None = None
    one_as_yao: bool | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses a language that comes twice."""
        _must_come_once(self.voice_languages)
        screens = work.setup.screens
        zh = screens.message.zh if self.message is None else self.message
        en = screens.message.en if self.message_en is None else self.message_en
        given: dict[str, Any] = {
            "silent": self.silent,
            "voice_languages": self.voice_languages,
            "one_as_yao": self.one_as_yao,
        }
        changed = replace(
            screens, message=Name(zh, en), **{k: v for k, v in given.items() if v is not None}
        )
        work.change("screens", changed, self.reason)
        return {"section": "screens"}


@command(roles=LEADERS, plannable=True)
class SetSound:
    """How loud one zone is, when it is quiet, and in which languages it speaks: as a whole.

    No quiet hours, no languages: none, and those of the hall.
    """

    zone: Key
    reason: Reason
    silent: bool = False
    volume: Annotated[int, Ge(0), Le(100)] = 100
    quiet_from: time | None = None
    quiet_until: time | None = None
    voice_languages: Languages | None = None

    def carry_out(self, work: Work) -> Answer:
        """Refuses an unknown zone, and quiet hours with one end."""
        if work.setup.zone(self.zone) is None:
            raise Unknown("unknown_zone", zone=self.zone)
        _must_come_once(self.voice_languages)
        if (self.quiet_from is None) != (self.quiet_until is None):
            raise Invalid("quiet_until", "missing")
        screens = work.setup.screens
        own = ZoneSound(
            zone=self.zone,
            silent=self.silent,
            volume=self.volume,
            quiet_from=self.quiet_from,
            quiet_until=self.quiet_until,
            voice_languages=self.voice_languages or (),
        )
        others = tuple(one for one in screens.sounds if one.zone != self.zone)
        work.change("screens", replace(screens, sounds=(*others, own)), self.reason)
        return {"section": "screens"}


def _must_come_once(languages: tuple[str, ...] | None) -> None:
    if languages and len(set(languages)) != len(languages):
        raise Invalid("voice_languages", "twice")
