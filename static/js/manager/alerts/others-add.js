/** Adding another system that is told, and its secret, shown once. */

import { Button, Dialog, html, Notice, useState } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { t } from "/static/js/words.js";

const CHOICES = [["Alert", "alerts"], ["Ticket", "tickets"], ["Window", "windows"], ["*", "all"]];

export function Add({ onClose, onAdded }) {
  const [url, type] = useState("https://");
  const [kinds, choose] = useState(["Alert"]);
  const [wrong, tell] = useState(null);
  const toggle = (kind) => choose(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]);
  const send = () => post("/api/v1/webhooks", { url: url.trim(), kinds }).then(onAdded, (problem) => tell(problem.message));
  return html`<${Dialog} title=${t("manager.others.add.title")} onClose=${onClose} actions=${html`
      <${Button} onClick=${onClose}>${t("manager.alerts.cancel")}<//>
      <${Button} kind="primary" onClick=${send}>${t("manager.others.add")}<//>`}>
    <div class="alert-form"><div class="field"><label for="url">${t("manager.others.url")}</label>
        <p class="field-hint" id="url-hint">${t("manager.others.url.hint")}</p>
        <input class="input" id="url" type="url" maxlength="500" aria-describedby="url-hint" spellcheck=${false} value=${url}
          onInput=${(e) => type(e.target.value)} /></div>
      <fieldset class="other-kinds"><legend>${t("manager.others.what")}</legend>
        ${CHOICES.map(([kind, name]) => html`<label class="check" key=${kind}><input type="checkbox" checked=${kinds.includes(kind)}
          onChange=${() => toggle(kind)} /><span>${t(`manager.others.kind.${name}`)}</span></label>`)}</fieldset>
      <div role="alert">${wrong && html`<${Notice} state="attention" title=${wrong} />`}</div></div><//>`;
}

export function Secret({ secret, onClose }) {
  const [copied, say] = useState(false);
  const copy = () => navigator.clipboard.writeText(secret).then(() => say(true), () => {});
  return html`<${Dialog} title=${t("manager.others.secret")} onClose=${onClose} actions=${html`
      <${Button} icon=${copied ? "check" : "copy"} onClick=${copy}>${t(copied ? "manager.others.copied" : "manager.others.copy")}<//>
      <${Button} kind="primary" onClick=${onClose}>${t("manager.others.secret.kept")}<//>`}>
    <div class="alert-form"><p>${t("manager.others.secret.text")}</p>
      <p class="other-secret" translate="no">${secret}</p></div><//>`;
}
