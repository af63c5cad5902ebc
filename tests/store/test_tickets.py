"""What a store says of tickets and their lines."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from hall.tickets.ticket import OPEN, Ticket, TicketState
from store.errors import StoreError
from tests.hall.people import NINE
from tests.store.things import TODAY, YESTERDAY, after, ticket

EVERY_FACT = ticket(
    7,
    matter=None,
    theme="birth",
    anywhere=False,
    priority="elderly",
    state=TicketState.HELD,
    person="seal-of-zhang",
    holder="张*国",
    window="10",
    kept_for="3",
    resumed=True,
    calls=2,
    misses=1,
    called_at=after(1),
    started_at=after(2),
    ended_at=after(3),
)


def numbers(tickets):
    return [t.number for t in tickets]


def filled(shelf, *tickets):
    for one in tickets:
        shelf.tickets.add(one)


@pytest.mark.parametrize("kept", [ticket(7), EVERY_FACT])
def test_a_ticket_comes_back_as_it_was(shelf, kept):
    shelf.tickets.add(kept)
    for found in (
        shelf.tickets.get(7),
        shelf.tickets.by_token("token-7"),
        shelf.tickets.by_number(TODAY, "A007"),
    ):
        assert found == kept
        assert [type(getattr(found, f.name)) for f in fields(Ticket)] == [
            type(getattr(kept, f.name)) for f in fields(Ticket)
        ]


def test_a_saved_ticket_replaces_what_it_was(shelf):
    shelf.tickets.add(ticket(7))
    shelf.tickets.save(replace(EVERY_FACT, domain="property", person=None))
    assert shelf.tickets.get(7) == replace(EVERY_FACT, domain="property", person=None)


def test_what_nobody_holds_is_not_there(shelf):
    assert shelf.tickets.get(1) is None
    assert shelf.tickets.by_token("token-1") is None
    assert shelf.tickets.by_number(TODAY, "A001") is None
    assert shelf.tickets.first_in_line("tax", anywhere=False) is None
    assert shelf.tickets.waiting() == {}


@pytest.mark.parametrize(
    "again",
    [ticket(2, id=1), ticket(2, token="token-1"), ticket(2, number="A001")],
    ids=["id", "token", "number"],
)
def test_nothing_is_given_twice(shelf, again):
    shelf.tickets.add(ticket(1))
    with pytest.raises(StoreError) as refused:
        shelf.tickets.add(again)
    assert refused.value.key == "number_given_twice"
    assert shelf.tickets.get(1) == ticket(1)


def test_a_number_may_come_again_on_another_date(shelf):
    filled(shelf, ticket(1), ticket(2, number="A001", business_date=YESTERDAY))
    assert shelf.tickets.by_number(YESTERDAY, "A001").id == 2


@pytest.mark.parametrize("changed", [ticket(2), ticket(1, token="other"), ticket(1, number="A002")])
def test_only_a_ticket_that_is_there_can_be_saved(shelf, changed):
    shelf.tickets.add(ticket(1))
    with pytest.raises(StoreError) as refused:
        shelf.tickets.save(changed)
    assert refused.value.key == "ticket_not_here"


def test_ids_go_on_from_the_largest(shelf):
    assert shelf.tickets.next_id() == 1
    filled(shelf, ticket(5), ticket(2))
    assert shelf.tickets.next_id() == 6


def test_numbers_count_up_for_each_prefix_and_date(shelf):
    asked = [(TODAY, "A"), (TODAY, "A"), (TODAY, "B"), (YESTERDAY, "A"), (TODAY, "A")]
    assert [shelf.tickets.take_number(*one) for one in asked] == [1, 2, 1, 1, 3]


def test_a_line_goes_by_place_and_then_by_issue(shelf):
    filled(
        shelf,
        ticket(1, place=after(9)),
        ticket(3, place=after(5)),
        ticket(2, place=after(5)),
        ticket(4, place=after(2), kept_for="1"),
        ticket(5, state=TicketState.CALLED),
        ticket(6, domain="property"),
        ticket(7, business_date=YESTERDAY, place=after(-900)),
    )
    assert numbers(shelf.tickets.line("tax")) == ["A007", "A004", "A002", "A003", "A001"]
    assert numbers(shelf.tickets.line("tax", limit=2)) == ["A007", "A004"]
    assert shelf.tickets.line("tax", limit=0) == []
    assert shelf.tickets.waiting() == {"tax": 5, "property": 1}


def test_who_waits_for_any_window_is_counted_apart(shelf):
    filled(
        shelf,
        ticket(1, kept_for="1"),
        ticket(2, anywhere=False),
        ticket(3, anywhere=True),
        ticket(4, anywhere=True),
        ticket(5, domain="property", anywhere=False),
        ticket(6, anywhere=True, state=TicketState.CALLED),
    )
    assert shelf.tickets.waiting_free(anywhere=False) == {"tax": 3, "property": 1}
    assert shelf.tickets.waiting_free(anywhere=True) == {"tax": 2}
    free = [shelf.tickets.free_line("tax", anywhere=a, limit=2) for a in (False, True)]
    assert [numbers(line) for line in free] == [["A002", "A003"], ["A003", "A004"]]
    assert numbers(shelf.tickets.free_line("tax", anywhere=True, limit=1)) == ["A003"]


def test_the_first_and_second_are_kept_for_nobody(shelf):
    filled(
        shelf,
        ticket(1, kept_for="1"),
        ticket(2, anywhere=False),
        ticket(3),
        ticket(4),
    )
    tickets = shelf.tickets
    assert tickets.first_in_line("tax", anywhere=False).number == "A002"
    assert tickets.second_in_line("tax", anywhere=False).number == "A003"
    assert tickets.first_in_line("tax", anywhere=True).number == "A003"
    assert tickets.second_in_line("tax", anywhere=True).number == "A004"
    assert tickets.second_in_line("property", anywhere=True) is None


def test_resumed_tickets_go_before_others_kept_for_the_window(shelf):
    filled(
        shelf,
        ticket(1, kept_for="3"),
        ticket(2, kept_for="3", resumed=True, place=after(20)),
        ticket(3, kept_for="3", resumed=True, domain="property"),
        ticket(4, kept_for="2"),
        ticket(5, kept_for="3", state=TicketState.HELD),
    )
    assert numbers(shelf.tickets.kept_for("3")) == ["A003", "A002", "A001"]


def test_ahead_counts_who_comes_before(shelf):
    line = [ticket(1), ticket(2, place=after(1)), ticket(3, place=after(-5)), ticket(4)]
    filled(shelf, *line, ticket(9, domain="property"), ticket(8, state=TicketState.MISSED))
    assert [shelf.tickets.ahead(one) for one in line] == [1, 2, 0, 3]


def test_a_ticket_leaves_the_line_when_it_is_called_and_comes_back_when_restored(shelf):
    filled(shelf, ticket(1), ticket(2))
    shelf.tickets.save(ticket(1, state=TicketState.MISSED))
    assert numbers(shelf.tickets.line("tax")) == ["A002"]
    shelf.tickets.save(ticket(1, place=after(30)))
    assert numbers(shelf.tickets.line("tax")) == ["A002", "A001"]


def test_tickets_are_found_by_their_state_in_issue_order(shelf):
    filled(
        shelf,
        ticket(3, state=TicketState.MISSED),
        ticket(1, state=TicketState.MISSED),
        ticket(2, state=TicketState.HELD),
        ticket(4, state=TicketState.FINISHED),
    )
    states = [TicketState.MISSED, TicketState.HELD, TicketState.MISSED]
    assert numbers(shelf.tickets.in_states(states)) == ["A001", "A002", "A003"]
    assert numbers(shelf.tickets.in_states(states, limit=2)) == ["A001", "A002"]
    assert numbers(shelf.tickets.in_states(iter(OPEN))) == ["A001", "A002", "A003"]
    assert shelf.tickets.in_states([]) == []


def test_a_search_stays_within_its_date(shelf):
    filled(
        shelf,
        ticket(1, business_date=YESTERDAY),
        ticket(4, domain="property"),
        ticket(3, state=TicketState.FINISHED),
        ticket(2),
    )
    search = shelf.tickets.search
    assert numbers(search(business_date=TODAY)) == ["A002", "A003", "A004"]
    assert numbers(search(business_date=TODAY, limit=1)) == ["A002"]
    assert numbers(search(business_date=TODAY, domain="property")) == ["A004"]
    finished = search(business_date=TODAY, state=TicketState.FINISHED, domain="tax")
    assert numbers(finished) == ["A003"]


def test_whose_the_tickets_of_a_date_and_before_were_is_forgotten(shelf):
    known = [
        ticket(1, person="li", holder="李*"),
        ticket(2, holder="张*国"),
        ticket(3, person="zhang", business_date=YESTERDAY),
        ticket(4),
    ]
    tomorrow = ticket(5, person="li", holder="李*", business_date=TODAY + timedelta(days=1))
    for one in (*known, tomorrow):
        shelf.tickets.add(one)
    shelf.tickets.forget_people(TODAY)
    left = [shelf.tickets.get(one.id) for one in known]
    assert left == [replace(one, person=None, holder=None) for one in known]
    assert shelf.tickets.get(5) == tomorrow
    assert [t.id for t in shelf.tickets.line("tax")] == [1, 2, 3, 4, 5]
    assert shelf.tickets.count_of_person(TODAY, "li") == 0


def test_cancelled_tickets_do_not_count_for_the_person(shelf):
    filled(
        shelf,
        ticket(1, person="li"),
        ticket(2, person="li", state=TicketState.FINISHED),
        ticket(3, person="li", state=TicketState.CANCELLED),
        ticket(4, person="li", business_date=YESTERDAY),
        ticket(5, person="zhang"),
        ticket(6),
    )
    assert shelf.tickets.count_of_person(TODAY, "li") == 2


def test_tickets_of_a_person_are_counted_by_matter_too(shelf):
    filled(
        shelf,
        ticket(1, person="li", matter="T-1"),
        ticket(2, person="li", matter="T-2"),
        ticket(3, person="li", matter=None),
    )
    assert shelf.tickets.count_of_person(TODAY, "li") == 3
    assert shelf.tickets.count_of_person(TODAY, "li", "T-1") == 1
    assert shelf.tickets.count_of_person(TODAY, "li", "P-1") == 0


def test_tickets_of_a_matter_are_counted_in_a_stretch(shelf):
    hour = timedelta(hours=1)
    filled(
        shelf,
        ticket(1, matter="T-1", issued_at=NINE),
        ticket(2, matter="T-1", issued_at=NINE + hour),
        ticket(3, matter="T-1", issued_at=NINE, state=TicketState.CANCELLED),
        ticket(4, matter="T-1", issued_at=NINE, appointment=NINE),
        ticket(5, matter="T-2", issued_at=NINE),
        ticket(6, issued_at=NINE, matter=None),
    )
    assert shelf.tickets.count_of_matter("T-1", NINE, NINE + hour) == 1
    assert shelf.tickets.count_of_matter("T-1", NINE, NINE + 2 * hour) == 2
    assert shelf.tickets.count_of_matter("T-1", NINE - hour, NINE) == 0
    assert shelf.tickets.count_of_matter("P-1", NINE, NINE + hour) == 0


def test_a_moment_is_the_same_in_every_zone(shelf):
    in_shanghai = NINE.astimezone(timezone(timedelta(hours=8)))
    shelf.tickets.add(ticket(1, place=in_shanghai))
    assert shelf.tickets.get(1).place == NINE


def test_moments_are_kept_to_the_millisecond(shelf):
    to_the_ms = datetime(2026, 9, 28, 1, 0, 0, 999_000, tzinfo=UTC)
    before_1970 = datetime(1969, 12, 31, 23, 59, 59, 1_000, tzinfo=UTC)
    shelf.tickets.add(ticket(1, place=to_the_ms, arrived_at=before_1970))
    assert shelf.tickets.get(1).place == to_the_ms
    assert shelf.tickets.get(1).arrived_at == before_1970
