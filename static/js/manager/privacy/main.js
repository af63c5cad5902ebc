/** Privacy: what is kept how long, and a person's own data, handed out or erased. */

import { Empty, html, useEffect, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { get } from "/static/js/api.js";
import { start } from "/static/js/manager/shell.js";
import { Acts } from "/static/js/manager/privacy/acts.js";
import { Kept } from "/static/js/manager/privacy/kept.js";
import { Somebody } from "/static/js/manager/privacy/somebody.js";

function Privacy() {
  const [privacy, see] = useState(null);
  const look = () => get("/api/v1/privacy").then(see, (problem) => see({ problem }));
  useEffect(() => void look(), []);
  if (!privacy) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  if (privacy.problem) return html`<${Empty} icon="circle-alert" title=${privacy.problem.message} />`;
  return html`<div class="privacy"><div class="privacy-kept"><${Kept} ...${privacy} onChange=${look} /></div>
    <div class="privacy-who"><${Somebody} onDone=${look} /><${Acts} acts=${privacy.acts} /></div></div>`;
}

start(Privacy);
