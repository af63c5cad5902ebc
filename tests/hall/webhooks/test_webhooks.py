"""Who else is told: what they want, when they are tried again, and when an event is left out."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hall.people.roles import HALL
from hall.refusals import Forbidden, Invalid, Refusal, Unknown
from hall.webhooks.commands import (
    DELIVERIES_KEPT,
    AddWebhook,
    ChangeWebhook,
    DropWebhook,
    PassOver,
    RecordDelivery,
    RenewWebhookSecret,
)
from hall.webhooks.view import webhooks_face
from hall.webhooks.webhook import (
    PAUSES,
    Webhook,
    WebhookPost,
    fault_in,
    lock_anew,
    next_event,
)
from tests.hall.people import NINE, WANG_LI, ZHAO_MIN
from tests.hall.rig import Rig

URL = "http://platform.example/hall?key=secret"


@pytest.fixture
def rig():
    return Rig()


def add(rig, *kinds, url=URL):
    command = AddWebhook(url=url, kinds=kinds or ("Ticket",), secret=rig.engine.secrets.lock("s"))
    return rig.send(command, ZHAO_MIN)["webhook"]


def see(rig, webhook=1):
    with rig.store.reading() as shelf:
        return shelf.of(Webhook).get(webhook)


def upcoming(rig, webhook=1):
    """The version of the next event it is to be told."""
    with rig.store.reading() as shelf:
        known = shelf.of(Webhook).get(webhook)
        event, _ = next_event(shelf, known, known.upto, 500)
        return event and event.version


def tried(rig, status, webhook=1):
    version = upcoming(rig, webhook)
    return rig.send(RecordDelivery(webhook=webhook, version=version, status=status), HALL)["became"]


def test_it_is_told_of_what_it_wants_from_now_on(rig):
    rig.take("tax")
    add(rig, "Ticket")
    assert upcoming(rig) is None, "what happened before is over"
    rig.open("1")
    rig.take("tax")
    version = upcoming(rig)
    assert rig.journal()[version - 1].kind == "TicketIssued"
    assert tried(rig, 200) == "delivered"
    assert upcoming(rig) is None
    assert see(rig).upto == version


def test_after_failures_it_waits_longer_and_longer(rig):
    add(rig)
    rig.take("tax")
    for failures, pause in enumerate([*PAUSES, PAUSES[-1]], 1):
        assert tried(rig, 500) == "failed"
        webhook = see(rig)
        assert (webhook.failures, webhook.next_try_at) == (failures, rig.clock.now() + pause)
        assert not webhook.may_try(rig.clock.now())
        assert webhook.may_try(rig.clock.now() + pause)
    assert tried(rig, 204) == "delivered"
    assert (see(rig).failures, see(rig).next_try_at) == (0, None)


def test_an_event_a_day_old_that_fails_is_left_out_and_the_next_follows(rig):
    add(rig)
    rig.take("tax")
    first = upcoming(rig)
    rig.clock.move(hours=23)
    rig.take("tax")
    assert tried(rig, None) == "failed"
    rig.clock.move(hours=1)
    assert tried(rig, None) == "given-up"
    assert rig.journal()[-1].data == {"webhook": 1, "host": "platform.example", "version": first}
    assert upcoming(rig) > first
    assert tried(rig, 200) == "delivered"


def test_it_is_never_told_that_it_could_not_be_told(rig):
    add(rig, "*")
    rig.clock.move(days=1)
    while upcoming(rig):
        tried(rig, 200)
    rig.take("tax")
    rig.clock.move(days=1)
    assert tried(rig, 500) == "given-up"
    while upcoming(rig):
        tried(rig, 200)
    assert rig.journal()[-1].kind == "WebhookGivenUp"


def test_a_clock_that_was_set_back_holds_nothing_up(rig):
    webhook = Webhook(1, URL, ("A",), "", "x", NINE, 0, next_try_at=NINE + timedelta(days=3))
    assert webhook.may_try(NINE)
    assert not replace(webhook, on=False).may_try(NINE)


def test_what_happens_while_it_is_off_is_never_told(rig):
    add(rig)
    rig.send(ChangeWebhook(webhook=1, on=False), ZHAO_MIN)
    rig.take("tax")
    rig.send(ChangeWebhook(webhook=1, on=True), ZHAO_MIN)
    assert upcoming(rig) is None
    rig.take("tax")
    assert upcoming(rig) is not None


def test_its_secret_is_in_no_view_and_no_event_and_its_address_in_no_event(rig):
    add(rig)
    rig.send(RenewWebhookSecret(webhook=1, secret="locked-other"), ZHAO_MIN)
    rig.send(ChangeWebhook(webhook=1, kinds=("Alert", "Alert")), ZHAO_MIN)
    assert see(rig).kinds == ("Alert",)
    with rig.store.reading() as shelf:
        face = webhooks_face(rig.setup, shelf)
    assert "secret" not in face["webhooks"][0]
    assert "key=secret" not in str(rig.journal())
    rig.send(DropWebhook(webhook=1), ZHAO_MIN)
    assert see(rig) is None


def test_a_new_key_locks_every_secret(rig):
    add(rig)
    with rig.store.transaction() as shelf:
        assert lock_anew(shelf, rig.engine.secrets) == 1
    assert rig.engine.secrets.unlock(see(rig).secret) == "s"


def test_the_last_hundred_attempts_are_kept(rig):
    add(rig)
    for _ in range(DELIVERIES_KEPT + 5):
        rig.send(RecordDelivery(webhook=1, version=0, status=200), HALL)
    with rig.store.reading() as shelf:
        kept = shelf.of(WebhookPost).find(webhook=1)
    assert [len(kept), kept[0].id, kept[0].kind] == [DELIVERIES_KEPT, 6, "Ping"]
    rig.send(DropWebhook(webhook=1), ZHAO_MIN)
    with rig.store.reading() as shelf:
        assert shelf.of(WebhookPost).count(webhook=1) == 0
    assert rig.send(RecordDelivery(webhook=1, version=1, status=200), HALL)["became"] is None


def wanted(rig, webhook):
    """The kinds that it is still to be told of."""
    with rig.store.reading() as shelf:
        events = shelf.journal.after(webhook.upto)
    return [event.kind for event in events if webhook.wants(event)]


def test_kinds_that_are_added_count_from_then_on_and_nothing_else_is_lost(rig):
    add(rig, "TicketIssued", "Window")
    rig.take("tax")
    rig.open("1")
    for kinds in (("Ticket",), ("Ticket", "Message"), ("*",)):
        rig.send(ChangeWebhook(webhook=1, kinds=kinds))
        told = wanted(rig, see(rig))
        assert told.count("TicketIssued") == 1
        assert ("WebhookChanged" in told) == (kinds == ("*",))
    assert wanted(rig, see(rig)) == ["TicketIssued", "WebhookChanged"]
    rig.call("1")
    rig.send(ChangeWebhook(webhook=1, kinds=("TicketCalled",)))
    assert wanted(rig, see(rig)) == ["TicketCalled"]


def test_passing_over_only_goes_on(rig):
    add(rig)
    rig.take("tax")
    rig.send(PassOver(webhook=1, upto=50), HALL)
    rig.send(PassOver(webhook=1, upto=3), HALL)
    assert see(rig).upto == 50


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("https://platform.example/hall", None),
        ("http://192.168.1.20:9000/in?key=1", None),
        ("ftp://platform.example", "not_http"),
        ("gopher://platform.example/", "not_http"),
        ("http://", "no_host"),
        ("http://wang:li@platform.example", "credentials"),
        ("http://platform.example:99999/", "no_port"),
        ("http://platform.example:0/", "no_port"),
        ("http://platform.example/a b", "wrong_form"),
        ("http://platform.example/\r\nX: 1", "wrong_form"),
        ("http://platform.example/#x", "wrong_form"),
        ("http://[::1", "no_host"),
    ],
)
def test_what_may_be_an_address(rig, url, fault):
    assert fault_in(url) == fault
    if fault:
        with pytest.raises(Invalid) as refused:
            add(rig, url=url)
        assert refused.value.facts == {"field": "url", "reason": fault}


def test_what_is_refused(rig):
    for _ in range(10):
        add(rig)
    with pytest.raises(Refusal, match="too_many_webhooks"):
        add(rig)
    with pytest.raises(Unknown):
        rig.send(DropWebhook(webhook=99), ZHAO_MIN)
    with pytest.raises(Forbidden):
        rig.send(DropWebhook(webhook=1), WANG_LI)
