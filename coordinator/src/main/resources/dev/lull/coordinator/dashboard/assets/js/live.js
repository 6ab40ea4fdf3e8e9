/** What Lull does now, kept true by the coordinator's events, and by a whole new state after each reconnection. */
import { problemOf } from './api.js';
import { serverSays } from './clock.js';
import { readEvents } from './sse.js';

/** The coordinator sends something every 5 s; after this silence the connection is dead. */
const SILENCE = 15_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const SECTIONS = ['gate', 'lanes', 'films', 'workers'];

export class Live {
  /** The last whole state, with what came since; null until the first. */
  state = null;
  /** `connecting`, `live` or `lost`. */
  connection = 'connecting';
  /** Why it was lost, where the coordinator said so. */
  why = '';

  #api;
  #listeners = new Set();
  #wake = () => {};
  #wait = FIRST_WAIT;

  constructor(api) {
    this.#api = api;
  }

  /** @param listener (changed: Set of sections, or of `connection`) */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** For as long as the page is open. */
  async run() {
    globalThis.addEventListener('online', () => this.#wake());
    for (;;) {
      await this.#connectOnce().catch((error) => (this.why = error.status > 0 ? error.message : ''));
      await this.#pause();
    }
  }

  /** Tries again at once. */
  retry() {
    this.#wake();
  }

  /** A section that an answer of the API told sooner than the events. */
  set(section, value) {
    if (this.state) {
      this.state = { ...this.state, [section]: value };
      this.#tell(section);
    }
  }

  async #connectOnce() {
    const ended = new AbortController();
    let silence;
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(() => ended.abort(), SILENCE);
    };
    try {
      const response = await this.#api.fetch('/live', { headers: { Accept: 'text/event-stream' }, signal: ended.signal });
      if (!response.ok) {
        throw await problemOf(response);
      }
      alive();
      await readEvents(response.body, (name, data) => this.#take(name, data), alive);
    } finally {
      clearTimeout(silence);
      ended.abort();
    }
  }

  #take(name, data) {
    const value = JSON.parse(data);
    if (name === 'state') {
      serverSays(value.at);
      this.state = value;
      this.why = '';
      this.#wait = FIRST_WAIT;
      this.#connect('live');
      this.#tell(...SECTIONS);
    } else if (SECTIONS.includes(name) && this.state) {
      this.state = { ...this.state, [name]: value };
      this.#tell(name);
    }
  }

  async #pause() {
    const wait = this.#wait * (0.75 + Math.random() / 2);
    this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2);
    this.#connect('lost');
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #connect(connection) {
    this.connection = connection;
    this.#tell('connection');
  }

  #tell(...changed) {
    const set = new Set(changed);
    this.#listeners.forEach((listener) => listener(set));
  }
}
