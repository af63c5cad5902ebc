"""The gradual path from classified to full one-window (D21-2, P22-1)."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from annotated_types import Ge, Le, Len

from hall.catalogue.events import CatalogueImported, MattersMarked, ModeChanged
from hall.catalogue.importing import differences, unfit
from hall.commands import Answer, Work, command, follows
from hall.facts import Key, Reason
from hall.people.roles import MANAGERS
from hall.refusals import Invalid, Refusal
from hall.settings.events import SettingChanged
from hall.setup import Matter, Mode, Theme

MOST_MATTERS = 5_000
NOTE = "catalogue"


@command(roles=MANAGERS, plannable=True)
class MarkMatters:
    """Let undifferentiated windows take matters, or no longer: one step of the path (D21-2).

    Tickets that wait for them follow at once.
    """

    codes: Annotated[tuple[Key, ...], Len(1, MOST_MATTERS)]
    undifferentiated: bool
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses a code that the hall doesn't have; what is marked so already stays."""
        codes, matters = set(self.codes), work.setup.matters
        if not codes <= {matter.code for matter in matters}:
            raise Invalid("codes", "unknown")
        changed = tuple(
            replace(m, undifferentiated=self.undifferentiated) if m.code in codes else m
            for m in matters
        )
        count = sum(a is not b and a != b for a, b in zip(matters, changed, strict=True))
        if count:
            work.change("matters", changed, self.reason)
            work.note(
                MattersMarked(
                    count=count,
                    undifferentiated=self.undifferentiated,
                    marked=sum(m.undifferentiated for m in changed),
                    matters=len(changed),
                    reason=self.reason,
                )
            )
        return {"marked": count}


@command(roles=MANAGERS, plannable=True)
class ChangeMode:
    """Change between classified and full one-window, and the least share of comprehensive windows.

    In full mode undifferentiated windows take every matter, whatever its mark; the marks stay for
    the way back.
    """

    reason: Reason
    mode: Mode | None = None
    comprehensive_share: Annotated[float, Ge(0), Le(1)] | None = None

    def carry_out(self, work: Work) -> Answer:
        """Tickets that wait follow at once."""
        setup = work.setup
        mode = setup.mode if self.mode is None else self.mode
        share = self.comprehensive_share
        share = setup.comprehensive_share if share is None else share
        if mode is not setup.mode:
            work.change("mode", mode, self.reason)
        if share != setup.comprehensive_share:
            work.change("comprehensive_share", share, self.reason)
        if (mode, share) != (setup.mode, setup.comprehensive_share):
            work.note(ModeChanged(mode=str(mode), comprehensive_share=share, reason=self.reason))
        return {"mode": str(mode), "comprehensive_share": share}


@command(roles=MANAGERS)
class ImportCatalogue:
    """Put another catalogue into force, as its preview has shown it.

    `base`: the edition that the preview compared with; `refused`: how many rows of the files were.
    """

    matters: tuple[Matter, ...]
    themes: tuple[Theme, ...]
    base: str
    reason: Reason
    refused: int = 0

    def carry_out(self, work: Work) -> Answer:
        """Refuses when the catalogue has changed since the preview, and one without matters."""
        setup = work.setup
        if self.base != (work.shelf.note(NOTE) or ""):
            raise Refusal("catalogue_changed_since")
        if not self.matters:
            raise Refusal("nothing_to_import")
        if strangers := unfit(setup, self.matters, self.themes):
            raise Invalid("matters", "unknown", codes=strangers[:20])
        difference = differences(setup.matters, self.matters)
        if self.themes != setup.themes:
            work.change("themes", self.themes, self.reason)
        if self.matters != setup.matters:
            work.change("matters", self.matters, self.reason)
        settings = [e.setting for e in work.events if isinstance(e, SettingChanged)]
        if settings:
            work.note(
                CatalogueImported(
                    new=len(difference.new),
                    changed=len(difference.changed),
                    removed=len(difference.removed),
                    refused=self.refused,
                    matters=len(self.matters),
                    themes=len(self.themes),
                    reason=self.reason,
                )
            )
        return {"settings": settings, "matters": len(self.matters), "themes": len(self.themes)}


@follows("matters", "themes", "mode")
def note_edition(work: Work) -> None:
    """Say that there is another edition of the catalogue, so that pages fetch it anew."""
    work.shelf.keep_note(NOTE, str(work.shelf.journal.version() + 1))
