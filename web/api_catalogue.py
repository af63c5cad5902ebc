"""The API of what the hall offers: matters and themes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any

from annotated_types import Ge, Le, Len

from hall.commands import Allowed
from hall.facts import Key
from hall.people.roles import EVERYONE, DeviceKind
from hall.refusals import Unknown
from hall.setup import Matter, Theme
from web import answers
from web.calls import Asked, Call

ROOM = "Matters and themes"
INSIDE = Allowed(roles=EVERYONE, devices=frozenset(DeviceKind))


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchMatters:
    """What to look for: name, code, pinyin or initials."""

    q: Annotated[str, Len(0, 80)] = ""
    domain: Key | None = None
    limit: Annotated[int, Ge(1), Le(1000)] = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchThemes:
    """What to look for: name, key, pinyin or initials."""

    q: Annotated[str, Len(0, 80)] = ""
    limit: Annotated[int, Ge(1), Le(1000)] = 200


def matters(asked: Asked) -> dict[str, Any]:
    """Best match first; without `q`, in the hall's order."""
    query, catalogue = asked.query, asked.works.catalogue
    if query.q.strip():
        found = catalogue.search_matters(query.q, query.domain, query.limit)
    else:
        found = catalogue.matters(query.domain)[: query.limit]
    return {"matters": [matter_face(m) for m in found]}


def matter(asked: Asked) -> dict[str, Any]:
    """One matter with its materials."""
    found = asked.works.catalogue.matter(asked.path["code"])
    if found is None:
        raise Unknown("unknown_matter")
    return {**matter_face(found), "materials": [asdict(m) for m in found.materials]}


def themes(asked: Asked) -> dict[str, Any]:
    """Best match first; without `q` all of them, in the hall's order."""
    query, catalogue = asked.query, asked.works.catalogue
    if query.q.strip():
        found = catalogue.search_themes(query.q, limit=query.limit)
    else:
        found = catalogue.themes()[: query.limit]
    return {"themes": [theme_face(t) for t in found]}


def theme(asked: Asked) -> dict[str, Any]:
    """One theme with its one list of materials."""
    catalogue = asked.works.catalogue
    found = catalogue.theme(asked.path["key"])
    if found is None:
        raise Unknown("unknown_theme")
    return {
        **theme_face(found),
        "materials": [asdict(m) for m in catalogue.theme_materials(found.key)],
    }


def matter_face(found: Matter) -> dict[str, Any]:
    """A matter, as the API says it."""
    return {
        "code": found.code,
        "name": found.name,
        "name_en": found.name_en,
        "domain": found.domain,
        "department": found.department,
        "kind": str(found.kind),
        "working_days": found.working_days,
        "undifferentiated": found.undifferentiated,
    }


def theme_face(found: Theme) -> dict[str, Any]:
    """A theme, as the API says it."""
    return {
        "key": found.key,
        "name": found.name,
        "name_en": found.name_en,
        "domain": found.domain,
        "group": found.group,
        "lead": found.lead,
        "cooperating": list(found.cooperating),
        "matters": list(found.matters),
    }


CALLS = (
    Call(
        method="GET",
        path="/api/v1/matters",
        does="Search matters by name, code, pinyin and initials",
        handle=matters,
        query=SearchMatters,
        allowed=INSIDE,
        answers=answers.Matters,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/matters/{code}",
        does="One matter with its materials",
        handle=matter,
        allowed=INSIDE,
        answers=answers.MatterInFull,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/themes",
        does="一件事: several matters handled as one; search them as matters",
        handle=themes,
        query=SearchThemes,
        allowed=INSIDE,
        answers=answers.Themes,
        room=ROOM,
    ),
    Call(
        method="GET",
        path="/api/v1/themes/{key}",
        does="One theme with its materials",
        handle=theme,
        allowed=INSIDE,
        answers=answers.ThemeInFull,
        room=ROOM,
    ),
)
