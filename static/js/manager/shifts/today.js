/** Who is there now of those who should be, and who sits without a shift. */

import { Chip, html, Icon, Number, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { clockTime, minutesBetween } from "/static/js/clock.js";

const LONG = 15;
const HERE = ["there", "paused", "resting", "elsewhere", "on-duty"];

export function Today() {
  const { snapshot: duty } = useView("duty");
  if (!duty) return html`<section class="panel duty" aria-busy="true"></section>`;
  const of = (...states) => duty.shifts.filter((shift) => states.includes(shift.duty));
  const leads = of("on-duty", "there").filter((shift) => shift.leads);
  const pauses = of("paused");
  const long = pauses.filter((shift) => minutesBetween(shift.since) >= LONG);
  const calm = of("missing", "elsewhere").length + long.length + duty.unplanned.length === 0 && duty.led;
  return html`<section class="panel duty" aria-labelledby="duty"><h2 id="duty">${t("manager.shifts.today")}</h2>
    <p class="duty-sum"><${Icon} name="users" />${t("manager.shifts.here", { count: of(...HERE).length, all: duty.shifts.length })}</p>
    <p class="duty-sum"><${Icon} name="crown" />${leads.length ? t("manager.shifts.led", { names: leads.map((s) => s.display).join(t("manager.staff.and")) })
      : html`<${Chip} state="attention">${t("manager.shifts.nobody_leads")}<//>`}</p>
    ${pauses.length > 0 && html`<p class="duty-sum"><${Icon} name="coffee" />${t("manager.shifts.pauses", { count: pauses.length })}</p>`}
    <ul class="duty-eye">${of("missing").map((s) => html`<${Eye} key=${`m${s.shift}`} state="urgent" who=${s.display} window=${s.window}
        words=${t("manager.shifts.missing", { since: s.begins })} />`)}
      ${duty.unplanned.map((u) => html`<${Eye} key=${`u${u.window}`} state="attention" who=${u.display} window=${u.window} words=${t("manager.shifts.unplanned")} />`)}
      ${of("elsewhere").map((s) => html`<${Eye} key=${`e${s.shift}`} state="attention" who=${s.display} window=${s.sits} words=${t("manager.shifts.elsewhere", { window: s.window })} />`)}
      ${long.map((s) => html`<${Eye} key=${`p${s.shift}`} state="attention" who=${s.display} window=${s.sits} words=${paused(s)} />`)}
      ${calm && html`<li class="muted">${t("manager.shifts.calm")}</li>`}</ul></section>`;
}

const paused = ({ since, reason }) => t(reason ? "manager.shifts.paused.reason" : "manager.shifts.paused",
  { since: clockTime(since), minutes: minutesBetween(since), reason });

function Eye({ state, who, window, words }) {
  return html`<li class="duty-who">${window && html`<${Number} value=${window} kind="plate" />`}<strong>${who}</strong><${Chip} state=${state}>${words}<//></li>`;
}
