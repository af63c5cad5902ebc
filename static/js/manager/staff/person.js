/** One person: how they come in, what they are certified for, and what may be changed. */

import { Button, Chip, html, Icon, toast, useEffect, useState } from "/static/js/ui.js";
import { del, get, post, put } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { Department } from "/static/js/departments.js";
import { clockTime, dateInHall } from "/static/js/clock.js";
import { facts, person as personName } from "/static/js/manager/facts.js";
import { dayName } from "/static/js/manager/days.js";
import { Certify } from "/static/js/manager/staff/certify.js";
import { Edit, SwitchOff } from "/static/js/manager/staff/dialogs.js";
import { Now, scopeName } from "/static/js/manager/staff/list.js";
import { concerns, iManage } from "/static/js/manager/staff/says.js";

const SESSIONS_SHOWN = 3;
const STANDINGS = { holds: "ready", "ends-soon": "attention", over: "urgent", "not-yet": "off" };

const problem = (error) => toast(error.message);

export function Person({ person: p, scopes, today, onLink }) {
  const [open, show] = useState(null);
  const close = () => show(null);
  const mine = iManage(p);
  const self = p.staff === facts.staff;
  return html`<aside class="panel person" aria-labelledby="person">
    <header class="person-head"><div><h2 id="person">${p.display}</h2>
        <p class="muted small">${t(`role.${p.role}`)}${p.department && p.role === "back-office" && html` · <${Department} name=${p.department} />`} · <span translate="no">${p.staff}</span></p></div>
      ${mine && html`<${Button} kind="quiet" icon="pencil" onClick=${() => show("edit")}>${t("manager.staff.edit")}<//>`}</header>
    <p class="person-now"><${Now} person=${p} />${p.window && p.missing.length > 0 && html`<${Chip} state="attention">
      ${t("manager.staff.missing.for", { scopes: p.missing.map((key) => scopeName(scopes.find((s) => s.scope === key) ?? { name: key })).join(t("manager.staff.and")) })}<//>`}</p>
    <${Coming} person=${p} mine=${mine} self=${self} onLink=${onLink} />
    <${Certificates} person=${p} today=${today} onAdd=${() => show("certify")} />
    ${!mine && html`<p class="person-part muted small">${t("manager.staff.not_mine")}</p>`}
    ${mine && !self && html`<div class="person-part person-off">${p.active
      ? html`<${Button} kind="danger" icon="user-x" onClick=${() => show("off")}>${t("manager.staff.switch_off")}<//>`
      : html`<${Button} kind="primary" icon="user-check" onClick=${() => put(path(p), { active: true }).catch(problem)}>${t("manager.staff.switch_on")}<//>`}</div>`}
    ${open === "edit" && html`<${Edit} person=${p} done=${close} onClose=${close} />`}
    ${open === "off" && html`<${SwitchOff} person=${p} done=${close} onClose=${close} />`}
    ${open === "certify" && html`<${Certify} person=${p} scopes=${scopes} today=${today} done=${close} onClose=${close} />`}
  </aside>`;
}

const path = (p, what = "") => `/api/v1/staff/${encodeURIComponent(p.staff)}${what}`;

function Coming({ person: p, mine, self, onLink }) {
  const [seen, see] = useState(null);
  useEffect(() => {
    if (!mine && !self) return;
    get(path(p, "/sessions")).then(see, () => see(null));
  }, [p.sessions, p.links]);
  const link = () => post(path(p, "/link")).then(onLink, problem);
  const require = () => post(path(p, "/require-password")).then(() => toast(t("manager.staff.required", { name: p.display })), problem);
  const out = () => post(path(p, "/sign-out")).then(() => toast(t("manager.staff.signed_out", { name: p.display })), problem);
  const words = p.must_choose ? "must_choose" : p.has_password ? "has_password" : p.links ? "link_waits.text" : "no_way_in.text";
  return html`<section class="person-part" aria-labelledby="coming"><h3 id="coming">${t("manager.staff.coming")}</h3>
    <p class=${concerns(p).includes("no_way_in") ? "" : "muted"}>${t(`manager.staff.${words}`)}</p>
    ${seen?.sessions.length > 0 && html`<${Sessions} sessions=${seen.sessions} />`}
    <div class="person-acts">
      ${mine && p.active && html`<${Button} icon="link" onClick=${link}>${t("manager.staff.link")}<//>
        ${p.has_password && !p.must_choose && html`<${Button} icon="key-round" onClick=${require}>${t("manager.staff.require")}<//>`}`}
      ${(mine || self) && (p.sessions > 0 || p.links > 0) && html`<${Button} icon="log-out" onClick=${out}>${t("manager.staff.sign_out")}<//>`}
    </div></section>`;
}

/** This one, then those used last; the others on demand. */
function Sessions({ sessions }) {
  const [all, show] = useState(false);
  const sorted = [...sessions].sort((a, b) => b.own - a.own || (a.used_at < b.used_at ? 1 : -1));
  const more = sorted.length - SESSIONS_SHOWN;
  const shown = all || more === 1 ? sorted : sorted.slice(0, SESSIONS_SHOWN);
  return html`<ul class="sessions">${shown.map((s, at) => html`<li key=${at}>
      <${Icon} name="monitor-smartphone" /><span>${t("manager.staff.session", { since: when(s.began_at), used: when(s.used_at) })}</span>
      ${s.own && html`<span class="muted small">${t("manager.staff.session.own")}</span>`}</li>`)}</ul>
    ${more > 1 && html`<${Button} kind="quiet" class="sessions-more" icon=${all ? "chevron-up" : "chevron-down"} aria-expanded=${String(all)} onClick=${() => show(!all)}>
      ${t(all ? "manager.staff.sessions.fewer" : "manager.staff.sessions.more", { count: more })}<//>`}`;
}

const when = (iso) => (dateInHall(iso) === dateInHall() ? clockTime(iso) : `${dayName(dateInHall(iso))} ${clockTime(iso)}`);

function Certificates({ person: p, today, onAdd }) {
  const take = (c) => del(`${path(p, "/certificates/")}${encodeURIComponent(c.scope)}`).then(() => toast(
    t("manager.staff.taken", { name: p.display, scope: scopeName(c) }),
    { action: [t("manager.staff.undo"), () => post(path(p, "/certificates"),
      { scopes: [c.scope], since: c.since, ...(c.until && { until: c.until }) }).catch(problem)] },
  ), problem);
  return html`<section class="person-part" aria-labelledby="certified"><div class="spread"><h3 id="certified">${t("manager.staff.certified")}</h3>
      ${p.active && html`<${Button} kind="quiet" icon="plus" onClick=${onAdd}>${t("manager.staff.certify")}<//>`}</div>
    ${p.certificates.length ? html`<ul class="certificates">${p.certificates.map((c) => html`<li key=${c.scope}>
      <span class="certificate-name">${scopeName(c)}</span>
      <span class="muted small">${until(c, today)} · ${by(c)}</span>
      <${Chip} state=${STANDINGS[c.standing]}>${t(`manager.staff.standing.${c.standing}`)}<//>
      <${Button} kind="quiet" class="take" icon="x" aria-label=${t("manager.staff.take", { scope: scopeName(c) })} title=${t("manager.staff.take", { scope: scopeName(c) })}
        onClick=${() => take(c)} /></li>`)}</ul>` : html`<p class="muted">${t("manager.staff.certified.none")}</p>`}</section>`;
}

const by = (c) => (c.by.startsWith("hall:") ? t("manager.staff.by.hall") : t("manager.staff.by", { name: personName(c.by) }));

function until(c, today) {
  if (c.standing === "not-yet") return t("manager.staff.from", { day: dayName(c.since, today) });
  return c.until ? t("manager.staff.until", { day: dayName(c.until, today) }) : t("manager.staff.no_end");
}
