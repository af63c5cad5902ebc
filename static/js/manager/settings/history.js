/** What was changed before, by whom and why; the newest change of a section can be taken back. */

import { Button, html, toast, useEffect, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { clockTime, dateInHall } from "/static/js/clock.js";
import { get, post } from "/static/js/api.js";
import { person } from "/static/js/manager/facts.js";

const SECTIONS = ["line", "priorities", "domains", "limits"];
const SHOWN = 6;

export function History({ version, onUndone }) {
  const [changes, show] = useState([]);
  useEffect(() => {
    Promise.all(SECTIONS.map((section) => get(`/api/v1/settings/${section}/changes`)
      .then((answer) => answer.changes.map((change) => ({ ...change, section })))))
      .then((lists) => show(lists.flat().sort((a, b) => b.setting - a.setting).slice(0, SHOWN)))
      .catch(() => show([]));
  }, [version]);
  if (!changes.length) return null;
  const undo = async ({ setting }) => {
    try {
      await post(`/api/v1/settings/changes/${setting}/take-back`, { reason: t("manager.history.undo.reason") });
      toast(t("manager.history.undone"));
    } catch (problem) {
      toast(problem.message);
    }
    await onUndone();
  };
  return html`<section class="panel settings-history"><div class="panel-head"><h2>${t("manager.history")}</h2></div>
    <ul class="history">${changes.map((change) => html`<li key=${change.setting}>
      <p><strong>${t(`manager.section.${change.section}`)}</strong> · ${change.reason}</p>
      <p class="muted small">${dateInHall(change.at)} ${clockTime(change.at)} · ${person(change.by)}</p>
      ${change.in_force && !change.as_in_folder && html`<${Button} kind="quiet" icon="undo-2" onClick=${() => undo(change)}>${t("manager.history.undo")}<//>`}
    </li>`)}</ul></section>`;
}
