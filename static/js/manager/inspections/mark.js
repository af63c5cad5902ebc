/** The mark that a window carries while findings are open there. */

import { html, Icon, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

/** How many findings are open at `window`, leading to them; nothing where there are none. */
export function FindingMark({ window }) {
  const { snapshot } = useView("inspections");
  const count = snapshot?.windows[window];
  if (!count) return null;
  const words = t("inspections.mark", { count });
  return html`<a class="finding-mark" href="/manager/inspections" title=${words} aria-label=${words}><${Icon} name="flag" />${count}</a>`;
}
