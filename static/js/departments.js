/** Departments: the catalogue writes them in Chinese, the hall may have English names for them. */

import { html } from "/static/js/ui.js";
import { languageOf, named } from "/static/js/words.js";

const { department_names: given = [] } = JSON.parse(document.getElementById("facts").textContent);
const english = new Map(given);

/** A department in the page's language, as far as the hall has its name in it. */
export function departmentName(department) {
  return named({ zh: department, en: english.get(department) });
}

/** The same to be drawn: where it stays Chinese on an English page it says so. */
export function Department({ name }) {
  const shown = departmentName(name);
  return html`<span lang=${languageOf(shown)}>${shown}</span>`;
}
