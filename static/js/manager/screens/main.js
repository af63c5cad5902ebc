/** Screens: what each zone's walls say, show and sound like, with the wall itself beside it. */

import { Empty, html, Tabs, useState, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { zoneKeys, zoneName } from "/static/js/manager/facts.js";
import { start } from "/static/js/manager/shell.js";
import { Messages } from "/static/js/manager/screens/messages.js";
import { Pictures } from "/static/js/manager/screens/pictures.js";
import { Preview } from "/static/js/manager/screens/preview.js";
import { Sound } from "/static/js/manager/screens/sound.js";

function Screens() {
  const { snapshot, error } = useView("screens");
  const [zone, choose] = useState(zoneKeys()[0]);
  if (error) return html`<${Empty} icon="circle-alert" title=${error.message} />`;
  if (!snapshot) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  const here = snapshot.zones.find((one) => one.zone === zone);
  return html`<div class="screens"><div class="screens-zone">
      <${Tabs} tabs=${zoneKeys().map((key) => [key, zoneName(key)])} chosen=${zone} onChoose=${choose} label=${t("manager.screens.zones")} />
      <${Preview} zone=${zone} key=${`preview ${zone}`} />
      <${Pictures} here=${here} pictures=${snapshot.pictures} key=${`pictures ${zone}`} /></div>
    <aside class="screens-aside"><${Messages} messages=${snapshot.messages} standing=${snapshot.standing} />
      <${Sound} here=${here} hall=${snapshot} key=${`sound ${zone}`} /></aside></div>`;
}

start(Screens);
