/** One date: what holds there, and the hall's own word about it. */

import { Button, html, toast, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { del, put } from "/static/js/api.js";
import { dayInWords, hoursInWords } from "/static/js/opening.js";
import { Choice, Field, FormDialog } from "/static/js/manager/forms.js";
import { asStretches, Stretches } from "/static/js/manager/hours/stretches.js";

export function Day({ day, ordinary, onClose }) {
  const [how, choose] = useState(day.exception && day.stretches.length ? "hours" : "closed");
  const [stretches, set] = useState(day.stretches.length ? day.stretches : [[ordinary.opens, ordinary.closes]]);
  const [reason, say] = useState(day.exception ?? "");
  const path = `/api/v1/calendar/${day.date}`;
  const send = () => put(path, { reason: reason.trim(), stretches: how === "closed" ? [] : asStretches(stretches) });
  const done = () => { onClose(); toast(t("manager.hours.said", { day: dayInWords(day.date) })); };
  const drop = () => del(path, { body: { reason: t("manager.hours.dropped") } }).then(() => { onClose(); toast(t("manager.hours.dropped")); }, (problem) => toast(problem.message));
  return html`<${FormDialog} title=${dayInWords(day.date)} go=${t("manager.save")} send=${send} done=${done} onClose=${onClose}
      also=${day.exception && html`<${Button} kind="danger" onClick=${drop}>${t("manager.hours.drop")}<//>`}>
    <p class="muted">${t("manager.hours.now", { hours: hoursInWords(day.stretches) })}</p>
    <${Choice} name="how" label=${t("manager.hours.how")} value=${how} onChoose=${choose}
      options=${["closed", "hours"].map((key) => [key, t(`manager.hours.how.${key}`)])} />
    ${how === "hours" && html`<${Stretches} name="day" stretches=${stretches} onChange=${set} />`}
    <${Field} name="reason" label=${t("manager.hours.why")} required maxlength="200" value=${reason} onInput=${(e) => say(e.target.value)} /><//>`;
}
