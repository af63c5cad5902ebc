/** The next step: a number, with whatever this visitor needs. It counts once however often it is pressed. */

import { Button, html, Notice, useRef, useState } from "/static/js/ui.js";
import { newKey, post } from "/static/js/api.js";
import { currentLanguage, named, t } from "/static/js/words.js";
import { momentInWords } from "/static/js/opening.js";
import { Choices } from "/static/js/guide/choices.js";
import { agentOf, Helper, NOBODY } from "/static/js/guide/helper.js";
import { facts } from "/static/js/guide/facts.js";
import { useKeys } from "/static/js/guide/keys.js";

const ISSUE = "F2";

/** A number, or when to come where it would be over before a window opens. */
export function Issue(step) {
  const { given, opens_at: opens, bookable } = step.way;
  if (given) return html`<${Take} ...${step} />`;
  return html`<div class="issue"><${Notice} state="attention" title=${t("guide.shut", { opens: momentInWords(opens) })}>
    ${bookable && html`<a href="/manager/appointments">${t("guide.shut.book")}</a>`}<//></div>`;
}

function Take({ business, kiosk, go }) {
  const [priority, need] = useState("");
  const [helper, help] = useState(NOBODY);
  const [state, be] = useState({});
  const keys = useRef({});
  const form = useRef(null);
  const send = async (event) => {
    event?.preventDefault();
    if (state.busy || !form.current.reportValidity()) return;
    be({ busy: true });
    const agent = agentOf(helper);
    const body = { [business.kind]: business.key, language: currentLanguage(), ...(priority && { priority }),
      ...(agent && { agent }), ...(kiosk && { print_at: kiosk }) };
    const asked = JSON.stringify(body);
    keys.current[asked] ??= newKey();
    try {
      const ticket = await post("/api/v1/tickets", body, { key: keys.current[asked] });
      go({ step: "issued", ticket, agent });
    } catch (problem) {
      if (problem.name === "Refused") delete keys.current[asked];
      be({ problem });
    }
  };
  useKeys({ [ISSUE]: send });
  return html`<form class="issue" ref=${form} onSubmit=${send}>
    <${Choices} legend=${t("guide.need")} name="priority" chosen=${priority} onChoose=${need}
      options=${[["", t("guide.need.none")], ...facts.priorities.map(([one, zh, en]) => [one, named({ zh, en })])]} />
    <${Helper} helper=${helper} onChange=${help} />
    <div role="alert">${state.problem && html`<${Notice} state="attention" title=${state.problem.message} />`}</div>
    <${Button} type="submit" kind="primary" class="large wide issue-go" icon="ticket" keys=${ISSUE} busy=${state.busy}>
      ${t(priority ? "guide.issue.priority" : "guide.issue")}<//></form>`;
}
