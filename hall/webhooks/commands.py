"""What can be wanted of webhooks, and what became of each attempt."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from annotated_types import Ge, Le, Len

from hall.commands import Answer, Work, command
from hall.facts import Pattern, WebhookId
from hall.people.roles import MANAGERS
from hall.refusals import Invalid, Refusal, Unknown
from hall.webhooks.events import (
    WebhookAdded,
    WebhookChanged,
    WebhookDropped,
    WebhookGivenUp,
)
from hall.webhooks.webhook import (
    Became,
    Webhook,
    WebhookPost,
    fault_in,
    host_of,
    in_order,
)

MOST = 10
DELIVERIES_KEPT = 100
Url = Annotated[str, Len(8, 500)]
Kinds = Annotated[tuple[Annotated[str, Len(1, 40), Pattern(r"\*|[A-Z][A-Za-z]*")], ...], Len(1, 20)]
Sealed = Annotated[str, Len(1, 500)]
Version = Annotated[int, Ge(0), Le(2**53 - 1)]


@command(roles=MANAGERS, answer_is_secret=True)
class AddWebhook:
    """Tell another system of events whose kinds begin so, from the next one on.

    `secret` was locked by the web floor, which shows it once.
    """

    url: Url
    kinds: Kinds
    secret: Sealed

    def carry_out(self, work: Work) -> Answer:
        """Refuses an address that isn't http or https, or that names a user, and too many."""
        _must_be_sound(self.url)
        kept = work.shelf.of(Webhook)
        if kept.count() >= MOST:
            raise Refusal("too_many_webhooks", limit=MOST)
        made = Webhook(
            id=kept.next_id(),
            url=self.url,
            kinds=in_order(self.kinds),
            secret=self.secret,
            made_by=str(work.by),
            made_at=work.at,
            upto=work.shelf.journal.version(),
        )
        kept.save(made)
        work.note(WebhookAdded(webhook=made.id, host=host_of(made.url), kinds=made.kinds))
        return {"webhook": made.id}


@command(roles=MANAGERS)
class ChangeWebhook:
    """Change where and of what it is told, or switch it off and on; what isn't given stays.

    What happens while it is off it is never told, nor what happened before a kind was added.
    """

    webhook: WebhookId
    url: Url | None = None
    kinds: Kinds | None = None
    on: bool | None = None

    def carry_out(self, work: Work) -> Answer:
        """A change lets it be tried again at once."""
        webhook, version = _find(work, self.webhook), work.shelf.journal.version()
        if self.url is not None:
            _must_be_sound(self.url)
        awakes = self.on is True and not webhook.on
        changed = replace(
            webhook if self.kinds is None else webhook.telling_of(self.kinds, version),
            url=self.url or webhook.url,
            on=webhook.on if self.on is None else self.on,
            upto=version if awakes else webhook.upto,
            failures=0,
            next_try_at=None,
        )
        _keep(work, changed, renewed=False)
        return {"webhook": changed.id}


@command(roles=MANAGERS, answer_is_secret=True)
class RenewWebhookSecret:
    """Give it a new secret; the old one holds no longer."""

    webhook: WebhookId
    secret: Sealed

    def carry_out(self, work: Work) -> Answer:
        """Refuses one that isn't there."""
        _keep(work, replace(_find(work, self.webhook), secret=self.secret), renewed=True)
        return {"webhook": self.webhook}


@command(roles=MANAGERS)
class DropWebhook:
    """Tell it no longer, and forget what became of its attempts."""

    webhook: WebhookId

    def carry_out(self, work: Work) -> Answer:
        """Refuses one that isn't there."""
        webhook = _find(work, self.webhook)
        work.shelf.of(Webhook).drop(webhook.id)
        deliveries = work.shelf.of(WebhookPost)
        for delivery in deliveries.find(webhook=webhook.id, limit=2 * DELIVERIES_KEPT):
            deliveries.drop(delivery.id)
        work.note(WebhookDropped(webhook=webhook.id, host=host_of(webhook.url)))
        return {"webhook": webhook.id}


@command()
class RecordDelivery:
    """The hall notes what became of an attempt to tell a webhook; version 0 was a ping."""

    webhook: WebhookId
    version: Version
    status: Annotated[int, Ge(100), Le(999)] | None
    detail: str = ""
    took_ms: int = 0

    def carry_out(self, work: Work) -> Answer:
        """Nothing where it was dropped meanwhile."""
        webhook = work.shelf.of(Webhook).get(self.webhook)
        if webhook is None:
            return {"became": None}
        delivered = self.status is not None and 200 <= self.status < 300
        if self.version == 0:
            became, kind = Became.DELIVERED if delivered else Became.FAILED, "Ping"
        else:
            became, kind = self._tried(work, webhook, delivered=delivered)
        self._keep(work, became, kind)
        return {"became": str(became)}

    def _tried(self, work: Work, webhook: Webhook, *, delivered: bool) -> tuple[Became, str]:
        (event,) = work.shelf.journal.after(self.version - 1, 1)
        tried, became = webhook.after(event, work.at, delivered=delivered)
        if event.version > webhook.upto:
            work.shelf.of(Webhook).save(tried)
        if became is Became.GIVEN_UP:
            host = host_of(webhook.url)
            work.note(WebhookGivenUp(webhook=webhook.id, host=host, version=event.version))
        return became, event.kind

    def _keep(self, work: Work, became: Became, kind: str) -> None:
        deliveries = work.shelf.of(WebhookPost)
        made = WebhookPost(
            id=deliveries.next_id(),
            webhook=self.webhook,
            version=self.version,
            kind=kind,
            at=work.at,
            became=became,
            status=self.status,
            detail=self.detail,
            took_ms=self.took_ms,
        )
        deliveries.save(made)
        too_many = deliveries.count(webhook=self.webhook) - DELIVERIES_KEPT
        for old in deliveries.find(webhook=self.webhook, limit=max(0, too_many)):
            deliveries.drop(old.id)


@command()
class PassOver:
    """The hall notes up to where nothing concerns a webhook, so that no restart looks again."""

    webhook: WebhookId
    upto: Version

    def carry_out(self, work: Work) -> Answer:
        """It only goes on."""
        webhook = work.shelf.of(Webhook).get(self.webhook)
        if webhook is not None and self.upto > webhook.upto:
            work.shelf.of(Webhook).save(replace(webhook, upto=self.upto))
        return {}


def _keep(work: Work, webhook: Webhook, *, renewed: bool) -> None:
    work.shelf.of(Webhook).save(webhook)
    work.note(
        WebhookChanged(
            webhook=webhook.id,
            host=host_of(webhook.url),
            kinds=webhook.kinds,
            on=webhook.on,
            renewed=renewed,
        )
    )


def _must_be_sound(url: str) -> None:
    if fault := fault_in(url):
        raise Invalid("url", fault)


def _find(work: Work, webhook_id: int) -> Webhook:
    webhook = work.shelf.of(Webhook).get(webhook_id)
    if webhook is None:
        raise Unknown("unknown_webhook", webhook=webhook_id)
    return webhook
