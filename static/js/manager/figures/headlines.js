/** The few figures that tell how it went; a press shows one below, with what it means. */

import { html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { said } from "/static/js/manager/figures/values.js";

const SHOWN = ["arrivals", "wait_p50", "wait_p90", "in_target", "served", "service_mean", "misses"];

export function Headlines({ total, chosen, onChoose }) {
  return html`<div class="headlines" role="group" aria-label=${t("figures.total")}>${SHOWN.map((key) => html`<button type="button" class="headline" key=${key}
      aria-pressed=${String(key === chosen)} onClick=${() => onChoose(key)}>
    <span class="headline-word">${t(`figure.${key}`)}</span><span class="headline-value">${said(key, total[key])}</span></button>`)}</div>`;
}
