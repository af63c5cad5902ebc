"""The API of what managers change and plan: settings in force, and what the hall will do itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any

from annotated_types import Len

from hall import coding
from hall.commands import COMMANDS, Allowed
from hall.faces import said
from hall.facts import Key, Moment, Reason, SettingId
from hall.people.roles import LEADERS, MANAGERS, READERS
from hall.plans.commands import DropPlan, MakePlan, Weekday
from hall.plans.view import plans_face
from hall.ports import Span
from hall.refusals import Invalid, Unknown
from hall.settings.commands import ResetSetting, TakeBackSetting
from hall.settings.setting import Setting, sections, whole
from web import answers
from web.calls import Asked, Call
from web.forms import form_of

ROOM = "Settings and plans"
LOOK = Allowed(roles=READERS)
MANAGE = Allowed(roles=MANAGERS)
A_PAGE = 50
LONG = frozenset({"matters", "themes"})
"""Sections that only their own address gives: the catalogue takes hundreds of kilobytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlan:
    """A command for later. `facts` are the command's own; `weekdays` (0: Monday) repeat it."""

    command: Key
    facts: dict[str, Any]
    due: Moment
    reason: Reason
    weekdays: Annotated[tuple[Weekday, ...], Len(0, 7)] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Where to go on: below this change."""

    before: SettingId | None = None


def settings(asked: Asked) -> dict[str, Any]:
    """Each section as it is in force, and who changed it when and why; the catalogue by itself."""
    w = asked.works
    with w.store.reading() as shelf:
        changed = {s.section: s for s in shelf.of(Setting).find(in_force=True)}
    short = [name for name in sections() if name not in LONG]
    return {"settings": [_section(w.setup, name, changed.get(name)) for name in short]}


def setting(asked: Asked) -> dict[str, Any]:
    """One section as it is in force, and who changed it when and why."""
    w, section = asked.works, asked.path["section"]
    if section not in sections():
        raise Unknown("unknown_section", section=section)
    with w.store.reading() as shelf:
        changed = {s.section: s for s in shelf.of(Setting).find(in_force=True)}
    return w.hub.offload(_section, w.setup, section, changed.get(section))


def _section(setup: Any, name: str, changed: Setting | None) -> dict[str, Any]:
    face: dict[str, Any] = {"section": name, "value": coding.written(getattr(setup, name))}
    if changed is None:
        return face | {"setting": None, "at": None, "by": None, "reason": None}
    facts = {"setting": changed.id, "at": said(setup, changed.at)}
    return face | facts | {"by": changed.by, "reason": changed.reason}


def past(asked: Asked) -> dict[str, Any]:
    """A page of the changes of one section, newest first; `before` goes on with it.

    What each said is left out, for a catalogue is long: a change alone tells it.
    """
    w, section, before = asked.works, asked.path["section"], asked.query.before

    def look() -> dict[str, Any]:
        with w.store.reading() as shelf:
            older = Span(None, before)
            found = shelf.of(Setting).find(section=section, id=older, newest=True, limit=A_PAGE + 1)
        changes = [_change(w.setup, setting) for setting in found[:A_PAGE]]
        return {"changes": changes, "before": found[A_PAGE - 1].id if found[A_PAGE:] else None}

    return w.hub.offload(look)


def one_change(asked: Asked) -> dict[str, Any]:
    """One change with what it said."""
    w, number = asked.works, asked.path["setting"]

    def look() -> dict[str, Any]:
        with w.store.reading() as shelf:
            kept = shelf.of(Setting).get(number)
            if kept is None:
                raise Unknown("unknown_setting", setting=number)
            found = whole(shelf, kept)
        value = None if found.value is None else json.loads(found.value)
        return {**_change(w.setup, found), "section": found.section, "value": value}

    return w.hub.offload(look)


def _change(setup: Any, setting: Setting) -> dict[str, Any]:
    return {
        "setting": setting.id,
        "as_in_folder": setting.value is None,
        "at": said(setup, setting.at),
        "by": setting.by,
        "reason": setting.reason,
        "in_force": setting.in_force,
    }


def plans(asked: Asked) -> dict[str, Any]:
    """What the hall will do by itself, soonest first."""
    w = asked.works
    with w.store.reading() as shelf:
        return plans_face(w.setup, shelf)


def plan(asked: Asked) -> dict[str, Any]:
    """Plan a command; its facts are checked as if it were sent now."""
    new = asked.body
    planned = COMMANDS.get(new.command)
    if planned is None or not planned.plannable:
        raise Invalid("command", "unknown")
    form_of(planned).fill(new.facts)
    made = MakePlan(
        command=new.command,
        facts=new.facts,
        due=new.due,
        reason=new.reason,
        weekdays=new.weekdays,
    )
    return asked.works.door.carry_out(made, asked.by, asked.key)


CALLS = (
    Call(
        method="GET",
        path="/api/v1/settings",
        does="What is in force, and who changed it; the catalogue's sections by themselves",
        handle=settings,
        allowed=LOOK,
        answers=answers.Settings,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/settings/{section}",
        does="One section as it is in force, and who changed it: matters and themes too",
        handle=setting,
        allowed=LOOK,
        answers=answers.SettingNow,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/settings/{section}/changes",
        does="The changes of one section, newest first, a page at a time",
        handle=past,
        query=Past,
        allowed=LOOK,
        answers=answers.SettingChanges,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/settings/changes/{setting}",
        does="One change of settings, and what it said",
        handle=one_change,
        allowed=LOOK,
        answers=answers.SettingChangeInFull,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/settings/{section}/reset",
        does="Go back to what the hall's folder says",
        command=ResetSetting,
        answers=answers.Section,
        room=ROOM,
        example={"reason": "试行结束"},
    ),
    Call(
        method="POST",
        path="/api/v1/settings/changes/{setting}/take-back",
        does="Undo a change of settings, while nothing has changed the same since",
        command=TakeBackSetting,
        answers=answers.Section,
        room=ROOM,
        example={"reason": "改错了"},
    ),
    Call(
        method="GET",
        path="/api/v1/plans",
        does="What the hall will do by itself",
        handle=plans,
        allowed=Allowed(roles=LEADERS),
        answers=answers.Plans,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/plans",
        does="Plan a command: once, or on certain weekdays at that time of day",
        handle=plan,
        keyed=True,
        body=NewPlan,
        allowed=MANAGE,
        answers=answers.PlanKey,
        status=201,
        room=ROOM,
        example={
            "command": "ChangeWindow",
            "facts": {"window": "3", "kind": "undifferentiated"},
            "due": "2030-09-30T14:00:00+08:00",
            "reason": "下午人多",
        },
    ),
    Call(
        method="DELETE",
        path="/api/v1/plans/{plan}",
        does="Let a planned command not happen",
        command=DropPlan,
        answers=answers.PlanKey,
        room=ROOM,
    ),
)
