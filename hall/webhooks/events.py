"""What happens to webhooks. The address stands nowhere but in its host: its path may hold a key."""

from __future__ import annotations

from dataclasses import dataclass

from hall.progress import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookEvent(Event):
    """Something that happened to a webhook."""

    webhook: int
    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookAdded(WebhookEvent):
    """Another system is told of these kinds from now on."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookChanged(WebhookEvent):
    """What it is told of, and whether, from now on. `renewed`: it has a new secret."""

    kinds: tuple[str, ...]
    on: bool
    renewed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookDropped(WebhookEvent):
    """It is told no longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookGivenUp(WebhookEvent):
    """It could not be told of an event for a day; that event is left out."""

    version: int
