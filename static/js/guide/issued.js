/** The number: huge, with its code for the phone, and whether the slip came out. */

import { Button, html, Icon, Notice, Number, useLayoutEffect, useRef, useState, useView } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { currentLanguage, t } from "/static/js/words.js";
import { waitInWords } from "/static/js/wait.js";
import { person, printerName, zoneNames } from "/static/js/guide/facts.js";

export function Issued({ ticket: issued, agent, moved = false, kiosk, rest }) {
  const now = useView(`ticket:${issued.token}`).snapshot ?? issued;
  const next = useRef(null);
  useLayoutEffect(() => next.current.querySelector("button").focus(), []);
  return html`<article class="issued" aria-label=${t("guide.issued")}>
    <p class="issued-word">${t(moved ? "guide.issued.moved" : "guide.issued")}</p>
    <div class="issued-both"><div class="issued-first"><${Number} value=${now.number} kind="plate" />
        <p class="issued-where">${now.state === "called" ? t("guide.issued.called", { window: now.window }) : where(now)}</p>
        ${now.ahead !== null && html`<p>${t("guide.wait", { count: now.ahead })} · <b>${now.wait ? waitInWords(now.wait) : t("guide.wait.none")}</b></p>`}
        ${agent && html`<p class="issued-agent"><${Icon} name="handshake" /> ${t(`guide.agent.${agent.way}`,
          { who: agent.staff ? person(agent.staff) : agent.person.name })}</p>`}</div>
      <figure class="issued-code"><img src=${`/guide/qr/${issued.token}.svg`} alt=${t("guide.issued.code")} /><figcaption>${t("slip.follow")}</figcaption></figure></div>
    <${Slip} ticket=${issued} kiosk=${kiosk} first=${!moved} />
    <div ref=${next}><${Button} kind="primary" class="large wide" icon="arrow-right" keys="Enter" onClick=${rest}>${t("guide.next")}<//></div>
    <p class="hidden-text" role="status">${t("guide.issued.spoken", { number: [...issued.number].join(" ") })}</p></article>`;
}

function where({ zones }) {
  return zones?.length ? t("slip.where", { zone: zoneNames(zones) }) : t("slip.where_any");
}

/** Why nothing came out, where the printer says so. */
const TOLD = new Set(["out", "cover-open"]);

/** What became of the slip at the chosen kiosk; `first`: it was sent there with the number. */
export function Slip({ ticket, kiosk, first }) {
  const news = useView(kiosk ? `kiosk:${kiosk}` : null).snapshot;
  const [again, tell] = useState(null);
  if (!kiosk) return html`<${Notice} icon="smartphone" title=${t("guide.slip.none")} />`;
  const reprint = async () => {
    tell("busy");
    const report = await post(`/api/v1/tickets/${ticket.id}/reprint`, { kiosk, language: currentLanguage() }).catch(() => null);
    tell(report?.became ?? "failed");
  };
  const own = news?.slip?.number === ticket.number ? news.slip.became : first ? "printing" : null;
  const became = again && again !== "busy" ? again : own;
  const why = became === "failed" && TOLD.has(news?.paper) ? `guide.slip.failed.${news.paper}` : `guide.slip.${became}`;
  const good = became === "printed" || became === "sent";
  return html`<div class="slip-state" role="status">${became && html`<${Notice} state=${good ? "ready" : became === "failed" ? "attention" : null}
      icon=${good ? "receipt-text" : became === "failed" ? "printer-x" : "printer"} title=${t(why, { kiosk: printerName(kiosk) })} />`}
    ${(!became || became === "failed") && html`<${Button} icon="printer" busy=${again === "busy"} onClick=${reprint}>${t("guide.slip.again", { kiosk: printerName(kiosk) })}<//>`}</div>`;
}
