/** Where this is, the date and the hall's clock. */

import { clockTime, dateInHall } from "/static/js/clock.js";
import { html, useTick } from "/static/js/ui.js";

/** The date in words: "9月28日 星期一", "Mon 28 Sep". */
export function dateInWords(day, language) {
  const midday = new Date(`${day}T12:00:00Z`);
  const form = (options) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options }).format(midday);
  if (language !== "en") return `${form({ month: "long", day: "numeric" })} ${form({ weekday: "long" })}`;
  return new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" })
    .format(midday).replace(",", "");
}

export function Top({ place, language }) {
  const time = useTick(1, () => clockTime());
  const day = useTick(15, () => dateInHall());
  return html`<header class="top">
    <h1 class="top-place">${place}</h1>
    <p class="top-date">${dateInWords(day, language)}</p>
    <p class="top-clock number"><time datetime=${time}>${time}</time></p>
  </header>`;
}
