/** The number: huge, with where to wait and the way to the phone. It stays whatever happens. */

import { clockTime } from "/static/js/clock.js";
import { post } from "/static/js/api.js";
import { facts, useHall } from "/static/js/kiosk/facts.js";
import { Next, Screen } from "/static/js/kiosk/frame.js";
import { paperTrouble, slipOf, usePaper } from "/static/js/kiosk/paper.js";
import { inRuns, inZones, notYet } from "/static/js/kiosk/where.js";
import { Button, Notice, html, useConnection, useEffect, useState, useView } from "/static/js/ui.js";
import { waitInWords } from "/static/js/wait.js";
import { currentLanguage, t } from "/static/js/words.js";

const LATE = 12_000;

export function Ticket({ ticket: issued, onDone }) {
  const hall = useHall();
  const now = useView(`ticket:${issued.token}`).snapshot ?? issued;
  const windows = now.windows ?? [];
  const zone = inZones(hall, now.zones ?? issued.zones);
  const where = zone ? t("slip.where", { zone }) : t("slip.where_any");
  return html`<${Screen} name="ticket" title=${t("kiosk.ticket.title")} note=${null}
    actions=${html`<${SlipState} ticket=${issued} /><${Next} icon="check" onClick=${onDone}>${t("kiosk.ticket.done")}<//>`}>
    <div class="slip">
      <div class="slip-first">
        <p class="slip-number number" translate="no">${now.number}</p>
        <p class="slip-where">${now.state === "called" ? t("kiosk.ticket.called", { window: now.window }) : where}</p>
        ${now.state === "waiting" && html`<p class="slip-windows">${windows.length > 0
          ? t("kiosk.ticket.windows", { windows: inRuns(windows) }) : t("kiosk.ticket.not_yet", { when: notYet(hall) })}</p>`}
        ${now.not_before && html`<p class="slip-ahead"><b>${t("kiosk.ticket.booked", { time: clockTime(now.appointment), from: clockTime(now.not_before) })}</b></p>`}
        ${now.ahead !== null && !now.not_before && html`<p class="slip-ahead">${now.ahead === 0 ? t("kiosk.ticket.first") : t("slip.ahead", { count: now.ahead })}
          ${now.wait && html` · <b>${waitInWords(now.wait)}</b>`}</p>`}
        ${now.late && html`<p class="slip-late">${t("wait.late")}</p>`}
      </div>
      <${Code} token=${issued.token} />
    </div>
    <p class="hidden-text" role="status">${t("kiosk.ticket.spoken", { number: [...issued.number].join(" ") })} ${where}</p>
  <//>`;
}

/** The way to the phone; where the code can't be drawn now, no word of it. */
function Code({ token }) {
  const state = useConnection();
  const [failed, fail] = useState(0);
  useEffect(() => { if (state === "live") fail((times) => (times ? times + 1 : 0)); }, [state]);
  if (failed && state !== "live") return null;
  return html`<div class="slip-phone"><img class="slip-qr" key=${failed} src=${`/kiosk/qr/${token}.svg`} alt=${t("kiosk.ticket.qr")}
    onError=${() => fail((times) => times || 1)} /><p>${t("slip.follow")}</p></div>`;
}

/** Printing, printed, or not; in every case the number holds. */
function SlipState({ ticket }) {
  const news = usePaper();
  const lost = useConnection() === "lost";
  const [late, beLate] = useState(false);
  const [again, tell] = useState("no");
  const slip = ["printed", "sent"].includes(again) ? again : slipOf(news, ticket.number);
  useEffect(() => {
    const timer = setTimeout(() => beLate(true), LATE);
    return () => clearTimeout(timer);
  }, []);
  const reprint = async () => {
    tell("busy");
    const report = await post(`/api/v1/tickets/${ticket.id}/reprint`, { language: currentLanguage() }).catch(() => null);
    tell(report?.became ?? "failed");
  };
  if (slip === "printed") return html`<${Notice} state="ready" icon="receipt-text" title=${t("kiosk.slip.printed")} live />`;
  if (slip === "sent") return html`<${Notice} state="ready" icon="receipt-text" title=${t("kiosk.slip.sent")} live />`;
  if (slip === "printing" && lost) return html`<${Notice} state="attention" icon="printer-x" title=${t("kiosk.slip.unknown")} live />`;
  if (slip === "printing" && !late) return html`<${Notice} icon="printer" title=${t("kiosk.slip.printing")} live />`;
  if (slip === "none") return html`<${Notice} icon="smartphone" title=${t("kiosk.slip.none")} live />`;
  const why = paperTrouble(news) === "out" ? "kiosk.slip.out" : "kiosk.slip.failed";
  return html`<${Notice} state="attention" icon="printer-x" title=${t(why)} live />
    <${Button} class="again" icon="printer" busy=${again === "busy"} onClick=${reprint}>${t("kiosk.slip.again")}<//>`;
}
