/** The messages at the foot of the walls: those of now, those to come, and the standing one. */

import { Button, Chip, html, Icon, toast, useState } from "/static/js/ui.js";
import { del, post } from "/static/js/api.js";
import { languageOf, named, t } from "/static/js/words.js";
import { clockTime, dateInHall } from "/static/js/clock.js";
import { zoneName } from "/static/js/manager/facts.js";
import { Small } from "/static/js/manager/screens/small.js";
import { MessageForm } from "/static/js/manager/screens/message-form.js";

export function Messages({ messages, standing }) {
  const [open, show] = useState(null);
  const drop = (one) => del(`/api/v1/messages/${one.message}`).then(() => toast(t("manager.screens.message.dropped"), {
    action: [t("manager.undo"), () => post("/api/v1/messages", asSet(one)).catch((problem) => toast(problem.message))], seconds: 12,
  }), (problem) => toast(problem.message));
  return html`<section class="panel" aria-labelledby="messages"><div class="panel-head"><h2 id="messages">${t("manager.screens.messages")}</h2>
      <${Button} kind="primary" icon="plus" onClick=${() => show({})}>${t("manager.screens.message.new")}<//></div>
    <ul class="messages">${messages.map((one) => html`<li key=${one.message} class="message" data-state=${one.incident ? "attention" : null}>
        <${Icon} name=${one.incident ? "triangle-alert" : "megaphone"} />
        <div><p class="message-words" lang=${languageOf(named(one))}>${named(one)}</p>
          <p class="message-meta muted small">${one.state === "upcoming" && html`<${Chip} state="off" icon="clock">${t("manager.screens.message.later")}<//>`}
            <span>${where(one)} · ${when(one)}</span></p></div>
        <div class="message-acts"><${Small} icon="pencil" label="message.change" onClick=${() => show(one)} />
          <${Small} icon="x" label="message.drop" onClick=${() => drop(one)} /></div></li>`)}
      ${standing.zh && html`<li class="message"><${Icon} name="pin" /><div><p class="message-words">${named(standing)}</p>
        <p class="muted small">${t("manager.screens.standing")}</p></div></li>`}
      ${!messages.length && !standing.zh && html`<li class="message muted">${t("manager.screens.message.none")}</li>`}</ul>
    ${open && html`<${MessageForm} message=${open} onClose=${() => show(null)} />`}</section>`;
}

/** What was set of it, so that it can be set anew. */
const asSet = ({ zh, en, zones, incident, from_at, until }) => ({ zh, en, zones, incident, from_at, until });

function where({ zones, incident }) {
  if (zones.length) return zones.map(zoneName).join(t("manager.alerts.and"));
  return t(incident ? "manager.screens.everywhere.kiosks" : "manager.screens.everywhere");
}

function when({ from_at: from, until }) {
  const say = (iso) => (dateInHall(iso) === dateInHall() ? clockTime(iso) : `${dateInHall(iso).slice(5)} ${clockTime(iso)}`);
  if (from && until) return t("manager.screens.between", { from: say(from), until: say(until) });
  if (until) return t("manager.screens.until", { until: say(until) });
  return from ? t("manager.screens.from", { from: say(from) }) : t("manager.screens.until_dropped");
}
