/**
 * One visitor's way through the kiosk. It lives in memory only: the browser's history knows one page,
 * and a visit that ends leaves nothing behind.
 */

const HOME = { screen: "home" };
const EMPTY = { path: [HOME], business: null, priority: null, id: "", query: "", page: {} };

export function newVisit() {
  return { ...EMPTY, path: [HOME] };
}

/** The next visit after `act`: go, back, answer (back with facts), issued, home, or facts to `keep`. */
export function step(visit, act) {
  switch (act.do) {
    case "go": return { ...visit, ...act.keep, path: [...visit.path, act.to] };
    case "back": return visit.path.length > 1 ? { ...visit, path: visit.path.slice(0, -1) } : visit;
    case "answer": return { ...visit, ...act.keep, path: visit.path.slice(0, -1) };
    case "issued": return { ...visit, id: "", query: "", path: [HOME, { screen: "ticket", ticket: act.ticket }] };
    case "home": return newVisit();
    case "keep": return { ...visit, ...act.keep };
    default: return visit;
  }
}

/** Where the visitor stands now: {screen, …}. */
export function here(visit) {
  return visit.path[visit.path.length - 1];
}

/** What is sent to take the ticket. */
export function ticketOf({ business, priority, id }, language) {
  return {
    [business.kind]: business.key,
    ...(priority ? { priority } : {}),
    ...(id ? { person: { id_number: id } } : {}),
    language,
  };
}
