"""The loop that sends messages: one that can't go never holds up the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from hall.cases.known import case_of
from hall.outbox.notice import Envelope, Notice, NoticeState, SendReport
from hall.people.persons import PersonRecord
from tests.hall.results.issuing import hall_of_results, open_issuing, registered
from tests.hall.rig import Rig
from tests.halling import ROOT
from web.hub import ThreadingHub
from web.outbox import Outbox
from web.words import Languages

WORDS = Languages(ROOT / "static" / "words")


@dataclass
class Taker:
    """A gateway that takes all, or breaks as it is told."""

    took: list[str] = field(default_factory=list)
    broken: Exception | None = None

    def send(self, envelope: Envelope) -> SendReport:
        if self.broken is not None:
            raise self.broken
        self.took.append(envelope.text)
        return SendReport(sent=True)


@pytest.fixture
def hall(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("YICHUANG_URL", "https://hall.example.gov.cn/")
    return open_issuing(Rig(hall_of_results()))


def outbox(hall: Any, gateway: Taker | None) -> Outbox:
    """The loop over this hall, to be driven a step at a time."""
    offload: Callable[[Any], Any] = lambda job: job()  # noqa: E731
    works = SimpleNamespace(
        hub=SimpleNamespace(flag=ThreadingHub().flag, offload=offload),
        door=SimpleNamespace(trouble=None, carry_out=hall.send),
        clock=hall.clock,
        store=hall.store,
        secrets=hall.engine.secrets,
        setup=hall.setup,
        languages=WORDS,
    )
    return Outbox(cast("Any", works), gateway)


def kept(hall: Any, notice_id: int) -> Notice:
    with hall.store.reading() as shelf:
        return cast("Notice", shelf.of(Notice).get(notice_id))


def change(hall: Any, shape: Any, key: int, **facts: Any) -> None:
    with hall.store.transaction() as shelf:
        shelf.of(shape).save(replace(shelf.of(shape).get(key), **facts))


def all_of(box: Outbox) -> None:
    while box.send_next():
        pass


def test_what_is_registered_goes_out_with_the_link_to_its_case(hall: Any) -> None:
    case, _ = registered(hall)
    taker = Taker()
    all_of(outbox(hall, taker))
    (text,) = taker.took
    with hall.store.reading() as shelf:
        token = case_of(shelf, case["case"]).token
    assert f"https://hall.example.gov.cn/c/{token}" in text
    assert kept(hall, 1).state is NoticeState.SENT


def test_without_an_address_that_works_at_home_a_message_has_no_link(
    hall: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("YICHUANG_URL")
    registered(hall)
    taker = Taker()
    all_of(outbox(hall, taker))
    (text,) = taker.took
    assert "http" not in text
    assert text.endswith("请带身份证。")


def test_a_gateway_that_breaks_is_a_failure_of_one_message_and_tried_again(hall: Any) -> None:
    registered(hall)
    taker = Taker(broken=ZeroDivisionError("13987654321"))
    box = outbox(hall, taker)
    all_of(box)
    assert (kept(hall, 1).state, kept(hall, 1).detail) == (
        NoticeState.WAITING,
        "ZeroDivisionError",
    )
    taker.broken = None
    hall.clock.move(minutes=1)
    all_of(box)
    assert kept(hall, 1).state is NoticeState.SENT


def test_a_message_that_cant_be_read_holds_up_no_other(hall: Any) -> None:
    """Its code is locked under a key that nobody has any more."""
    registered(hall)
    registered(hall)
    change(hall, Notice, 1, locked="locked-nothing")
    taker = Taker()
    all_of(outbox(hall, taker))
    assert len(taker.took) == 1
    assert (kept(hall, 1).attempts, kept(hall, 1).detail) == (1, "ValueError")
    assert kept(hall, 2).state is NoticeState.SENT


def test_whose_phone_nobody_keeps_any_more_holds_up_no_other(hall: Any) -> None:
    registered(hall)
    registered(hall)
    change(hall, PersonRecord, kept(hall, 1).person, phone_locked=None)
    taker = Taker()
    all_of(outbox(hall, taker))
    assert (len(taker.took), kept(hall, 1).detail) == (1, "no_phone")


def test_after_days_without_a_gateway_nothing_old_is_sent(hall: Any) -> None:
    """What waited is given up day by day; with a gateway the backlog isn't sent."""
    registered(hall)
    all_of(outbox(hall, None))
    assert kept(hall, 1).state is NoticeState.WAITING
    hall.clock.move(days=1)
    all_of(outbox(hall, None))
    assert kept(hall, 1).state is NoticeState.GIVEN_UP
    assert "NoticeGivenUp" in hall.ears.kinds


def test_what_is_a_day_old_is_given_up_before_it_is_tried(hall: Any) -> None:
    registered(hall)
    hall.clock.move(days=200)
    taker = Taker()
    all_of(outbox(hall, taker))
    assert (taker.took, kept(hall, 1).state) == ([], NoticeState.GIVEN_UP)


def test_what_cant_be_recorded_isnt_sent(hall: Any) -> None:
    registered(hall)
    taker = Taker()
    box = outbox(hall, taker)
    cast("Any", box.works.door).trouble = "the disk is full"
    assert not box.send_next()
    assert taker.took == []
