/** A deed on a rating or a follow-up: a word on it, then sent. */

import { Button, html, Icon, toast, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { newKey, post } from "/static/js/api.js";
import { facts, own } from "/static/js/manager/facts.js";

/** Whether this person follows up and excludes; supervisors look on. */
export const acts = () => own.leaders.includes(facts.role);

/** The buttons of `deeds`, each `[word, icon, path, field, more]`, and the form of the one pressed. */
export function Deeds({ deeds, onAnswer = () => {} }) {
  const [asking, ask] = useState(null);
  const chosen = deeds.find(([word]) => word === asking);
  return html`<div class="finding-do">${deeds.map(([word, icon]) => html`<${Button} key=${word} icon=${icon} aria-expanded=${String(asking === word)}
      onClick=${() => ask(asking === word ? null : word)}>${t(`ratings.do.${word}`)}<//>`)}</div>
    ${chosen && html`<${Ask} key=${asking} deed=${chosen} onDone=${(answer) => { ask(null); onAnswer(asking, answer); }} onLeave=${() => ask(null)} />`}`;
}

function Ask({ deed: [word, , path, field, more = {}], onDone, onLeave }) {
  const [said, say] = useState("");
  const [state, set] = useState({});
  const ready = !field || said.trim();
  const send = async (event) => {
    event.preventDefault();
    if (!ready) return;
    set({ busy: true });
    try {
      const answer = await post(path, { ...(field ? { [field]: said.trim() } : {}), ...more }, { key: newKey() });
      toast(t("ratings.done"));
      onDone(answer);
    } catch (problem) {
      set({ problem: problem.message });
    }
  };
  return html`<form class="finding-ask" onSubmit=${send}>
    ${field ? html`<label class="field"><span>${t(`ratings.ask.${word}`)}</span><input class="input" maxlength="200" autofocus value=${said}
      onInput=${(event) => say(event.currentTarget.value)} /></label>` : html`<p>${t(`ratings.ask.${word}`)}</p>`}
    ${state.problem && html`<p class="look-problem" role="alert"><${Icon} name="circle-alert" /> ${state.problem}</p>`}
    <div class="look-do"><${Button} kind="quiet" onClick=${onLeave}>${t("inspections.leave")}<//>
      <${Button} kind="primary" type="submit" busy=${state.busy} disabled=${!ready}>${t(`ratings.do.${word}`)}<//></div></form>`;
}
