/** What ffmpeg was told for the pieces of a film, and what it said last: of those that failed, and one that was made of each kind. */
import { el } from '../dom.js';
import { card, name, stateBadge, time } from '../parts.js';
import { visible } from '../text.js';
import { unit } from '../words.js';

const FAILED = { label: 'Failed', tone: 'bad' };
const MADE = { label: 'Made', tone: 'good' };

export class RunsCard {
  #list = el('ul', { class: 'runs' });
  #shown = '';
  /** Those that a reader opened or closed, so that they stay so. */
  #open = new Map();

  constructor() {
    this.node = card('ffmpeg', this.#list);
    this.node.hidden = true;
  }

  update(runs) {
    const now = JSON.stringify(runs);
    if (now === this.#shown) {
      return;
    }
    this.#shown = now;
    this.node.hidden = runs.length === 0;
    const failed = runs.filter(({ failure }) => failure !== null);
    const made = runs.filter(({ failure }) => failure === null);
    this.#list.replaceChildren(...[...failed, ...made].map((run, at) => this.#row(run, at === 0 && failed.length > 0)));
  }

  #row(run, open) {
    const key = `${run.unit} ${run.at}`;
    const failed = run.failure !== null;
    return el(
      'li',
      {},
      el(
        'details',
        { open: this.#open.get(key) ?? open, toggle: (event) => this.#open.set(key, event.target.open) },
        el(
          'summary',
          {},
          el('span', { class: 'run-head' }, stateBadge(failed ? FAILED : MADE), el('span', {}, words(run.unit)), el('span', { class: 'muted small' }, time(run.at))),
        ),
        el(
          'div',
          { class: 'run-body' },
          failed ? el('p', {}, el('bdi', {}, visible(run.failure))) : null,
          el('p', { class: 'muted small' }, 'on ', name(run.worker)),
          text('Command', visible(run.command)),
          run.lines.length > 0 ? text('Its last lines', run.lines.map(visible).join('\n')) : null,
        ),
      ),
    );
  }
}

function words(name) {
  const said = unit(name);
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** It can be scrolled with the keyboard, too. */
function text(label, content) {
  return el(
    'figure',
    {},
    el('figcaption', { class: 'small muted' }, label),
    el('pre', { class: 'log', tabindex: 0, role: 'group', 'aria-label': label }, content),
  );
}
