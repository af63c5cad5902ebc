/** What happened to a case, newest first, in the sentences of the record. */

import { html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { moment } from "/static/js/office/says.js";
import { Sentence } from "/static/js/manager/record/sentences.js";

export function Life({ events }) {
  return html`<section aria-labelledby="life"><h3 id="life">${t("case.life")}</h3>
    <ol class="case-life">${[...events].reverse().map((event) => html`<li key=${event.version}>
      <time class="muted small" datetime=${event.at}>${moment(event.at)}</time><${Sentence} event=${event} /></li>`)}</ol></section>`;
}
