/** One case in the clerk's hand: what became of it, the paper to give out, and what can be done with it here. */

import { Button, Chip, Dialog, html, Notice, Number, useState } from "/static/js/ui.js";
import { newKey, post } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { Department } from "/static/js/departments.js";
import { MAIN_KEY } from "/static/js/counter/actions.js";
import { useNextKey } from "/static/js/counter/keys.js";
import { Business, Chinese, day, Light } from "/static/js/office/says.js";
import { FollowUp } from "/static/js/counter/cases/follow_up.js";
import { Decide, Urge, Withdraw } from "/static/js/counter/cases/ends.js";
import { Paper } from "/static/js/counter/cases/paper.js";

const STATES = { accepted: "ready", received: "next", correction: "attention", decided: "ready", refused: "urgent", withdrawn: "off", delivered: "ready" };
const OPEN = ["received", "correction", "accepted"];

/**
 * `shown`: `{one, name, fresh}`; `fresh`: it was received just now, from somebody of this `name`.
 * `finish`: the next step where the visit is over with it, `{label, go()}`.
 */
export function CaseDialog({ shown, number, finish, onAgain, onClose }) {
  const [one, see] = useState(shown.one);
  const [doing, go] = useState(null);
  const [wrong, tell] = useState(null);
  const act = async (path, body) => {
    try {
      tell(null);
      see(await post(path, body, { key: newKey() }));
      go(null);
    } catch (problem) {
      tell(problem.message);
    }
  };
  useNextKey(MAIN_KEY, finish?.go ?? onClose);
  const open = OPEN.includes(one.state);
  const own = one.kind === "immediate" && one.state === "accepted" && one.parts.find((part) => part.state !== "decided");
  const late = ["red", "yellow"].map((light) => one.parts.find((part) => part.light === light)).find(Boolean);
  const actions = html`
    ${late && !shown.fresh && html`<${Button} icon="bell-ring" onClick=${() => go("urge")}>${t("office.deed.urge")}<//>`}
    ${open && html`<${Button} icon="undo-2" onClick=${() => go("withdraw")}>${t("counter.case.withdraw")}<//>`}
    ${one.state === "correction" && html`<${Button} icon="file-plus" kind=${shown.fresh ? "" : "primary"} onClick=${() => onAgain(one)}>${t("counter.case.resubmit")}<//>`}
    ${own && html`<${Button} icon="stamp" onClick=${() => go("decide")}>${t("counter.case.decide")}<//>`}
    <${Button} icon="printer" onClick=${() => window.print()}>${t(`counter.case.print.${paperOf(one)}`)}<//>
    ${finish ? html`<${Button} kind="primary" icon="circle-check" keys=${MAIN_KEY} autofocus onClick=${finish.go}>${finish.label}<//>`
      : html`<${Button} keys=${MAIN_KEY} autofocus onClick=${onClose}>${t("counter.dialog.close")}<//>`}`;
  return html`<${Dialog} title=${t(`counter.case.is.${one.state}`)} class="dialog case-dialog" onClose=${onClose} actions=${actions}>
    <div class="case-form"><div class="case-main" tabindex="0" role="group" aria-label=${t("case.materials")}><${Head} one=${one} />
        <div role="alert">${wrong && html`<${Notice} state="attention" title=${wrong} />`}</div>
        ${doing === "withdraw" && html`<${Withdraw} one=${one} number=${number} send=${act} onClose=${() => go(null)} />`}
        ${doing === "urge" && html`<${Urge} part=${late} send=${act} onClose=${() => go(null)} />`}
        ${doing === "decide" && html`<${Decide} part=${own} send=${act} onClose=${() => go(null)} />`}
        ${one.follow_up.length > 0 && one.state !== "correction" && html`<${FollowUp} one=${one} number=${number} send=${act} />`}
        <${Materials} one=${one} number=${number} send=${act} /></div>
      <div class="case-side" tabindex="0" role="group" aria-label=${t("counter.case.paper")}><${Paper} one=${one} name=${shown.name} kind=${paperOf(one)} /></div></div><//>`;
}

const paperOf = (one) => ({ correction: "notice", received: "receipt" })[one.state] ?? "accepted";

function Head({ one }) {
  return html`<div class="case-card-head"><${Number} value=${one.number} kind="plate" />
    <div><p class="case-what"><strong><${Business} of=${one} /></strong></p>
      <p class="cluster"><${Chip} state=${STATES[one.state]}>${t(`case.state.${one.state}`)}<//>
        ${one.state === "accepted" && html`<${Light} light=${one.light} />`}
        ${one.last_day && html`<span>${t("counter.case.promise", { day: day(one.last_day) })}</span>`}
        ${one.applicant && html`<span>${one.applicant.name}</span>`}</p></div></div>
    ${one.parts.length > 1 && html`<ul class="case-list">${one.parts.map((part) => html`<li key=${part.part}><span class="case-list-what"><${Department} name=${part.department} />
      ${part.lead && html` <span class="muted small">${t("part.lead")}</span>`}</span><span class="muted small">${day(part.last_day)}</span><${Light} light=${part.light} /></li>`)}</ul>`}`;
}

const FOUND = { received: "ready", missing: "urgent", deferred: "attention" };

/** Its papers; a promised one that is here is taken with one press. */
function Materials({ one, number, send }) {
  return html`<ul class="case-list">${one.materials.map((its) => html`<li key=${its.material}>
    <span class="case-list-what"><${Chinese} text=${its.name} />${its.note && html`<br /><span class="muted small">${its.note}</span>`}</span>
    <${Chip} state=${FOUND[its.verdict]}>${t(`verdict.${its.verdict}`, { day: day(its.until) })}<//>
    ${its.verdict === "deferred" && OPEN.includes(one.state) && html`<${Button} icon="file-input" onClick=${() => send(`/api/v1/materials/${its.material}/bring`, { window: number })}>
      ${t("counter.case.bring")}<//>`}</li>`)}</ul>`;
}
