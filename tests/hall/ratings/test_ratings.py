"""好差评: visitors rate their visit; poor ones are followed up, wrong ones left out by two."""

from dataclasses import replace

import pytest

from hall.alerts.finding import alerts_now
from hall.figures.figure import By
from hall.figures.report import report
from hall.figures.wanted import wanted
from hall.people.commands import AddStaff
from hall.people.persons import Person
from hall.people.roles import Actor, ActorKind, DeviceKind, Role
from hall.privacy.commands import ErasePerson
from hall.privacy.texts import FREE_TEXT
from hall.ratings.complaining import Complain, TakeComplaint
from hall.ratings.excluding import ConfirmExclusion, ProposeExclusion, UpholdRating
from hall.ratings.follow_up import FollowUp
from hall.ratings.following import CloseFollowUp, NoteFollowUp, ReopenFollowUp, ShowCaller
from hall.ratings.giving import ExplainRating, RateAtWindow, RateVisit
from hall.ratings.own import own_sums
from hall.ratings.rating import Level, Rating
from hall.refusals import Forbidden, Invalid, Refusal
from hall.windows.commands import CallNext, Finish, OpenWindow, TakeBack
from tests.figures.conftest import on_disk, store
from tests.hall.people import ADMIN, WANG_LI, ZHAO_MIN
from tests.hall.rig import Rig

__all__ = ["on_disk", "store"]

QIAN_FANG = Actor(ActorKind.STAFF, "qianfang", role=Role.SHIFT_LEADER)
LIU_YANG = Actor(ActorKind.STAFF, "liuyang", role=Role.GUIDE)
RATER = Actor(ActorKind.DEVICE, "rater-1", device=DeviceKind.RATER, place="1")
PHONE = "13800000001"


@pytest.fixture
def hall(store):
    """王丽 sits at window 1."""
    rig = Rig(store=store)
    for name, display, role in (
        ("wangli", "王丽", Role.CLERK),
        ("zhaomin", "赵敏", Role.MANAGER),
        ("qianfang", "钱芳", Role.SHIFT_LEADER),
        ("liuyang", "刘洋", Role.GUIDE),
    ):
        rig.send(AddStaff(staff=name, display=display, role=role))
    rig.send(OpenWindow(window="1"), WANG_LI)
    return rig


def visit(hall, **facts):
    """Somebody who has just been served at window 1."""
    ticket = hall.take(**facts)
    serve(hall)
    return ticket


def serve(hall):
    hall.send(CallNext(window="1"), WANG_LI)
    hall.clock.move(minutes=5)
    hall.send(Finish(window="1"), WANG_LI)


def rate(hall, ticket, level=Level.GOOD, **facts):
    return hall.send(RateVisit(token=ticket["token"], level=level, **facts))


def refused(hall, command, by=None):
    with pytest.raises(Refusal) as said:
        hall.send(command, by) if by else hall.send(command)
    return said.value.key


def rated(hall, by=By.DAY):
    """The report of that day, as the figures have it."""
    today = hall.setup.business_date(hall.clock.now())
    with hall.store.reading() as shelf:
        return report(hall.setup, shelf, wanted(hall.setup, today, today, by), hall.clock.now())


def follow_ups(hall):
    return hall.show("ratings")["open"]


def test_one_visit_has_one_rating_wherever_it_is_given(hall):
    """P22-12: the screen, the phone and the slip's code lead to the same one."""
    ticket = visit(hall)
    hall.send(RateAtWindow(window="1", visit=ticket["id"], level=Level.VERY_GOOD), RATER)
    assert refused(hall, RateVisit(token=ticket["token"], level=Level.POOR)) == "already_rated"
    assert hall.show(f"ticket:{ticket['token']}")["rating"] == {"open": False, "rated": True}


def test_nobody_rates_before_the_visit_is_over_or_long_after(hall):
    """P22-12: within the set days."""
    ticket = hall.take()
    assert refused(hall, RateVisit(token=ticket["token"], level=Level.GOOD)) == "visit_not_over"
    serve(hall)
    hall.clock.move(days=hall.setup.ratings.days)
    assert hall.show(f"ticket:{ticket['token']}")["rating"]["open"]
    hall.clock.move(days=1)
    assert refused(hall, RateVisit(token=ticket["token"], level=Level.GOOD)) == "rating_too_late"


def test_reasons_are_the_halls_own_and_only_for_poor_ratings(hall):
    ticket = visit(hall)
    for level, reasons in ((Level.POOR, ("weather",)), (Level.GOOD, ("wait",))):
        with pytest.raises(Invalid):
            rate(hall, ticket, level, reasons=reasons)
    rate(hall, ticket, Level.POOR, reasons=("wait", "wait", "unclear"))
    (one,) = follow_ups(hall)
    assert one["rating"]["reasons"] == ["wait", "unclear"]


def test_the_screen_invites_for_a_minute_and_the_next_call_ends_it(hall):
    """P22-12: the citizen is invited; what is tapped too late counts for nobody else."""
    assert hall.show("rating:1")["visit"] is None
    first = visit(hall)
    assert hall.show("rating:1")["visit"] == first["id"]
    hall.take()
    hall.send(CallNext(window="1"), WANG_LI)
    assert hall.show("rating:1")["visit"] is None
    tap = RateAtWindow(window="1", visit=first["id"], level=Level.GOOD)
    assert refused(hall, tap, RATER) == "invitation_over"
    hall.send(Finish(window="1"), WANG_LI)
    hall.clock.move(seconds=60)
    assert hall.show("rating:1")["visit"] is None


def test_a_finish_that_was_taken_back_invites_nobody(hall):
    visit(hall)
    hall.send(TakeBack(window="1"), WANG_LI)
    assert hall.show("rating:1")["visit"] is None


def test_the_screen_of_one_window_rates_for_no_other(hall):
    ticket = visit(hall)
    elsewhere = replace(RATER, place="2")
    tap = RateAtWindow(window="1", visit=ticket["id"], level=Level.GOOD)
    with pytest.raises(Forbidden):
        hall.send(tap, elsewhere)


def test_after_a_poor_tap_the_reasons_are_ticked_once(hall):
    ticket = visit(hall)
    hall.send(RateAtWindow(window="1", visit=ticket["id"], level=Level.POOR), RATER)
    why = ExplainRating(window="1", visit=ticket["id"], reasons=("manner",))
    hall.send(why, RATER)
    assert follow_ups(hall)[0]["rating"]["reasons"] == ["manner"]
    assert refused(hall, why, RATER) == "invitation_over"


def test_who_says_nothing_is_not_satisfied(hall):
    """P22-12: unrated is unrated."""
    first, second, _ = visit(hall), visit(hall), visit(hall)
    rate(hall, first, Level.FAIR)
    rate(hall, second, Level.VERY_POOR)
    total = rated(hall)["total"]
    assert (total["served"], total["rated"], total["rated_share"]) == (3, 2, 0.6667)
    assert (total["satisfied"], total["satisfaction"]) == (1, 0.5)


def test_ratings_count_in_the_figures_of_each_clerk(hall):
    """J21-4: ratings count in appraisal."""
    rate(hall, visit(hall), Level.GOOD)
    rate(hall, visit(hall), Level.POOR)
    hall.take("property")
    (row,) = [row for row in rated(hall, By.CLERK)["rows"] if row["key"] == "wangli"]
    assert (row["rated"], row["satisfaction"]) == (2, 0.5)


def test_a_poor_rating_is_followed_up_until_it_is_settled(hall):
    """P22-12: contact made, result, closed; each step is on record."""
    rate(hall, visit(hall), Level.POOR, text="等了一个小时", phone=PHONE)
    (one,) = follow_ups(hall)
    assert one["caller"]["phone"] == "138****0001"
    number = one["follow_up"]
    shown = hall.send(ShowCaller(follow_up=number, reason="回访"), QIAN_FANG)
    assert shown["phone"] == PHONE
    hall.send(NoteFollowUp(follow_up=number, note="已致歉", contacted=True), QIAN_FANG)
    hall.send(CloseFollowUp(follow_up=number, done="增开一个窗口"), ZHAO_MIN)
    assert follow_ups(hall) == []
    (settled,) = hall.show("ratings")["closed"]
    assert [step["what"] for step in settled["steps"]] == ["contacted", "closed"]
    assert refused(hall, CloseFollowUp(follow_up=number, done="又")) == "follow_up_closed"
    hall.send(ReopenFollowUp(follow_up=number, reason="群众仍不满意"), ZHAO_MIN)
    assert follow_ups(hall)[0]["open"]


def test_a_good_rating_needs_no_follow_up(hall):
    rate(hall, visit(hall), Level.FAIR, text="还可以")
    assert follow_ups(hall) == []


def test_what_is_not_settled_in_its_working_days_is_an_alert(hall):
    """P22-12: five working days from Monday end with the Monday after, holidays left aside."""
    rate(hall, visit(hall), Level.POOR)
    (one,) = follow_ups(hall)
    assert one["due"].startswith("2026-10-06T00:00")
    hall.clock.move(days=7)
    assert "follow-up" not in alerts(hall)
    hall.clock.move(days=1)
    assert alerts(hall)["follow-up"].facts["count"] == 1
    assert follow_ups(hall)[0]["overdue"]
    hall.send(CloseFollowUp(follow_up=one["follow_up"], done="已回访"), ZHAO_MIN)
    assert "follow-up" not in alerts(hall)


def alerts(hall):
    with hall.store.reading() as shelf:
        return alerts_now(hall.setup, shelf, hall.clock.now())


def test_two_people_leave_a_malicious_rating_out(hall):
    """P22-12: who proposes doesn't decide; the rating stays on record with the reason."""
    ticket = visit(hall)
    rate(hall, ticket, Level.VERY_POOR)
    hall.send(ProposeExclusion(visit=ticket["id"], reason="本人说点错了"), QIAN_FANG)
    assert rated(hall)["total"]["rated"] == 1, "it counts until somebody else agrees"
    assert refused(hall, ConfirmExclusion(visit=ticket["id"]), QIAN_FANG) == "second_person_decides"
    hall.send(ConfirmExclusion(visit=ticket["id"]), ZHAO_MIN)
    total = rated(hall)["total"]
    assert (total["rated"], total["satisfaction"]) == (0, None)
    (one,) = hall.show("ratings")["lately"]
    assert (one["standing"], one["reason"]) == ("excluded", "本人说点错了")
    assert follow_ups(hall) == []
    again = ProposeExclusion(visit=ticket["id"], reason="再提")
    assert refused(hall, again, QIAN_FANG) == "rating_excluded"


def test_a_second_person_may_uphold_it(hall):
    ticket = visit(hall)
    rate(hall, ticket, Level.POOR)
    hall.send(ProposeExclusion(visit=ticket["id"], reason="疑似恶意"), QIAN_FANG)
    hall.send(UpholdRating(visit=ticket["id"], reason="录像与评价相符"), ZHAO_MIN)
    assert rated(hall)["total"]["satisfaction"] == 0
    assert len(follow_ups(hall)) == 1


def test_nobody_sees_to_what_was_said_of_themselves(hall):
    """A shift leader who serves at a window, too, leaves that to somebody else."""
    hall.send(OpenWindow(window="3"), QIAN_FANG)
    ticket = hall.take()
    hall.send(CallNext(window="3"), QIAN_FANG)
    hall.send(Finish(window="3"), QIAN_FANG)
    rate(hall, ticket, Level.POOR)
    number = follow_ups(hall)[0]["follow_up"]
    assert refused(hall, CloseFollowUp(follow_up=number, done="无"), QIAN_FANG) == "about_yourself"
    mine = ProposeExclusion(visit=ticket["id"], reason="误评")
    assert refused(hall, mine, QIAN_FANG) == "about_yourself"


def test_complaints_by_phone_and_at_the_desk_are_followed_up_alike(hall):
    """J19-2: complaints belong to the hall's services."""
    ticket = visit(hall)
    hall.send(Complain(token=ticket["token"], text="窗口收了复印费", phone=PHONE))
    hall.send(TakeComplaint(text="空调太冷"), LIU_YANG)
    first, second = follow_ups(hall)
    assert (first["about"], first["window"], first["clerk"]) == ("complaint", "1", "wangli")
    assert (second["window"], second["taken_by"]) == (None, "staff:liuyang")
    for _ in range(2):
        hall.send(Complain(token=ticket["token"], text="还有"))
    assert refused(hall, Complain(token=ticket["token"], text="又")) == "complained_enough"


def test_a_clerk_sees_own_sums_only_where_they_are_enough(hall):
    """P22-12: never a name or a ticket; today's are left out, so that none can be told apart."""
    for level in (Level.GOOD, Level.GOOD, Level.FAIR, Level.POOR):
        rate(hall, visit(hall), level)
    assert mine(hall)["enough"] is False
    hall.clock.move(days=1)
    assert mine(hall)["rated"] is None
    hall.clock.move(days=-1)
    rate(hall, visit(hall), Level.VERY_GOOD)
    hall.clock.move(days=1)
    assert (mine(hall)["rated"], mine(hall)["satisfaction"]) == (5, 0.8)


def mine(hall):
    with hall.store.reading() as shelf:
        return own_sums(hall.setup, shelf, "wangli", hall.clock.now())


def test_whoever_is_erased_is_called_back_no_more(hall):
    """What was complained of stays with those who have to see to it."""
    hall.send(Complain(token=visit(hall)["token"], text="等了一个小时", phone=PHONE))
    with hall.store.reading() as shelf:
        (one,) = shelf.of(FollowUp).find(visit=1)
    wish = ErasePerson(person=Person(phone=PHONE), persons=(one.person,), reason="本人要求")
    hall.send(wish, ADMIN)
    (left,) = follow_ups(hall)
    assert (left["text"], left["caller"]) == ("等了一个小时", None)


def test_the_journal_says_what_happened_and_nothing_that_was_typed(hall):
    """What visitors type is kept where it is forgotten in time, and an erasure blacks it."""
    ticket = visit(hall)
    rate(hall, ticket, Level.POOR, text="李梅等了很久", phone=PHONE)
    hall.send(Complain(token=ticket["token"], text="李梅不满意"))
    events = [e for e in hall.journal() if e.kind.startswith(("Rating", "FollowUp"))]
    assert [e.kind for e in events] == ["RatingGiven", "FollowUpOpened", "FollowUpOpened"]
    assert "李梅" not in str([e.data for e in events])
    assert {"text", "steps"} <= FREE_TEXT
    with hall.store.transaction() as shelf:
        assert shelf.redact(("李梅",)) == 2
        assert shelf.of(Rating).get(ticket["id"]).text == "██等了很久"
        assert [one.text for one in shelf.of(FollowUp).find(visit=ticket["id"])] == [
            "",
            "██不满意",
        ]
