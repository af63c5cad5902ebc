/** The search line: it reads as the sentence that it asks. */

import { Button, html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { facts, own, zoneKeys, zoneName } from "/static/js/manager/facts.js";
import { author } from "/static/js/manager/record/sentences.js";

export const NOTHING = { group: "", by: "", window: "", zone: "", ticket: "", day: "", since: "", until: "" };

/** `asked` is what is asked now; `onAsk(asked)` hears of every change. */
export function Search({ asked, onAsk }) {
  const set = (name) => (event) => onAsk({ ...asked, [name]: event.currentTarget.value.trim() });
  const field = (name) => ({ asked, name, set });
  const narrow = Object.values(asked).some(Boolean);
  return html`<form class="search" role="search" onSubmit=${(event) => event.preventDefault()}>
    <${Choice} ...${field("group")} word="show" options=${own.groups.map((key) => [key, t(`record.group.${key}`)])} />
    <${Choice} ...${field("by")} word="by" options=${authors()} />
    <${Choice} ...${field("window")} word="window" options=${own.windows.map((n) => [n, n])} />
    <${Choice} ...${field("zone")} word="zone" options=${zoneKeys().map((key) => [key, zoneName(key)])} />
    <label class="search-part"><span>${t("record.title.ticket")}</span>
      <input class="input search-ticket" name="ticket" value=${asked.ticket} placeholder="A012" autocomplete="off"
        aria-label=${t("record.field.ticket")} pattern="[A-Za-z][0-9]{1,11}"
        onChange=${(event) => onAsk({ ...asked, ticket: event.currentTarget.value.trim().toUpperCase() })} /></label>
    <span class="search-days"><${Day} ...${field("since")} word="from" /><${Day} ...${field("until")} word="to" /></span>
    ${narrow && html`<${Button} kind="quiet" icon="x" onClick=${() => onAsk(NOTHING)}>${t("record.clear")}<//>`}
  </form>`;
}

function Choice({ asked, name, set, word, options }) {
  return html`<label class="search-part"><span>${t(`record.title.${word}`)}</span>
    <select class="input" name=${name} aria-label=${t(`record.field.${name}`)} value=${asked[name]} data-set=${asked[name] ? "" : null}
      onChange=${set(name)}><option value="">${t(`record.any.${name}`)}</option>
      ${options.map(([value, shown]) => html`<option key=${value} value=${value}>${shown}</option>`)}</select></label>`;
}

function Day({ asked, name, set, word }) {
  return html`<label class="search-part"><span>${t(`record.title.${word}`)}</span>
    <input type="date" class="input" name=${name} aria-label=${t(`record.field.${name}`)} value=${asked[name]}
      data-set=${asked[name] ? "" : null} onChange=${set(name)} /></label>`;
}

/** Staff by name, then the hall itself, then its devices. */
function authors() {
  return [
    ...facts.people.map(([key, display]) => [`staff:${key}`, display]),
    ["hall:clock", author("hall:clock")],
    ...own.devices.map((name) => [`device:${name}`, name]),
  ];
}
