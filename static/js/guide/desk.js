/** The desk: one question at a time on the left, how the hall is on the right. */

import { Button, Chip, ConnectionBanner, Empty, html, Icon, useLanguage, useState, useTick, useView } from "/static/js/ui.js";
import { clockTime } from "/static/js/clock.js";
import { post } from "/static/js/api.js";
import { currentLanguage, named, setLanguage, t } from "/static/js/words.js";
import { Answer } from "/static/js/guide/answer.js";
import { facts, printerName, useKiosk } from "/static/js/guide/facts.js";
import { Find } from "/static/js/guide/find.js";
import { Holder } from "/static/js/guide/holder.js";
import { Issued } from "/static/js/guide/issued.js";
import { useKeys } from "/static/js/guide/keys.js";
import { Missed } from "/static/js/guide/missed.js";
import { ReferDialog } from "/static/js/guide/refer.js";
import { Referrals } from "/static/js/guide/referrals.js";

const AT_REST = { step: "find" };
const TROUBLE = new Set(["near-end", "out", "cover-open", "offline", "fault"]);

export function Desk() {
  useLanguage();
  const { snapshot: now, error } = useView("guide");
  const [at, go] = useState(AT_REST);
  const [query, type] = useState("");
  const [kiosk, choose] = useKiosk();
  const [referring, refer] = useState(null);
  const rest = () => {
    type("");
    go(AT_REST);
  };
  const leave = { find: () => type(""), issued: rest };
  useKeys({ Escape: leave[at.step] ?? (() => go(AT_REST)) });
  const step = { ...at, now, go, kiosk, rest, refer, back: () => go(AT_REST) };
  return html`<div class="guide"><a class="skip" href="#desk">${t("guide.skip")}</a>
    <div class="guide-top"><${ConnectionBanner} /><${Top} kiosk=${kiosk} choose=${choose} /></div>
    ${error ? html`<main class="guide-alone"><${Empty} icon="circle-alert" title=${error.message}>
        <a class="button primary" href="/sign-in?next=/guide">${t("guide.sign_in")}</a><//></main>`
    : html`<main class="guide-main" id="desk" tabindex="-1">
      <section class="guide-work panel" aria-label=${t("guide.work")}>
        ${at.step === "find" && html`<${Find} ...${step} query=${query} type=${type} />`}
        ${at.step === "answer" && html`<${Answer} ...${step} key=${at.business.key} />`}
        ${at.step === "holder" && html`<${Holder} ...${step} key=${at.ticket.id} />`}
        ${at.step === "issued" && html`<${Issued} ...${step} />`}
      </section>
      <aside class="guide-hall"><${Missed} missed=${now?.missed} /><${Referrals} referrals=${now?.referrals} refer=${refer} /></aside></main>`}
    ${referring && html`<${ReferDialog} about=${referring} onClose=${() => refer(null)}
      onDone=${(answer) => (refer(null), answer.ticket?.state === "waiting" && answer.ticket.id !== referring.ticket?.id
        ? go({ step: "issued", ticket: answer.ticket, moved: true }) : go(AT_REST))} />`}</div>`;
}

/** What the chosen printer lacks, before anybody waits for a slip there. */
function Paper({ kiosk }) {
  const paper = useView(kiosk ? `kiosk:${kiosk}` : null).snapshot?.paper;
  return TROUBLE.has(paper) && html`<${Chip} state=${paper === "near-end" ? "attention" : "urgent"} icon="printer-x">${t(`guide.paper.${paper}`)}<//>`;
}

function Top({ kiosk, choose }) {
  const time = useTick(1, clockTime);
  const other = currentLanguage() === "en" ? "zh-CN" : "en";
  const leave = () => post("/api/v1/sign-out").finally(() => location.assign("/sign-in?next=/guide"));
  return html`<header class="guide-head"><a class="brand" href="/"><img src="/static/mark.svg" alt="" width="28" height="28" />
      <span>${named({ zh: facts.hall_zh, en: facts.hall_en })}</span></a>
    <h1>${t("guide.title")}</h1>
    <${Paper} kiosk=${kiosk} />
    ${facts.kiosks.length > 0 && html`<label class="guide-kiosk"><${Icon} name="printer" /><span class="hidden-text">${t("guide.kiosk")}</span>
      <select class="input" value=${kiosk} onChange=${(event) => choose(event.target.value)}>
        <option value="">${t("guide.kiosk.none")}</option>
        ${facts.kiosks.map((name) => html`<option key=${name} value=${name}>${t("guide.kiosk.at", { kiosk: printerName(name) })}</option>`)}</select></label>`}
    ${facts.appointments && html`<a class="button quiet" href="/manager/appointments"><${Icon} name="calendar-check" /><span>${t("guide.appointments")}</span></a>`}
    <span class="guide-me">${facts.display}</span>
    <${Button} kind="quiet" icon="languages" lang=${other} onClick=${() => setLanguage(other, { remember: true })}>${t("lobby.language")}<//>
    ${!facts.demo && html`<${Button} kind="quiet" icon="log-out" onClick=${leave}>${t("lobby.sign_out")}<//>`}
    <time class="guide-clock">${time}</time></header>`;
}
