/** Alerts: what needs somebody now, what to do next, and what was. */

import { Empty, html, useEffect, useTick, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { now } from "/static/js/clock.js";
import { start } from "/static/js/manager/shell.js";
import { Open } from "/static/js/manager/alerts/open.js";
import { Past } from "/static/js/manager/alerts/past.js";
import { Others } from "/static/js/manager/alerts/others.js";
import { isManager, Settings } from "/static/js/manager/alerts/settings.js";

const ORDER = ["new", "acknowledged", "snoozed", "easing"];

function Alerts() {
  const { snapshot, error } = useView("alerts");
  useTick(10, () => now().getTime());
  useEffect(lookAtTheOneMeant, [Boolean(snapshot)]);
  if (error) return html`<${Empty} icon="circle-alert" title=${error.message} />`;
  if (!snapshot) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  const open = [...snapshot.open].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return html`<div class="alerts"><div class="alerts-now">
      <h2 class="hidden-text">${t("manager.alerts.open")}</h2>
      ${open.length ? open.map((alert) => html`<${Open} key=${alert.alert} alert=${alert} />`)
        : html`<div class="panel"><${Empty} icon="bell" title=${t("manager.alerts.calm")}>${t("manager.alerts.calm.text")}<//></div>`}
      <${Past} alerts=${snapshot.past} /></div>
    <aside class="alerts-aside"><${Settings} settings=${snapshot.settings} />${isManager && html`<${Others} />`}</aside></div>`;
}

function lookAtTheOneMeant() {
  const meant = /^#alert-\d+$/.test(location.hash) && document.querySelector(location.hash);
  if (meant) meant.scrollIntoView({ block: "center" });
}

start(Alerts);
