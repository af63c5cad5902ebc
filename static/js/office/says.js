/** How cases are said: lights, days left, names of matters. */

import { Chip, html } from "/static/js/ui.js";
import { clockTime, dateInHall } from "/static/js/clock.js";
import { dayInWords } from "/static/js/opening.js";
import { has, languageOf, named, t } from "/static/js/words.js";

const STATES = { red: "urgent", yellow: "attention", paused: "off", green: "ready", off: "off" };
const SHAPES = { red: "octagon-alert", yellow: "triangle-alert", green: "circle-check", paused: "circle-pause", off: "circle-check-big" };

/** A light by colour, shape and word; `quiet`: none of them is lit. */
export function Light({ light, quiet = false }) {
  return html`<${Chip} state=${quiet ? "off" : STATES[light]} icon=${SHAPES[light]}>${t(`light.${light}`)}<//>`;
}

/** The matter or theme that a case is for. */
export function Business({ of }) {
  const name = named({ zh: of.name, en: of.name_en });
  return html`<span lang=${languageOf(name)}>${name}</span>`;
}

/** Text that the hall has in Chinese only. */
export function Chinese({ text }) {
  return html`<span lang=${languageOf(text)}>${text}</span>`;
}

/** "还剩 3 个工作日", "今天到期", "已超 1 个工作日". */
export function daysInWords({ days, part }) {
  if (part.light === "paused") return t("office.days.rest", { days });
  if (days < 0) return t("office.days.over", { days: -days });
  if (part.light === "red") return t("office.days.over_today");
  return days === 0 ? t("office.days.today") : t("office.days.left", { days });
}

/** "今天 14:00", "10月8日 周四 09:00". */
export function moment(iso) {
  if (!iso) return "—";
  const day = dateInHall(iso);
  return `${day === dateInHall() ? t("office.today") : dayInWords(day)} ${clockTime(iso)}`;
}

/** "10月9日 周五" of a date. */
export function day(date) {
  return date ? dayInWords(date) : "—";
}

/** Why the rules refuse it, in words. */
export function whyNot({ key, facts }) {
  return t(has(`refusal.${key}`) ? `refusal.${key}` : "refusal.unknown", facts);
}
