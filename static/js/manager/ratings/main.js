/** Ratings: what must be followed up, what waits for a second person, and what visitors said. */

import { Empty, html, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { start } from "/static/js/manager/shell.js";
import { FollowUps } from "/static/js/manager/ratings/follow_ups.js";
import { Lately, Proposed } from "/static/js/manager/ratings/given.js";

function Ratings() {
  const { snapshot, error } = useView("ratings");
  if (error) return html`<${Empty} icon="circle-alert" title=${error.message} />`;
  if (!snapshot) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  return html`<div class="ratings"><${FollowUps} ...${snapshot} /><${Proposed} proposed=${snapshot.proposed} /><${Lately} lately=${snapshot.lately} /></div>`;
}

start(Ratings);
