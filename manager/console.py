"""The pages of the manager's console: what each is for, and who may open it.

A page joins by a line in `PAGES`, `static/js/manager/<key>/main.js`, words `manager.<key>` and, if
it needs one, `static/css/manager/<key>.css`. `facts` hands its script what no view tells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hall.commands import Allowed
from hall.people.roles import BELOW_MANAGER, LEADERS, MANAGERS, READERS, Role
from hall.ports import Shelf
from hall.setup import Setup
from manager.figures import figures_facts
from manager.inspections import inspections_facts
from manager.ratings import ratings_facts
from manager.record import record_facts

Facts = Callable[[Setup, Shelf], Mapping[str, Any]]


def priorities(setup: Setup, shelf: Shelf) -> Mapping[str, Any]:
    """Who is treated as having come earlier, by name."""
    return {"priorities": [[p.key, p.name.zh, p.name.en] for p in setup.priorities]}


def no_facts(setup: Setup, shelf: Shelf) -> Mapping[str, Any]:
    """A page that lives from its views alone."""
    return {}


def roles(setup: Setup, shelf: Shelf) -> Mapping[str, Any]:
    """The roles there are, those that a manager looks after, and whose back office one may be."""
    return {
        "roles": list(Role),
        "below": [role for role in Role if role in BELOW_MANAGER],
        "departments": list(setup.departments),
    }


@dataclass(frozen=True, slots=True)
class ConsolePage:
    """One page: its key, icon, the group it stands in (now, past, shape), and its roles."""

    key: str
    icon: str
    group: str
    roles: frozenset[Role]
    facts: Facts = no_facts

    @property
    def path(self) -> str:
        """Where it is; the map is the console's front."""
        return "/manager" if self.key == "map" else f"/manager/{self.key}"

    @property
    def allowed(self) -> Allowed:
        """Who may open it."""
        return Allowed(roles=self.roles)


PAGES: dict[str, ConsolePage] = {
    page.key: page
    for page in (
        ConsolePage("map", "map", "now", LEADERS),
        ConsolePage("alerts", "bell", "now", LEADERS),
        ConsolePage("appointments", "calendar-check", "now", READERS | {Role.GUIDE}),
        ConsolePage("staff", "users", "shape", MANAGERS, roles),
        ConsolePage("shifts", "calendar-days", "shape", LEADERS),
        ConsolePage("screens", "monitor", "shape", LEADERS),
        ConsolePage("settings", "sliders-horizontal", "shape", MANAGERS, priorities),
        ConsolePage("privacy", "shield-check", "shape", MANAGERS),
        ConsolePage("catalogue", "library-big", "shape", MANAGERS),
        ConsolePage("hours", "calendar-clock", "shape", LEADERS),
        ConsolePage("figures", "chart-column", "past", READERS, figures_facts),
        ConsolePage("staffing", "calculator", "past", READERS),
        ConsolePage("record", "scroll-text", "past", READERS, record_facts),
        ConsolePage("inspections", "clipboard-check", "past", READERS, inspections_facts),
        ConsolePage("ratings", "smile", "past", READERS, ratings_facts),
    )
}
ANY_PAGE = Allowed(roles=frozenset().union(*(page.roles for page in PAGES.values())))


def pages_for(role: Role | None) -> list[ConsolePage]:
    """The pages that somebody of this role may open, in the order of the rail."""
    return [page for page in PAGES.values() if role in page.roles]
