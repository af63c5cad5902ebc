/** The phone of whoever holds a ticket: how long still? */

import { clockTime, keepClock, setClock } from "/static/js/clock.js";
import { play } from "/static/js/follow/alerts.js";
import { Alerts } from "/static/js/follow/ask.js";
import { Ended } from "/static/js/follow/ended.js";
import { Leave } from "/static/js/follow/leave.js";
import { aheadOf, alertFor, callOf, stageOf, toldMark } from "/static/js/follow/stage.js";
import { toldOf } from "/static/js/follow/told.js";
import { Rate } from "/static/js/follow/rate.js";
import { Loss, Top } from "/static/js/follow/top.js";
import { Turn } from "/static/js/follow/turn.js";
import { Waiting } from "/static/js/follow/waiting.js";
import { html, render, useEffect, useLanguage, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

const facts = JSON.parse(document.getElementById("facts").textContent);
const told = toldOf(facts.token);
const IN_LINE = ["early", "far", "near", "next"];

function Follow() {
  const language = useLanguage();
  const { snapshot: ticket } = useView(`ticket:${facts.token}`);
  const domain = ticket?.domain ?? facts.domain;
  const { snapshot: line } = useView(`line:${domain}`);
  const ahead = aheadOf(ticket, line);
  const stage = ticket ? stageOf(ticket, ahead) : "loading";
  useEffect(() => { document.title = titleOf(ticket, stage, ahead); }, [stage, ahead, language]);
  useEffect(() => { if (ticket) alertOnce(stage, ticket); }, [stage, ticket && callOf(ticket)]);
  return html`<main class="follow" data-stage=${stage}>
    <${Top} facts=${facts} language=${language} domain=${domain === facts.domain ? facts : null} />
    <${Loss} />
    <${Body} stage=${stage} ticket=${ticket} line=${line} ahead=${ahead} />
    ${stage === "finished" && html`<${Rate} ticket=${ticket} reasons=${facts.reasons} />`}
    ${[...IN_LINE, "called"].includes(stage) && html`<${Alerts} stage=${stage} />`}
    ${[...IN_LINE, "held", "missed"].includes(stage) && html`<${Leave} ticket=${ticket} />`}
  </main>`;
}

function Body({ stage, ticket, line, ahead }) {
  if (stage === "loading") {
    return html`<p class="follow-number number" translate="no">${facts.number}</p>
      <p class="follow-loading" role="status"><span class="spinner" aria-hidden="true"></span>${t("follow.loading")}</p>`;
  }
  if (IN_LINE.includes(stage)) return html`<${Waiting} stage=${stage} ticket=${ticket} line=${line} ahead=${ahead} />`;
  if (stage === "called" || stage === "serving") return html`<${Turn} ticket=${ticket} />`;
  return html`<${Ended} ticket=${ticket} facts=${facts} />`;
}

function alertOnce(stage, ticket) {
  const alert = alertFor(stage, ticket, told.read());
  if (!alert) return;
  told.write(toldMark(alert, ticket));
  play(alert);
}

/** The tab's name says the news, for whoever has put the page aside. */
function titleOf(ticket, stage, ahead) {
  if (!ticket) return t("follow.title", facts);
  const news = {
    early: () => t("follow.early", { time: clockTime(ticket.appointment) }),
    far: () => t("follow.ahead", { count: ahead }), near: () => t("follow.ahead", { count: ahead }),
    next: () => t("follow.next"),
    called: () => `${t("follow.turn")} → ${ticket.window}`, serving: () => t("follow.being_served"),
  }[stage] ?? (() => t(`follow.${stage}`));
  return `${ticket.number} · ${news()}`;
}

if (facts.time) setClock(facts.time);
keepClock();
render(html`<${Follow} />`, document.getElementById("page"));
