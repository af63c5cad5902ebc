/** Turning the weeks over, and copying this one into the next. */

import { Button, html, toast, useView } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { dateInHall } from "/static/js/clock.js";
import { dayName, daysLater, weekday } from "/static/js/manager/days.js";

export function Turn({ day, onTurn }) {
  const monday = daysLater(day, -weekday(day));
  const { snapshot: week } = useView(`shifts:${day}`);
  const today = dateInHall();
  const here = today >= monday && today <= daysLater(monday, 6);
  const copy = () => post("/api/v1/shifts/copy", { week: monday, to: daysLater(monday, 7) }).then(({ shifts, skipped, reasons }) => {
    const why = Object.entries(reasons).map(([key, count]) => t(`manager.shifts.copied.${key}`, { count })).join(t("manager.list.join"));
    toast(t(skipped ? "manager.shifts.copied.some" : "manager.shifts.copied", { shifts, skipped, why }), { seconds: 12 });
    onTurn(daysLater(monday, 7));
  }, (problem) => toast(problem.message));
  const any = week?.people.some((person) => person.shifts.length);
  return html`<div class="turn"><${Button} kind="quiet" icon="chevron-left" aria-label=${t("manager.shifts.before")} title=${t("manager.shifts.before")} onClick=${() => onTurn(daysLater(monday, -7))} />
    <p class="turn-week" aria-live="polite">${dayName(monday, today)} – ${dayName(daysLater(monday, 6), today)}</p>
    <${Button} kind="quiet" icon="chevron-right" aria-label=${t("manager.shifts.after")} title=${t("manager.shifts.after")} onClick=${() => onTurn(daysLater(monday, 7))} />
    ${!here && html`<${Button} kind="quiet" onClick=${() => onTurn(today)}>${t("manager.shifts.this")}<//>`}
    ${any && daysLater(monday, 13) >= today && html`<${Button} icon="copy-plus" onClick=${copy}>${t("manager.shifts.copy")}<//>`}</div>`;
}
