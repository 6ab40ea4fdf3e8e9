/** The three lanes of uploads, in the order in which they are served. */
import { el, setText } from '../dom.js';
import { icon } from '../icons.js';
import { count, decimal } from '../text.js';

const LANES = [
  ['images', 'Images', 'first', 'image'],
  ['videos', 'Videos', 'ready as they are', 'video'],
  ['converted', 'Converted', 'last', 'converted'],
];

export class LanesCard {
  #lanes = LANES.map(([key, label, note, iconName]) => new Lane(key, label, note, iconName));

  constructor() {
    this.node = el(
      'section',
      { class: 'card lanes', 'aria-label': 'Lanes' },
      el('div', { class: 'card-head' }, el('h2', {}, 'Lanes'), el('span', { class: 'muted small' }, 'done: today, in UTC')),
      el('div', { class: 'lane-list' }, this.#lanes.map(({ node }) => node)),
    );
  }

  update(lanes) {
    this.#lanes.forEach((lane) => lane.update(lanes?.[lane.key]));
  }
}

class Lane {
  #waiting = figure('waiting');
  #inFlight = figure('in flight');
  #done = figure('done');
  #rate = figure('a minute');

  constructor(key, label, note, iconName) {
    this.key = key;
    this.node = el(
      'div',
      { class: 'lane', role: 'group', 'aria-label': label },
      el('div', { class: 'lane-name' }, icon(iconName), el('div', {}, label, ' ', el('small', {}, note))),
      [this.#waiting, this.#inFlight, this.#done, this.#rate].map(({ node }) => node),
    );
  }

  update(lane) {
    this.#waiting.show(count(lane?.waiting));
    this.#inFlight.show(count(lane?.in_flight));
    this.#done.show(count(lane?.done));
    this.#done.warn(lane?.failed > 0 ? ` ${count(lane.failed)} failed` : '');
    this.#rate.show(decimal(lane?.per_minute));
  }
}

function figure(word) {
  const warning = el('strong', { class: 'figure-warning' });
  const value = el('dd', {}, '–');
  return {
    node: el('dl', {}, el('div', { class: 'figure' }, el('dt', {}, word, warning), value)),
    show: (text) => setText(value, text),
    warn: (text) => setText(warning, text),
  };
}
