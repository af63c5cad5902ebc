"""What an applicant sees of their results: where each is, and nothing before it was checked."""

from hall.cases.case import Delivery
from hall.cases.known import case_of
from hall.results.known import result_of
from hall.results.moves import store
from hall.results.posting import PostResult
from hall.views import snapshot
from tests.hall.results.issuing import LICENCE, ZHOU_LAN, approved, hand_over, registered
from tests.hall.results.test_delivering import move, post


def of(hall, case):
    with hall.store.reading() as shelf:
        token = case_of(shelf, case["case"]).token
        return snapshot(f"case:{token}", hall.setup, shelf, hall.clock.now())


def test_what_a_department_has_merely_handed_over_is_no_news_yet(hall):
    case = approved(hall)
    hand_over(hall, case)
    assert of(hall, case)["results"] == []


def test_what_lies_at_a_window_says_which(hall):
    case, _ = registered(hall)
    (result,) = of(hall, case)["results"]
    assert (result["document"], result["state"], result["window"]) == (LICENCE, "registered", "9")
    assert result["place"] is None


def test_what_is_posted_says_with_whom_and_under_which_number(hall):
    case, result = registered(hall, delivery=Delivery.POST)
    way = {"carrier": "中国邮政", "tracking": "EX123456789CN", "address": "示例路8号"}
    hall.send(PostResult(result=result["result"], window="9", **way), ZHOU_LAN)
    (posted,) = of(hall, case)["results"]
    assert posted["posted"] == {"carrier": "中国邮政", "tracking": "EX123456789CN"}
    assert "示例路" not in str(posted)


def test_what_came_back_and_was_posted_anew_says_its_last_number(hall):
    case, result = registered(hall, delivery=Delivery.POST)
    back = post(hall, result, tracking="1234567890123")
    move(hall, back, "returned", reason="收件人不在")
    post(hall, result, tracking="1234567890124")
    (posted,) = of(hall, case)["results"]
    assert posted["posted"]["tracking"] == "1234567890124"


def test_what_lies_in_a_locker_says_in_which_cell(hall):
    case, result = registered(hall)
    with hall.store.transaction() as shelf:
        (stored,) = store(result_of(shelf, result["result"]), "by-the-door 3").changed
        shelf.of(type(stored)).save(stored)
    (lies,) = of(hall, case)["results"]
    assert (lies["state"], lies["place"]) == ("stored", "by-the-door 3")
