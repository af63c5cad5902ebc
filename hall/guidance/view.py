"""The views of the guide desk: how the hall is now, and which windows take one business.

`guide` is for everybody at the line; `way:matter/CODE`, `way:theme/KEY` and `way:domain/KEY` answer
"which window does this?" and stay true while somebody looks.
"""

from __future__ import annotations

from datetime import datetime

from hall.appointments.slots import bookable_for
from hall.faces import Face, ends_late, said, ticket_face, wait_behind
from hall.guidance.referral import Outcome, Referral
from hall.overview import line_now
from hall.people.roles import AT_THE_LINE
from hall.ports import Shelf, Span
from hall.refusals import Unknown
from hall.setup import Setup
from hall.tickets.ticket import TicketState, last_call
from hall.tickets.worth import is_given
from hall.viewing import RoomView
from hall.windows.takers import at_work, in_their_hour, takers

MISSED_SHOWN = 40
REFERRALS_SHOWN = 60


def guide_face(setup: Setup, shelf: Shelf, at: datetime) -> Face:
    """Every line with its told wait, who was missed, and whom somebody still answers for."""
    windows = shelf.windows.all()
    missed = sorted(shelf.tickets.in_states((TicketState.MISSED,)), key=last_call, reverse=True)
    return {
        "lines": [line_now(setup, shelf, domain, windows, at) for domain in setup.domains],
        "missed": [ticket_face(setup, shelf, t, at) for t in missed[:MISSED_SHOWN]],
        "referrals": [referral_face(setup, shelf, one) for one in _referrals(setup, shelf, at)],
    }


def referral_face(setup: Setup, shelf: Shelf, referral: Referral) -> Face:
    """A referral as the desk sees it; `number` is the ticket they hold."""
    ticket = shelf.tickets.get(referral.ticket) if referral.ticket else None
    return {
        "referral": referral.id,
        "text": referral.text,
        "matter": referral.matter,
        "place": str(referral.place),
        "to": referral.to,
        "reason": referral.reason,
        "by": referral.by,
        "at": said(setup, referral.at),
        "number": ticket.number if ticket else None,
        "outcome": str(referral.outcome),
        "settled_by": referral.settled_by,
        "settled_at": said(setup, referral.settled_at),
        "note": referral.note,
    }


def _referrals(setup: Setup, shelf: Shelf, at: datetime) -> list[Referral]:
    """Open ones of any day first, the newest first; then what became of today's."""
    kept, today = shelf.of(Referral), setup.business_date(at)
    still = kept.find(outcome=Outcome.OPEN, at=Span(), limit=REFERRALS_SHOWN)
    over = [one for one in kept.find(day=today) if one.outcome is not Outcome.OPEN]
    return [*still[::-1], *over[::-1]][:REFERRALS_SHOWN]


def way_face(setup: Setup, shelf: Shelf, which: str, at: datetime) -> Face:
    """The windows that take a business, those at work first, and what awaits who takes a ticket.

    `given`: a number is given now; else the hall opens next at `opens_at`, and `bookable` says
    whether an appointment can be made for it. Raises Unknown where the hall has no such business.
    """
    domain, anywhere = _business(setup, which)
    may = takers((domain, anywhere), shelf.windows.all())
    ahead, working = len(in_their_hour(shelf.tickets.line(domain), at)), at_work(may)
    wait = wait_behind(setup, shelf, domain, ahead, at, working=working)
    return {
        "domain": domain,
        "anywhere": anywhere,
        "ahead": ahead,
        "wait": wait and wait.face(),
        "late": ends_late(setup, wait, at),
        "given": is_given(setup, shelf, may, at),
        "opens_at": said(setup, setup.opening.opens_after(at)),
        "bookable": _is_bookable(setup, domain, which),
        "windows": [
            {
                "number": w.number,
                "name": w.name.zh,
                "name_en": w.name.en,
                "zone": w.zone,
                "state": str(w.state),
                "staffed": w.is_staffed,
            }
            for w in sorted(may, key=lambda w: w not in working)
        ],
    }


def _is_bookable(setup: Setup, domain: str, which: str) -> bool:
    """Whether who comes in vain today can be given an appointment for it."""
    what, _, key = which.partition("/")
    matter = key if what == "matter" else None
    return what != "theme" and bookable_for(setup, domain, matter) is not None


def _business(setup: Setup, which: str) -> tuple[str, bool]:
    """Its domain, and whether undifferentiated windows take it too."""
    what, _, key = which.partition("/")
    matter = setup.matter(key) if what == "matter" else None
    theme = setup.theme(key) if what == "theme" else None
    if matter:
        return matter.domain, setup.is_for_anywhere(matter.domain, key, None)
    if theme:
        return theme.domain, setup.is_for_anywhere(theme.domain, None, key)
    if what == "domain" and setup.domain(key):
        return key, setup.goes_anywhere(key)
    raise Unknown("unknown_business", business=which[:80])


def _guide(setup: Setup, shelf: Shelf, _: str, at: datetime) -> Face:
    return guide_face(setup, shelf, at)


GUIDE = RoomView("guide", _guide, AT_THE_LINE, ("Ticket", "Window", "Clerk", "Referral"))
WAY = RoomView("way", way_face, AT_THE_LINE, ("Ticket", "Window", "Clerk", "Day"), single=False)
