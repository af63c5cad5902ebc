/** When to tell, and of what: the limits in force, changed in a dialog with their reason. */

import { Button, Dialog, html, Icon, Notice, useState } from "/static/js/ui.js";
import { put } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { facts } from "/static/js/manager/facts.js";
import { ICONS } from "/static/js/manager/alerts/says.js";

const KINDS = ["stranded", "wait", "idle", "called", "device", "paper", "locker", "plan", "shut-out", "follow-up"];
const LIMITS = { wait: "wait_minutes", idle: "idle_minutes", device: "lost_minutes", called: "calls" };
const MANAGERS = ["manager", "administrator"];

export const isManager = MANAGERS.includes(facts.role);

/** The limits by their names in the API. */
function limitsOf(settings) {
  const minutes = (seconds) => Math.round(seconds / 60);
  return { wait_minutes: minutes(settings.wait), idle_minutes: minutes(settings.idle),
    lost_minutes: minutes(settings.lost), calls: settings.calls };
}

export function Settings({ settings }) {
  const [open, show] = useState(false);
  const limits = limitsOf(settings);
  return html`<section class="panel" aria-labelledby="when"><div class="panel-head"><h2 id="when">${t("manager.alerts.when")}</h2>
      ${isManager && html`<${Button} kind="quiet" icon="sliders-horizontal" onClick=${() => show(true)}>${t("manager.alerts.change")}<//>`}</div>
    <ul class="alert-kinds panel-body">${KINDS.map((kind) => html`<li key=${kind} data-off=${settings.off.includes(kind) ? "" : null}>
      <${Icon} name=${ICONS[kind]} /><span>${t(`manager.alerts.kind.${kind}`, { limit: limits[LIMITS[kind]] })}</span>
      ${settings.off.includes(kind) && html`<span class="muted small">${t("manager.alerts.off")}</span>`}</li>`)}
      <li><${Icon} name=${settings.sound ? "volume-2" : "volume-x"} /><span>${t(settings.sound ? "manager.alerts.sound.on" : "manager.alerts.sound.off")}</span></li></ul>
    ${open && html`<${Change} settings=${settings} limits=${limits} onClose=${() => show(false)} />`}</section>`;
}

function Change({ settings, limits, onClose }) {
  const [form, fill] = useState({ ...limits, off: settings.off, sound: settings.sound, reason: "" });
  const [wrong, tell] = useState(null);
  const set = (more) => fill({ ...form, ...more });
  const toggle = (kind) => set({ off: form.off.includes(kind) ? form.off.filter((k) => k !== kind) : [...form.off, kind] });
  const send = () => put("/api/v1/settings/alerts", { ...form, reason: form.reason.trim() || t("manager.alerts.reason.none") })
    .then(onClose, (problem) => tell(problem.message));
  return html`<${Dialog} title=${t("manager.alerts.when")} onClose=${onClose} actions=${html`
      <${Button} onClick=${onClose}>${t("manager.alerts.cancel")}<//>
      <${Button} kind="primary" onClick=${send}>${t("manager.alerts.save")}<//>`}>
    <div class="alert-form">${KINDS.map((kind) => html`<div class="alert-form-row" key=${kind}>
      <label class="check"><input type="checkbox" checked=${!form.off.includes(kind)} onChange=${() => toggle(kind)} />
        <span>${t(`manager.alerts.name.${kind}`)}</span></label>
      ${LIMITS[kind] && html`<label class="alert-limit"><span>${t(`manager.alerts.limit.${kind}`)}</span>
        <input class="input" type="number" min=${kind === "called" ? 2 : 1} max=${kind === "called" ? 99 : 480} required
          value=${form[LIMITS[kind]]} onInput=${(e) => set({ [LIMITS[kind]]: e.target.valueAsNumber })} />
        <span>${t(kind === "called" ? "manager.alerts.times" : "manager.alerts.min")}</span></label>`}</div>`)}
      <label class="check"><input type="checkbox" checked=${form.sound} onChange=${() => set({ sound: !form.sound })} />
        <span>${t("manager.alerts.sound")}</span></label>
      <div class="field"><label for="reason">${t("manager.alerts.reason")}</label>
        <input class="input" id="reason" maxlength="200" value=${form.reason} onInput=${(e) => set({ reason: e.target.value })} /></div>
      <div role="alert">${wrong && html`<${Notice} state="attention" title=${wrong} />`}</div></div><//>`;
}
