/** Why nothing opens, and what to do now. */

import { Next, Screen } from "/static/js/kiosk/frame.js";
import { html, Notice } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

/** What a new try can't help. */
const FOR_STAFF = new Set(["cell_in_doubt", "door_unseen", "being_recalled", "door_open"]);

export function Trouble({ problem, again }) {
  const lost = problem.name !== "Refused";
  const hint = lost ? "locker.lost.text" : FOR_STAFF.has(problem.key) ? "locker.ask_staff" : "locker.or_staff";
  return html`<${Screen} name="trouble" title=${t("locker.not_open")}
    actions=${again && html`<${Next} icon="rotate-ccw" onClick=${again}>${t("locker.again")}<//>`}>
    <${Notice} state="attention" title=${lost ? t("locker.lost") : problem.message} live>${t(hint)}<//><//>`;
}
