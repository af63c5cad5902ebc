"""通知地址: another system that wants to be told, and what became of each attempt to tell it.

The journal is the line of what is still to be told: a webhook keeps the version up to which it has
been. So nothing is lost by a power cut, each is told in the journal's order, and the version by
which an event is named is the same however often it is sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

from hall.ports import Secrets, Shelf
from hall.progress import Recorded

EVERYTHING = "*"
ITS_OWN = "WebhookGivenUp"
"""Never told: the failing webhook would be told of its failure for ever."""
PAUSES = tuple(
    timedelta(seconds=seconds)
    for seconds in (5, 15, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400)
)
"""How long is waited after so many failures in a row; after more, the longest again."""
GIVEN_UP_AFTER = timedelta(days=1)
"""An event that can't be told and is older than this is left out."""
LONGEST_PATH = 2_000


class Became(StrEnum):
    """What became of an attempt."""

    DELIVERED = "delivered"
    FAILED = "failed"
    GIVEN_UP = "given-up"


@dataclass(frozen=True, slots=True)
class Webhook:
    """One address that is told of events whose kinds begin with one of `kinds` ("*": of all).

    `secret` is locked (hall.ports.Secrets). `upto` is the journal's version up to which it has
    been told; after `failures` in a row it is tried again at `next_try_at`. `since`: after which
    version a kind counts, where it was added later.
    """

    id: int
    url: str
    kinds: tuple[str, ...]
    secret: str
    made_by: str
    made_at: datetime
    upto: int
    on: bool = True
    failures: int = 0
    next_try_at: datetime | None = None
    since: dict[str, int] = field(default_factory=dict)

    def wants(self, event: Recorded) -> bool:
        """Whether it is to be told of this event."""
        if event.kind == ITS_OWN:
            return False
        wanted = {**dict.fromkeys(self.kinds, 0), **self.since}
        return any(event.version > v and covers(kind, event.kind) for kind, v in wanted.items())

    def telling_of(self, kinds: Iterable[str], version: int) -> Webhook:
        """With these kinds from `version` on; of what it was to be told before, nothing is lost."""
        kinds, former = in_order(kinds), {**dict.fromkeys(self.kinds, 0), **self.since}
        since = {
            new: min((v for kind, v in former.items() if covers(kind, new)), default=version)
            for new in kinds
        }
        for kind, v in former.items():
            later = [since[new] for new in kinds if covers(new, kind)]
            if later and self.upto < min(later) > v:
                since.setdefault(kind, v)
        return replace(self, kinds=kinds, since=since)

    def may_try(self, at: datetime) -> bool:
        """Whether it may be sent something now. A clock that was set back holds nothing up."""
        due = self.next_try_at
        return self.on and (due is None or due <= at or due > at + PAUSES[-1])

    def after(self, event: Recorded, at: datetime, *, delivered: bool) -> tuple[Webhook, Became]:
        """How it stands after an attempt to tell it of `event`."""
        if delivered:
            return replace(self, upto=event.version, failures=0, next_try_at=None), Became.DELIVERED
        pause = PAUSES[min(self.failures, len(PAUSES) - 1)]
        failed = replace(self, failures=self.failures + 1, next_try_at=at + pause)
        if at - event.at >= GIVEN_UP_AFTER:
            return replace(failed, upto=event.version), Became.GIVEN_UP
        return failed, Became.FAILED


@dataclass(frozen=True, slots=True)
class WebhookPost:
    """One attempt: of which event, when, and what was answered.

    `status` is the HTTP status, None where none came; `detail` is why it failed. A ping has
    version 0.
    """

    id: int
    webhook: int
    version: int
    kind: str
    at: datetime
    became: Became
    status: int | None
    detail: str
    took_ms: int


def covers(beginning: str, kind: str) -> bool:
    """Whether a kind, or a beginning of kinds, is among those that begin so."""
    return beginning == EVERYTHING or kind.startswith(beginning)


def next_event(
    shelf: Shelf, webhook: Webhook, after: int, most: int
) -> tuple[Recorded | None, int]:
    """The next event that it wants after a version, and the version up to which was looked."""
    events = shelf.journal.after(after, most)
    for event in events:
        if webhook.wants(event):
            return event, event.version - 1
    return None, events[-1].version if events else after


def fault_in(url: str) -> str | None:
    """What is wrong with an address; None for a sound one: http or https, no name or password."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "no_host"
    faults = {
        "not_http": parts.scheme not in ("http", "https"),
        "no_host": not parts.hostname,
        "no_port": not _has_good_port(parts),
        "credentials": parts.username is not None or parts.password is not None,
        "wrong_form": bool(parts.fragment)
        or " " in url
        or not (url.isascii() and url.isprintable()),
    }
    return next((fault for fault, is_there in faults.items() if is_there), None)


def _has_good_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False


def lock_anew(shelf: Shelf, secrets: Secrets) -> int:
    """Lock every secret under the newest key; how many there are. For a rotation of keys."""
    kept = shelf.of(Webhook)
    webhooks = kept.find()
    for webhook in webhooks:
        kept.save(replace(webhook, secret=secrets.lock(secrets.unlock(webhook.secret))))
    return len(webhooks)


def host_of(url: str) -> str:
    """Where it leads, without the path: that may hold a key."""
    return urlsplit(url).netloc


def host_in(url: str) -> str:
    """Its host alone; nothing where it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def in_order(kinds: Iterable[str]) -> tuple[str, ...]:
    """Each kind once."""
    return tuple(sorted(set(kinds)))
