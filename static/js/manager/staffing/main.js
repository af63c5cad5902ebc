/** Staffing: how many windows does each line need, and how is that reckoned? */

import { Empty, html, Icon, useEffect, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { get } from "/static/js/api.js";
import { start } from "/static/js/manager/shell.js";
import { Arithmetic } from "/static/js/manager/staffing/arithmetic.js";
import { Lines, TOGETHER } from "/static/js/manager/staffing/lines.js";

const PATIENCE = 35_000;

function Page() {
  const [found, set] = useState({});
  const [chosen, choose] = useState(null);
  useEffect(() => {
    get("/api/v1/staffing", {}, { within: PATIENCE }).then((advice) => set({ advice }), (problem) => set({ problem }));
  }, []);
  const { advice, problem } = found;
  if (problem) return html`<${Empty} icon="circle-alert" title=${t("staffing.failed")}>${problem.message}<//>`;
  if (!advice) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  const key = chosen ?? (advice.together ? TOGETHER : advice.lines[0].domain);
  const line = key === TOGETHER ? advice.together : advice.lines.find(({ domain }) => domain === key);
  return html`<div class="staffing">
    <div class="staffing-lines"><${Lines} advice=${advice} chosen=${key} onChoose=${choose} />
      <p class="staffing-note small muted"><${Icon} name="info" /><span>${t("staffing.note", { weeks: advice.rules.weeks })}</span></p></div>
    <${Arithmetic} key=${key} asked=${chosen !== null} name=${key} line=${line} rules=${advice.rules} dates=${advice} /></div>`;
}

start(Page);
