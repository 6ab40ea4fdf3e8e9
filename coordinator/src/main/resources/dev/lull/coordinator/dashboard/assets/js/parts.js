/** The parts that every page is made of. */
import { timeWords } from './clock.js';
import { el, setAttribute, setText } from './dom.js';
import { icon } from './icons.js';
import { moment, shortened, UNKNOWN, visible } from './text.js';
import { mediaState } from './words.js';

const NAME_IN_A_LIST = 200;

/** A name from outside, in one line; the whole of it is its title. */
export function name(text) {
  const node = el('bdi', { class: 'name', dir: 'auto' });
  return showName(node, text);
}

export function showName(node, text) {
  const all = visible(text ?? UNKNOWN);
  const short = shortened(all, NAME_IN_A_LIST);
  setText(node, short);
  setAttribute(node, 'title', shortened(all, 1000));
  return node;
}

/** All of a name, over as many lines as it needs. */
export function wholeName(text) {
  return el('bdi', { class: 'name whole', dir: 'auto' }, visible(text ?? UNKNOWN));
}

/** A state, by colour, shape and word. */
export function stateBadge({ label, tone }) {
  return el('span', { class: 'state', 'data-tone': tone }, icon(tone), label);
}

/** The states that files of a submission are in, those with the most first. */
export function stateCounts(counts) {
  const entries = Object.entries(counts ?? {}).filter(([, number]) => number > 0);
  return el(
    'ul',
    { class: 'states' },
    entries.map(([state, number]) => {
      const { label, tone } = mediaState(state);
      return el('li', {}, stateBadge({ label: `${number.toLocaleString('en')} ${label.toLowerCase()}`, tone }));
    }),
  );
}

const TONES = ['good', 'quiet', 'busy', 'wait', 'bad'];

/** Shares of the files by tone. It is decoration: the words beside it say the same. */
export function stateMeter(counts, total) {
  const shares = new Map(TONES.map((tone) => [tone, 0]));
  for (const [state, number] of Object.entries(counts ?? {})) {
    const { tone } = mediaState(state);
    shares.set(tone, shares.get(tone) + number);
  }
  const meter = el('div', { class: 'meter', 'aria-hidden': 'true' });
  for (const [tone, number] of shares) {
    if (number > 0) {
      const part = el('div', { class: 'meter-part', 'data-tone': tone });
      part.style.width = `${(100 * number) / Math.max(total, number)}%`;
      meter.append(part);
    }
  }
  return meter;
}

/** A point in time; the page's clock keeps its words true. `form`: `ago`, `for` or `left`. */
export function time(instant, form = 'ago') {
  const node = el('time', { class: 'nowrap' });
  return showTime(node, instant, form);
}

export function showTime(node, instant, form = 'ago') {
  const known = instant !== null && instant !== undefined;
  setAttribute(node, 'datetime', known ? instant : null);
  setAttribute(node, 'data-form', known ? form : null);
  setAttribute(node, 'title', known ? moment(instant) : null);
  setText(node, known ? timeWords(instant, form) : UNKNOWN);
  return node;
}

export function button(label, attributes = {}, iconName = null) {
  return el('button', { type: 'button', class: 'button', ...attributes }, iconName ? icon(iconName) : null, el('span', {}, label));
}

export function empty(title, text, iconName = 'empty') {
  return el('div', { class: 'empty' }, icon(iconName), el('strong', {}, title), text ? el('p', {}, text) : null);
}

export function loading(what) {
  return el(
    'div',
    { class: 'bones', role: 'status' },
    el('span', { class: 'hidden-text' }, `Loading ${what}`),
    ...[1, 2, 3].map(() => el('div', { class: 'bone', 'aria-hidden': 'true' })),
  );
}

/** What went wrong, in the server's words, and the way to try again. */
export function problem(error, again) {
  return el(
    'div',
    { class: 'problem', role: 'alert' },
    el('p', {}, visible(error.message ?? error)),
    again ? button('Try again', { class: 'button compact', click: again }) : null,
  );
}

export function card(title, ...children) {
  return el('section', { class: 'card', 'aria-label': title }, el('div', { class: 'card-head' }, el('h2', {}, title)), ...children);
}

/** Pairs of words and what they mean here; those that are not known are left out. */
export function facts(pairs) {
  const list = el('dl', { class: 'facts' });
  for (const [term, value] of pairs) {
    if (value !== null && value !== undefined && value !== '') {
      list.append(el('dt', {}, term), el('dd', {}, value));
    }
  }
  return list;
}

/** A cell that says its column's name on a narrow page. */
export function cell(label, ...children) {
  return el('td', { 'data-label': label }, ...children);
}
