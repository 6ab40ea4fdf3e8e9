/**
 * A list that may be of 100,000: what was loaded so far is searched, one page of it is on the screen, and more is loaded when
 * asked for.
 */
import { el, setText } from './dom.js';
import { button, empty, loading, problem } from './parts.js';
import { count } from './text.js';

const AT_ONCE = 200;
const ON_SCREEN = 50;

let ids = 0;

export class LoadedList {
  items = [];

  #options;
  #more = null;
  #whole = false;
  #page = 0;
  #query = '';
  #busy = false;
  #stale = false;
  #gone = new AbortController();
  #body = el('div', { tabindex: -1 });
  #status = el('p', { class: 'muted small', 'aria-live': 'polite' });
  #before = button('Before', { class: 'button compact', click: () => this.#turn(-1) });
  #after = button('Next', { class: 'button compact', click: () => this.#turn(1) });
  #load = button('Load more', { class: 'button compact', click: () => this.load() });
  #search;

  /**
   * @param options.load (place, limit, signal) => { items, next }, where next is null behind the last and place null at first
   * @param options.show (items) => node
   * @param options.words (item) => what the search looks at
   * @param options.what in the plural
   * @param options.none a node, for when there is nothing
   * @param options.tools nodes beside the search
   * @param options.changed called when more is there
   */
  constructor(options) {
    this.#options = options;
    const id = `search-${++ids}`;
    this.#search = el('input', {
      class: 'input',
      id,
      type: 'search',
      placeholder: 'A part of its name',
      input: (event) => {
        this.#query = event.target.value.trim().toLowerCase();
        this.#page = 0;
        this.#show();
      },
    });
    this.node = el(
      'div',
      { class: 'stack' },
      el(
        'div',
        { class: 'tools' },
        el('div', { class: 'field grow' }, el('label', { for: id }, `Search the ${options.what} that are loaded`), this.#search),
        options.tools ?? [],
      ),
      this.#body,
      el('div', { class: 'pager' }, this.#status, el('div', { class: 'buttons' }, this.#before, this.#after, this.#load)),
    );
  }

  /** From the start. */
  async reload() {
    this.#gone.abort();
    this.#gone = new AbortController();
    this.items = [];
    this.#more = null;
    this.#whole = false;
    this.#busy = false;
    this.#stale = false;
    this.#page = 0;
    this.#body.replaceChildren(loading(this.#options.what));
    this.#pager(0);
    await this.load();
  }

  async load() {
    if (this.#busy || this.#whole) {
      return;
    }
    this.#busy = true;
    this.#load.disabled = true;
    const { signal } = this.#gone;
    try {
      const { items, next } = await this.#options.load(this.#more, AT_ONCE, signal);
      if (signal.aborted) {
        return;
      }
      this.items.push(...items);
      this.#more = next;
      this.#whole = next === null;
      this.#done();
      this.#show();
    } catch (error) {
      if (!signal.aborted) {
        this.#done();
        this.#failed(error);
      }
    }
  }

  /** Brings what is loaded up to date, where that is one call; what is being loaded may be older than the caller knows. */
  async refresh() {
    if (this.#busy) {
      this.#stale = true;
      return;
    }
    if (this.items.length > AT_ONCE) {
      return;
    }
    this.#busy = true;
    const { signal } = this.#gone;
    try {
      const { items, next } = await this.#options.load(null, AT_ONCE, signal);
      if (!signal.aborted) {
        this.items = items;
        this.#more = next;
        this.#whole = next === null;
        this.#done();
        this.#show();
      }
    } catch {
      // what is shown is from before; the next change brings it back
      if (!signal.aborted) {
        this.#done();
      }
    }
  }

  #done() {
    this.#busy = false;
    this.#load.disabled = false;
    if (this.#stale) {
      this.#stale = false;
      this.refresh();
    }
    this.#options.changed?.(this.items, this.#whole);
  }

  remove(item) {
    this.items = this.items.filter((other) => other !== item);
    this.#options.changed?.(this.items, this.#whole);
    this.#show();
    this.#body.focus({ preventScroll: true });
  }

  stop() {
    this.#gone.abort();
  }

  #turn(pages) {
    this.#page += pages;
    this.#show();
    this.node.scrollIntoView({ block: 'start' });
  }

  #matching() {
    return this.#query === '' ? this.items : this.items.filter((item) => this.#options.words(item).toLowerCase().includes(this.#query));
  }

  #show() {
    const matching = this.#matching();
    const last = Math.max(0, Math.ceil(matching.length / ON_SCREEN) - 1);
    this.#page = Math.min(this.#page, last);
    const from = this.#page * ON_SCREEN;
    const shown = matching.slice(from, from + ON_SCREEN);
    if (shown.length > 0) {
      this.#body.replaceChildren(this.#options.show(shown));
    } else if (this.items.length > 0) {
      this.#body.replaceChildren(
        empty('Nothing matches', this.#whole ? 'Another word, perhaps.' : `Only the ${count(this.items.length)} that are loaded were searched.`),
      );
    } else {
      this.#body.replaceChildren(this.#options.none);
    }
    this.#pager(matching.length, from, shown.length);
  }

  #failed(error) {
    const shown = problem(error, () => {
      shown.remove();
      this.load();
    });
    if (this.items.length === 0) {
      this.#body.replaceChildren(shown);
    } else {
      this.#body.append(shown);
    }
    this.#pager(this.#matching().length);
  }

  #pager(matching, from = 0, shown = 0) {
    this.#search.disabled = this.items.length === 0;
    this.#before.hidden = this.#after.hidden = matching <= ON_SCREEN;
    this.#before.disabled = from === 0;
    this.#after.disabled = from + shown >= matching;
    this.#load.hidden = this.#whole || this.items.length === 0;
    setText(this.#status, shown > 0 ? this.#range(matching, from, shown) : '');
  }

  #range(matching, from, shown) {
    const loaded = count(this.items.length);
    const of = matching === this.items.length ? loaded : `${count(matching)} that match, of ${loaded}`;
    return `${count(from + 1)} to ${count(from + shown)} of ${of}${this.#whole ? '' : ' loaded; there are more'}`;
  }
}

/** A page of the API by offset and limit. */
export function byOffset(api, path) {
  const sign = path.includes('?') ? '&' : '?';
  return async (place, limit, signal) => {
    const offset = place ?? 0;
    const { items } = await api.get(`${path}${sign}offset=${offset}&limit=${limit}`, signal);
    return { items, next: items.length < limit ? null : offset + items.length };
  };
}
