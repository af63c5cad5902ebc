"""Taking settings back. Each room that has settings brings the commands that change them."""

from __future__ import annotations

from hall.commands import Answer, Work, command
from hall.facts import Key, Reason, SettingId
from hall.people.roles import MANAGERS
from hall.ports import Span
from hall.refusals import Refusal, Unknown
from hall.settings.setting import Setting, sections, value_of, whole


@command(roles=MANAGERS)
class TakeBackSetting:
    """Undo a change of settings, while nothing has changed the same section since."""

    setting: SettingId
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """What held before holds again, at once."""
        kept = work.shelf.of(Setting)
        undone = kept.get(self.setting)
        if undone is None:
            raise Unknown("unknown_setting", setting=self.setting)
        if not undone.in_force:
            raise Refusal("setting_changed_since", section=undone.section)
        before = Span(None, undone.id)
        former = kept.find(section=undone.section, id=before, newest=True, limit=1)
        was_changed = former and former[0].value is not None
        value = value_of(whole(work.shelf, former[0]), work.configured) if was_changed else None
        work.change(undone.section, value, self.reason)
        return {"section": undone.section}


@command(roles=MANAGERS)
class ResetSetting:
    """Go back to what the hall's folder says for one section."""

    section: Key
    reason: Reason

    def carry_out(self, work: Work) -> Answer:
        """Refuses a section that the hall doesn't have."""
        if self.section not in sections():
            raise Unknown("unknown_section", section=self.section)
        work.change(self.section, None, self.reason)
        return {"section": self.section}
