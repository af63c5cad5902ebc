"""The API of webhooks: who else is told of what happens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hall.commands import Allowed
from hall.people.roles import MANAGERS
from hall.refusals import Invalid, Unknown
from hall.webhooks.commands import (
    AddWebhook,
    ChangeWebhook,
    DropWebhook,
    Kinds,
    RenewWebhookSecret,
    Url,
)
from hall.webhooks.view import webhooks_face
from hall.webhooks.webhook import Webhook, host_in
from web import answers_webhooks as answers
from web.calls import Asked, Call
from web.posting import leads_here
from web.repeats import Repeat

ROOM = "Webhooks"
MANAGE = Allowed(roles=MANAGERS)
PREFIX = "whsec_"
PINGS_EACH = "6 per minute"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWebhook:
    """Where, and the beginnings of the kinds of events; "*": all."""

    url: Url
    kinds: Kinds


def webhooks(asked: Asked) -> dict[str, Any]:
    """Who is told of what, and how it went."""
    w = asked.works
    with w.store.reading() as shelf:
        return webhooks_face(w.setup, shelf)


def add(asked: Asked) -> dict[str, Any]:
    """Tell another system; its secret is shown this once."""
    secret, hidden = _secret(asked)
    new = asked.body
    if not asked.works.local_webhooks and leads_here(host_in(new.url)):
        raise Invalid("url", "leads_here")  # a name is looked up each time it is used
    command = AddWebhook(url=new.url, kinds=new.kinds, secret=hidden)
    return {**asked.works.door.carry_out(command, asked.by), "secret": secret}


def renew(asked: Asked) -> dict[str, Any]:
    """A new secret, shown this once."""
    secret, hidden = _secret(asked)
    command = RenewWebhookSecret(webhook=asked.path["webhook"], secret=hidden)
    return {**asked.works.door.carry_out(command, asked.by), "secret": secret}


def ping(asked: Asked) -> dict[str, Any]:
    """Send a trial event now and say what came of it; also where it is switched off."""
    w = asked.works
    w.throttle.hit(PINGS_EACH, "ping", str(asked.by))
    with w.store.reading() as shelf:
        webhook = shelf.of(Webhook).get(asked.path["webhook"])
    if webhook is None:
        raise Unknown("unknown_webhook", webhook=asked.path["webhook"])
    report = w.telling.ping(webhook)
    delivered = report.status is not None and 200 <= report.status < 300
    return {
        "delivered": delivered,
        "status": report.status,
        "detail": report.detail,
        "took_ms": report.took_ms,
    }


def _secret(asked: Asked) -> tuple[str, str]:
    secret = PREFIX + asked.works.secrets.token()
    return secret, asked.works.secrets.lock(secret)


CALLS = (
    Call(
        method="GET",
        path="/api/v1/webhooks",
        does="Who else is told of what happens, and how the last attempts went",
        handle=webhooks,
        allowed=MANAGE,
        answers=answers.Webhooks,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/webhooks",
        does="Tell another system of events from now on; the answer shows its secret once",
        handle=add,
        repeat=Repeat.REFUSED,
        body=NewWebhook,
        allowed=MANAGE,
        answers=answers.WebhookSecret,
        status=201,
        room=ROOM,
        example={"url": "https://platform.example/yichuang", "kinds": ["Alert"]},
    ),
    Call(
        method="PUT",
        path="/api/v1/webhooks/{webhook}",
        does="Change where and of what it is told, or switch it off and on",
        command=ChangeWebhook,
        answers=answers.WebhookId,
        room=ROOM,
        example={"on": False},
    ),
    Call(
        method="POST",
        path="/api/v1/webhooks/{webhook}/secret",
        does="A new secret, shown this once; the old one holds no longer",
        handle=renew,
        repeat=Repeat.REFUSED,
        allowed=MANAGE,
        answers=answers.WebhookSecret,
        room=ROOM,
    ),
    Call(
        method="POST",
        path="/api/v1/webhooks/{webhook}/ping",
        does="Send a trial event now and say what came of it",
        handle=ping,
        allowed=MANAGE,
        answers=answers.Pinged,
        room=ROOM,
    ),
    Call(
        method="DELETE",
        path="/api/v1/webhooks/{webhook}",
        does="Tell it no longer",
        command=DropWebhook,
        answers=answers.WebhookId,
        room=ROOM,
    ),
)
