/** No number is given now: when to come, and what can be booked on the phone instead. */

import { facts, useHall } from "/static/js/kiosk/facts.js";
import { momentInWords } from "/static/js/opening.js";
import { anywhereOf, wayOf } from "/static/js/kiosk/where.js";
import { Notice, html, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

/** Whether no number is given now for a business, as `anywhereOf` takes it, of this line. */
export function useShut(business, domain) {
  return wayOf(useView(domain ? `line:${domain}` : null).snapshot, anywhereOf(business))?.given === false;
}

export function ShutNotice({ business, domain }) {
  const hall = useHall();
  const books = facts.bookable.includes(`${business.kind}:${business.key}`) || facts.bookable.includes(`domain:${domain}`);
  return html`<div class="shut"><${Notice} state="attention" icon="moon" title=${t("kiosk.closed")}>
      ${t("kiosk.shut.text", { opens: momentInWords(hall?.opens_at) })}<//>
    ${books && business.kind !== "theme" && html`<div class="shut-book"><img src="/kiosk/appointments.svg" alt=${t("kiosk.shut.qr")} />
      <p>${t("kiosk.shut.book")}</p></div>`}</div>`;
}
