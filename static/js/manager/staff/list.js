/** Everybody in a table: found by name, or those who need an eye. */

import { Chip, Empty, html, Icon, Number, Tabs, useState } from "/static/js/ui.js";
import { named, t } from "/static/js/words.js";
import { concerns, lastSeen, WINDOW_STATES } from "/static/js/manager/staff/says.js";

const CERTIFICATES_SHOWN = 2;
const GROUPS = {
  here: (person) => person.active,
  eye: (person) => concerns(person).length > 0,
  off: (person) => !person.active,
};

export function List({ staff, chosen, onChoose }) {
  const [group, see] = useState("here");
  const [asked, ask] = useState("");
  const wanted = asked.trim().toLowerCase();
  const found = staff.filter(GROUPS[group]).filter((p) => `${p.display} ${p.staff}`.toLowerCase().includes(wanted));
  const tabs = Object.keys(GROUPS).map((key) => [key, t(`manager.staff.group.${key}`), staff.filter(GROUPS[key]).length]);
  const move = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const rows = [...event.currentTarget.querySelectorAll(".person-name")];
    rows[rows.indexOf(document.activeElement) + step]?.focus();
  };
  return html`<section class="panel" aria-label=${t("manager.staff")}>
    <div class="staff-find"><${Tabs} tabs=${tabs} chosen=${group} onChoose=${see} label=${t("manager.staff.groups")} />
      <label class="staff-search"><span class="hidden-text">${t("manager.staff.search")}</span><${Icon} name="search" />
        <input class="input" type="search" placeholder=${t("manager.staff.search")} value=${asked} onInput=${(e) => ask(e.target.value)} /></label></div>
    ${found.length ? html`<table class="table people"><thead><tr>
        ${["name", "role", "now", "certified", "seen"].map((key) => html`<th key=${key} scope="col">${t(`manager.staff.col.${key}`)}</th>`)}</tr></thead>
      <tbody onKeyDown=${move}>${found.map((p) => html`<${Row} key=${p.staff} person=${p} chosen=${p.staff === chosen} onChoose=${onChoose} />`)}</tbody></table>`
      : html`<${Empty} icon="users" title=${t("manager.staff.none")} />`}
  </section>`;
}

function Row({ person: p, chosen, onChoose }) {
  return html`<tr data-chosen=${chosen ? "" : null} data-off=${p.active ? null : ""} onClick=${() => onChoose(p.staff)}>
    <th scope="row"><button type="button" class="person-name" aria-pressed=${String(chosen)} onClick=${() => onChoose(p.staff)}>
      <span>${p.display}</span><span class="muted small" translate="no">${p.staff}</span></button></th>
    <td>${t(`role.${p.role}`)}</td>
    <td><${Now} person=${p} /></td>
    <td><${Certified} person=${p} /></td>
    <td class="person-seen muted">${lastSeen(p)}</td></tr>`;
}

export function Now({ person: p }) {
  if (!p.active) return html`<${Chip} state="off">${t("manager.staff.off")}<//>`;
  if (p.window) {
    return html`<span class="person-seat"><${Number} value=${p.window} kind="plate" />
      <${Chip} state=${WINDOW_STATES[p.window_state]}>${t(`counter.state.${p.window_state}`)}<//></span>`;
  }
  if (concerns(p).includes("no_way_in")) return html`<${Chip} state="attention">${t("manager.staff.no_way_in")}<//>`;
  if (p.links && !p.has_password) return html`<span class="muted">${t("manager.staff.link_waits")}</span>`;
  return html`<span class="muted">${t(p.sessions ? "manager.staff.signed_in" : "manager.staff.away")}</span>`;
}

function Certified({ person: p }) {
  if (p.missing.length) return html`<${Chip} state="attention">${t("manager.staff.missing")}<//>`;
  if (!p.certificates.length) return html`<span class="muted" aria-label=${t("manager.staff.certified.none")}>–</span>`;
  const worst = p.certificates.find((c) => c.standing === "over") ?? p.certificates.find((c) => c.standing === "ends-soon");
  const names = p.certificates.slice(0, CERTIFICATES_SHOWN).map(scopeName).join(t("manager.staff.and"));
  const more = p.certificates.length - CERTIFICATES_SHOWN;
  return html`<span class="person-certified"><span>${names}${more > 0 && html` <span class="muted">+${more}</span>`}</span>
    ${worst && html`<${Chip} state="attention">${t(`manager.staff.standing.${worst.standing}`)}<//>`}</span>`;
}

export const scopeName = (scope) => named({ zh: scope.name, en: scope.name_en });
