/**
 * The loudspeaker of a page: a chime, then sentences, one after another. It never blocks: what can't
 * be fetched, decoded or played in time is left out, and the call is shown all the same.
 *
 * With `?listen` in the page's address a listener stands at the end of the line: `window.__audio`
 * has `peak()` (loudest sample heard since the last asking, 0 to 1) and `said`, a list of
 * `{call, from, until, peak}` in ms of performance.now().
 */

const CHIME = "/api/v1/voice/chime.wav";
const FETCH_WITHIN = 9000;
const STARTS_WITHIN = 1500;
const AFTER_CHIME = 250;
const BETWEEN = 700;

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** The address of a call's sound in a language. */
export function soundOf(call, language) {
  return `/api/v1/voice/${call}/${language}.wav`;
}

export class Sound {
  /** `onBlocked(blocked)` hears whether the browser wants a touch first. */
  constructor({ languages = [], times, onBlocked = () => {} }) {
    Object.assign(this, { languages, times, onBlocked, blocked: false, chime: null, silent: false });
    this.context = typeof AudioContext === "undefined" ? null : new AudioContext();
    this.kept = new Map();
    if (!this.context) return;
    this.out = this.context.createAnalyser();
    this.out.fftSize = 32768;
    this.loudness = this.context.createGain();
    this.loudness.connect(this.out);
    this.out.connect(this.context.destination);
    this.context.onstatechange = () => this.#look();
    for (const event of ["pointerdown", "keydown"]) addEventListener(event, () => this.#wake());
    this.#wake();
    setTimeout(() => this.#look(), 600);
    if (new URLSearchParams(location.search).has("listen")) this.#listen();
  }

  /** As the hall wants it from now on: silent or not, how loud in percent, in which languages. */
  follow({ silent, volume, voice_languages: languages }) {
    Object.assign(this, { silent, languages });
    if (this.context) this.loudness.gain.value = volume / 100;
  }

  /** Whether something can be heard now. */
  get on() {
    return this.context?.state === "running";
  }

  /** Whether it can be heard, once a loudspeaker that only just starts has had its moment. */
  async ready() {
    if (!this.on && this.context) await Promise.race([this.context.resume(), pause(STARTS_WITHIN)]);
    return this.on;
  }

  /** Fetch what will be said soon. */
  prepare(call) {
    if (this.context && !this.silent) for (const language of this.languages) this.#buffer(soundOf(call.call, language));
  }

  /** Let go of what was fetched for calls that are no longer among `calls`. */
  keepOnly(calls) {
    const wanted = new Set(calls.flatMap(({ call }) => this.languages.map((language) => soundOf(call, language))));
    for (const address of this.kept.keys()) if (!wanted.has(address)) this.kept.delete(address);
  }

  /** Say a call; resolves with whether any of it was heard. */
  async say(call, { short, holds }) {
    if (!this.on || this.silent) return false;
    const from = performance.now();
    this.heard = 0;
    const sounds = this.languages.map((language) => this.#buffer(soundOf(call.call, language)));
    this.chime ??= await this.#fetch(CHIME).catch(() => null);
    if (this.chime) {
      await this.#play(this.chime);
      await pause(AFTER_CHIME);
    }
    const sentences = (await Promise.all(sounds)).filter(Boolean);
    await this.#sentences(sentences, short ? 1 : this.times, holds);
    for (const language of this.languages) this.kept.delete(soundOf(call.call, language));
    window.__audio?.said.push({ call: call.call, from, until: performance.now(), peak: this.heard });
    return Boolean(this.chime) || sentences.length > 0;
  }

  async #sentences(sentences, times, holds) {
    for (let time = 0; time < times; time += 1) {
      for (const [at, sentence] of sentences.entries()) {
        if (this.silent || !holds()) return;
        if (time + at > 0) await pause(BETWEEN);
        await this.#play(sentence);
      }
    }
  }

  #buffer(address) {
    if (!this.kept.has(address)) {
      this.kept.set(address, this.#fetch(address).catch(() => {
        this.kept.delete(address);
        return null;
      }));
    }
    return this.kept.get(address);
  }

  async #fetch(address) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(FETCH_WITHIN) });
    if (!answer.ok) throw new Error(`no sound at ${address}: ${answer.status}`);
    return this.context.decodeAudioData(await answer.arrayBuffer());
  }

  #play(buffer) {
    const source = this.context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.loudness);
    const ended = new Promise((done) => { source.onended = done; });
    source.start();
    return Promise.race([ended, pause(buffer.duration * 1000 + 1500)]);
  }

  #wake() {
    if (this.context.state !== "running") this.context.resume().catch(() => {});
  }

  #look() {
    const blocked = !this.on;
    if (blocked === this.blocked) return;
    this.blocked = blocked;
    this.onBlocked(blocked);
  }

  #listen() {
    const wave = new Float32Array(this.out.fftSize);
    let loudest = 0;
    setInterval(() => {
      this.out.getFloatTimeDomainData(wave);
      const peak = wave.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      loudest = Math.max(loudest, peak);
      this.heard = Math.max(this.heard ?? 0, peak);
    }, 250);
    window.__audio = {
      said: [],
      peak() {
        const most = loudest;
        loudest = 0;
        return most;
      },
    };
  }
}
