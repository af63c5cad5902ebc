"""The shapes of answers about webhooks."""

from __future__ import annotations

from typing_extensions import TypedDict


class WebhookPost(TypedDict):
    """One attempt; a ping has version 0. `became`: delivered, failed, given-up."""

    version: int
    kind: str
    at: str
    became: str
    status: int | None
    detail: str
    took_ms: int


class Webhook(TypedDict):
    """An address that is told, and its last attempts, newest first. Its secret is never shown."""

    webhook: int
    url: str
    kinds: list[str]
    on: bool
    failures: int
    next_try_at: str | None
    made_by: str
    made_at: str
    deliveries: list[WebhookPost]


class Webhooks(TypedDict):
    """Everybody who is told."""

    webhooks: list[Webhook]


class WebhookId(TypedDict):
    """Which webhook it was."""

    webhook: int


class WebhookSecret(TypedDict):
    """The secret, shown this once."""

    webhook: int
    secret: str


class Pinged(TypedDict):
    """What came of a trial."""

    delivered: bool
    status: int | None
    detail: str
    took_ms: int
