/** Films under way, each a strip that fills. */
import { BoundedList } from '../bounded.js';
import { crew } from '../crew.js';
import { el, keyed, setAttribute, setText, svg } from '../dom.js';
import { empty, showName, stateBadge } from '../parts.js';
import { Strip } from '../strip.js';
import { count, decimal, duration, percent } from '../text.js';
import { filmStatus, plan, unit } from '../words.js';

const SHOWN = 12;
const RUNNING_SHOWN = 6;

export class FilmsCard {
  #list = new BoundedList(
    el('div', { class: 'films' }),
    SHOWN,
    ({ id }) => id,
    () => new FilmRow(),
    empty('No film under way', 'Videos that need converting appear here, each as a strip of its pieces.', 'video'),
  );

  constructor() {
    this.node = el(
      'section',
      { class: 'card', 'aria-label': 'Films' },
      el('div', { class: 'card-head' }, el('h2', {}, 'Films'), legend(), this.#list.total),
      this.#list.nodes,
    );
  }

  update(films) {
    this.#list.update(films ?? null);
  }

  stop() {
    this.#list.stop();
  }
}

class FilmRow {
  #name = el('bdi', { class: 'name', dir: 'auto' });
  #link = el('a', {}, this.#name);
  #percent = el('b', {});
  #speed = new Figure('speed');
  #eta = new Figure('left');
  #status = el('span', { class: 'film-status' });
  #statusShown = '';
  #running = el('ul', { class: 'film-foot' });
  #strip = new Strip();

  constructor() {
    this.node = el(
      'article',
      { class: 'film' },
      el(
        'div',
        { class: 'film-head' },
        el('h3', { class: 'film-name' }, this.#link),
        el(
          'div',
          { class: 'film-figures' },
          el('span', {}, this.#percent),
          this.#speed.node,
          this.#eta.node,
        ),
      ),
      this.#strip.node,
      el('div', { class: 'film-foot' }, this.#status, this.#running),
    );
  }

  update(film) {
    showName(this.#name, film.name ?? film.path ?? film.id);
    setAttribute(this.#link, 'href', `#/media/${encodeURIComponent(film.id)}`);
    setText(this.#percent, percent(film.progress));
    this.#speed.show(film.speed, (speed) => `${decimal(speed)} ×`);
    this.#eta.show(film.eta_seconds, duration);
    const hasStrip = Boolean(film.strip);
    this.#strip.node.toggleAttribute('hidden', !hasStrip);
    if (hasStrip) {
      this.#strip.update(film);
    }
    this.#showStatus(film);
    const running = film.running ?? [];
    const rest = running.length - RUNNING_SHOWN;
    const shown = running.slice(0, RUNNING_SHOWN).map((run) => ({ ...run, key: `${run.unit} ${run.worker}` }));
    keyed(
      this.#running,
      rest > 0 ? [...shown, { key: 'rest', rest }] : shown,
      ({ key }) => key,
      ({ worker }) => new Running(worker),
    );
  }

  #showStatus(film) {
    const words = filmStatus(film.status);
    const kind = film.kind ? plan(film.kind) : '';
    const key = `${words.label} ${kind}`;
    if (this.#statusShown !== key) {
      this.#statusShown = key;
      this.#status.replaceChildren(stateBadge(words), kind);
    }
  }

  stop() {
    this.#strip.stop();
  }
}

/** A number with its word; not there while it is not known. */
class Figure {
  #value = el('b', {});

  constructor(word) {
    this.node = el('span', {}, this.#value, ` ${word}`);
  }

  show(value, format) {
    this.node.hidden = typeof value !== 'number';
    setText(this.#value, this.node.hidden ? '' : format(value));
  }
}

class Running {
  #words = el('span', {});
  #name = el('bdi', { class: 'name', dir: 'auto' });

  constructor(worker) {
    const { letter, colour } = crew(worker ?? '');
    this.node = el(
      'li',
      { class: 'holding' },
      worker ? el('span', { class: `badge ${colour}` }, letter) : null,
      this.#words,
      worker ? this.#name : null,
    );
  }

  update({ unit: name, worker, fraction, rest }) {
    if (rest) {
      setText(this.#words, `and ${count(rest)} more`);
      return;
    }
    setText(this.#words, typeof fraction === 'number' ? `${unit(name)}, ${percent(100 * fraction)}` : unit(name));
    if (worker) {
      showName(this.#name, worker);
    }
  }
}

function legend() {
  const box = (attributes) => svg('svg', { viewBox: '0 0 20 14', 'aria-hidden': 'true', focusable: 'false' }, svg('path', { d: 'M1 1h18v12H1z', ...attributes }));
  const standing = box({ class: 'strip-standing' });
  standing.append(svg('path', { d: 'M1 1h18v12H1z', fill: 'url(#hatch-standing)' }));
  const running = box({ class: 'strip-running-ground w0' });
  running.append(svg('path', { d: 'M1 1h9v12H1z', class: 'strip-fill w0' }));
  return el(
    'div',
    { class: 'legend' },
    el('span', {}, box({ class: 'strip-done' }), 'done'),
    el('span', {}, running, 'in work'),
    el('span', {}, standing, 'standing still'),
    el('span', {}, box({ class: 'strip-pending' }), 'to come'),
  );
}
