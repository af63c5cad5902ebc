/** The live map begins. */

import { Empty, html, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { start } from "/static/js/manager/shell.js";
import { Lines } from "/static/js/manager/map/lines.js";
import { Share } from "/static/js/manager/map/share.js";
import { Zones } from "/static/js/manager/map/windows.js";

function Map() {
  const { snapshot: map, error } = useView("map");
  if (error) return html`<${Empty} icon="circle-alert" title=${error.message} />`;
  if (!map) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  return html`<div class="map"><${Zones} map=${map} /><${Lines} map=${map} /></div>`;
}

start(Map, { head: Share });
