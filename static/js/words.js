/** Words in the reader's language. The catalogues are static/words/*.json. */

/** A page on a bad network names the rooms whose words it needs; the others take all. */
const { words: rooms } = document.documentElement.dataset;
const WANTED = rooms ? `?${new URLSearchParams({ rooms })}` : "";
const catalogues = {};
const listeners = new Set();
let language = known(document.documentElement.lang);

/** A gap with the hanzi and the space beside it: only figures and letters stand apart from hanzi. */
const GAPS = /((?:(?<=\p{sc=Han}) )?)\{(\w+)\}((?: (?=\p{sc=Han}))?)/gu;
/** "{days|day|days}": the word for one, and for any other number. */
const NUMBERED = /\{(\w+)\|([^|}]*)\|([^}]*)\}/g;
const HANZI_FIRST = /^\p{sc=Han}/u;
const HANZI_LAST = /\p{sc=Han}$/u;

function known(tag) {
  return tag && tag.toLowerCase().startsWith("en") ? "en" : "zh-CN";
}

async function load(tag) {
  catalogues[tag] ??= await fetch(`/static/words/${tag}.json${WANTED}`).then((answer) => answer.json());
}

/** The sentence `key` with its gaps filled; the key itself when there is no such sentence. */
export function t(key, facts = {}) {
  const sentence = catalogues[language]?.[key] ?? catalogues["zh-CN"]?.[key] ?? key;
  const counted = sentence.replace(NUMBERED, (_, name, one, many) => (String(facts[name]) === "1" ? one : many));
  return counted.replace(GAPS, (gap, before, name, after) => {
    const fact = String(facts[name] ?? `{${name}}`);
    return `${HANZI_FIRST.test(fact) ? before.trimEnd() : before}${fact}${HANZI_LAST.test(fact) ? after.trimStart() : after}`;
  });
}

/** Whether there is a sentence `key`. */
export function has(key) {
  return key in (catalogues[language] ?? {});
}

/** The language of the page: "zh-CN" or "en". */
export function currentLanguage() {
  return language;
}

/** A thing's name from {"zh","en"} or plain text, in the page's language. */
export function named(name) {
  if (name === null || typeof name !== "object") return name ?? "";
  return (language === "en" && name.en) || name.zh || "";
}

/** The `lang` that a text needs on this page: "zh-CN" for hanzi in English, else null. */
export function languageOf(text) {
  return language === "en" && /\p{sc=Han}/u.test(text) ? "zh-CN" : null;
}

/** Change the page's language; `remember` keeps it for the next page (not on shared devices). */
export async function setLanguage(tag, { remember = false } = {}) {
  const wanted = known(tag);
  await load(wanted);
  language = wanted;
  document.documentElement.lang = wanted;
  if (remember) document.cookie = `language=${wanted};path=/;max-age=31536000;samesite=lax`;
  for (const listener of listeners) listener(wanted);
}

/** Hear of every change of language; the answer stops it. */
export function onLanguage(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

await load(language);
// The other language has to be here before the network is gone.
load(language === "en" ? "zh-CN" : "en").catch(() => {});
