/** The results of a case: where each is, and what opens the door of a locker. */

import { Button, html, Icon, Notice, useState } from "/static/js/ui.js";
import { newKey, post } from "/static/js/api.js";
import { clockTime, dateInHall } from "/static/js/clock.js";
import { dayInWords } from "/static/js/opening.js";
import { languageOf, t } from "/static/js/words.js";

const HERE = new Set(["registered", "ready", "stored"]);
const SHAPES = { registered: "package-check", ready: "package-check", stored: "qr-code", posted: "truck", delivered: "circle-check" };

/** Whether it can be collected now. */
export const isHere = ({ state }) => HERE.has(state);

export function Results({ one }) {
  if (one.results.length === 0) return null;
  return html`<section class="follow-results"><h2>${t("follow.result")}</h2><ul>${one.results.map((its, at) => html`<li key=${at}>
      <${Icon} name=${SHAPES[its.state]} /><div><b lang=${languageOf(its.document)}>${its.document}</b><br />${where(its)}</div></li>`)}</ul>
    ${one.pick_ups.length > 0 && html`<${PickUp} one=${one} />`}</section>`;
}

function where({ state, window, place, posted, delivered_at: at }) {
  if (state === "posted" && posted) return t("follow.result.posted", posted);
  if (state === "delivered" && at) return t("follow.result.delivered", { at: `${dayInWords(dateInHall(at))} ${clockTime(at)}` });
  return t(`follow.result.${state}`, { window, place });
}

/** A QR code for each cabinet; whoever can't show it asks for one to type. */
function PickUp({ one }) {
  const [asked, ask] = useState({});
  const show = async () => {
    ask({ busy: true });
    ask(await post("/api/v1/pick-up-codes", { token: one.token }, { key: newKey() }).catch((problem) => ({ wrong: problem.message })));
  };
  return html`<div class="follow-pick-up"><p>${t("follow.pick_up")}</p>
    ${one.pick_ups.map(({ cabinet, cell, token }) => html`<figure key=${token}><img src=${`/pick-up/${token}/qr.svg`} alt=${t("follow.pick_up.code", { cabinet, cell })} width="240" height="240" />
      ${one.pick_ups.length > 1 && html`<figcaption>${t("follow.pick_up.at", { cabinet })}</figcaption>`}</figure>`)}
    ${asked.codes?.map(({ stay, cabinet, cell, code }) => html`<p key=${stay} role="status">${t("follow.pick_up.type", { cabinet, cell })}<br /><b class="number" translate="no">${code}</b></p>`)}
    ${asked.wrong && html`<${Notice} state="attention" title=${asked.wrong} live />`}
    ${!asked.codes && html`<${Button} kind="quiet" icon="keyboard" busy=${asked.busy} onClick=${show}>${t("follow.pick_up.ask")}<//>`}
    ${asked.codes && html`<p class="small muted">${t("follow.pick_up.tail")}</p>`}</div>`;
}
