/** One open alert: what it is, what to do next, and that somebody has seen it. */

import { Button, Chip, html, Icon, toast, useEffect, useRef, useState } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { person } from "/static/js/manager/facts.js";
import { headline, ICONS, lasted, moment, nextStep, stateOf } from "/static/js/manager/alerts/says.js";

const SILENT = 15;

export function Open({ alert }) {
  const [noting, note] = useState(false);
  const { words, href, go } = nextStep(alert);
  const done = alert.state !== "new";
  const send = (what, body) => post(`/api/v1/alerts/${alert.alert}/${what}`, body)
    .then(() => note(false), (problem) => toast(problem.message));
  return html`<article class="alert" id=${`alert-${alert.alert}`} data-state=${stateOf(alert)} aria-labelledby=${`alert-${alert.alert}-title`}>
    <${Icon} name=${ICONS[alert.kind]} />
    <div class="alert-says">
      <h3 id=${`alert-${alert.alert}-title`}>${headline(alert)}</h3>
      <p class="alert-when muted small">${t("manager.alerts.since", { time: moment(alert.raised_at), lasted: lasted(alert) })}
        ${done && html` · <${What} alert=${alert} />`}</p>
    </div>
    ${alert.state !== "easing" && !noting && html`<div class="alert-foot"><p>${words} <a href=${href}>${go}</a></p><div class="alert-acts">
      ${alert.state !== "acknowledged" && html`<${Button} icon="check" onClick=${() => note(true)}>${t("manager.alerts.seen")}<//>`}
      ${alert.state === "new" && html`<${Button} kind="quiet" icon="bell-off" onClick=${() => send("snooze", { minutes: SILENT })}>
        ${t("manager.alerts.snooze", { minutes: SILENT })}<//>`}</div></div>`}
    ${noting && html`<${Note} onSend=${(text) => send("acknowledge", text ? { note: text } : {})} onClose=${() => note(false)} />`}
  </article>`;
}

function Note({ onSend, onClose }) {
  const [text, type] = useState("");
  const box = useRef(null);
  useEffect(() => box.current.focus(), []);
  const send = (event) => {
    event.preventDefault();
    onSend(text.trim());
  };
  return html`<form class="alert-note" onSubmit=${send} onKeyDown=${(e) => e.key === "Escape" && onClose()}>
    <label class="hidden-text" for="note">${t("manager.alerts.note")}</label>
    <input class="input" id="note" maxlength="200" autocomplete="off" placeholder=${t("manager.alerts.note")} value=${text}
      ref=${box} onInput=${(e) => type(e.target.value)} />
    <button class="button primary">${t("manager.alerts.seen")}</button>
    <${Button} kind="quiet" onClick=${onClose}>${t("manager.alerts.cancel")}<//></form>`;
}

/** Who did what about it. */
export function What({ alert: a }) {
  if (a.state === "easing") return html`<${Chip} state="ready">${t("manager.alerts.easing")}<//>`;
  if (a.acknowledged_by) {
    const words = { who: person(a.acknowledged_by), time: moment(a.acknowledged_at), note: a.note };
    return t(a.note ? "manager.alerts.acknowledged.note" : "manager.alerts.acknowledged", words);
  }
  if (a.snoozed_by) return t("manager.alerts.snoozed", { who: person(a.snoozed_by), time: moment(a.snoozed_until) });
  return t("manager.alerts.nobody");
}
