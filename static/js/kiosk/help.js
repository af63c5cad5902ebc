/** Result and guide: honest short pages, each with what can be done now. */

import { facts } from "/static/js/kiosk/facts.js";
import { Next, Screen } from "/static/js/kiosk/frame.js";
import { ShutNotice, useShut } from "/static/js/kiosk/shut.js";
import { Waiting } from "/static/js/kiosk/waiting.js";
import { Icon, html } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

const PAGES = {
  collect: { icon: "package-check", line: facts.issuing },
  guide: { icon: "message-circle-question-mark", line: facts.guide },
};

export function Help({ at, go }) {
  const { icon, line } = PAGES[at.screen];
  const business = { kind: "domain", key: line };
  const shut = useShut(business, line);
  const take = () => go({ screen: "priority" }, { business });
  return html`<${Screen} name="help" title=${t(`kiosk.${at.screen}.title`)}
    actions=${line && !shut && html`<${Next} onClick=${take}>${t(`kiosk.${at.screen}.take`)}<//>`}>
    ${shut && html`<${ShutNotice} business=${business} domain=${line} />`}
    ${line && html`<${Waiting} domain=${line} />`}
    <div class="help-says"><${Icon} name=${icon} />
      <p class="help-first">${t(`kiosk.${at.screen}.now`)}</p>
      <p class="muted">${t(line ? `kiosk.${at.screen}.later` : "kiosk.ask_guide")}</p></div>
  <//>`;
}
