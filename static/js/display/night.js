/** Dark in the evening: from 18:00 to 6:00 by the hall's clock, unless a theme is chosen. */

import { now, clockTime } from "/static/js/clock.js";

const EVENING = "18:00";
const MORNING = "06:00";

/** The theme for a moment; `chosen` is "light", "dark" or "auto". */
export function themeAt(moment, chosen) {
  if (chosen === "light" || chosen === "dark") return chosen;
  const time = clockTime(moment);
  return time >= EVENING || time < MORNING ? "dark" : "light";
}

/** Keep the page's theme right. */
export function keepTheme(chosen) {
  const set = () => { document.documentElement.dataset.theme = themeAt(now(), chosen); };
  set();
  setInterval(set, 15_000);
}
