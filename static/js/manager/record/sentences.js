/** What happened, as a sentence in the reader's language; every kind of event has one. */

import { html, Number } from "/static/js/ui.js";
import { has, named, t } from "/static/js/words.js";
import { Department } from "/static/js/departments.js";
import { clockTime, dateInHall } from "/static/js/clock.js";
import { headline } from "/static/js/manager/alerts/says.js";
import { domainName, person, zoneName } from "/static/js/manager/facts.js";

const GAP = /\{(\w+)\}/;
const WHOSE = { hall: "hall", stranger: "stranger", holder: "holder" };

/** "王丽", "取号机 kiosk-1" or "大厅系统": whoever an event's `by` is. */
export function author(by = "") {
  const [kind, name = ""] = by.split(":", 2);
  if (kind === "staff") return person(by);
  if (kind === "device") return t("record.whose.device", { name });
  return t(`record.whose.${WHOSE[kind] ?? "hall"}`);
}

/** "1 小时 05 分", "23 min", "40 s". */
export function length(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return t("record.length.seconds", { seconds: Math.round(seconds) });
  if (minutes < 60) return t("record.length.minutes", { minutes });
  const rest = String(minutes % 60).padStart(2, "0");
  return t("record.length.hours", { hours: Math.floor(minutes / 60), minutes: rest });
}

/** The sentence of an event as parts to draw: the number a link to its life, who did it in bold. */
export function Sentence({ event }) {
  const key = `record.said.${event.kind}`;
  const said = sentence(has(key) ? t(key) : event.kind, event);
  const why = event.data.why ? because(event.data.why) : "";
  return html`<span class="said">${said}${why && html`<span class="said-why">${t("record.colon")}${why}</span>`}</span>`;
}

/** Why, where somebody gave a reason or the rules have one. */
export function reasonOf({ kind, data }) {
  const code = `record.reason.${data.reason}`;
  if (data.reason) return has(code) ? t(code) : t("record.reason", { reason: data.reason });
  if (data.note) return t("record.reason", { reason: data.note });
  return kind === "SlipFailed" ? data.detail : "";
}

function sentence(text, event) {
  const parts = text.split(GAP);
  return parts.map((part, at) => (at % 2 ? html`<${Gap} key=${at} name=${part} event=${event} />` : part));
}

function Gap({ name, event }) {
  const { data } = event;
  if (name === "by") return html`<b>${author(event.by)}</b>`;
  if (name === "number" && data.ticket) {
    return html`<a class="said-number" href="/manager/record?life=${data.ticket}"
      aria-label=${t("record.life.open", { number: data.number })}><${Number} value=${data.number} kind="plate" /></a>`;
  }
  if (name === "window" && /^(Finding|Inspection)/.test(event.kind)) {
    return data.window ? t("record.life.window", { window: data.window }) : zoneName(data.zone);
  }
  const say = SAY[`${event.kind}.${name}`] ?? SAY[name];
  return say ? say(data[name], data) : plain(data[name]);
}

const state = (value) => t(`record.state.${value}`);
const orItself = (prefix, value) => (has(prefix + value) ? t(prefix + value) : value);

/** How a fact is said where it isn't said as it stands; "Kind.fact" where one kind differs. */
const SAY = {
  "AlertRaised.alert_kind": (kind, { facts }) => headline({ kind, facts }),
  key: (value) => domainName(value.split(":")[1]),
  "AgentNamed.agent": (value, { way }) => (value ? html`<b>${person(value)}</b>` : t(`record.own_agent.${way}`)),
  way: (value) => t(`record.way.${value}`),
  "ReferralMade.to": place,
  "ReferralMade.number": (number) => (number ? t("record.said.with_ticket", { number }) : ""),
  "ReferralSettled.to": place,
  "ReferralSettled.outcome": (value) => t(`record.outcome.${value}`),
  first: (value) => html`<b>${author(value)}</b>`,
  "TicketCalled.calls": (calls) => (calls > 1 ? t("record.said.nth_call", { calls }) : ""),
  "ClerkMoved.undone": (undone) => (undone ? t("record.said.move_undone") : ""),
  "ClerkMoveAsked.undone": (undone) => (undone ? t("record.said.move_undone") : ""),
  "WindowChanged.undone": (undone) => (undone ? t("record.said.undone") : ""),
  domain: domainName,
  department: (value) => html`<${Department} name=${value} />`,
  from_domain: domainName,
  zone: zoneName,
  staff: (value) => html`<b>${person(value)}</b>`,
  clerk: (value) => html`<b>${person(value)}</b>`,
  days: (value) => value.join("、"),
  planned_by: author,
  moved_by: author,
  "ClerkMoveAsked.to_window": plain,
  owner: person,
  role: (value) => t(`role.${value}`),
  before: (value) => orItself("role.", value),
  was: state,
  state,
  purpose: (value) => t(`record.purpose.${value}`),
  doubt: (value) => t(`lockers.doubt.${value}`),
  level: (value) => (value ? t(`rating.level.${value}`) : ""),
  via: (value) => t(`rating.via.${value}`),
  about: (value) => t(`ratings.about.${value}`),
  at_window: (value) => value ?? t("ratings.no_window"),
  found: (value) => (value ? t(`lockers.found.${value}`) : t("lockers.clear")),
  shown: (value) => orItself("record.shown.", value),
  seconds: length,
  due: moment,
  slot: moment,
  from_slot: moment,
  way: (value) => orItself("record.way.", value),
  until: moment,
  light: (value) => t(`light.${value}`),
  decision: (value) => t(`decision.${value}`),
  "CaseReturned.missing": (value) => value.join("、"),
  language: (value) => ({ "zh-CN": "中文", en: "English" })[value] ?? "—",
  device_kind: (value) => orItself("record.device.", value),
  window_kind: (value) => orItself("record.windowkind.", value),
  alert_kind: (value) => orItself("record.alert.", value),
  section: (value) => orItself("record.section.", value),
  command: (value) => orItself("record.command.", value),
  refusal: (value) => (has(`refusal.${value}`) ? t(`refusal.${value}`).replace(/\{\w+\}/g, "…") : value),
  severity: (value) => orItself("inspections.severity.", value),
  name: named,
  counts: (value) => Object.entries(value).map(([key, count]) => `${t(`privacy.kept.${key}`)} ${count}`).join(t("record.why.join")),
  versions: (value) => value.join("、"),
  kinds: (value) => (value?.length ? value.join("、") : t("record.kinds.all")),
  domains: (value) => (value?.length ? value.map(domainName).join("、") : t("record.said.any")),
  to_window: (value) => (value ? t("record.said.to_window", { window: value }) : ""),
};

/** Where somebody was referred on to. */
function place(to, data) {
  if (data.place === "window") return t("record.life.window", { window: to });
  return data.place === "domain" ? domainName(to) : to;
}

function plain(value) {
  if (value === null || value === undefined) return "—";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function moment(iso) {
  return iso ? `${dateInHall(iso)} ${clockTime(iso)}` : "—";
}

/** The record of a choice (hall/tickets/routing.py): by which rule, and who came second. */
function because(cause) {
  if (typeof cause === "string") return orItself("pause.", cause);
  const { rule, share, runner_up: other, counts_earlier: minutes, appointment } = cause;
  const why = [t(`record.why.${rule}`, { share: share === undefined ? "" : share.toFixed(1) })];
  if (minutes) why.unshift(appointment ? t("record.why.booked", { time: clockTime(appointment), minutes }) : t("record.why.counts", { minutes }));
  if (other) why.push(t("record.why.runner_up", { other }));
  return why.join(t("record.why.join"));
}
