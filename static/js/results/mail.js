/** What carriers brought: signed for, and still to be given to its department (J19-15). */

import { Button, html, toast, useState } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { departmentName } from "/static/js/departments.js";
import { facts } from "/static/js/manager/facts.js";
import { Choice, FormDialog } from "/static/js/manager/forms.js";
import { moment } from "/static/js/office/says.js";

export function Mail({ parcels }) {
  const [passing, pass] = useState(null);
  if (!parcels.length) return null;
  return html`<section class="panel" aria-labelledby="mail"><div class="panel-head"><h2 id="mail">${t("results.mail")}</h2><span class="badge">${parcels.length}</span></div>
    <ul class="office-rows">${parcels.map((parcel) => html`<li class="sheet-row" key=${parcel.parcel}><div class="sheet-says"><b translate="no">${parcel.carrier} ${parcel.tracking}</b>
        <span class="small muted">${[parcel.note, parcel.number, moment(parcel.at)].filter(Boolean).join(" · ")}</span></div><span></span>
      ${facts.role !== "supervisor" && html`<${Button} icon="corner-up-right" onClick=${() => pass(parcel)}>${t("results.mail.pass")}<//>`}</li>`)}</ul>
    ${passing && html`<${Pass} parcel=${passing} onClose=${() => pass(null)} />`}</section>`;
}

function Pass({ parcel, onClose }) {
  const [department, choose] = useState(parcel.department ?? facts.departments[0]);
  const send = () => post(`/api/v1/parcels/${parcel.parcel}/pass-on`, { window: facts.window, department });
  const done = () => (onClose(), toast(t("results.mail.passed", { department: departmentName(department) })));
  return html`<${FormDialog} title=${t("results.mail.pass")} go=${t("results.mail.pass")} send=${send} done=${done} onClose=${onClose}>
    <${Choice} name="department" label=${t("results.field.department")} value=${department} onChoose=${choose} required
      options=${facts.departments.map((one) => [one, departmentName(one)])} /><//>`;
}
