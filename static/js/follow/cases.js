/** A visit that ended with a case: its page goes on here; of several, the way to each. Loaded once there is one. */

import { Icon, html, useEffect, useState } from "/static/js/ui.js";
import { currentLanguage, t } from "/static/js/words.js";

export function Cases({ cases }) {
  const [Life, load] = useState(null);
  const alone = cases.length === 1;
  useEffect(() => {
    if (alone) import("/static/js/follow/case.js").then(({ CaseLife }) => load(() => CaseLife), () => {});
  }, [alone]);
  if (alone && Life) return html`<${Life} token=${cases[0].token} />`;
  return html`<ul class="follow-cases">${cases.map((one) => html`<li key=${one.token}><a class="row" href=${`/c/${one.token}`}>
    <span class="grow">${currentLanguage() === "en" && one.name_en ? one.name_en : one.name}<br />
      <span class="small muted number" translate="no">${one.number}</span></span><${Icon} name="chevron-right" /></a></li>`)}
    <li class="small muted">${t("follow.case.several")}</li></ul>`;
}
