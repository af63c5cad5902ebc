/** A storing under way: the door opens, is shut, and somebody says that it lies there. Then its code. */

import { Button, html, Notice, Number, useState } from "/static/js/ui.js";
import { post } from "/static/js/api.js";
import { languageOf, t } from "/static/js/words.js";

const AT_WORK = new Set(["asked", "taken", "unsure"]);

export function Storing({ now, storing, onDone, onAgain }) {
  const [said, say] = useState({});
  const door = now.orders.find((one) => one.order === storing.order)?.state ?? "asked";
  const send = async (deed, then) => {
    say({ busy: true });
    try {
      const answer = await post(`/api/v1/stays/${storing.stay}/${deed}`);
      say({});
      then(answer);
    } catch (problem) {
      say({ wrong: problem.message });
    }
  };
  if (said.code) return html`<h2 tabindex="-1">${t("lockers.stored", { cell: storing.cell })}</h2>
    <div class="lockers-code" role="status"><span>${t("lockers.code")}</span><${Number} value=${said.code} /><span class="small muted">${t("lockers.code.text")}</span></div>
    <${Button} kind="primary" icon="check" onClick=${onDone}>${t("lockers.done")}<//>`;
  return html`<h2>${t(`lockers.storing.${AT_WORK.has(door) ? "opening" : door}`, { cell: storing.cell })}</h2>
    <p><b lang=${languageOf(storing.result.document)}>${storing.result.document}</b> <${Number} value=${storing.result.number} /></p>
    ${AT_WORK.has(door) && html`<p class="muted" role="status"><span class="spinner"></span> ${t("lockers.storing.wait")}</p>`}
    ${door === "open" && html`<${Notice} state="next" icon="door-open" title=${t("lockers.storing.put_in")} />`}
    ${(door === "failed" || door === "lost") && html`<${Notice} state="attention" title=${t(`lockers.storing.${door}.text`)} live />`}
    <div role="alert">${said.wrong && html`<${Notice} state="attention" title=${said.wrong} />`}</div>
    <div class="lockers-deeds">${door === "shut" && html`
        <${Button} kind="primary" icon="package-check" busy=${said.busy} onClick=${() => send("confirm", ({ code }) => say({ code }))}>${t("lockers.put_in")}<//>
        <${Button} icon="x" busy=${said.busy} onClick=${() => send("give-up", onDone)}>${t("lockers.not_put_in")}<//>`}
      ${door === "failed" && html`<${Button} kind="primary" icon="rotate-ccw" onClick=${() => onAgain().catch((problem) => say({ wrong: problem.message }))}>${t("lockers.other_cell")}<//>`}
      ${(door === "failed" || door === "lost") && html`<${Button} icon="x" onClick=${onDone}>${t("lockers.close")}<//>`}</div>`;
}
