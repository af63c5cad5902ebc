/** The live map begins. */

import { Button, Empty, html, useState, useView } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { start } from "/static/js/manager/shell.js";
import { Carried, useCarrying } from "/static/js/manager/map/carrying.js";
import { Lines } from "/static/js/manager/map/lines.js";
import { MoveClerk } from "/static/js/manager/map/move.js";
import { Plans } from "/static/js/manager/map/plans.js";
import { MAY_RESHAPE, Reshape } from "/static/js/manager/map/reshape.js";
import { Share } from "/static/js/manager/map/share.js";
import { Temporary } from "/static/js/manager/map/temporary.js";
import { Zones } from "/static/js/manager/map/windows.js";

function Map() {
  const { snapshot: map, error } = useView("map");
  const [open, show] = useState(null);
  const [offered, offer] = useState(null);
  const [moving, move] = useState(null);
  const { carried, grab } = useCarrying(map?.windows ?? [], (number, { domain, from }) => {
    if (from) return move({ from, to: number });
    offer(domain);
    return show(number);
  });
  if (error) return html`<${Empty} icon="circle-alert" title=${error.message} />`;
  if (!map) return html`<p class="muted" role="status"><span class="spinner"></span> ${t("manager.loading")}</p>`;
  const window = map.windows.find((w) => w.number === open);
  const close = () => {
    offer(null);
    show(null);
  };
  return html`<div class="map"><${Zones} map=${map} onOpen=${show} onMove=${(from) => move({ from })} onGrab=${grab} carried=${carried} />
    <aside class="map-aside"><${Lines} map=${map} onGrab=${MAY_RESHAPE ? grab : null} /><${Plans} />
      ${MAY_RESHAPE && html`<${Button} icon="siren" onClick=${() => show("temporary")}>${t("manager.temporary")}<//>`}</aside>
    ${window && html`<${Reshape} key=${open} map=${map} window=${window} offered=${offered} onClose=${close} />`}
    ${moving && html`<${MoveClerk} key=${moving.from} map=${map} from=${moving.from} to=${moving.to} onClose=${() => move(null)} />`}
    ${open === "temporary" && html`<${Temporary} map=${map} onClose=${close} />`}
    <${Carried} carried=${carried} windows=${map.windows} /></div>`;
}

start(Map, { head: Share });
