/** A case of this department by its number, or the end of it: also one that is decided long since. */

import { Button, html, Notice, useState } from "/static/js/ui.js";
import { get } from "/static/js/api.js";
import { t } from "/static/js/words.js";
import { dateInHall } from "/static/js/clock.js";

export function Find({ open }) {
  const [text, type] = useState("");
  const [wrong, tell] = useState(null);
  const look = async (event) => {
    event.preventDefault();
    const number = whole(text.trim());
    const found = await get("/api/v1/cases", { number }).catch((problem) => ({ wrong: problem.message }));
    if (found.cases?.length) {
      open(found.cases[0].case);
      type("");
    }
    tell(found.wrong ?? (found.cases.length ? null : t("office.find.none", { number })));
  };
  return html`<form class="office-find" role="search" onSubmit=${look}><label class="hidden-text" for="find">${t("office.find")}</label>
    <input class="input" id="find" required maxlength="20" autocomplete="off" placeholder=${t("office.find.hint")} value=${text} onInput=${(e) => type(e.target.value)} />
    <${Button} type="submit" icon="search">${t("office.find.go")}<//></form>
    <div role="alert">${wrong && html`<${Notice} state="attention" title=${wrong} />`}</div>`;
}

/** "12" is the twelfth of today. */
function whole(text) {
  return /^\d{1,4}$/.test(text) ? `${dateInHall().replaceAll("-", "")}-${text.padStart(4, "0")}` : text;
}
