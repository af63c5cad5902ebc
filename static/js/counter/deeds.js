/** The buttons: the one next step large, the others beside it, and what stands in the way of them. */

import { Button, html, Icon, Notice, useEffect, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { MAIN_KEY, VERBS } from "/static/js/counter/actions.js";

export function Deeds({ actions, press, letters, onAct }) {
  const { main, others } = actions;
  const verb = press.press?.verb;
  const waiting = verb ? "true" : null;
  return html`<section class="deeds" aria-label=${t("counter.deeds")}>
    ${main && html`<button type="button" class="button primary main-deed" data-verb=${main.verb}
      aria-busy=${verb === main.verb ? "true" : null} aria-disabled=${waiting}
      aria-keyshortcuts=${MAIN_KEY} onClick=${(e) => e.detail < 2 && onAct(main)}>
      <${Icon} name=${VERBS[main.verb].icon} /><span>${main.label}</span>
      ${[...(letters ? [VERBS[main.verb].key] : []), MAIN_KEY].map((key) => html`
        <kbd class="keycap" aria-hidden="true" key=${key}>${key}</kbd>`)}</button>`}
    <div class="other-deeds">${others.map((one) => html`<${Button} key=${one.verb} data-verb=${one.verb}
      icon=${VERBS[one.verb].icon} keys=${letters ? VERBS[one.verb].key : null} busy=${verb === one.verb}
      aria-disabled=${waiting} onClick=${(e) => e.detail < 2 && onAct(one)}>${one.label}<//>`)}</div>
  </section>`;
}

/** What became of the last press, where it was pressed: under way, or refused in words. */
export function PressNotice({ press }) {
  const late = useLate(press.press);
  const { refused } = press;
  if (refused) {
    const { error } = refused;
    const elsewhere = error.key === "you_sit_elsewhere" && error.facts.window;
    return html`<div class="press-notice" role="alert"><${Notice} state="attention"
      title=${t("counter.refused", { what: refused.label })}>
      <p class="cluster">${error.message}
        ${elsewhere && html`<a class="button" href=${`/counter/${elsewhere}`}>
          ${t("counter.go_to_window", { window: elsewhere })}</a>`}
        ${error.status === 401 && html`<a class="button" href=${`/sign-in?next=${location.pathname}`}>
          ${t("counter.sign_in")}</a>`}
        <${Button} onClick=${press.dismiss}>${t("counter.dialog.close")}<//></p><//></div>`;
  }
  if (!press.press || (!late && press.tries === 0)) return html`<div role="alert"></div>`;
  return html`<div class="press-notice" role="alert"><${Notice} state="attention" icon="send"
    title=${t("counter.sending", { what: press.press.label })}>
    <p class="cluster">${t("counter.sending.text")}
      <${Button} onClick=${press.abandon}>${t("counter.sending.stop")}<//></p><//></div>`;
}

function useLate(press) {
  const [late, change] = useState(false);
  useEffect(() => {
    change(false);
    if (!press) return undefined;
    const timer = setTimeout(() => change(true), 1000);
    return () => clearTimeout(timer);
  }, [press?.key]);
  return late;
}
