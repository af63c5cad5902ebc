/** Who was looked for, handed out or erased of late: by whom and why, never who it was. */

import { html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { clockTime } from "/static/js/clock.js";
import { reasonOf, Sentence } from "/static/js/manager/record/sentences.js";

export function Acts({ acts }) {
  return html`<section class="panel"><div class="panel-head"><h2>${t("privacy.acts")}</h2>
      <a class="small" href="/manager/record?group=persons">${t("privacy.acts.all")}</a></div>
    ${acts.length ? html`<ol class="acts">${acts.map((act) => html`<li key=${act.version}><time class="muted" datetime=${act.at}>${act.at.slice(0, 10)} ${clockTime(act.at)}</time>
      <span><${Sentence} event=${act} /> <span class="muted">${reasonOf(act)}</span></span></li>`)}</ol>`
      : html`<p class="acts-none muted">${t("privacy.acts.none")}</p>`}</section>`;
}
