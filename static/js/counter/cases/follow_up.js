/** 双告知: what the applicant is to be told of next, and that it was told. */

import { Button, Chip, html } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { Department } from "/static/js/departments.js";
import { moment } from "/static/js/office/says.js";

export function FollowUp({ one, number, send }) {
  const told = () => send(`/api/v1/cases/${one.case}/follow-up`, { window: number, matters: one.follow_up.map(({ code }) => code) });
  return html`<section class="case-part case-follow" aria-labelledby="follow-up"><div class="spread"><h3 id="follow-up">${t("counter.case.follow")}</h3>
      ${one.told_at ? html`<${Chip} state="ready">${t("counter.case.told", { at: moment(one.told_at) })}<//>`
        : html`<${Button} icon="message-circle-more" onClick=${told}>${t("counter.case.tell")}<//>`}</div>
    <p class="small muted">${t("counter.case.follow.text")}</p>
    <ul class="case-follow-list">${one.follow_up.map((matter) => html`<li key=${matter.code}>${named({ zh: matter.name, en: matter.name_en })}
      <span class="muted small"><${Department} name=${matter.department} /></span></li>`)}</ul></section>`;
}
