/** Five faces with their words: how was it? And what was wrong, to tick. */

import { html, Icon } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";

const FACES = [["very-good", "laugh"], ["good", "smile"], ["fair", "meh"], ["poor", "frown"], ["very-poor", "angry"]];

/** Whether somebody has to ask what went wrong. */
export const isPoor = (level) => level === "poor" || level === "very-poor";

export function Faces({ chosen, busy, onChoose }) {
  return html`<ol class="faces">${FACES.map(([level, face]) => html`<li key=${level}>
    <button type="button" class="face" data-level=${level} aria-pressed=${chosen === undefined ? null : String(chosen === level)}
      aria-disabled=${busy ? "true" : null} onClick=${() => busy || onChoose(level)}>
      <${Icon} name=${face} /><span>${t(`rating.level.${level}`)}</span></button></li>`)}</ol>`;
}

export function Reasons({ reasons, ticked, onTick }) {
  const toggle = (key) => onTick(ticked.includes(key) ? ticked.filter((one) => one !== key) : [...ticked, key]);
  return html`<fieldset class="rating-why"><legend>${t("rating.why")}</legend>
    <div>${reasons.map(([key, zh, en]) => html`<label key=${key}><input type="checkbox" checked=${ticked.includes(key)} onChange=${() => toggle(key)} />
      <span>${named({ zh, en })}</span></label>`)}</div></fieldset>`;
}
