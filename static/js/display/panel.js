/** How many wait for each domain, and the missed numbers: one after the other, in turn. */

import { html, useCallback, useState } from "/static/js/ui.js";
import { nameOf } from "/static/js/display/settings.js";
import { Turning } from "/static/js/display/turning.js";
import { t } from "/static/js/words.js";

export function Panel({ waiting, missed, language }) {
  const [at, turn] = useState(0);
  const both = missed.length > 0;
  const next = useCallback(() => turn((now) => now + 1), []);
  const missedNow = both && at % 2 === 1;
  return html`<section class="panel" aria-labelledby="panel-title">
    <h2 class="wall-heading" id="panel-title">${t(missedNow ? "display.missed" : "display.waiting")}
      ${missedNow && html`<small>${t("display.missed.what")}</small>`}</h2>
    <${Turning} key=${`${missedNow}`} onEnd=${both ? next : undefined} class=${missedNow ? "missed" : ""}>
      ${missedNow ? missed.map((number) => html`<p class="missed-one number" key=${number} translate="no">${number}</p>`)
        : html`<${Waiting} waiting=${waiting} language=${language} />`}
    <//>
  </section>`;
}

function Waiting({ waiting, language }) {
  const lines = waiting.filter((domain) => domain.count > 0);
  if (lines.length === 0) return html`<p class="waiting-none">${t("display.waiting.none")}</p>`;
  return lines.map((domain) => html`<p class="waiting-one" key=${domain.domain}>
    <span>${nameOf(domain, language)}</span><b class="number">${domain.count}</b></p>`);
}
