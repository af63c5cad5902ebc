/** The bell in the head of every page: how many alerts are new, and the newest in a line of its own. */

import { html, Icon, useEffect, useRef, useState, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { facts } from "/static/js/manager/facts.js";
import { chime } from "/static/js/manager/alerts/chime.js";
import { headline, stateOf } from "/static/js/manager/alerts/says.js";

const SHOWN = 15_000;
const PAGE = "/manager/alerts";

/** For those who may open the page of alerts; nothing for others. */
export function Bell() {
  const mine = facts.rail.some(([key]) => key === "alerts");
  return mine ? html`<${Ringing} />` : null;
}

function Ringing() {
  const { snapshot } = useView("alerts");
  const newest = useNewest(snapshot);
  const count = snapshot?.new ?? 0;
  const urgent = snapshot?.open.some((alert) => alert.state === "new" && alert.urgent);
  const state = count === 0 ? null : urgent ? "urgent" : "attention";
  return html`<div class="bell-said" role="status">${newest && facts.console !== "alerts" && html`<a class="bell-newest"
      href=${`${PAGE}#alert-${newest.alert}`} data-state=${stateOf(newest)} key=${newest.alert}>
      <${Icon} name="bell-ring" /><span>${headline(newest)}</span></a>`}</div>
    <a class="bell" href=${PAGE} data-state=${state} aria-label=${t("manager.alerts.bell", { count })}
      title=${t("manager.alerts.bell", { count })}><${Icon} name="bell" />${count > 0 && html`<span class="bell-count">${count}</span>`}</a>`;
}

/** The alert that has just become new, for a while; those that were there before are no news, and none hides an urgent one. */
function useNewest(snapshot) {
  const known = useRef(null);
  const [newest, show] = useState(null);
  useEffect(() => {
    if (!snapshot) return;
    const fresh = snapshot.open.filter((alert) => alert.state === "new");
    const came = known.current && fresh.filter((alert) => !known.current.has(alert.alert));
    known.current = new Set(fresh.map((alert) => alert.alert));
    if (came?.length) {
      show((shown) => (shown?.urgent && known.current.has(shown.alert) && !came[0].urgent ? shown : came[0]));
      if (snapshot.settings.sound) chime();
    } else show((shown) => (shown && known.current.has(shown.alert) ? shown : null));
  }, [snapshot]);
  useEffect(() => {
    if (!newest) return undefined;
    const timer = setTimeout(() => show(null), SHOWN);
    return () => clearTimeout(timer);
  }, [newest?.alert]);
  return newest;
}
