"""Text messages: kept before they are sent, tried again, never told twice as another."""

from datetime import timedelta

from hall.outbox.notice import Notice
from hall.outbox.sending import RecordSending, phone_of, waiting
from hall.people.persons import Person
from hall.people.roles import HALL
from tests.hall.people import LI_MEI
from tests.hall.results.issuing import approved, hand_over, register, registered
from tests.hall.results.test_delivering import give, move, post, told


def notices(hall):
    with hall.store.reading() as shelf:
        return waiting(shelf)


def went(hall, notice, *, sent, detail=""):
    hall.send(RecordSending(notice=notice.id, sent=sent, detail=detail), HALL)
    with hall.store.reading() as shelf:
        return shelf.of(Notice).get(notice.id)


def test_j19_13_what_is_registered_is_told_by_message_before_the_cut_off(hall):
    _, result = registered(hall)
    (notice,) = notices(hall)
    assert (notice.template, notice.told["window"]) == ("result_ready", "9")
    assert hall.setup.local(notice.due).hour == 14
    went(hall, notice, sent=True)
    (event,) = told(hall, "ApplicantTold")
    assert (event["result"], event["by_way"]) == (result["result"], "message")
    assert [one["state"] for one in hall.show("results")["waiting"]] == ["ready"]


def test_the_number_is_read_from_the_vault_and_stands_in_no_message_or_event(hall):
    registered(hall)
    (notice,) = notices(hall)
    with hall.store.reading() as shelf:
        assert phone_of(shelf, hall.engine.secrets, notice) == "13987654321"
    went(hall, notice, sent=True)
    said = str(notice) + str([event.data for event in hall.journal()])
    assert "13987654321" not in said
    assert LI_MEI not in said


def test_what_failed_is_tried_again_later_under_the_same_key(hall):
    registered(hall)
    (notice,) = notices(hall)
    again = went(hall, notice, sent=False, detail="timeout")
    assert (again.key, again.attempts) == (notice.key, 1)
    assert again.next_try_at - hall.clock.now() == timedelta(seconds=5)


def test_what_cant_be_sent_for_a_day_is_given_up_and_said(hall):
    registered(hall)
    (notice,) = notices(hall)
    hall.clock.move(days=1)
    assert went(hall, notice, sent=False).state == "given-up"
    assert notices(hall) == []
    assert len(told(hall, "NoticeGivenUp")) == 1


def test_what_is_given_before_its_message_went_is_told_nobody_any_more(hall):
    _, result = registered(hall)
    give(hall, result)
    assert notices(hall) == []
    assert told(hall, "NoticeOvertaken")[0]["template"] == "result_ready"


def test_what_is_posted_before_its_message_went_is_told_as_posted_only(hall):
    _, result = registered(hall)
    parcel = post(hall, result)
    assert [one.template for one in notices(hall)] == ["result_posted"]
    move(hall, parcel, "returned", reason="收件人不在")
    assert notices(hall) == []


def test_what_is_overtaken_is_sent_no_more_and_of_others_everything(hall):
    _, result = registered(hall)
    registered(hall)
    give(hall, result)
    assert [one.about for one in notices(hall)] == [2]


def test_that_it_was_sent_is_recorded_once(hall):
    registered(hall)
    (notice,) = notices(hall)
    went(hall, notice, sent=True)
    went(hall, notice, sent=True)
    assert len(told(hall, "NoticeSent")) == 1


def test_who_has_left_no_phone_is_told_by_hand(hall):
    case = approved(hall, applicant=Person(name="李梅"))
    register(hall, case, hand_over(hall, case))
    assert notices(hall) == []
