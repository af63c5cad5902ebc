/** The mark that a line or window carries while an open alert is about it. */

import { html, Icon, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { headline, stateOf } from "/static/js/manager/alerts/says.js";

/** Whether an alert is about this: `{ line }`, `{ window }` or `{ device }`. */
export function isAbout({ facts }, { line, window, device }) {
  if (line) return facts.line === line;
  if (window) return facts.at_window === window || Boolean(facts.windows?.includes(window));
  return Boolean(device) && facts.device === device;
}

/** `about`: as for `isAbout`. Nothing where all is well. */
export function AlertMark({ about }) {
  const { snapshot } = useView("alerts");
  const found = snapshot?.open.find((alert) => alert.state !== "easing" && isAbout(alert, about));
  if (!found) return null;
  const words = headline(found);
  return html`<a class="alert-mark" href=${`/manager/alerts#alert-${found.alert}`} data-state=${stateOf(found)}
    title=${words} aria-label=${t("manager.alerts.mark", { alert: words })}><${Icon} name="bell" /></a>`;
}
