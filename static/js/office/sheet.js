/** 签收: the sheet is read against the paper; what isn't there is marked and waits again. */

import { html, Number, toast, useState } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { FormDialog } from "/static/js/manager/forms.js";
import { person } from "/static/js/manager/facts.js";

export function SignSheet({ sheet, onClose }) {
  const here = sheet.parts.filter((part) => part.state === "sent");
  const [missing, miss] = useState([]);
  const toggle = (part) => miss(missing.includes(part) ? missing.filter((one) => one !== part) : [...missing, part]);
  const done = () => {
    onClose();
    toast(t("office.signed", { batch: sheet.batch, count: here.length - missing.length }));
  };
  return html`<${FormDialog} title=${t("office.sign.title", { batch: sheet.batch })} onClose=${onClose} done=${done}
      go=${t("office.sign.go", { count: here.length - missing.length })} send=${() => post(`/api/v1/batches/${sheet.batch}/sign`, { missing })}>
    <p>${t("office.sign.text", { name: person(sheet.given_by) })}</p>
    <fieldset class="sheet-parts"><legend>${t("office.sign.legend")}</legend>${here.map((part) => html`<label class="check" key=${part.part}>
      <input type="checkbox" checked=${!missing.includes(part.part)} onChange=${() => toggle(part.part)} />
      <${Number} value=${part.number} />${missing.includes(part.part) && html`<span class="muted">${t("office.sign.missing")}</span>`}</label>`)}</fieldset>
    ${missing.length > 0 && html`<p class="field-hint">${t("office.sign.hint", { count: missing.length })}</p>`}<//>`;
}
