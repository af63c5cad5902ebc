/** Who goes with a visitor or acts for them: one of staff, or somebody of their own. */

import { html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { facts, helpers } from "/static/js/guide/facts.js";
import { Choices } from "/static/js/guide/choices.js";

export const NOBODY = { kind: "", staff: facts.staff, name: "", phone: "" };
const KINDS = ["", "beside", "instead", "own"];

/** The agent as the hall's API takes it; null for nobody. */
export function agentOf({ kind, staff, name, phone }) {
  if (!kind) return null;
  if (kind !== "own") return { way: kind, staff };
  return { way: "instead", person: { name: name.trim(), ...(phone.trim() && { phone: phone.trim() }) } };
}

export function Helper({ helper, onChange, without = true }) {
  const set = (fact) => (event) => onChange({ ...helper, [fact]: event.currentTarget.value });
  const kinds = KINDS.filter((kind) => kind || without).map((kind) => [kind, t(`guide.helper.${kind || "nobody"}`)]);
  return html`<div class="helper"><${Choices} legend=${t("guide.helper")} name="helper" options=${kinds} chosen=${helper.kind}
      onChoose=${(kind) => onChange({ ...helper, kind })} />
    ${(helper.kind === "beside" || helper.kind === "instead") && html`<label class="helper-who"><span>${t("guide.helper.who")}</span>
      <select class="input" value=${helper.staff} onChange=${set("staff")}>${helpers().map(([account, name]) => html`
        <option key=${account} value=${account}>${account === facts.staff ? t("guide.helper.me", { name }) : name}</option>`)}</select></label>`}
    ${helper.kind === "own" && html`<div class="helper-own"><label><span>${t("guide.helper.name")}</span>
        <input class="input" required maxlength="60" autocomplete="off" value=${helper.name} onInput=${set("name")} /></label>
      <label><span>${t("guide.helper.phone")}</span><input class="input" type="tel" inputmode="tel" maxlength="20" pattern="\\+?[0-9 \\-]{5,19}"
        autocomplete="off" value=${helper.phone} onInput=${set("phone")} /></label>
      <p class="small muted">${t("guide.helper.kept")}</p></div>`}</div>`;
}
