/** Inspections: what I find as I walk, and what became of what was found. */

import { Empty, html, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { start } from "/static/js/manager/shell.js";
import { Findings } from "/static/js/manager/inspections/findings.js";
import { Walk } from "/static/js/manager/inspections/walk.js";

function Inspections() {
  const { snapshot, error } = useView("inspections");
  if (error) return html`<${Empty} icon="circle-alert" title=${error.message} />`;
  if (!snapshot) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  return html`<div class="inspections"><${Walk} counts=${snapshot.windows} lately=${snapshot.inspections} closed=${snapshot.closed_days} /><${Findings} ...${snapshot} /></div>`;
}

start(Inspections);
