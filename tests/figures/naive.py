"""Every figure once more, from the raw journal alone and with nothing of the hall's own code."""

import math
from collections import Counter, defaultdict
from datetime import datetime, timedelta

NIGHT = timedelta(days=1)


class Visit:
    """What the events of one ticket tell."""

    def __init__(self, event):
        said = event.data
        self.date, self.line, self.matter = said["business_date"], said["domain"], said["matter"]
        self.arrived = datetime.fromisoformat(said["arrived_at"])
        self.called = self.window = self.clerk = self.end = None
        self.seconds, self.counts = 0.0, Counter()
        self.slot = datetime.fromisoformat(said["appointment"]) if said["appointment"] else None
        self.late = bool(self.slot) and event.at > self.slot
        self.agent = False
        self.level = None


def visits_in(events):
    """Each ticket's visit, in the order of the journal."""
    visits, clerks = {}, {}
    for event in events:
        data, kind = event.data, event.kind
        if kind in ("WindowOpened", "ClerkSeated"):
            clerks[data["window"]] = data["clerk"]
        elif kind == "WindowClosed":
            clerks.pop(data["window"], None)
        elif kind == "TicketIssued":
            visits[data["ticket"]] = Visit(event)
        elif kind == "AgentNamed":
            visits[data["ticket"]].agent = True
        elif kind in ("RatingGiven", "RatingExcluded"):
            visits[data["visit"]].level = data["level"] if kind == "RatingGiven" else None
        elif kind.startswith("Ticket"):
            follow(visits[data["ticket"]], event, clerks)
    return list(visits.values())


def follow(visit, event, clerks):
    data, kind = event.data, event.kind
    if kind == "TicketCalled":
        visit.called = visit.called or event.at
        visit.window, visit.clerk = data["window"], clerks.get(data["window"])
    elif kind in ("TicketTransferred", "TicketRestored"):
        visit.window = visit.clerk = None
    elif kind == "TicketTakenBack":
        visit.end = None
        visit.window, visit.clerk = data["window"], clerks.get(data["window"])
        visit.counts["TicketTransferred"] -= data["was"] == "waiting"
        visit.counts["TicketHeld"] -= data["was"] == "held"
        visit.counts["TicketMissed"] -= data["was"] in ("missed", "cancelled")
    elif kind in ("TicketFinished", "TicketCancelled", "TicketExpired"):
        visit.end = "LeftOpen" if data.get("seconds", 0) is None else kind
    visit.counts[kind] += 1
    visit.seconds += spell(event)


def spell(event):
    """Seconds of service that this event adds; what is taken back counts down."""
    if event.kind in ("TicketTransferred", "TicketHeld", "TicketFinished"):
        return event.data["seconds"] or 0
    return -event.data["seconds"] if event.kind == "TicketTakenBack" else 0


class Ticketless:
    """An appointment, or a referral: where and when it counts, and as what."""

    def __init__(self, event, at, date_of, **counts):
        said = event.data
        self.arrived, self.date = at, date_of(at).isoformat()
        self.line, self.matter = said["domain"], said["matter"]
        self.window, self.clerk = said.get("window"), None
        self.counts = counts


def ticketless_in(events, date_of):
    """Appointments as they stand after all, and who was referred on."""
    booked, referred = {}, {}
    for event in events:
        data, kind = event.data, event.kind
        if kind in ("AppointmentBooked", "AppointmentMoved"):
            slot = datetime.fromisoformat(data["slot"])
            booked[data["appointment"]] = Ticketless(event, slot, date_of, booked=1)
        elif kind == "AppointmentCancelled":
            del booked[data["appointment"]]
        elif kind == "AppointmentNotKept":
            booked[data["appointment"]].counts["no_shows"] = 1
        elif kind == "ReferralMade":
            one = referred[data["referral"]] = Ticketless(event, event.at, date_of, referrals=1)
            one.clerk = event.by.removeprefix("staff:")
        elif kind == "ReferralSettled" and data["how"] == "taken-back":
            del referred[data["referral"]]
    return [*booked.values(), *referred.values()]


def late_ones(visits):
    """Who was first called after somebody of their line and date who came later."""
    lines = defaultdict(list)
    for visit in visits:
        if visit.called:
            lines[visit.date, visit.line].append(visit)
    return {
        id(one)
        for line in lines.values()
        for one in line
        if any(
            other.arrived > one.arrived
            and (other.called, other.arrived) < (one.called, one.arrived)
            for other in line
        )
    }


def figures(visits, targets, late, ticketless=()):
    """The figures of some visits, and of what has no ticket; `targets` in seconds."""
    others = sum((Counter(one.counts) for one in ticketless), Counter())
    called = [v for v in visits if v.called]
    waits = sorted(max(0, math.floor((v.called - v.arrived).total_seconds())) for v in called)
    served = [v for v in visits if v.end == "TicketFinished"]
    took = sum(round(v.seconds * 1000) for v in served) / 1000
    ends, counts = Counter(v.end for v in visits), sum((v.counts for v in visits), Counter())
    good = sum((v.called - v.arrived).total_seconds() < targets[v.line] + 1 for v in called)
    return {
        "arrivals": len(visits),
        "called": len(called),
        "wait_mean": round(sum(waits) / len(waits), 1) if waits else None,
        "wait_p50": waits[math.ceil(len(waits) / 2) - 1] if waits else None,
        "wait_p90": waits[math.ceil(len(waits) * 9 / 10) - 1] if waits else None,
        "wait_longest": waits[-1] if waits else None,
        "in_target": round(good / len(called), 4) if called else None,
        "served": len(served),
        "service_seconds": round(took, 1),
        "service_mean": round(took / len(served), 1) if served else None,
        "left_open": ends["LeftOpen"],
        "misses": counts["TicketMissed"],
        "transfers": counts["TicketTransferred"],
        "holds": counts["TicketHeld"],
        "cancelled": ends["TicketCancelled"],
        "expired": ends["TicketExpired"],
        "overtaken": sum(id(v) in late for v in visits),
        "by_appointment": sum(v.slot is not None for v in visits),
        "came_late": sum(v.late for v in visits),
        "booked": others["booked"],
        "no_shows": others["no_shows"],
        "with_agent": sum(v.agent for v in visits),
        **rated(visits, len(served) + ends["LeftOpen"]),
        "referrals": others["referrals"],
    }


def rated(visits, over):
    """How many rated, of those whose visit was over, and how many of them were satisfied."""
    levels = [v.level for v in visits if v.level]
    good = sum(level in ("very-good", "good", "fair") for level in levels)
    return {
        "rated": len(levels),
        "rated_share": round(len(levels) / over, 4) if over else None,
        "satisfied": good,
        "satisfaction": round(good / len(levels), 4) if levels else None,
    }


def windows(events, date_of, ends_of, until):
    """By window: seconds open, and seconds of service; `ends_of` a date is its last moment."""
    opened, busy, since = Counter(), Counter(), {}

    def shut(window, at):
        begun = since.pop(window, None)
        if begun is not None:
            last = min(at, ends_of(date_of(begun)))
            opened[window] += max(0.0, (last - begun).total_seconds())

    for event in events:
        window = event.data.get("window")
        if event.kind in ("WindowOpened", "WindowPaused", "WindowClosed"):
            shut(window, event.at)
            if event.kind == "WindowOpened":
                since[window] = event.at
        elif spell(event):
            busy[window] += spell(event)
    for window in list(since):
        shut(window, until)
    return opened, busy
