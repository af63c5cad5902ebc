/** What lies in a locker for whoever holds this page: where, until when, and how its door opens. */

import { Icon, html, useState } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { dateInHall } from "/static/js/clock.js";
import { dayInWords } from "/static/js/opening.js";
import { languageOf, t } from "/static/js/words.js";

export function InLockers({ one, token }) {
  const [state, tell] = useState({});
  const here = one.lockers ?? [];
  if (here.length === 0) return null;
  const show = async () => {
    tell({ busy: true });
    try {
      const { codes } = await post("/api/v1/pick-up-codes", { token });
      tell({ codes: new Map(codes.map(({ stay, code }) => [stay, code])) });
    } catch (problem) {
      tell({ wrong: problem.message });
    }
  };
  return html`<section class="follow-case-bring follow-locker" aria-labelledby="in-locker"><h2 id="in-locker">${t("follow.locker")}</h2>
    <ul>${here.map((stay) => html`<li key=${stay.stay}><span lang=${languageOf(stay.document)}>${stay.document}</span> · ${t("follow.locker.where", { cabinet: stay.cabinet })}
      <br /><b data-late=${stay.overdue ? "" : null}>${until(stay)}</b>
      ${state.codes?.has(stay.stay) && html`<p class="follow-locker-code" role="status"><span>${t("follow.locker.code")}</span> <b class="number">${state.codes.get(stay.stay)}</b></p>`}</li>`)}</ul>
    <img class="follow-locker-qr" src=${`/c/${token}/qr.svg`} alt=${t("follow.locker.qr")} width="220" height="220" />
    <p>${t("follow.locker.how")}</p>
    ${!state.codes && html`<button type="button" class="button wide" aria-busy=${state.busy ? "true" : null} onClick=${state.busy ? null : show}><${Icon} name="key-round" /><span>${t("follow.locker.show")}</span></button>`}
    <p role="alert">${state.wrong ?? ""}</p></section>`;
}

function until({ ready, overdue, due }) {
  if (!ready) return t("follow.locker.ask");
  return t(overdue ? "follow.locker.overdue" : "follow.locker.until", { day: dayInWords(dateInHall(due)) });
}
