/** What an alert says, and the one next step that helps. */

import { clockTime, minutesBetween } from "/static/js/clock.js";
import { domainName, facts, person, zoneName } from "/static/js/manager/facts.js";
import { has, t } from "/static/js/words.js";

export const ICONS = {
  wait: "hourglass", stranded: "user-x", idle: "coffee", device: "monitor-off", paper: "printer",
  called: "megaphone", plan: "calendar-x", "shut-out": "calendar-off", locker: "vault", "follow-up": "message-circle-warning",
};

/** The colour and shape of an alert's state. */
export function stateOf({ state, urgent }) {
  if (state === "new") return urgent ? "urgent" : "attention";
  return state === "easing" ? "ready" : "off";
}

const and = (numbers) => numbers.join(t("manager.alerts.and"));

/** "税务服务：有人已等 42 分钟". */
export function headline({ kind, facts: its }) {
  const said = { plan: its.at_window && "plan.window", locker: `locker.${its.trouble}` }[kind] || kind;
  return t(`manager.alerts.${said}`, {
    cabinet: its.cabinet, cell: its.cell,
    line: its.line && domainName(its.line), waiting: its.waiting, minutes: its.minutes, stranded: its.stranded,
    windows: its.windows && and(its.windows), idle: its.windows?.length, device: its.device, what: whatKind(its), number: its.number,
    calls: its.calls, window: its.at_window, paper: its.paper && t(`manager.alerts.paper.${its.paper}`),
    time: its.since && clockTime(its.since), why: its.refusal && why(its),
    who: its.planned_by && person(its.planned_by),
    date: its.date, count: its.count,
  });
}

function whatKind({ device_kind: kind, place }) {
  if (!kind) return "";
  const where = kind === "sign" ? t("counter.window", { window: place }) : place && zoneName(place);
  return [t(`devices.kind.${kind}`), where].filter(Boolean).join(" · ");
}

function why({ refusal, reason, field, at_window: window = "" }) {
  const key = refusal === "invalid" ? `refusal.invalid.${reason}` : `refusal.${refusal}`;
  if (!has(key)) return refusal;
  return t(key, { window, ticket: "", field: has(`field.${field}`) ? t(`field.${field}`) : field });
}

/** What to do next: `{ words, href, go }`; `go` is what the link says. */
export function nextStep({ kind, facts: its }) {
  const map = (asked) => `/manager?${new URLSearchParams(asked)}`;
  switch (kind) {
    case "wait": return step("wait", map({ line: its.line }));
    case "stranded": return step("stranded", map({ line: its.line }));
    case "idle": {
      const [able] = its.may_call;
      return able ? step("idle.call", map({ window: able }), { windows: and(its.may_call), n: its.may_call.length })
        : step("idle.reshape", map({ window: its.windows[0], line: its.line }), { windows: and(its.windows), n: its.windows.length });
    }
    case "called": return step("called", map({ window: its.at_window }));
    case "shut-out": return step("shut-out", `/manager/appointments?day=${its.date}`);
    case "follow-up": return step("follow-up", "/manager/ratings");
    case "locker": return step("locker", "/locker/staff");
    case "plan": return step("plan", pageOr("plans", "/manager"));
    case "paper": return step(`paper.${its.paper === "near-end" || its.paper === "out" ? "paper" : "printer"}`, "/devices");
    default: return step("device", "/devices");
  }
}

function step(key, href, its = {}) {
  const go = href === "/devices" ? "devices" : href.startsWith("/manager?") ? "map" : "there";
  return { words: t(`manager.alerts.next.${key}`, its), href, go: t(`manager.alerts.go.${go}`) };
}

const pageOr = (key, otherwise) => facts.rail.find(([its]) => its === key)?.[1] ?? otherwise;

/** "09:42", with the date where it wasn't today. */
export function moment(iso) {
  return clockTime(iso);
}

/** For how long it has been so. */
export function lasted({ raised_at: from, ended_at: to }) {
  const minutes = minutesBetween(from, to ?? undefined);
  return minutes < 60 ? t("manager.minutes", { minutes })
    : t("manager.alerts.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
