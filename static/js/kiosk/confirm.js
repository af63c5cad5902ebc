/** Everything once more, then one press that counts once however often it is pressed. */

import { newKey, post } from "/static/js/api.js";
import { domainOf, facts, shownName, useHall } from "/static/js/kiosk/facts.js";
import { Next, Screen } from "/static/js/kiosk/frame.js";
import { ticketOf } from "/static/js/kiosk/visit.js";
import { Waiting } from "/static/js/kiosk/waiting.js";
import { anywhereOf, inZones, wayOf } from "/static/js/kiosk/where.js";
import { Button, Notice, html, useRef, useState, useView } from "/static/js/ui.js";
import { currentLanguage, named, t } from "/static/js/words.js";

/** `issue()` takes the ticket; the key belongs to what is asked for, so asking again is safe. */
function useIssuing(visit, onIssued) {
  const [state, tell] = useState({ busy: false });
  const pressed = useRef(false);
  const keys = useRef({});
  const body = ticketOf(visit, currentLanguage());
  const asked = JSON.stringify(body);
  keys.current[asked] ??= newKey();
  const issue = async () => {
    if (pressed.current) return;
    pressed.current = true;
    tell({ busy: true });
    try {
      const late = () => tell({ busy: true, late: true });
      onIssued(await post("/api/v1/tickets", body, { key: keys.current[asked], onRetry: late }));
    } catch (problem) {
      if (problem.name === "Refused") delete keys.current[asked];
      tell({ busy: false, problem });
      pressed.current = false;
    }
  };
  return [state, issue];
}

export function Confirm({ visit, go, onIssued }) {
  const hall = useHall();
  const [state, issue] = useIssuing(visit, onIssued);
  const { business } = visit;
  const domain = business.found?.domain ?? business.key;
  const anywhere = anywhereOf(business);
  const zone = inZones(hall, wayOf(useView(`line:${domain}`).snapshot, anywhere)?.zones);
  const priority = facts.priorities.find((one) => one.key === visit.priority);
  return html`<${Screen} name="confirm" title=${t("kiosk.confirm.title")}
    actions=${html`<${Next} busy=${state.busy} onClick=${issue}>${t(state.busy ? "kiosk.confirm.busy" : "kiosk.confirm.take")}<//>`}>
    <div class="summary">
      <p class="summary-name">${business.found ? shownName(business.found) : named(domainOf(domain))}</p>
      <p class="summary-where">${zone && t("slip.where", { zone })}</p>
      <${Waiting} domain=${domain} anywhere=${anywhere} />
      <${Line} name=${t("kiosk.confirm.priority")} value=${priority ? named(priority) : t("kiosk.confirm.no_priority")}
        act=${t("kiosk.confirm.change")} onAct=${() => go({ screen: "priority", again: true })} />
      ${facts.cards > 0 && html`<${Line} name=${t("kiosk.confirm.card")} value=${visit.id ? `••••${visit.id.slice(-4)}` : cardHint()}
        act=${t(visit.id ? "kiosk.confirm.change" : "kiosk.confirm.type")} onAct=${() => go({ screen: "card" })} />`}
    </div>
    <${Trouble} state=${state} /><//>`;
}

function cardHint() {
  return facts.elderly_from ? t("kiosk.confirm.card_age", { age: facts.elderly_from }) : t("kiosk.confirm.card_none");
}

function Line({ name, value, act, onAct }) {
  return html`<div class="summary-line"><p><span class="muted small">${name}</span><br />${value}</p>
    <${Button} onClick=${onAct}>${act}<span class="hidden-text"> ${name}</span><//></div>`;
}

function Trouble({ state: { problem, late } }) {
  if (late) return html`<${Notice} state="attention" title=${t("kiosk.confirm.late")} live>${t("kiosk.confirm.late.text")}<//>`;
  if (!problem) return null;
  const lost = problem.name !== "Refused";
  return html`<${Notice} state="attention" title=${lost ? t("kiosk.confirm.lost") : problem.message} live>
    ${t(lost ? "kiosk.confirm.lost.text" : "kiosk.confirm.refused")}<//>`;
}
