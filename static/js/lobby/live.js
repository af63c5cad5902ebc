/** The hall as far as whoever looks may see it: staff see all of it, a stranger how many wait. */

import { watch } from "/static/js/live.js";
import { useEffect, useState, useView } from "/static/js/ui.js";
import { facts, isStaff } from "/static/js/lobby/facts.js";

const LINES = 18;

/** `{waiting, hall}`; `hall` is null for a stranger. */
export function useHall() {
  const { snapshot: hall } = useView(isStaff ? "hall" : null);
  const waiting = useLines(isStaff ? [] : facts.lines.slice(0, LINES));
  if (!hall) return { hall: null, waiting: waiting ?? facts.waiting };
  return { hall, waiting: hall.domains.reduce((sum, d) => sum + d.waiting, 0) };
}

function useLines(keys) {
  const [lines, change] = useState({});
  useEffect(() => {
    const stops = keys.map((key) => watch(`line:${key}`, ({ numbers }) =>
      change((before) => ({ ...before, [key]: numbers.length }))));
    return () => stops.forEach((stop) => stop());
  }, []);
  const known = Object.values(lines);
  return keys.length > 0 && known.length === keys.length ? known.reduce((a, b) => a + b, 0) : null;
}
