"""The words of a slip: a ticket as paper says it, in its holder's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from hall.ports import Shelf
from hall.setup import Name, Setup
from hall.tickets.slip import Slip
from hall.tickets.ticket import Ticket
from hall.windows.takers import takers, zones_of
from web.address import follow_address
from web.words import Words

MOST_TO_BRING = 6
IN_HOURS = 90


def slip_of(  # noqa: PLR0913 - a slip says many things
    face: Mapping[str, Any],
    setup: Setup,
    shelf: Shelf,
    words: Words,
    site: str,
    *,
    reprint: bool = False,
) -> Slip:
    """The slip of a ticket's face. Number first, then where to wait; nothing that isn't needed."""
    title, bring = _business(face, setup, words)
    wait, ahead = face["wait"], face["ahead"]
    issued = datetime.fromisoformat(face["issued_at"])
    return Slip(
        ticket=face["id"],
        number=face["number"],
        title=title,
        where=_where(shelf.tickets.get(face["id"]), setup, shelf, words),
        ahead="" if ahead is None else words.say("slip.ahead", count=ahead),
        wait=words.say("slip.wait", wait=_wait(wait, words)) if wait else "",
        priority=_priority(face["priority"], setup, words),
        follow=follow_address(site, face["token"]),
        follow_hint=words.say("slip.follow"),
        bring=bring[:MOST_TO_BRING],
        bring_title=words.say("slip.bring") if bring else "",
        issued=f"{issued:%Y-%m-%d %H:%M}",
        hall=_said(setup.name, words),
        reprint=words.say("slip.reprint") if reprint else "",
    )


def _wait(wait: Mapping[str, int], words: Words) -> str:
    """As the screens say it (static/js/wait.js): in half hours from `IN_HOURS` minutes on."""
    low, high = wait["low"], wait["high"]
    if low >= IN_HOURS:
        return words.say("wait.hours", low=f"{low // 30 / 2:g}", high=f"{-(-high // 30) / 2:g}")
    return words.say("wait.minutes" if low else "wait.under", low=low, high=high)


def _said(name: Name, words: Words) -> str:
    return name.in_language(words.language) or name.zh


def _business(face: Mapping[str, Any], setup: Setup, words: Words) -> tuple[str, tuple[str, ...]]:
    matter, theme = setup.matter(face["matter"] or ""), setup.theme(face["theme"] or "")
    if matter:
        return _either(matter.name, matter.name_en, words), tuple(m.name for m in matter.materials)
    if theme:
        return _either(theme.name, theme.name_en, words), ()
    domain = setup.domain(face["domain"])
    return (_said(domain.name, words) if domain else face["domain"]), ()


def _either(zh: str, en: str, words: Words) -> str:
    return en if en and not words.language.startswith("zh") else zh


def _where(ticket: Ticket | None, setup: Setup, shelf: Shelf, words: Words) -> str:
    """The zones of the windows that may take this ticket, open or not."""
    keys = zones_of(takers(ticket, shelf.windows.all())) if ticket else []
    zones = [zone for key in keys if (zone := setup.zone(key))]
    if not zones:
        return words.say("slip.where_any")
    return words.say(
        "slip.where", zone=words.say("slip.or").join(_said(z.name, words) for z in zones)
    )


def _priority(key: str | None, setup: Setup, words: Words) -> str:
    found = next((p for p in setup.priorities if p.key == key), None)
    return words.say("slip.priority", who=_said(found.name, words)) if found else ""
