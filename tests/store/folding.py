"""A hall folded from its journal alone: whoever reads the events knows every ticket and window.

Only what must not be in the journal is missing: tokens, and what leads to a person.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from hall.setup import Name

FREEING = ("TicketMissed", "TicketHeld", "TicketTransferred", "TicketFinished")
OVER = ("TicketFinished", "TicketCancelled", "TicketExpired")
OF_A_TICKET = (
    *("id", "business_date", "number", "domain", "matter", "theme", "anywhere", "priority"),
    *("state", "issued_at", "arrived_at", "place", "window", "kept_for", "resumed", "calls"),
    *("misses", "called_at", "started_at", "ended_at", "first_called_at", "served_seconds"),
    *("clerk", "appointment"),
)
OF_A_WINDOW = (
    *("number", "name", "kind", "zone", "domains", "state", "clerk", "ticket", "reason"),
    *("exception", "since", "last", "open_until"),
)


@dataclass
class Folded:
    tickets: dict = field(default_factory=dict)
    windows: dict = field(default_factory=dict)

    def take(self, event):
        data = event.data
        if event.kind.startswith(("Window", "Clerk")):
            self._window(event, data)
        elif event.kind.startswith("Ticket"):
            self._ticket(event, data)

    def _window(self, event, data):
        window = self.windows.setdefault(data["window"], new_window(data["window"]))
        match event.kind:
            case "WindowPlaced" | "WindowChanged":
                shape = {"kind": data["window_kind"], "name": Name(**data["name"])}
                shape |= {"zone": data["zone"], "domains": tuple(data["domains"])}
                if event.kind == "WindowPlaced":
                    window["since"] = event.at
                elif any(window[name] != shape[name] for name in ("kind", "domains")):
                    window["last"] = None
                until = data["open_until"]
                shape["open_until"] = datetime.fromisoformat(until) if until else None
                window.update(shape, exception=data["exception"])
            case "WindowOpened":
                self._rests(window, event, state="idle", clerk=data["clerk"], reason=None)
            case "ClerkSeated":
                window["clerk"] = data["clerk"]
            case "WindowPaused":
                self._rests(window, event, state="paused", reason=data["reason"])
            case "WindowClosed":
                self._rests(window, event, state="closed", clerk=None, reason=None, open_until=None)

    def _rests(self, window, event, **told):
        window.update(told, since=event.at, last=None)

    def _ticket(self, event, data):
        if event.kind == "TicketIssued":
            self.tickets[data["ticket"]] = new_ticket(event, data)
            return
        ticket = self.tickets[data["ticket"]]
        before = ticket["state"]
        change = getattr(self, f"_{event.kind.removeprefix('Ticket').lower()}")
        ticket.update(change(event, data, ticket))
        if event.kind in OVER:
            ticket["ended_at"] = event.at
            if event.kind != "TicketFinished":
                ticket["kept_for"] = None
        if event.kind in FREEING:
            self._free(data["window"], event.at)
        elif event.kind == "TicketCancelled" and before == "called":
            self._free(ticket["window"], event.at)
        elif event.kind == "TicketExpired" and before == "called":
            self.windows[ticket["window"]]["ticket"] = None

    def _free(self, number, at):
        window = self.windows[number]
        window.update(state="idle", ticket=None, last=window["ticket"], since=at)

    def _take(self, number, state, event):
        self.windows[number].update(state=state, ticket=event.data["ticket"], since=event.at)

    def _called(self, event, data, ticket):
        self._take(data["window"], "called", event)
        self.windows[data["window"]]["reason"] = None
        return {
            "state": "called",
            "window": data["window"],
            "kept_for": None,
            "resumed": False,
            "calls": data["calls"],
            "place": datetime.fromisoformat(data["place"]),
            "called_at": event.at,
            "started_at": None,
            "first_called_at": ticket["first_called_at"] or event.at,
            "clerk": self.windows[data["window"]]["clerk"],
        }

    def _recalled(self, event, data, ticket):
        return {"calls": data["calls"]}

    def _started(self, event, data, ticket):
        began = datetime.fromisoformat(data["began_at"])
        self.windows[data["window"]].update(state="serving", since=began)
        return {"state": "serving", "started_at": began}

    def _missed(self, event, data, ticket):
        return {"state": "missed", "misses": data["misses"]}

    def _restored(self, event, data, ticket):
        place = datetime.fromisoformat(data["place"])
        return {"state": "waiting", "window": None, "place": place, "calls": 0}

    def _held(self, event, data, ticket):
        return {"state": "held", "served_seconds": data["total_seconds"]}

    def _resumed(self, event, data, ticket):
        first = data["window"] is not None
        return {"state": "waiting", "kept_for": data["window"], "resumed": first, "calls": 0}

    def _transferred(self, event, data, ticket):
        return {
            "state": "waiting",
            "domain": data["domain"],
            "anywhere": data["anywhere"],
            "window": None,
            "kept_for": data["to_window"],
            "calls": 0,
            "served_seconds": data["total_seconds"],
        }

    def _takenback(self, event, data, ticket):
        self._take(data["window"], data["state"], event)
        self.windows[data["window"]]["last"] = None
        return {
            "state": data["state"],
            "domain": data["domain"],
            "anywhere": data["anywhere"],
            "window": data["window"],
            "kept_for": None,
            "calls": data["calls"],
            "misses": data["misses"],
            "ended_at": None,
            "served_seconds": data["total_seconds"],
        }

    def _released(self, event, data, ticket):
        return {"kept_for": None, "resumed": False}

    def _kept(self, event, data, ticket):
        return {"kept_for": data["window"], "resumed": data["resumed"]}

    def _marked(self, event, data, ticket):
        return {"anywhere": data["anywhere"]}

    def _finished(self, event, data, ticket):
        total = data["total_seconds"]
        return {"state": "finished"} | ({} if total is None else {"served_seconds": total})

    def _cancelled(self, event, data, ticket):
        return {"state": "cancelled"}

    def _expired(self, event, data, ticket):
        return {"state": "expired"}


def new_window(number):
    nothing = dict.fromkeys(OF_A_WINDOW)
    return nothing | {"number": number, "state": "closed", "exception": ""}


def new_ticket(event, data):
    booked = data["appointment"]
    usual = {"window": None, "kept_for": None, "resumed": False, "calls": 0, "misses": 0}
    usual |= dict.fromkeys(("called_at", "started_at", "ended_at", "first_called_at", "clerk"))
    facts = {name: data[name] for name in ("number", "domain", "matter", "theme", "anywhere")}
    return {
        **usual,
        **facts,
        "id": data["ticket"],
        "business_date": date.fromisoformat(data["business_date"]),
        "priority": data["priority"],
        "state": "waiting",
        "issued_at": event.at,
        "arrived_at": datetime.fromisoformat(data["arrived_at"]),
        "place": datetime.fromisoformat(data["place"]),
        "appointment": datetime.fromisoformat(booked) if booked else None,
        "served_seconds": 0.0,
    }


def folded(events):
    hall = Folded()
    for event in events:
        hall.take(event)
    return hall


def facts_of(thing, names):
    return {name: getattr(thing, name) for name in names}
