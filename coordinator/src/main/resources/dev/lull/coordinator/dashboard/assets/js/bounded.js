/** A keyed list of which only the first are shown until all are asked for, and the words for none and for not known. */
import { el, keyed, setText } from './dom.js';
import { button, empty } from './parts.js';
import { count } from './text.js';

export class BoundedList {
  total = el('span', { class: 'muted small' });

  #list;
  #most;
  #keyOf;
  #make;
  #all = false;
  #section = null;
  #empty;
  #unknown = empty('Not known right now', 'What would tell it does not answer. It comes back by itself.', 'wait');
  #toggle = button('', { class: 'button compact', 'aria-expanded': 'false', click: () => this.#turn() });
  #foot = el('div', { class: 'pager' }, this.#toggle);

  /**
   * @param list the element whose children the rows are
   * @param most how many are shown at first
   * @param none what stands there when there is nothing
   */
  constructor(list, most, keyOf, make, none) {
    this.#list = list;
    this.#most = most;
    this.#keyOf = keyOf;
    this.#make = make;
    this.#empty = none;
    this.nodes = [list, none, this.#unknown, this.#foot];
  }

  /** @param section `{ total, shown }`, or null when it is not known */
  update(section) {
    this.#section = section;
    const items = section?.shown ?? [];
    const total = section?.total ?? items.length;
    keyed(this.#list, this.#all ? items : items.slice(0, this.#most), this.#keyOf, this.#make);
    this.#list.hidden = items.length === 0;
    this.#empty.hidden = section === null || items.length > 0;
    this.#unknown.hidden = section !== null;
    this.#foot.hidden = items.length <= this.#most;
    setText(this.#toggle.lastChild, this.#all ? 'Show fewer' : `Show ${count(items.length - this.#most)} more`);
    const told = total > items.length ? `${count(total)}, of which the page is told ${count(items.length)}` : count(total);
    setText(this.total, total > 0 ? told : '');
  }

  stop() {
    keyed(this.#list, [], this.#keyOf, this.#make);
  }

  #turn() {
    this.#all = !this.#all;
    this.#toggle.setAttribute('aria-expanded', String(this.#all));
    this.update(this.#section);
  }
}
