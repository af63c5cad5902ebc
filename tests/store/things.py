"""Tickets, windows and events of a small hall, as a test wants them."""

from datetime import timedelta

from hall.progress import Recorded
from hall.setup import Name, WindowKind
from hall.tickets.ticket import Ticket, TicketState
from hall.windows.window import Window
from tests.hall.people import NINE

TODAY = NINE.date()
YESTERDAY = TODAY - timedelta(days=1)


def after(minutes):
    return NINE + timedelta(minutes=minutes)


def ticket(number=1, /, **facts):
    """The tax ticket A001, A002 … taken `number` minutes after nine."""
    taken = after(number)
    usual = {
        "id": number,
        "token": f"token-{number}",
        "business_date": TODAY,
        "number": f"A{number:03d}",
        "domain": "tax",
        "matter": "T-1",
        "theme": None,
        "anywhere": True,
        "priority": None,
        "state": TicketState.WAITING,
        "issued_at": taken,
        "arrived_at": taken,
        "place": taken,
    }
    return Ticket(**{**usual, **facts})


def window(number="1", /, **facts):
    usual = {
        "name": Name("税务", "Tax"),
        "kind": WindowKind.DOMAIN,
        "zone": "front",
        "domains": ("tax",),
    }
    return Window(number=number, **{**usual, **facts})


def event(version, kind="TicketIssued", **data):
    return Recorded(version, after(version), kind, "staff:wangli", f"Test/{version}", data)
