/** 首问负责: whom somebody here answers for until they have arrived, and what became of the others. */

import { Button, Chip, html, Notice, Number, useState } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { clockTime } from "/static/js/clock.js";
import { t } from "/static/js/words.js";
import { domainName, facts, person } from "/static/js/guide/facts.js";

export function Referrals({ referrals = [], refer }) {
  const open = referrals.filter((one) => one.outcome === "open").length;
  return html`<section class="panel referrals" aria-labelledby="referrals"><div class="panel-head"><h2 id="referrals">${t("guide.referrals")}</h2>
      ${open > 0 && html`<span class="badge">${open}</span>`}
      <${Button} kind="quiet" icon="corner-up-right" onClick=${() => refer({ text: "" })}>${t("guide.refer")}<//></div>
    ${referrals.length === 0 ? html`<p class="panel-none muted">${t("guide.referrals.none")}</p>`
      : html`<ul class="side-list" tabindex="0" aria-labelledby="referrals">${referrals.map((one) => html`<${Row} key=${one.referral} one=${one} />`)}</ul>`}</section>`;
}

function Row({ one }) {
  const [asking, ask] = useState(false);
  const [note, say] = useState("");
  const [state, be] = useState({});
  const settle = async (body) => {
    be({ busy: true });
    try {
      await post(`/api/v1/referrals/${one.referral}/settle`, body);
    } catch (problem) {
      be({ problem: problem.message });
    }
  };
  const withdraw = (event) => {
    event.preventDefault();
    if (note.trim()) settle({ outcome: "withdrawn", note: note.trim() });
  };
  return html`<li class="referral" data-outcome=${one.outcome}>
    <p class="referral-what">${one.number && html`<${Number} value=${one.number} /> `}${one.text}</p>
    <p class="referral-to"><span aria-hidden="true">→</span> <b>${placeName(one)}</b> <span class="muted small">${one.reason}</span></p>
    <p class="referral-who small"><span class="muted">${t("guide.referrals.first", { who: person(one.by), time: clockTime(one.at) })}</span>
      ${one.outcome === "open" ? html`<${Chip} state="attention" icon="hourglass">${t("guide.outcome.open")}<//>`
        : html`<${Chip} state=${one.outcome === "arrived" ? "ready" : "off"}>${t(`guide.outcome.${one.outcome}`)}<//>`}</p>
    ${one.outcome === "open" && !asking && html`<p class="referral-acts"><${Button} icon="check" busy=${state.busy} onClick=${() => settle({})}>${t("guide.referrals.arrived")}<//>
      <${Button} kind="quiet" onClick=${() => ask(true)}>${t("guide.referrals.withdrawn")}<//></p>`}
    ${one.outcome === "open" && asking && html`<form class="referral-ask" onSubmit=${withdraw}><label><span class="hidden-text">${t("guide.referrals.why")}</span>
        <input class="input" required maxlength="200" autocomplete="off" placeholder=${t("guide.referrals.why")} value=${note} onInput=${(event) => say(event.currentTarget.value)} /></label>
      <${Button} type="submit" busy=${state.busy}>${t("guide.referrals.withdraw")}<//></form>`}
    <div role="alert">${state.problem && html`<${Notice} state="attention" title=${state.problem} />`}</div></li>`;
}

/** "3号窗口", "税务服务", or the name of a place. */
function placeName({ place, to }) {
  if (place === "window") return t("guide.place.window_number", { window: to });
  return place === "domain" ? domainName(to) : to;
}
