/** How the line is run: each rule in a sentence, tried on a recorded day before it counts. */

import { Button, Empty, html, Notice, toast, useEffect, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { get, put } from "/static/js/api.js";
import { Field } from "/static/js/manager/forms.js";
import { start } from "/static/js/manager/shell.js";
import { Limits } from "/static/js/manager/settings/limits.js";
import { Rules } from "/static/js/manager/settings/rules.js";
import { changesIn } from "/static/js/manager/settings/changes.js";
import { Trial } from "/static/js/manager/settings/trial.js";
import { History } from "/static/js/manager/settings/history.js";

function Settings() {
  const [held, hold] = useState(null);
  const [wanted, want] = useState(null);
  const [trouble, tell] = useState(null);
  const [version, count] = useState(0);
  const load = () => get("/api/v1/routing").then((rules) => {
    hold(rules);
    want(structuredClone(rules));
    count((n) => n + 1);
  }).catch(tell);
  useEffect(() => { load(); }, []);
  if (trouble && !held) return html`<${Empty} icon="circle-alert" title=${trouble.message} />`;
  if (!held) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  const changes = changesIn(held, wanted);
  const dirty = changes.faults > 0 || Object.keys(changes.body).length > 0;
  return html`<div class="settings"><${AskBeforeLeaving} on=${dirty} />
    <${Rules} held=${held} wanted=${wanted} onWant=${want}><${Limits} version=${version} onDone=${() => count((n) => n + 1)} /><//>
    <aside class="settings-aside">
      <${Decide} changes=${changes} onDone=${load} onDrop=${() => want(structuredClone(held))} />
      <${Trial} changes=${changes} />
      <${History} version=${version} onUndone=${load} />
    </aside></div>`;
}

/** Links of the console load a page anew, so the browser asks at each of them, too. */
function AskBeforeLeaving({ on }) {
  useEffect(() => {
    const ask = (event) => event.preventDefault();
    if (on) addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [on]);
}

/** What is about to change, why, and the press that makes it count. */
function Decide({ changes, onDone, onDrop }) {
  const [reason, say] = useState("");
  const [busy, work] = useState(false);
  const [trouble, tell] = useState(null);
  const [missing, miss] = useState(false);
  const count = Object.keys(changes.body).length;
  if (changes.faults) return html`<section class="panel settings-decide"><div class="panel-head"><h2>${t("manager.settings.faults", { count: changes.faults })}</h2></div>
    <div class="panel-body stack"><p>${t("manager.settings.faults.text")}</p><p><${Button} onClick=${onDrop}>${t("manager.settings.drop")}<//></p></div></section>`;
  if (!count) return html`<section class="panel settings-decide"><div class="panel-head"><h2>${t("manager.settings.none")}</h2></div>
    <p class="panel-body muted">${t("manager.settings.none.text")}</p></section>`;
  const send = async (event) => {
    event.preventDefault();
    if (busy) return;
    miss(!reason.trim());
    if (!reason.trim()) {
      event.currentTarget.elements.reason.focus();
      return;
    }
    work(true);
    try {
      await put("/api/v1/routing", { ...changes.body, reason: reason.trim() });
      say("");
      tell(null);
      toast(t("manager.settings.done"));
      await onDone();
    } catch (problem) {
      tell(problem);
    }
    work(false);
  };
  return html`<form class="panel settings-decide" novalidate onSubmit=${send}>
    <div class="panel-head"><h2>${t("manager.settings.changes")}</h2></div>
    <div class="panel-body stack">
      <ul class="settings-changes">${changes.sentences.map((text) => html`<li key=${text}>${text}</li>`)}</ul>
      <${Field} name="reason" label=${t("manager.settings.reason")} maxlength="200" required value=${reason}
        wrong=${missing && !reason.trim() ? t("manager.field.missing", { field: t("manager.settings.reason") }) : null} onInput=${(e) => say(e.target.value)} />
      ${trouble && html`<${Notice} state="urgent" title=${trouble.message} live />`}
      <div class="cluster"><${Button} kind="primary" icon="check" type="submit" busy=${busy}>${t("manager.settings.apply")}<//>
        <${Button} onClick=${onDrop}>${t("manager.settings.drop")}<//></div>
    </div></form>`;
}

start(Settings);
