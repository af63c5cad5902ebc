/** Search as fingers move: by name, pinyin and initials. Answers that come too late are ignored. */

import { get } from "/static/js/api.js";
import { matterRow } from "/static/js/kiosk/browse.js";
import { Screen } from "/static/js/kiosk/frame.js";
import { useFull } from "/static/js/kiosk/full.js";
import { Letters } from "/static/js/kiosk/keyboard.js";
import { Paged } from "/static/js/kiosk/paged.js";
import { Empty, Icon, html, useConnection, useEffect, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

const RESTS = 120;
const MOST = 40;
const ROW = { height: 2.9, width: 18, columns: 2 };
const LONGEST = 40;

/** What answers `query`: {found, query}; found is null while nothing was asked. */
function useSearch(query) {
  const [answer, take] = useState({ found: null, query: "" });
  const state = useConnection();
  useEffect(() => {
    if (!query.trim()) {
      take({ found: null, query });
      return undefined;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => ask(query, stop.signal).then(
      (found) => take({ found, query }),
      () => stop.signal.aborted || take({ found: null, query, failed: true }),
    ), RESTS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, state === "live"]);
  return answer;
}

async function ask(q, signal) {
  const [{ themes }, { matters }] = await Promise.all([
    get("/api/v1/themes", { q, limit: 3 }, { signal }), get("/api/v1/matters", { q, limit: MOST }, { signal }),
  ]);
  return [...matters.slice(0, 1), ...themes, ...matters.slice(1)];
}

export function Search({ go, visit, keep, ease }) {
  const field = useRef(null);
  const full = useFull();
  const { query } = visit;
  const { found, failed, query: answered } = useSearch(query);
  const page = visit.page.search ?? 0;
  const type = (text) => keep({ query: text.slice(0, LONGEST), page: { ...visit.page, search: 0 } });
  useEffect(() => { field.current.focus({ preventScroll: true }); }, []);
  return html`<${Screen} name="search" title=${t("kiosk.search.title")} note=${t("kiosk.search.note")}>
    <div class="search-field"><${Icon} name="search" />
      <input class="input" ref=${field} value=${query} inputmode="none" autocomplete="off" autocapitalize="off"
        autocorrect="off" spellcheck=${false} aria-label=${t("kiosk.search.label")} placeholder=${t("kiosk.search.hint")}
        onInput=${(event) => type(event.target.value)} /></div>
    <p class="hidden-text" role="status">${found && answered === query ? t("kiosk.search.found", { count: found.length }) : ""}</p>
    <div class="search-found">${found?.length ? html`<${Paged} items=${found} draw=${matterRow(go, full)} size=${ROW}
        label=${t("kiosk.search.results")} at=${page} onTurn=${(to) => keep({ page: { ...visit.page, search: to } })} />`
      : html`<${Nothing} found=${found} failed=${failed} />`}</div>
    <${Letters} simple=${ease.elder} onType=${(letter) => type(query + letter)}
      onDelete=${() => type(query.slice(0, -1))} onClear=${() => type("")} />
  <//>`;
}

function Nothing({ found, failed }) {
  if (failed) return html`<${Empty} icon="unplug" title=${t("kiosk.search.lost")}>${t("kiosk.search.lost.text")}<//>`;
  if (!found) return html`<div class="search-how"><p>${t("kiosk.search.how")}</p><p class="muted">${t("kiosk.search.how.text")}</p></div>`;
  return html`<${Empty} icon="search-x" title=${t("kiosk.search.none")}>${t("kiosk.search.none.text")}<//>`;
}
