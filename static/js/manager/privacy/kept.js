/** What is kept and how long, in plain words; a change needs its reason. */

import { Button, html, Icon, toast, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { put } from "/static/js/api.js";
import { clockTime } from "/static/js/clock.js";

const FIXED = ["holder", "session", "journal"];

export function Kept({ kept, next, runs, onChange }) {
  const [days, set] = useState({});
  const [reason, say] = useState("");
  const [state, be] = useState({});
  const changed = kept.filter(({ setting, days: now }) => days[setting] !== undefined && Number(days[setting]) !== now);
  const save = async (event) => {
    event.preventDefault();
    be({ busy: true });
    try {
      await put("/api/v1/privacy/retention", { reason: reason.trim(), ...Object.fromEntries(changed.map(({ setting }) => [setting, Number(days[setting])])) });
      toast(t("privacy.saved"));
      set({});
      say("");
      be({});
      onChange();
    } catch (problem) {
      be({ problem: problem.message });
    }
  };
  return html`<form class="panel" onSubmit=${save}><div class="panel-head"><h2>${t("privacy.kept")}</h2></div>
    <table class="table kept-table"><thead><tr><th scope="col">${t("privacy.what")}</th><th scope="col">${t("privacy.long")}</th></tr></thead>
      <tbody>${kept.map(({ key, setting, days: now }) => html`<tr key=${key}><th scope="row">${t(`privacy.kept.${key}`)}<span class="small muted">${t(`privacy.from.${key}`)}</span></th>
        <td><label class="kept-days"><input class="input" type="number" min="1" max="36500" name=${setting} value=${days[setting] ?? now}
          aria-label=${t("privacy.days.of", { what: t(`privacy.kept.${key}`) })} data-set=${changed.some((one) => one.setting === setting) ? "" : null}
          onInput=${(event) => set({ ...days, [setting]: event.currentTarget.value })} /> ${t("privacy.days")}</label></td></tr>`)}
      ${FIXED.map((key) => html`<tr key=${key}><th scope="row">${t(`privacy.kept.${key}`)}<span class="small muted">${t(`privacy.from.${key}`)}</span></th>
        <td>${t(`privacy.fixed.${key}`)}</td></tr>`)}</tbody></table>
    ${changed.length > 0 && html`<div class="kept-change"><label class="field"><span>${t("privacy.reason")}</span>
        <input class="input" maxlength="200" value=${reason} onInput=${(event) => say(event.currentTarget.value)} /></label>
      ${state.problem && html`<p class="privacy-problem" role="alert"><${Icon} name="circle-alert" /> ${state.problem}</p>`}
      <p class="privacy-do"><${Button} kind="quiet" onClick=${() => set({})}>${t("privacy.leave")}<//>
        <button class="button primary" aria-disabled=${reason.trim() && !state.busy ? null : "true"} disabled=${!reason.trim()}><span>${t("privacy.save")}</span></button></p></div>`}
    <div class="kept-nights"><p><${Icon} name="moon" /> ${next ? t("privacy.next", { day: next.slice(0, 10), time: clockTime(next) }) : t("privacy.next.none")}</p>
      ${runs.length ? html`<ul>${runs.map(({ at, counts }) => html`<li key=${at}><time datetime=${at}>${at.slice(0, 10)} ${clockTime(at)}</time>
        ${Object.entries(counts).map(([key, count]) => `${t(`privacy.kept.${key}`)} ${count}`).join(" · ")}</li>`)}</ul>`
        : html`<p class="muted">${t("privacy.runs.none")}</p>`}</div></form>`;
}
