/** Whether the hall is closed, looked at each minute: a wall acts as if nobody came only while somebody may. */

import { get } from "/static/js/api.js";
import { momentInWords } from "/static/js/opening.js";
import { useEffect, useState } from "/static/js/ui.js";
import { t } from "/static/js/words.js";

const EVERY = 60_000;

/** While it is closed `{title: "现在未开放", text: "明天 09:00 开门"}`, else null; the last known while the hall is away. */
export function useClosed() {
  const [hall, see] = useState(null);
  useEffect(() => {
    const look = () => get("/api/v1/hall").then(see, () => {});
    look();
    const timer = setInterval(look, EVERY);
    return () => clearInterval(timer);
  }, []);
  if (hall?.opens_at) return { title: t("display.closed"), text: t("display.closed.opens", { opens: momentInWords(hall.opens_at) }) };
  return hall && !hall.hours.length ? { title: t("display.closed"), text: t("lobby.closed.always") } : null;
}
