"""What a store says of windows, people, the journal and small facts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hall.people.roles import DeviceKind, Role
from hall.people.staff import Device, Pairing, Session, Staff
from hall.ports import Pace, Service
from hall.setup import WindowKind
from hall.windows.window import WindowState
from store.errors import StoreError
from tests.hall.people import NINE
from tests.store.things import TODAY, YESTERDAY, after, event, ticket, window

WANG_LI = Staff("wangli", "王丽", Role.CLERK, "hash")
CHEN_GANG = Staff("chengang", "陈刚", Role.CLERK, None, "en", active=False)
SCREEN = Device("front-1", DeviceKind.DISPLAY, "front", "hash-1", NINE, "staff:zhaomin")
ASKED = Pairing("123456", "claim", DeviceKind.SIGN, "3", "sign-3", NINE, after(10))


def versions(events):
    return [event.version for event in events]


class TestWindows:
    def test_a_window_comes_back_as_it_was(self, shelf):
        shelf.tickets.add(ticket(1))
        busy = window(
            "2",
            domains=("tax", "property"),
            kind=WindowKind.UNDIFFERENTIATED,
            state=WindowState.SERVING,
            clerk="wangli",
            ticket=1,
            since=NINE,
            reason="午休",
            last=1,
        )
        shelf.windows.save(window("2"))
        shelf.windows.save(busy)
        assert shelf.windows.get("2") == busy
        assert shelf.windows.get("3") is None

    def test_window_2_stands_before_window_10(self, shelf):
        for number in ("10", "A10", "2", "A2", "1", "B1", "01"):
            shelf.windows.save(window(number))
        ordered = [w.number for w in shelf.windows.all()]
        assert ordered == ["01", "1", "2", "10", "A2", "A10", "B1"]

    def test_a_ticket_is_at_one_window_only(self, shelf):
        shelf.tickets.add(ticket(1))
        shelf.windows.save(window("1", ticket=1))
        shelf.windows.save(window("1", ticket=1, clerk="wangli"))
        with pytest.raises(StoreError) as refused:
            shelf.windows.save(window("2", ticket=1))
        assert refused.value.key == "ticket_at_two_windows"
        assert refused.value.facts == {"ticket": 1, "window": "2"}

    def test_a_window_cannot_hold_a_ticket_that_is_not_there(self, shelf):
        with pytest.raises(StoreError) as refused:
            shelf.windows.save(window("2", ticket=1))
        assert refused.value.key == "ticket_not_here"


class TestPeople:
    def test_staff_are_listed_by_name(self, shelf):
        shelf.people.save_staff(replace(WANG_LI, password=None))
        shelf.people.save_staff(CHEN_GANG)
        shelf.people.save_staff(WANG_LI)
        assert shelf.people.all_staff() == [CHEN_GANG, WANG_LI]
        assert shelf.people.staff("wangli") == WANG_LI
        assert shelf.people.staff("zhaomin") is None

    def test_sessions_end_for_one_person(self, shelf):
        shelf.people.save_staff(WANG_LI)
        shelf.people.save_staff(CHEN_GANG)
        sessions = [
            Session("a", "wangli", NINE, after(60)),
            Session("b", "wangli", NINE, after(60), once=True),
            Session("c", "chengang", NINE, after(60)),
            Session("d", "chengang", NINE, after(60)),
        ]
        for session in sessions:
            shelf.people.save_session(session)
        assert [shelf.people.session(s.token_hash) for s in sessions] == sessions
        assert shelf.people.sessions_of("wangli") == sessions[:2]
        shelf.people.end_sessions("wangli")
        assert shelf.people.sessions_of("wangli") == []
        shelf.people.drop_session("d")
        shelf.people.drop_session("never")
        left = [shelf.people.session(s.token_hash) for s in sessions]
        assert left == [None, None, sessions[2], None]

    def test_sessions_that_are_over_are_forgotten(self, shelf):
        shelf.people.save_staff(WANG_LI)
        over = Session("a", "wangli", NINE, after(59))
        link = Session("b", "wangli", NINE, after(59), once=True)
        lasting = Session("c", "wangli", NINE, after(60))
        for session in (over, link, lasting):
            shelf.people.save_session(session)
        shelf.people.forget_sessions(after(60))
        assert [shelf.people.session(name) for name in "abc"] == [None, None, lasting]

    def test_a_session_belongs_to_somebody(self, shelf):
        with pytest.raises(StoreError) as refused:
            shelf.people.save_session(Session("a", "nobody", NINE, after(60)))
        assert refused.value.key == "staff_not_here"

    def test_a_device_is_found_by_its_token_and_its_name(self, shelf):
        shelf.people.save_device(replace(SCREEN, token_hash="old"))
        shelf.people.save_device(SCREEN)
        other = replace(SCREEN, name="a-kiosk", kind=DeviceKind.KIOSK, token_hash="hash-2")
        shelf.people.save_device(other)
        assert shelf.people.device("hash-1") == SCREEN
        assert shelf.people.device("old") is None
        assert shelf.people.device_named("a-kiosk") == other
        assert shelf.people.all_devices() == [other, SCREEN]
        shelf.people.drop_device("a-kiosk")
        assert shelf.people.all_devices() == [SCREEN]

    def test_two_devices_never_share_a_token(self, shelf):
        shelf.people.save_device(SCREEN)
        with pytest.raises(StoreError) as refused:
            shelf.people.save_device(replace(SCREEN, name="front-2"))
        assert refused.value.key == "token_given_twice"

    def test_pairings_are_listed_as_they_were_asked(self, shelf):
        later = replace(ASKED, code="000001", asked_at=after(1))
        confirmed = replace(ASKED, confirmed_by="zhaomin")
        shelf.people.save_pairing(later)
        shelf.people.save_pairing(ASKED)
        shelf.people.save_pairing(confirmed)
        assert shelf.people.all_pairings() == [confirmed, later]
        assert shelf.people.pairing("123456") == confirmed
        shelf.people.drop_pairing("123456")
        assert shelf.people.pairing("123456") is None


class TestJournal:
    def test_it_begins_empty(self, shelf):
        assert shelf.journal.version() == 0
        assert shelf.journal.after(0) == []

    def test_events_come_back_as_they_were(self, shelf):
        events = [event(1, ticket=1, number="A001", why={"rule": "先到"}), event(2), event(3)]
        shelf.journal.append(events[:2])
        shelf.journal.append(events[2:])
        shelf.journal.append([])
        assert shelf.journal.version() == 3
        assert shelf.journal.after(0) == events
        assert shelf.journal.after(1, limit=1) == events[1:2]
        assert shelf.journal.after(3) == []

    @pytest.mark.parametrize("wrong", [[1], [2], [4], [3, 5], [3, 3], [4, 3]])
    def test_a_gap_is_refused(self, shelf, wrong):
        shelf.journal.append([event(1), event(2)])
        with pytest.raises(StoreError) as refused:
            shelf.journal.append([event(version) for version in wrong])
        assert refused.value.key == "journal_gap"
        assert shelf.journal.version() == 2

    def test_calls_of_a_zone_come_newest_first(self, shelf):
        told = [
            ("TicketCalled", "front"),
            ("TicketRecalled", "front"),
            ("TicketCalled", "back"),
            ("TicketStarted", "front"),
            ("TicketCalled", "front"),
        ]
        shelf.journal.append([event(v, kind, zone=z) for v, (kind, z) in enumerate(told, 1)])
        assert versions(shelf.journal.calls("front", NINE, 10)) == [5, 2, 1]
        assert versions(shelf.journal.calls("front", after(2), 10)) == [5, 2]
        assert versions(shelf.journal.calls("front", NINE, 1)) == [5]
        assert shelf.journal.calls("nowhere", NINE, 5) == []

    def test_the_life_of_a_ticket_is_told_in_order(self, shelf):
        lives = [event(1, ticket=1), event(2, ticket=2), event(3, ticket=None), event(4, ticket=1)]
        shelf.journal.append(lives)
        assert versions(shelf.journal.of_ticket(1)) == [1, 4]
        assert shelf.journal.of_ticket(3) == []


class TestFacts:
    def test_services_count_for_their_domain_and_their_window(self, shelf):
        for domain, number, seconds in (("tax", "1", 90.5), ("tax", "3", 60), ("property", "3", 1)):
            took = timedelta(seconds=seconds)
            shelf.add_service(Service(TODAY, domain, number, took))
        assert shelf.pace(TODAY, "tax") == Pace(2, 150.5)
        assert shelf.pace_of_window(TODAY, "3") == Pace(2, 61.0)
        assert shelf.pace(TODAY, "3") == Pace(0, 0.0)
        assert shelf.pace(YESTERDAY, "tax") == Pace(0, 0.0)

    def test_a_service_can_be_taken_back(self, shelf):
        took = timedelta(seconds=90.5)
        shelf.add_service(Service(TODAY, "tax", "1", took))
        shelf.add_service(Service(TODAY, "tax", "1", -took, served=-1))
        assert shelf.pace(TODAY, "tax") == Pace(0, 0.0)

    def test_an_answer_is_kept_until_it_is_forgotten(self, shelf):
        answer = {"ticket": {"number": "A001", "wait": None, "name": "税务"}}
        shelf.keep_answer("kiosk|1", "print", answer, NINE)
        shelf.keep_answer("kiosk|2", "print", {}, after(1))
        assert shelf.answer("kiosk|1") == ("print", answer)
        shelf.forget_answers(after(1))
        assert shelf.answer("kiosk|1") is None
        assert shelf.answer("kiosk|2") == ("print", {})

    def test_a_note_is_what_was_noted_last(self, shelf):
        assert shelf.note("business_date") is None
        shelf.keep_note("business_date", "2026-09-27")
        shelf.keep_note("business_date", "2026-09-28")
        assert shelf.note("business_date") == "2026-09-28"
