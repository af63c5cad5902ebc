/** Which hall this is, the other language, and that the network is gone. */

import { clockTime } from "/static/js/clock.js";
import { Button, Icon, html, useConnection, useEffect, useRef, useState } from "/static/js/ui.js";
import { setLanguage, t } from "/static/js/words.js";

const BACK_SHOWN = 3000;

export function Top({ facts, language, domain }) {
  const other = language === "en" ? "zh-CN" : "en";
  const name = domain && (language === "en" ? domain.name_en : domain.name);
  return html`<header class="follow-top">
    <p class="follow-hall">${language === "en" ? facts.hall_en : facts.hall_zh}${name && html`<br /><b>${name}</b>`}</p>
    <${Button} kind="quiet" lang=${other} onClick=${() => setLanguage(other, { remember: true })}>
      ${t("follow.language")}<//>
  </header>`;
}

export function Loss() {
  const state = useConnection();
  const [shown, show] = useState(null);
  const since = useRef(null);
  useEffect(() => {
    if (state === "lost") show("lost");
    if (state !== "live") return undefined;
    show((before) => (before === "lost" ? "back" : null));
    const timer = setTimeout(() => show(null), BACK_SHOWN);
    return () => clearTimeout(timer);
  }, [state]);
  if (state === "lost") since.current ??= clockTime();
  else since.current = null;
  return html`<div role="status" class="follow-loss">${shown && html`<p class="banner" data-state=${shown}>
    <${Icon} name=${shown === "back" ? "circle-check" : "unplug"} />
    <span>${shown === "back" ? t("follow.back") : `${t("follow.lost")} (${t("follow.as_of", { time: since.current ?? clockTime() })})`}</span>
  </p>`}</div>`;
}
