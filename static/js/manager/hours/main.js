/** Hours and calendar: when is the hall open, which days differ, and what happens before closing? */

import { Empty, html, Notice, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { start } from "/static/js/manager/shell.js";
import { Month } from "/static/js/manager/hours/month.js";
import { Today } from "/static/js/manager/hours/today.js";
import { Week } from "/static/js/manager/hours/week.js";

function Hours() {
  const { snapshot: hours, error } = useView("hours");
  if (error) return html`<${Empty} icon="circle-alert" title=${error.message} />`;
  if (!hours) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  return html`<div class="hours"><div class="hours-main">
      ${hours.unknown_year && html`<${Notice} state="attention" title=${t("manager.hours.unknown", { year: hours.unknown_year })}>${t("manager.hours.unknown.text")}<//>`}
      <${Month} hours=${hours} /></div>
    <aside class="hours-aside"><${Today} today=${hours.today} /><${Week} hours=${hours} /></aside></div>`;
}

start(Hours);
