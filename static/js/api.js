/** The hall's API: one error shape, and a press that is sent once however the network blinks. */

import { currentLanguage, has, t } from "/static/js/words.js";

const PATIENCE = 15000;
const ONE_TRY = 6000;
const UPLOAD = 90000;
const PAUSES = [250, 500, 1000, 2000];
/** A page for staff acts as whoever is signed in, also in a browser that is a kiosk. */
const { acting } = document.documentElement.dataset;
const ACTING = acting ? { Acting: acting } : {};
const PASSING = new Set([502, 503, 504]);

/** The hall said no, or the call was wrong: `key` and `facts`, and `message` ready to show. */
export class Refused extends Error {
  constructor(status, { key = "unknown", message = "", facts = {} } = {}) {
    super(message || (has(`refusal.${key}`) ? t(`refusal.${key}`, facts) : t("refusal.unknown")));
    Object.assign(this, { name: "Refused", status, key, facts });
  }
}

/** No answer from the hall in time. Sending the same key again is safe. */
export class Lost extends Error {
  constructor() {
    super(t("network.lost"));
    this.name = "Lost";
  }
}

/** A key for one press; every attempt of that press carries it. */
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((b) => b.toString(16).padStart(2, "0")).join("");
}

/** GET `path` with query `facts`. Raises Refused or Lost; `signal` abandons it, after `within` ms it is lost. */
export function get(path, facts = {}, { signal, within } = {}) {
  const query = new URLSearchParams(Object.entries(facts).filter(([, v]) => v !== null && v !== undefined));
  return attempt(query.size ? `${path}?${query}` : path, { method: "GET" }, signal, within);
}

/**
 * Change something: tried again under the same key until the hall answers or `patience` is over.
 * One try is given up after `oneTry` ms. `onRetry(attempts)` is told each time it is sent anew.
 */
export function post(path, body = {}, options = {}) {
  return send("POST", path, body, options);
}

/** PUT, as `post`. */
export function put(path, body = {}, options = {}) {
  return send("PUT", path, body, options);
}

/** DELETE, as `post`; `body` where there is something to say. */
export function del(path, { body = {}, ...options } = {}) {
  return send("DELETE", path, body, options);
}

/** Send files (a FileList or an array) with other fields, once; it may take a minute. */
export function upload(path, files, fields = {}) {
  const body = new FormData();
  for (const file of files) body.append("file", file);
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return attempt(path, { method: "POST", body, headers: { "Idempotency-Key": newKey() } }, undefined, UPLOAD);
}

async function send(method, path, body, { key = newKey(), patience = PATIENCE, oneTry = ONE_TRY, signal, onRetry } = {}) {
  const request = {
    method,
    headers: { "Content-Type": "application/json", "Idempotency-Key": key },
    body: JSON.stringify(body),
  };
  const end = performance.now() + patience;
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(path, request, signal, oneTry);
    } catch (problem) {
      const pause = PAUSES[Math.min(tries, PAUSES.length) - 1];
      if (!(problem instanceof Lost) || performance.now() + pause > end) throw problem;
      onRetry?.(tries);
      await new Promise((done) => setTimeout(done, pause));
      if (signal?.aborted) throw problem;
    }
  }
}

async function attempt(path, { headers = {}, ...request }, signal, within = ONE_TRY) {
  const stop = new AbortController();
  const abandon = () => stop.abort(signal.reason);
  signal?.addEventListener("abort", abandon);
  const timer = setTimeout(() => stop.abort(), within);
  try {
    const answer = await fetch(path, {
      ...request,
      headers: { Accept: "application/json", "Accept-Language": currentLanguage(), ...ACTING, ...headers },
      credentials: "same-origin",
      signal: stop.signal,
    });
    return await read(answer);
  } catch (problem) {
    if (problem instanceof Refused || signal?.aborted) throw problem;
    throw new Lost();
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abandon);
  }
}

async function read(answer) {
  if (PASSING.has(answer.status)) throw new Lost();
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, body?.error);
  if (body === null) throw new Lost();
  return body;
}
