/** What the hall will do by itself, soonest first. */

import { Button, html, toast, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { clockTime, dateInHall } from "/static/js/clock.js";
import { del } from "/static/js/api.js";
import { domainName, person } from "/static/js/manager/facts.js";
import { MAY_RESHAPE } from "/static/js/manager/map/reshape.js";

export function Plans() {
  const { snapshot } = useView("plans");
  if (!snapshot?.plans.length) return null;
  return html`<section class="panel map-plans"><div class="panel-head"><h2>${t("manager.plans")}</h2></div>
    <ul class="lines">${snapshot.plans.map((plan) => html`<li class="plan" key=${plan.plan}>
      <p><strong>${when(plan)}</strong> ${says(plan)}</p>
      <p class="muted small">${plan.reason} · ${person(plan.by)}</p>
      ${MAY_RESHAPE && html`<${Button} kind="quiet" icon="x" onClick=${() => drop(plan)}>${t("manager.plans.drop")}<//>`}</li>`)}</ul></section>`;
}

const drop = ({ plan }) => del(`/api/v1/plans/${plan}`).then(() => toast(t("manager.plans.dropped")), (problem) => toast(problem.message));

function when({ due, weekdays }) {
  const time = clockTime(due);
  if (weekdays.length) return t("manager.plans.weekly", { days: weekdays.map((day) => t(`weekday.${day}`)).join(t("manager.plans.and")), time });
  const day = dateInHall(due);
  return day === dateInHall() ? time : `${day} ${time}`;
}

function says({ command, facts }) {
  const window = facts.window;
  if (command !== "ChangeWindow") return t(`manager.plans.${command}`, { window });
  const to = facts.kind === "undifferentiated" && !facts.domains?.length ? t("manager.map.any")
    : facts.domains?.map(domainName).join(" · ") || t(`window.kind.${facts.kind ?? "domain"}`);
  return t("manager.plans.ChangeWindow", { window, to });
}
