/** Of a long list only what somebody looks for: each word that was typed stands in the name or its department's. */

import { t } from "/static/js/words.js";

/** `field` narrows the rows of all `sections` as it is typed in; `says` tells how many are left. */
export function keepFinding(field, sections, says) {
  const find = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const count = [...sections].reduce((sum, section) => sum + narrow(section, words), 0);
    says.textContent = words.length ? t("matters.found", { count }) : "";
    document.body.toggleAttribute("data-finding", words.length > 0);
  };
  field.addEventListener("input", find);
  field.closest("search").hidden = false;
  find();
}

function narrow(section, words) {
  const department = section.querySelector("h2").textContent;
  const rows = [...section.querySelectorAll("tbody tr")];
  for (const row of rows) {
    const name = `${department} ${row.cells[0].textContent}`.toLowerCase();
    row.hidden = !words.every((word) => name.includes(word));
  }
  const left = rows.filter((row) => !row.hidden).length;
  section.hidden = left === 0;
  return left;
}
