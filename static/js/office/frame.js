/** What both pages have at the top: the hall, whose page it is, who looks, the time. */

import { Button, ConnectionBanner, html, Icon, render, useLanguage, useTick } from "/static/js/ui.js";
import { clockTime, keepClock, setClock } from "/static/js/clock.js";
import { post, put } from "/static/js/api.js";
import { facts } from "/static/js/manager/facts.js";
import { currentLanguage, named, setLanguage, t } from "/static/js/words.js";
import { Department } from "/static/js/departments.js";

/** Draw `Page` below the head; `key` names the page in words. */
export function start(key, Page) {
  setClock(facts.time);
  keepClock();
  render(html`<${Frame} name=${key} page=${Page} />`, document.getElementById("page"));
}

const CLERKS = new Set(["clerk", "issuing-clerk"]);

function Frame({ name, page: Page }) {
  useLanguage();
  return html`<div class="office"><a class="skip" href="#main">${t("manager.skip")}</a>
    <div><${ConnectionBanner} /><${Head} name=${name} /></div><${Page} /></div>`;
}

function Head({ name }) {
  const time = useTick(1, clockTime);
  const other = currentLanguage() === "en" ? "zh-CN" : "en";
  const path = `${location.pathname}${location.search}`;
  const speak = () => {
    setLanguage(other, { remember: true });
    if (!facts.demo) put("/api/v1/me/language", { language: other }).catch(() => {});
  };
  const leave = () => post("/api/v1/sign-out").finally(() => location.assign(`/sign-in?next=${path}`));
  return html`<header class="office-head"><a class="brand" href="/"><img src="/static/mark.svg" alt="" width="28" height="28" />
      <span>${named({ zh: facts.hall_zh, en: facts.hall_en })}</span></a>
    <h1>${t(`${name}.title`)}${facts.department && html` <${Department} name=${facts.department} />`}</h1>
    ${name === "supervision" && html`<a class="button quiet" href="/office/deferred"><${Icon} name="calendar-clock" /><span>${t("deferrals.title")}</span></a>`}
    ${CLERKS.has(facts.role) && html`<a class="button quiet" href="/counter"><${Icon} name="arrow-left" /><span>${t("deferrals.counter")}</span></a>`}
    ${facts.department && facts.role !== "back-office" && html`<a class="button quiet" href="/office/supervision"><${Icon} name="traffic-cone" /><span>${t("supervision.title")}</span></a>`}
    <span class="office-me">${facts.display}</span>
    <${Button} kind="quiet" icon="languages" lang=${other} onClick=${speak}>${t("lobby.language")}<//>
    ${!facts.demo && html`<a class="button quiet" href=${`/password?next=${path}`} title=${t("doorway.password.title")} aria-label=${t("doorway.password.title")}><${Icon} name="key-round" /></a>
      <${Button} kind="quiet" icon="log-out" onClick=${leave}>${t("lobby.sign_out")}<//>`}
    <time class="office-clock">${time}</time></header>`;
}
