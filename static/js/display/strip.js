/** The foot of a wall: the hall is lost, the sound wants a touch, or the hall's message. */

import { useLoss } from "/static/js/display/connection.js";
import { Turning } from "/static/js/display/turning.js";
import { Icon, html, useCallback, useState } from "/static/js/ui.js";
import { languageOf, t } from "/static/js/words.js";

export function Strip({ messages, language, blocked }) {
  const { loss, since } = useLoss();
  if (loss === "lost") {
    const words = since ? t("display.lost", { time: since }) : t("display.lost_early");
    return html`<${Line} state="attention" icon="unplug" live>${words}<//>`;
  }
  if (loss === "back") return html`<${Line} state="ready" icon="circle-check" live>${t("display.back")}<//>`;
  if (blocked) return html`<${Line} state="quiet" icon="volume-x">${t("display.touch_for_sound")}<//>`;
  return messages.length ? html`<${Messages} messages=${messages} language=${language} />` : null;
}

/** One after the other; an incident stands in amber. */
function Messages({ messages, language }) {
  const [at, turn] = useState(0);
  const next = useCallback(() => turn((now) => now + 1), []);
  const { zh, en, incident } = messages[at % messages.length];
  const words = language === "en" ? en : zh;
  const lang = languageOf(words);
  return html`<${Line} state=${incident ? "attention" : null} icon=${incident ? "triangle-alert" : "megaphone"} live=${incident}
    key=${`${at} ${words}`} onEnd=${messages.length > 1 ? next : undefined}><span lang=${lang}><${Sentences} text=${words} /></span>
    ${incident && lang && html`<span class="strip-sentence">${t("incident.chinese_only")}</span>`}<//>`;
}

/** Each begins a page of its own, so that none shows the end of one and the beginning of the next. */
function Sentences({ text }) {
  return text.split(/(?<=[。！？；])|(?<=[.!?;])\s+/u).filter(Boolean)
    .map((sentence) => html`<span class="strip-sentence" key=${sentence}>${sentence}</span>`);
}

function Line({ state, icon, live, onEnd, children }) {
  return html`<footer class="strip" data-state=${state ?? null} role=${live ? "status" : null}>
    <${Icon} name=${icon} /><${Turning} stay=${7000} onEnd=${onEnd}><p>${children}</p><//></footer>`;
}
