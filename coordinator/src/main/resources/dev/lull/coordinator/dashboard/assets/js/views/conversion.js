/** A conversion: its strip, as live as the events tell, its pieces, and how alike each one is. */
import { crew } from '../crew.js';
import { el, setText, svg } from '../dom.js';
import { card, cell, name, stateBadge } from '../parts.js';
import { cellsOf, Strip, stripOf } from '../strip.js';
import { bytes, counted, duration, likeness, percent } from '../text.js';
import { unit } from '../words.js';

const UNITS_SHOWN = 100;
const STATES = {
  done: { label: 'Done', tone: 'good' },
  running: { label: 'In work', tone: 'busy' },
  pending: { label: 'To come', tone: 'quiet' },
  suspended: { label: 'Standing still', tone: 'wait' },
};

export class ConversionCard {
  #strip = new Strip();
  #figures = el('p', { class: 'muted' });
  #heat = el('div', {});
  #units = el('div', {});
  #unsubscribe;
  #id;
  #live;

  constructor(id, live) {
    this.#id = id;
    this.#live = live;
    this.node = card('Conversion', el('div', { class: 'stack' }, this.#figures, this.#strip.node, this.#heat, this.#units));
    this.#unsubscribe = live.subscribe((changed) => changed.has('films') && this.#showLive());
  }

  update(conversion) {
    if (!conversion) {
      return;
    }
    const film = stripOf(conversion);
    this.#strip.node.toggleAttribute('hidden', film.strip === '');
    this.#strip.update(film);
    setText(this.#figures, percent(conversion.progress));
    this.#heat.replaceChildren(...heatMap(conversion.units));
    const open = this.#units.querySelector('details')?.open ?? false;
    this.#units.replaceChildren(...unitTable(conversion.units, open));
    this.#showLive();
  }

  /** What the events tell is newer, and knows how far the pieces in work are. */
  #showLive() {
    const film = this.#live.state?.films?.shown.find(({ id }) => id === this.#id);
    if (film?.strip) {
      this.#strip.update(film);
      const left = typeof film.eta_seconds === 'number' ? `, ${duration(film.eta_seconds)} left` : '';
      setText(this.#figures, percent(film.progress) + left);
    }
  }

  stop() {
    this.#unsubscribe();
    this.#strip.stop();
  }
}

/** From alike to unlike in four steps; only where the pieces were measured. */
function heatMap(units) {
  const measured = units.filter(({ ssim }) => typeof ssim === 'number');
  if (measured.length === 0) {
    return [];
  }
  const cells = cellsOf(units);
  const lowest = measured.reduce((least, next) => (next.ssim < least.ssim ? next : least));
  const words = `Likeness of ${counted(measured.length, 'piece')}; the lowest is ${unit(lowest.unit)} with ${likeness(lowest.ssim)}`;
  return [
    el('h3', {}, 'Likeness (SSIM)'),
    svg(
      'svg',
      { class: 'heat', viewBox: `0 0 ${cells.length} 1`, preserveAspectRatio: 'none', role: 'img', 'aria-label': words },
      cells.map(({ ssim }, at) => svg('rect', { x: at, width: 1, height: 1, class: `heat-${grade(ssim)}` })),
    ),
    el('p', { class: 'muted small' }, words),
  ];
}

function grade(ssim) {
  if (typeof ssim !== 'number') {
    return 'unknown';
  }
  const at = [0.98, 0.95, 0.9].findIndex((least) => ssim >= least);
  return at < 0 ? 3 : at;
}

function unitTable(units, open) {
  if (units.length === 0) {
    return [];
  }
  const rows = units.slice(0, UNITS_SHOWN).map((piece) => {
    const maker = piece.worker ? crew(piece.worker) : null;
    return el(
      'tr',
      {},
      el('th', { scope: 'row' }, unit(piece.unit)),
      cell('State', stateBadge(STATES[piece.state] ?? { label: piece.state, tone: 'quiet' })),
      cell('Worker', maker ? el('span', { class: 'holding' }, el('span', { class: `badge ${maker.colour}` }, maker.letter), name(piece.worker)) : ''),
      el('td', { class: 'number', 'data-label': 'Size' }, piece.bytes === null ? '' : bytes(piece.bytes)),
    );
  });
  return [
    el(
      'details',
      { open },
      el('summary', {}, counted(units.length, 'piece')),
      el(
        'div',
        { class: 'table-frame', tabindex: 0, role: 'region', 'aria-label': 'Pieces' },
        el(
          'table',
          {},
          el('thead', {}, el('tr', {}, ['Piece', 'State', 'Worker', 'Size'].map((head) => el('th', { scope: 'col', class: head === 'Size' ? 'number' : null }, head)))),
          el('tbody', {}, rows),
        ),
      ),
      units.length > UNITS_SHOWN ? el('p', { class: 'muted small' }, `The first ${UNITS_SHOWN} are shown.`) : null,
    ),
  ];
}
