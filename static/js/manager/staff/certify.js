/** Certify somebody: for what, from when, until when. */

import { html, useState } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { Field, FormDialog } from "/static/js/manager/forms.js";
import { scopeName } from "/static/js/manager/staff/list.js";

const A_YEAR = (day) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`.replace("-02-29", "-02-28");

export function Certify({ person: p, scopes, today, done, onClose }) {
  const [form, fill] = useState({ scopes: p.missing, since: today, until: A_YEAR(today) });
  const set = (more) => fill({ ...form, ...more });
  const toggle = (scope) => set({ scopes: form.scopes.includes(scope) ? form.scopes.filter((s) => s !== scope) : [...form.scopes, scope] });
  const send = () => {
    if (!form.scopes.length) throw new Error(t("manager.staff.certify.none"));
    return post(`/api/v1/staff/${encodeURIComponent(p.staff)}/certificates`,
      { scopes: form.scopes, since: form.since, ...(form.until && { until: form.until }) });
  };
  return html`<${FormDialog} title=${t("manager.staff.certify.title", { name: p.display })} go=${t("manager.staff.certify.go")}
      send=${async () => send()} done=${done} onClose=${onClose}>
    <fieldset class="scopes"><legend>${t("manager.staff.certify.for")}</legend>
      ${scopes.map((scope) => html`<label class="check" key=${scope.scope} data-wide=${scope.scope === "any" ? "" : null}>
        <input type="checkbox" checked=${form.scopes.includes(scope.scope)} onChange=${() => toggle(scope.scope)} />
        <span>${scopeName(scope)}${scope.scope === "any" && html` <span class="muted small">${t("manager.staff.certify.any")}</span>`}</span></label>`)}</fieldset>
    <div class="two"><${Field} name="since" type="date" label=${t("manager.staff.certify.since")} required value=${form.since} onInput=${(e) => set({ since: e.target.value })} />
      <${Field} name="until" type="date" label=${t("manager.staff.certify.until")} min=${today} value=${form.until} hint=${t("manager.staff.certify.until.hint")}
        onInput=${(e) => set({ until: e.target.value })} /></div><//>`;
}
