/** What waits to go into a locker. A scanner's code, or a case number, finds it at once. */

import { Button, html, Icon, Notice, Number, useState } from "/static/js/ui.js";
import { useScanned } from "/static/js/kiosk/scan.js";
import { languageOf, t } from "/static/js/words.js";
import { caseIn } from "/static/js/locker/scan.js";

const CASE = /\d{8}-\d{4,11}/;

/** A case number or a token; null for what a hand types. */
const read = (text) => {
  const number = CASE.exec(text)?.[0];
  if (number) return { number };
  const token = caseIn(text);
  return token ? { token } : null;
};

export function Waiting({ now, begin, busy }) {
  const [sought, seek] = useState("");
  const [state, tell] = useState({});
  const store = async (result) => {
    tell({ busy: result.result });
    try {
      await begin(result);
      tell({});
      seek("");
    } catch (problem) {
      tell({ wrong: problem.message });
    }
  };
  useScanned(read, ({ number, token }) => {
    const found = now.waiting.find((one) => one.number === number || (token && one.token === token));
    if (found) store(found);
    else tell({ wrong: t("lockers.not_waiting", { number: number ?? "" }) });
  }, !busy);
  const shown = now.waiting.filter((one) => `${one.number} ${one.applicant?.name ?? ""}`.includes(sought.trim()));
  return html`<section class="panel" aria-labelledby="waiting"><div class="panel-head"><h2 id="waiting">${t("lockers.waiting")}</h2><span class="badge">${now.waiting.length}</span></div>
    <div class="lockers-find"><label class="hidden-text" for="find">${t("lockers.find")}</label>
      <input class="input" id="find" autocomplete="off" placeholder=${t("lockers.find")} value=${sought} onInput=${(event) => seek(event.target.value)} /></div>
    <div role="alert">${state.wrong && html`<${Notice} state="attention" title=${state.wrong} />`}</div>
    ${now.waiting.length === 0 ? html`<p class="panel-none muted">${t("lockers.waiting.none")}</p>`
      : html`<ul class="office-rows">${shown.map((one) => html`<li class="lockers-row" key=${one.result}>
        <span><b lang=${languageOf(one.document)}>${one.document}</b><br /><${Number} value=${one.number} /> <span class="small muted" lang="zh-CN">${one.applicant?.name} · ${t(`lockers.size.${one.size}`)}</span></span>
        <${Button} icon="package-plus" busy=${state.busy === one.result} disabled=${busy} aria-disabled=${busy ? "true" : null} onClick=${() => store(one)}>${t("lockers.store")}<span class="hidden-text"> ${one.number}</span><//></li>`)}</ul>`}</section>`;
}
