"""The API of what the hall offers: matters and themes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any

from annotated_types import Ge, Le, Len

from hall.catalogue.catalogue import merged
from hall.commands import Allowed
from hall.facts import Key
from hall.people.roles import EVERYONE, DeviceKind
from hall.refusals import Unknown
from hall.setup import Matter, Setup, Theme
from web import answers
from web.calls import Asked, Call

ROOM = "Matters and themes"
INSIDE = Allowed(roles=EVERYONE, devices=frozenset(DeviceKind))


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchMatters:
    """What to look for: name, code, pinyin or initials."""

    q: Annotated[str, Len(0, 80)] = ""
    domain: Key | None = None
    limit: Annotated[int, Ge(1), Le(5000)] = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchThemes:
    """What to look for: name, key, pinyin or initials."""

    q: Annotated[str, Len(0, 80)] = ""
    limit: Annotated[int, Ge(1), Le(5000)] = 200


def matters(asked: Asked) -> dict[str, Any]:
    """Best match first; without `q`, in the hall's order."""
    query, setup = asked.query, asked.works.setup
    found = [m for m in setup.matters if query.domain in (None, m.domain)]
    if query.q.strip():
        here = {m.code: m for m in found}
        hits = asked.works.catalogue.search_matters(query.q, query.domain, query.limit)
        found = [here[hit.code] for hit in hits if hit.code in here]
    return {"matters": [matter_face(setup, m) for m in found[: query.limit]]}


def matter(asked: Asked) -> dict[str, Any]:
    """One matter with its materials."""
    setup = asked.works.setup
    found = setup.matter(asked.path["code"])
    if found is None:
        raise Unknown("unknown_matter")
    return {
        **matter_face(setup, found),
        "materials": [asdict(m) for m in found.materials],
        "follow_up": list(found.follow_up),
    }


def themes(asked: Asked) -> dict[str, Any]:
    """Best match first; without `q` all of them, in the hall's order."""
    query, found = asked.query, list(asked.works.setup.themes)
    if query.q.strip():
        here = {t.key: t for t in found}
        hits = asked.works.catalogue.search_themes(query.q, limit=query.limit)
        found = [here[hit.key] for hit in hits if hit.key in here]
    return {"themes": [theme_face(t) for t in found[: query.limit]]}


def theme(asked: Asked) -> dict[str, Any]:
    """One theme with its one list of materials."""
    setup = asked.works.setup
    found = setup.theme(asked.path["key"])
    if found is None:
        raise Unknown("unknown_theme")
    its = (m for code in found.matters if (m := setup.matter(code)))
    return {**theme_face(found), "materials": [asdict(m) for m in merged(its)]}


def matter_face(setup: Setup, found: Matter) -> dict[str, Any]:
    """A matter, as the API says it; in full mode any window takes it, whatever its mark."""
    return {
        "code": found.code,
        "name": found.name,
        "name_en": found.name_en,
        "domain": found.domain,
        "department": found.department,
        "kind": str(found.kind),
        "working_days": found.working_days,
        "undifferentiated": setup.is_marked(found),
        "marked": found.undifferentiated,
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
