/** The wall of a zone as it is now, small: the page itself, not a picture of it. */

import { html, useLayoutEffect, useRef, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";
import { zoneName } from "/static/js/manager/facts.js";

const WIDE = 1920;

export function Preview({ zone }) {
  const place = useRef(null);
  const [scale, fit] = useState(0.3);
  useLayoutEffect(() => {
    const watching = new ResizeObserver(([{ contentRect }]) => fit(contentRect.width / WIDE));
    watching.observe(place.current);
    return () => watching.disconnect();
  }, []);
  return html`<div class="preview" ref=${place} style=${{ "--scale": scale }}>
    <iframe src=${`/display/${encodeURIComponent(zone)}?sound=off`} title=${t("manager.screens.preview", { zone: zoneName(zone) })}
      tabindex="-1" scrolling="no"></iframe></div>`;
}
