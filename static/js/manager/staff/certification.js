/** Whether the hall insists on certificates; and changing it, with its reason. */

import { Button, Chip, html, useState } from "/static/js/ui.js";
import { put } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { Field, FormDialog } from "/static/js/manager/forms.js";

export function Certification({ required }) {
  const [open, show] = useState(false);
  const [reason, say] = useState("");
  const close = () => show(false);
  const other = required ? "stop" : "begin";
  return html`<section class="panel certification" aria-labelledby="certification">
    <div><h2 id="certification">${t("manager.staff.certification")}
      <${Chip} state=${required ? "ready" : "off"}>${t(`manager.staff.certification.${required ? "on" : "off"}`)}<//></h2>
      <p class="muted">${t(`manager.staff.certification.${required ? "on" : "off"}.text`)}</p></div>
    <${Button} onClick=${() => show(true)}>${t(`manager.staff.certification.${other}`)}<//>
    ${open && html`<${FormDialog} title=${t(`manager.staff.certification.${other}`)} go=${t("manager.save")} done=${close} onClose=${close}
        send=${() => put("/api/v1/certification", { required: !required, reason: reason.trim() })}>
      <p>${t(`manager.staff.certification.${other}.text`)}</p>
      <${Field} name="reason" label=${t("manager.reason")} required maxlength="200" autocomplete="off" autofocus value=${reason} onInput=${(e) => say(e.target.value)} /><//>`}
  </section>`;
}
