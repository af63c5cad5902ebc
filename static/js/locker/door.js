/** Which door: it brightens, opens, is shut again; then what else lies here, or goodbye. */

import { Next, Screen } from "/static/js/kiosk/frame.js";
import { Button, html, Icon, Notice, useEffect } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { Doors } from "/static/js/locker/doors.js";
import { Trouble } from "/static/js/locker/trouble.js";

const GOODBYE = 12_000;
const TITLES = {
  asked: "locker.opening", taken: "locker.opening", unsure: "locker.opening", open: "locker.opened",
  shut: "locker.taken", failed: "locker.stayed_shut", lost: "locker.unseen",
};
const AT_WORK = new Set(["asked", "taken", "unsure"]);

export function Door({ cabinet, asked, state, next, onDone, onAgain }) {
  const order = cabinet?.orders.find((one) => one.order === asked.order);
  const now = order?.state ?? "asked";
  const more = now === "shut" && asked.more > 0;
  useEffect(() => {
    if (now !== "shut" || more) return undefined;
    const timer = setTimeout(onDone, GOODBYE);
    return () => clearTimeout(timer);
  }, [now, more]);
  if (state.problem) return html`<${Trouble} problem=${state.problem} />`;
  return html`<${Screen} name=${`door door-${now}`} title=${t(TITLES[now], { cell: asked.cell })} note=${noteOf(now, asked.more)}
    actions=${html`<${Actions} ...${{ now, more, asked, state, next, onDone, onAgain }} />`}>
    <p class="hidden-text" role="status">${t(TITLES[now], { cell: asked.cell })}</p>
    ${now === "shut" ? html`<div class="door-done"><${Icon} name="circle-check" /></div>`
      : html`<div class="door-which"><p class="door-number number" aria-hidden="true">${asked.cell}</p>
        ${cabinet && html`<${Doors} cabinet=${cabinet} lit=${asked.cell} />`}</div>`}
    ${AT_WORK.has(now) && html`<p class="door-wait" role="status"><span class="spinner"></span> ${t("locker.opening.wait")}</p>`}
    ${(now === "failed" || now === "lost") && html`<${Notice} state="attention" title=${t("locker.ask_staff")} live />`}<//>`;
}

function noteOf(now, more) {
  if (now === "open") return t("locker.opened.note");
  if (now === "shut") return more ? t("locker.more", { count: more }) : t("locker.taken.note");
  return null;
}

function Actions({ now, more, asked, state, next, onDone, onAgain }) {
  if (more) return html`<${Button} class="next" onClick=${onDone}>${t("locker.later")}<//>
    <${Next} icon="lock-open" busy=${state.busy} onClick=${() => next(asked.order)}>${t("locker.next")}<//>`;
  if (now === "failed") return html`<${Next} icon="rotate-ccw" onClick=${onAgain}>${t("locker.again")}<//>`;
  if (now === "shut" || now === "lost") return html`<${Next} icon="check" onClick=${onDone}>${t("locker.done")}<//>`;
  return null;
}
