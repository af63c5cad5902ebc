"""Who hasn't been told stays on the list of the issuing window, wherever their result is."""

import pytest

from hall.cases.case import Delivery
from hall.people.persons import Person
from hall.people.roles import HALL, Role
from hall.results import view
from hall.results.feedback import ISSUED
from hall.results.telling import TellApplicant
from hall.results.view import RESULTS
from tests.hall.results.issuing import ZHOU_LAN, approved, hand_over, register, registered
from tests.hall.results.test_delivering import give, go_to, post
from tests.hall.results.test_outbox import notices, went
from web.api_results import CALLS


def stands(hall):
    """By list: the results in it."""
    return {name: [row["result"] for row in rows] for name, rows in lists(hall).items() if rows}


def lists(hall):
    return {k: v for k, v in hall.show("results").items() if k != "parcels"}


def test_j19_13_what_was_posted_before_anybody_was_told_is_still_to_be_told(hall):
    _, result = registered(hall, applicant=Person(name="李梅"))
    post(hall, result)
    assert stands(hall) == {"to_tell": [result["result"]]}
    go_to(hall, "2026-09-28T14:01")
    (row,) = lists(hall)["to_tell"]
    assert (row["late"], row["call"]) == (True, True)
    hall.send(TellApplicant(result=result["result"], window="9"), ZHOU_LAN)
    assert stands(hall) == {"posted": [result["result"]]}


def test_whom_a_message_will_tell_need_not_be_called_until_it_is_given_up(hall):
    registered(hall)
    (row,) = lists(hall)["to_tell"]
    assert not row["call"]
    hall.clock.move(days=1)
    (notice,) = notices(hall)
    went(hall, notice, sent=False)
    (row,) = lists(hall)["to_tell"]
    assert row["call"]


def test_what_goes_by_post_is_told_with_the_posting(hall):
    case = approved(hall, delivery=Delivery.POST)
    register(hall, case, hand_over(hall, case))
    (row,) = lists(hall)["to_tell"]
    assert not row["call"]


def test_what_they_have_in_hand_is_never_late(hall):
    _, result = registered(hall)
    give(hall, result)
    go_to(hall, "2026-09-28T18:00")
    (row,) = lists(hall)["delivered"]
    assert not row["late"]


def test_more_than_a_list_holds_hide_nobody_who_is_to_be_told(hall, monkeypatch):
    for tracking in ("1234567890120", "1234567890121", "1234567890122"):
        post(hall, registered(hall)[1], tracking=tracking)
        for notice in notices(hall):
            went(hall, notice, sent=True)
    _, last = registered(hall)
    post(hall, last)
    monkeypatch.setattr(view, "MOST", 2)
    assert stands(hall)["to_tell"] == [last["result"]]
    assert len(stands(hall)["posted"]) == 2


@pytest.mark.parametrize(("path", "room"), [("results", RESULTS), ("results/issued", ISSUED)])
def test_who_watches_a_list_and_who_may_ask_for_it_are_the_same(path, room):
    (call,) = (one for one in CALLS if (one.method, one.path) == ("GET", f"/api/v1/{path}"))
    assert call.allowed.roles == room.roles
    assert Role.GUIDE not in room.roles
    assert HALL.role not in room.roles
