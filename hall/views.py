"""Views: what a screen asks for by name. A view has a name, a version and a snapshot.

`snapshot` makes one, `may_watch` says for whom, `touched` says which views an event may change
(a name that ends in `*` stands for all views that begin so).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from hall.alerts.view import ALERTS
from hall.appointments.view import APPOINTMENTS
from hall.cases.deferrals import DEFERRALS
from hall.cases.held import of_ticket
from hall.cases.listing import AT_THE_WINDOW
from hall.cases.office import OFFICE
from hall.cases.supervision import SUPERVISION
from hall.catalogue.view import PATH, edition
from hall.faces import Face, at_window, said, ticket_face, window_face
from hall.guidance.agent import agent_face
from hall.guidance.view import GUIDE, WAY
from hall.inspections.view import INSPECTIONS
from hall.lines import line_face
from hall.lockers.held import held
from hall.lockers.view import CELLS, locker_face
from hall.overview import MAP
from hall.people.roles import Actor, ActorKind, DeviceKind
from hall.people.view import STAFF
from hall.plans.view import PLANS
from hall.ports import Pace, Shelf
from hall.progress import Recorded
from hall.ratings.rules import rating_of_visit
from hall.ratings.screen import rating_screen
from hall.ratings.view import RATINGS
from hall.refusals import Unknown
from hall.results.feedback import ISSUED
from hall.results.view import RESULTS
from hall.screens.message import incident, lines
from hall.screens.picture import slides
from hall.screens.sound import sound_of
from hall.screens.view import SCREENS
from hall.setup import Domain, Setup
from hall.shifts.view import DUTY, SHIFTS
from hall.tickets.limits import full_face
from hall.tickets.routing import choose
from hall.tickets.ticket import Ticket, TicketState, last_call
from hall.tickets.waits import mean_service
from hall.tickets.worth import is_given
from hall.viewing import Builder, RoomView
from hall.webhooks.view import WEBHOOKS
from hall.windows.clerk_move import move_at, moved_away
from hall.windows.recalling import settles_at
from hall.windows.share import share_face
from hall.windows.takers import line_at, takers, waiting_at
from hall.windows.undo import last_press
from hall.windows.window import Window
from hall.workdays.national import A_DAY
from hall.workdays.view import HOURS, opening_face

CALLS_SHOWN = 24
MISSED_SHOWN = 12
ASIDE_SHOWN = 20
"""The last of the missed at a counter; whoever was missed earlier is found by number."""
HELD_SHOWN = 50
LINE_SHOWN = 50
ON_SCREENS = ("Message", "Picture", "Playlist")
SCREENS_OF = {
    "display": DeviceKind.DISPLAY,
    "window": DeviceKind.SIGN,
    "kiosk": DeviceKind.KIOSK,
    "locker": DeviceKind.LOCKER,
    "rating": DeviceKind.RATER,
}
"""Views that a paired device watches: its own, by its place, a kiosk's by its name."""
COUNTED = ("TicketIssued", "TicketCancelled")
"""After these a matter may be full, or no longer."""
BY_TOKEN = {"ticket": "id", "case": "case"}
"""Views that are named by a token, and which fact of theirs says whose they are."""
TokenOf = Callable[[str, int], str | None]
"""The token by which a `ticket` or `case` of this id is watched; None: it isn't."""


def snapshot(name: str, setup: Setup, shelf: Shelf, at: datetime) -> Face:
    """The present truth of a view. Raises Unknown when there is no such view."""
    kind, _, which = name.partition(":")
    builder, single = _builder(kind)
    if builder is None or bool(which) == single:
        raise Unknown("unknown_view", view=name[:80])
    return builder(setup, shelf, which, at)


def _builder(kind: str) -> tuple[Builder | None, bool]:
    """Who makes views of this kind, and whether there is a single one of them."""
    if (view := ROOM_VIEWS.get(kind)) is not None:
        return view.build, view.single
    return BUILDERS.get(kind), kind == "hall"


def may_watch(name: str, actor: Actor) -> bool:
    """Whether `actor` may watch: lines, tickets and cases are for anyone who knows their name."""
    kind, _, which = name.partition(":")
    if (view := ROOM_VIEWS.get(kind)) is not None:
        return view.may_watch(which, actor)
    return kind in ("line", "ticket", "case") or _may_watch_screen(kind, which, actor)


def _may_watch_screen(kind: str, which: str, actor: Actor) -> bool:
    if actor.kind is ActorKind.STAFF:
        return True
    device = SCREENS_OF.get(kind)
    here = actor.name if device is DeviceKind.KIOSK else actor.place
    return device is not None and actor.is_device(device) and here == which


def touched(event: Recorded, token_of: TokenOf) -> set[str]:
    """The views that `event` may change."""
    if event.kind == "SettingChanged":
        return {"*"}
    if event.kind.startswith(ON_SCREENS):
        screens = {"display:*", "kiosk:*"}
    else:
        screens = _touched_screens(event, token_of) | _touched_phones(event, token_of)
    if event.kind in COUNTED:
        screens.add("kiosk:*")
    if event.kind.startswith("Rating"):
        screens.add(f"rating:{event.data['at_window']}")
    if "cabinet" in event.data:
        screens.add(f"locker:{event.data['cabinet']}")
    return screens | {f"{view.kind}*" for view in ROOM_VIEWS.values() if view.is_touched_by(event)}


def _touched_screens(event: Recorded, token_of: TokenOf) -> set[str]:
    data, views = event.data, set[str]()
    if event.kind.startswith("Slip"):
        return {f"kiosk:{data['printer']}"}
    if "ticket" in data:
        views |= {"hall", "display:*", "counter:*", f"line:{data['domain']}"}
        views |= _by_token("ticket", data["ticket"], token_of)
    if data.get("from_domain"):
        views.add(f"line:{data['from_domain']}")
    if "window" in data:
        views |= {"hall", "counter:*", "display:*"}
    if event.kind.startswith("Window"):
        views |= {"line:*", "ticket:*"}
    if views & {"hall"}:
        views |= {"window:*", "rating:*"}
    return views


def _touched_phones(event: Recorded, token_of: TokenOf) -> set[str]:
    """Pages of applicants; a visit's own page learns that it ended with a case, or was rated."""
    return _by_token("case", event.data.get("case"), token_of) | _by_token(
        "ticket", event.data.get("visit"), token_of
    )


def _by_token(kind: str, which: int | None, token_of: TokenOf) -> set[str]:
    token = token_of(kind, which) if which else None
    return {f"{kind}:{token}"} if token else set()


def hall_face(setup: Setup, shelf: Shelf, at: datetime) -> Face:
    """What GET /api/v1/hall gives."""
    waiting, windows = shelf.tickets.waiting(), shelf.windows.all()
    return {
        "name": setup.name.zh,
        "name_en": setup.name.en,
        "business_date": setup.business_date(at).isoformat(),
        "time": said(setup, at),
        "open": is_given(setup, shelf, windows, at),
        **opening_face(setup, at),
        "domains": [
            {
                "key": d.key,
                "name": d.name.zh,
                "name_en": d.name.en,
                "prefix": d.prefix,
                "waiting": waiting.get(d.key, 0),
            }
            for d in setup.domains
        ],
        "windows": [window_face(setup, shelf, w) for w in windows],
        "comprehensive_share": share_face(setup, windows),
        "zones": [{"key": z.key, "name": z.name.zh, "name_en": z.name.en} for z in setup.zones],
    }


def _hall(setup: Setup, shelf: Shelf, _: str, at: datetime) -> Face:
    return hall_face(setup, shelf, at)


def _ticket(setup: Setup, shelf: Shelf, token: str, at: datetime) -> Face:
    ticket = shelf.tickets.by_token(token)
    if ticket is None:
        raise Unknown("unknown_ticket")
    face = ticket_face(setup, shelf, ticket, at)
    rating = rating_of_visit(setup, shelf, ticket, at)
    return {**face, "cases": of_ticket(setup, shelf, ticket.id), "rating": rating}


def _display(setup: Setup, shelf: Shelf, key: str, at: datetime) -> Face:
    zone = setup.zone(key)
    if zone is None:
        raise Unknown("unknown_zone", zone=key[:80])
    here = [w for w in shelf.windows.all() if w.zone == key]
    calls = shelf.journal.calls(key, at - A_DAY, CALLS_SHOWN)
    messages, sound = lines(setup, shelf, key, at), sound_of(setup, key, at)
    first = messages[0] if messages else {"zh": "", "en": ""}
    return {
        "zone": {"key": key, "name": zone.name.zh, "name_en": zone.name.en},
        "calls": [_call(setup, shelf, event) for event in calls if _today(setup, event, at)],
        "waiting": [
            {
                "domain": d.key,
                "name": d.name.zh,
                "name_en": d.name.en,
                "count": count,
            }
            for d, count in _waiting_in(setup, shelf, here)
        ],
        "missed": _missed(shelf, here),
        "message": first["zh"],
        "message_en": first["en"],
        "messages": messages,
        "slides": slides(shelf, key),
        "sound": {**asdict(sound), "voice_languages": list(sound.voice_languages)},
    }


def _waiting_in(setup: Setup, shelf: Shelf, here: Sequence[Window]) -> Iterable[tuple[Domain, int]]:
    """The lines that windows of a zone serve, and how many of each may be called to it."""
    every, free = shelf.tickets.waiting(), shelf.tickets.waiting_free(anywhere=True)
    for domain in setup.domains:
        if takers((domain.key, False), here):
            yield domain, every.get(domain.key, 0)
        elif takers((domain.key, True), here):
            yield domain, free.get(domain.key, 0)


def _today(setup: Setup, event: Recorded, at: datetime) -> bool:
    return setup.business_date(event.at) == setup.business_date(at)


def _call(setup: Setup, shelf: Shelf, event: Recorded) -> Face:
    data = event.data
    ticket = shelf.tickets.get(data["ticket"])
    here = ticket is not None and ticket.window == data["window"]
    calling = ticket is not None and here and ticket.state is TicketState.CALLED
    return {
        "call": event.version,
        "number": data["number"],
        "window": data["window"],
        "at": said(setup, event.at),
        "repeat": data["calls"] - 1,
        "calling": calling,
        "came": ticket is not None and ticket.started_at is not None and not calling,
        "name": ticket.holder if ticket and setup.screens.names else None,
    }


def _missed(shelf: Shelf, here: Iterable[Window]) -> list[str]:
    missed = [t for w in here for t in shelf.tickets.missed_at(w.number, MISSED_SHOWN)]
    return [t.number for t in sorted(missed, key=last_call)[-MISSED_SHOWN:]]


def _window(setup: Setup, shelf: Shelf, number: str, at: datetime) -> Face:
    window = _known(shelf, number)
    return {
        **at_window(setup, shelf, window, at),
        "waiting": waiting_at(window, shelf.tickets),
    }


def _known(shelf: Shelf, number: str) -> Window:
    window = shelf.windows.get(number)
    if window is None:
        raise Unknown("unknown_window", window=number[:80])
    return window


def _counter(setup: Setup, shelf: Shelf, number: str, at: datetime) -> Face:
    """All that a clerk needs at one window: the ticket, who is next and why, and the others."""
    window = _known(shelf, number)

    def faces(tickets: Iterable[Any]) -> list[Face]:
        return [ticket_face(setup, shelf, t, at) for t in tickets]

    today = setup.business_date(at)
    here = shelf.tickets.get(window.ticket) if window.ticket else None
    return {
        **_window(setup, shelf, number, at),
        "agent": agent_face(shelf, here),
        "next": _next(setup, shelf, window, at),
        "line": faces(line_at(window, shelf.tickets, LINE_SHOWN)),
        "held": faces(reversed(shelf.tickets.held_at(number, HELD_SHOWN))),
        "missed": faces(_missed_for(setup, shelf, window)),
        "last": _last(setup, shelf, window, at),
        "today": _pace(shelf.pace_of_window(today, number)),
        "calls_before_miss": setup.line.calls_before_miss,
        "call_settles_at": said(setup, settles_at(shelf, here)),
        "move": move_at(setup, shelf, window),
        "moved_away": moved_away(setup, shelf, number),
    }


def _missed_for(setup: Setup, shelf: Shelf, window: Window) -> list[Ticket]:
    """The last that this window missed, or others missed of its lines; the latest call at last."""
    every = [d.key for d in setup.domains if window.serves(d.key)]
    anywhere = window.is_undifferentiated
    missed = list(shelf.tickets.missed_at(window.number, ASIDE_SHOWN))
    for domain in window.domains or every:
        missed += shelf.tickets.missed_of(domain, anywhere=anywhere, limit=ASIDE_SHOWN)
    once = {ticket.id: ticket for ticket in missed}
    return sorted(once.values(), key=last_call)[-ASIDE_SHOWN:]


def _pace(pace: Pace) -> Face:
    mean = round(pace.seconds / pace.served) if pace.served else None
    return {"served": pace.served, "mean_seconds": mean}


def _last(setup: Setup, shelf: Shelf, window: Window, at: datetime) -> Face | None:
    ticket = shelf.tickets.get(window.last) if window.last else None
    if ticket is None:
        return None
    return {**ticket_face(setup, shelf, ticket, at), "press": last_press(shelf, window)}


def _next(setup: Setup, shelf: Shelf, window: Window, at: datetime) -> Face | None:
    today = setup.business_date(at)
    choice = choose(
        window,
        shelf.tickets,
        setup,
        at,
        lambda domain: mean_service(domain, shelf.pace(today, domain.key)),
    )
    if choice is None:
        return None
    return {
        "ticket": ticket_face(setup, shelf, choice.ticket, at),
        "why": choice.why(),
        "agent": agent_face(shelf, choice.ticket),
    }


def _kiosk(setup: Setup, shelf: Shelf, name: str, at: datetime) -> Face:
    number, _, became = (shelf.note(f"slip:{name}") or "").partition(" ")
    slip = {"number": number, "became": became} if number else None
    return {
        "kiosk": name,
        "paper": shelf.note(f"paper:{name}") or "unknown",
        "slip": slip,
        "incident": incident(shelf, at),
        "catalogue": edition(shelf),
        "full": full_face(setup, shelf, at),
    }


BUILDERS: dict[str, Builder] = {
    "hall": _hall,
    "line": line_face,
    "ticket": _ticket,
    "case": held,
    "display": _display,
    "window": _window,
    "counter": _counter,
    "kiosk": _kiosk,
    "locker": locker_face,
    "rating": rating_screen,
}
ROOM_VIEWS: dict[str, RoomView] = {
    view.kind: view
    for view in (
        APPOINTMENTS,
        GUIDE,
        WAY,
        INSPECTIONS,
        MAP,
        PLANS,
        ALERTS,
        STAFF,
        SHIFTS,
        DUTY,
        HOURS,
        PATH,
        WEBHOOKS,
        SCREENS,
        OFFICE,
        AT_THE_WINDOW,
        DEFERRALS,
        SUPERVISION,
        RESULTS,
        ISSUED,
        CELLS,
        RATINGS,
    )
}
"""The views of the rooms that bring their own, for staff."""
