/** Whose case it is: masked, and in full for a reason that stands on record. */

import { Button, html, useState } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { facts } from "/static/js/manager/facts.js";
import { Field, FormDialog } from "/static/js/manager/forms.js";

export function Applicant({ one }) {
  const [full, see] = useState(null);
  const [asking, ask] = useState(false);
  const who = full ?? one.applicant;
  return html`<section aria-labelledby="applicant"><div class="spread"><h3 id="applicant">${t("case.applicant")}</h3>
      ${one.applicant && !full && facts.role !== "supervisor" && html`<${Button} kind="quiet" icon="eye" onClick=${() => ask(true)}>${t("case.show")}<//>`}</div>
    ${who ? html`<dl class="case-who">${["name", "phone", "id_number"].filter((key) => who[key]).map((key) => html`<div key=${key}>
      <dt>${t(`case.applicant.${key}`)}</dt><dd translate="no">${who[key]}</dd></div>`)}</dl>` : html`<p class="muted">${t("case.applicant.gone")}</p>`}
    ${asking && html`<${Asked} one=${one} done=${(answer) => (ask(false), see(answer))} onClose=${() => ask(false)} />`}</section>`;
}

function Asked({ one, done, onClose }) {
  const [reason, say] = useState("");
  return html`<${FormDialog} title=${t("case.show.title")} go=${t("case.show.go")} done=${done} onClose=${onClose}
      send=${() => post(`/api/v1/cases/${one.case}/applicant`, { reason: reason.trim() })}>
    <p>${t("case.show.text")}</p>
    <${Field} name="reason" label=${t("manager.reason")} required maxlength="200" autocomplete="off" autofocus value=${reason} onInput=${(e) => say(e.target.value)} /><//>`;
}
