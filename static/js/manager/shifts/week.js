/** The week as a table: people down, days across. Arrows move about, Enter opens a shift or adds one. */

import { html, Icon, toast, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { dayName, weekdayName } from "/static/js/manager/days.js";

const ORDER = ["manager", "shift-leader", "guide", "clerk", "issuing-clerk", "back-office", "supervisor", "administrator"];

/** Those at work in the hall come first; who is never planned and needs no shift, last. */
const inOrder = (people) => [...people].sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || a.staff.localeCompare(b.staff));

export function Week({ week, stale, onOpen }) {
  const people = inOrder(week.people);
  const [[row, column], go] = useState([0, Math.max(0, week.days.indexOf(week.today))]);
  const move = (event) => {
    const [down, right] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key] ?? [];
    if (down === undefined) return;
    event.preventDefault();
    const next = [Math.min(people.length - 1, Math.max(0, row + down)), Math.min(6, Math.max(0, column + right))];
    go(next);
    event.currentTarget.querySelector(`[data-at="${next.join("-")}"]`)?.focus();
  };
  return html`<section class="panel week" aria-label=${t("manager.shifts.week")} aria-busy=${stale ? "true" : null}>
    <table role="grid" aria-label=${t("manager.shifts.week")} onKeyDown=${move}><thead><tr><th scope="col">${t("manager.staff.col.name")}</th>
      ${week.days.map((day) => html`<th key=${day} scope="col" data-today=${day === week.today ? "" : null}>
        <span class="week-weekday">${weekdayName(day)}</span> ${dayName(day, week.today)}
        ${week.closed.includes(day) && html`<span class="muted small">${t("manager.shifts.closed")}</span>`}</th>`)}</tr></thead>
    <tbody>${people.map((person, at) => html`<tr key=${person.staff} data-off=${person.active ? null : ""}><th scope="row"><span>${person.display}</span>
        <span class="muted small">${person.active ? t(`role.${person.role}`) : t("manager.staff.off")}</span></th>
      ${week.days.map((day, across) => html`<td key=${day} data-today=${day === week.today ? "" : null}><${Cell} person=${person} day=${day} over=${day < week.today} closed=${week.closed.includes(day)}
        at=${`${at}-${across}`} first=${at === row && across === column} onFocus=${() => go([at, across])} onOpen=${onOpen} /></td>`)}</tr>`)}</tbody></table></section>`;
}

function Cell({ person, day, over, closed, at, first, onFocus, onOpen }) {
  const shifts = person.shifts.filter((shift) => shift.day === day);
  const tab = (is) => ({ tabindex: first && is ? 0 : -1, "data-at": is ? at : null, onFocus });
  const words = (shift) => t("manager.shifts.of", { name: person.display, day: dayName(day), begins: shift.begins, ends: shift.ends,
    where: shift.window ? t("counter.window", { window: shift.window }) : t("manager.shifts.anywhere") });
  const why = over ? "over" : closed ? "closed" : "off";
  const add = !over && !closed && person.active;
  return html`<div class="cell">${shifts.map((shift, n) => html`<button type="button" class="shift" key=${shift.shift} aria-label=${words(shift)}
      aria-disabled=${over ? "true" : null} data-leads=${shift.leads ? "" : null} ...${tab(n === 0)}
      onClick=${() => (over ? toast(t("manager.shifts.why.over")) : onOpen({ shift, person, day }))}>
      <span class="shift-time">${shift.begins}–${shift.ends}</span>${shift.leads ? html`<${Icon} name="crown" />` : null}
      ${shift.window && html`<span class="shift-window" translate="no">${shift.window}</span>`}</button>`)}
    ${shifts.length === 0 && html`<button type="button" class="shift-add" aria-label=${t("manager.shifts.add.at", { name: person.display, day: dayName(day) })}
      aria-disabled=${add ? null : "true"} ...${tab(true)} onClick=${() => (add ? onOpen({ person, day }) : toast(t(`manager.shifts.why.${why}`)))}>${add ? html`<${Icon} name="plus" />` : null}</button>`}</div>`;
}
