"""The view `webhooks`: who is told of what, and how the last attempts went."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hall.faces import Face, said
from hall.people.roles import MANAGERS
from hall.ports import Shelf
from hall.setup import Setup
from hall.viewing import RoomView
from hall.webhooks.commands import DELIVERIES_KEPT
from hall.webhooks.webhook import Webhook, WebhookPost

DELIVERIES_SHOWN = 20


def webhooks_face(setup: Setup, shelf: Shelf) -> Face:
    """Every webhook, never its secret, with its last attempts, newest first."""
    return {"webhooks": [_face(setup, shelf, webhook) for webhook in shelf.of(Webhook).find()]}


def _face(setup: Setup, shelf: Shelf, webhook: Webhook) -> dict[str, Any]:
    every = shelf.of(WebhookPost).find(webhook=webhook.id, limit=2 * DELIVERIES_KEPT)
    return {
        "webhook": webhook.id,
        "url": webhook.url,
        "kinds": list(webhook.kinds),
        "on": webhook.on,
        "failures": webhook.failures,
        "next_try_at": said(setup, webhook.next_try_at),
        "made_by": webhook.made_by,
        "made_at": said(setup, webhook.made_at),
        "deliveries": [_delivery(setup, one) for one in reversed(every[-DELIVERIES_SHOWN:])],
    }


def _delivery(setup: Setup, delivery: WebhookPost) -> dict[str, Any]:
    return {
        "version": delivery.version,
        "kind": delivery.kind,
        "at": said(setup, delivery.at),
        "became": str(delivery.became),
        "status": delivery.status,
        "detail": delivery.detail,
        "took_ms": delivery.took_ms,
    }


def _view(setup: Setup, shelf: Shelf, _: str, at: datetime) -> Face:
    return webhooks_face(setup, shelf)


WEBHOOKS = RoomView("webhooks", _view, MANAGERS, ("Webhook",))
