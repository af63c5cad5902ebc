/** A message: its words in both languages, where, when, and whether it is an incident. */

import { Button, Dialog, html, Notice, useState } from "/static/js/ui.js";
import { post, put } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { facts, zoneKeys, zoneName } from "/static/js/manager/facts.js";

const OFFSET = facts.time.slice(-6);

/** "2026-09-28T12:00" of a moment in the hall, and back. */
const asField = (iso) => iso?.slice(0, 16) ?? "";
const asMoment = (field) => (field ? `${field}:00${OFFSET}` : null);

export function MessageForm({ message, onClose }) {
  const [form, fill] = useState({
    zh: message.zh ?? "", en: message.en ?? "", zones: message.zones ?? [], incident: message.incident ?? false,
    from: asField(message.from_at), until: asField(message.until),
  });
  const [wrong, tell] = useState(null);
  const set = (more) => fill({ ...form, ...more });
  const toggle = (zone) => set({ zones: form.zones.includes(zone) ? form.zones.filter((z) => z !== zone) : [...form.zones, zone] });
  const send = () => {
    const { from, until, ...rest } = form;
    const body = { ...rest, from_at: asMoment(from), until: asMoment(until) };
    const sent = message.message ? put(`/api/v1/messages/${message.message}`, body) : post("/api/v1/messages", body);
    sent.then(onClose, (problem) => tell(problem.message));
  };
  const words = (key, lang) => html`<div class="field"><label for=${key}>${t(`manager.screens.words.${key}`)}</label>
    <textarea class="input" id=${key} rows="2" maxlength="200" lang=${lang} value=${form[key]} onInput=${(e) => set({ [key]: e.target.value })}></textarea></div>`;
  const moment = (key) => html`<div class="field"><label for=${key}>${t(`manager.screens.moment.${key}`)}</label>
    <input class="input" id=${key} type="datetime-local" value=${form[key]} onInput=${(e) => set({ [key]: e.target.value })} /></div>`;
  return html`<${Dialog} title=${t(message.message ? "manager.screens.message.change" : "manager.screens.message.new")} onClose=${onClose}
      actions=${html`<${Button} onClick=${onClose}>${t("manager.alerts.cancel")}<//>
        <${Button} kind="primary" onClick=${send}>${t("manager.screens.message.show")}<//>`}>
    <div class="screen-form">${words("zh", "zh-CN")}${words("en", "en")}
      <fieldset class="choices"><legend>${t("manager.screens.where")}</legend>
        <label class="check"><input type="checkbox" checked=${!form.zones.length} onChange=${() => set({ zones: [] })} /><span>${t("manager.screens.everywhere")}</span></label>
        ${zoneKeys().map((zone) => html`<label class="check" key=${zone}><input type="checkbox" checked=${form.zones.includes(zone)}
          onChange=${() => toggle(zone)} /><span>${zoneName(zone)}</span></label>`)}</fieldset>
      <div class="screen-pair">${moment("from")}${moment("until")}</div>
      <label class="check"><input type="checkbox" checked=${form.incident} onChange=${() => set({ incident: !form.incident })} />
        <span>${t("manager.screens.incident")}</span></label>
      <div role="alert">${wrong && html`<${Notice} state="attention" title=${wrong} />`}</div></div><//>`;
}
