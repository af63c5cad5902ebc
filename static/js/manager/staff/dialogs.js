/** Adding somebody, changing an account, switching it off. */

import { html, useState } from "/static/js/ui.js";
import { post, put } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { departmentName } from "/static/js/departments.js";
import { own } from "/static/js/manager/facts.js";
import { Choice, Field, FormDialog } from "/static/js/manager/forms.js";
import { myRoles } from "/static/js/manager/staff/says.js";

const LANGUAGES = [["", "manager.staff.language.none"], ["zh-CN", "manager.staff.language.zh"], ["en", "manager.staff.language.en"]];

const roleOptions = () => myRoles.map((role) => [role, t(`role.${role}`)]);

/** Whose back office somebody is; asked of no other role. */
function Department({ form, set }) {
  if (form.role !== "back-office") return null;
  const options = [...(form.department ? [] : [["", t("manager.staff.department.none")]]), ...own.departments.map((name) => [name, departmentName(name)])];
  return html`<${Choice} name="department" label=${t("manager.staff.department")} value=${form.department} options=${options} onChoose=${(department) => set({ department })} />`;
}

/** A form's facts without a department where none is chosen, or where the role has none. */
function said({ department, ...facts }) {
  return facts.role === "back-office" && department ? { ...facts, department } : facts;
}

export function Add({ done, onClose }) {
  const [form, fill] = useState({ display: "", staff: "", role: "clerk", department: "" });
  const set = (more) => fill({ ...form, ...more });
  return html`<${FormDialog} title=${t("manager.staff.add")} go=${t("manager.staff.add.go")} done=${done} onClose=${onClose}
      send=${() => post("/api/v1/staff", said({ ...form, display: form.display.trim(), staff: form.staff.trim() }))}>
    <${Field} name="display" label=${t("manager.staff.display")} required maxlength="60" autocomplete="off" autofocus
      value=${form.display} onInput=${(e) => set({ display: e.target.value })} />
    <${Field} name="staff" label=${t("doorway.staff")} hint=${t("manager.staff.name.hint")} required minlength="2" maxlength="32" pattern="[a-z][a-z0-9._\\-]+"
      autocomplete="off" autocapitalize="none" spellcheck="false" value=${form.staff} onInput=${(e) => set({ staff: e.target.value })} />
    <${Choice} name="role" label=${t("manager.staff.col.role")} value=${form.role} options=${roleOptions()} onChoose=${(role) => set({ role })} />
    <p class="field-hint">${t(`role.${form.role}.text`)}</p>
    <${Department} form=${form} set=${set} /><//>`;
}

export function Edit({ person: p, done, onClose }) {
  const [form, fill] = useState({ display: p.display, role: p.role, language: p.language, department: p.department ?? "" });
  const set = (more) => fill({ ...form, ...more });
  const changed = () => Object.fromEntries(Object.entries(said(form)).filter(([key, value]) => value !== p[key]));
  return html`<${FormDialog} title=${p.display} go=${t("manager.save")} done=${done} onClose=${onClose}
      send=${() => put(`/api/v1/staff/${encodeURIComponent(p.staff)}`, changed())}>
    <${Field} name="display" label=${t("manager.staff.display")} required maxlength="60" autocomplete="off"
      value=${form.display} onInput=${(e) => set({ display: e.target.value })} />
    <${Choice} name="role" label=${t("manager.staff.col.role")} value=${form.role} options=${roleOptions()} onChoose=${(role) => set({ role })} />
    <p class="field-hint">${t(form.role === p.role ? `role.${form.role}.text` : "manager.staff.role.hint")}</p>
    <${Department} form=${form} set=${set} />
    <${Choice} name="language" label=${t("manager.staff.language")} value=${form.language}
      options=${LANGUAGES.map(([key, words]) => [key, t(words)])} onChoose=${(language) => set({ language })} /><//>`;
}

export function SwitchOff({ person: p, done, onClose }) {
  const [reason, say] = useState("");
  return html`<${FormDialog} title=${t("manager.staff.off.title", { name: p.display })} go=${t("manager.staff.switch_off")} kind="danger" done=${done} onClose=${onClose}
      send=${() => put(`/api/v1/staff/${encodeURIComponent(p.staff)}`, { active: false, reason: reason.trim() })}>
    <p>${t(p.window ? "manager.staff.off.text.window" : "manager.staff.off.text", { window: p.window })}</p>
    <${Field} name="reason" label=${t("manager.reason")} required maxlength="200" autocomplete="off" autofocus
      value=${reason} onInput=${(e) => say(e.target.value)} /><//>`;
}
