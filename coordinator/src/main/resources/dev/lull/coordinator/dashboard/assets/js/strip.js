/** A film as a strip of its segments: one path for all cells of a state, so that 400 cells are a handful of nodes. */
import { crew } from './crew.js';
import { setAttribute, setText, svg } from './dom.js';
import { counted } from './text.js';

const HEIGHT = 32;
const BY = 4;
const LEAST_FOR_GAPS = 3.5;
const LEAST_FOR_LETTER = 12;

const observer = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) {
    target.strip.resize(contentRect.width);
  }
});

export class Strip {
  #paths = new Map();
  #letters = new Map();
  #title = svg('title');
  #width = 0;
  #shown = '';
  #film = null;
  /** Who was seen making a cell, for as long as the page is open. */
  #makers = new Map();

  constructor() {
    this.node = svg('svg', { class: 'strip', role: 'img', height: HEIGHT }, this.#title);
    this.node.strip = this;
    observer.observe(this.node);
  }

  stop() {
    observer.unobserve(this.node);
  }

  resize(width) {
    this.#width = width;
    this.#draw();
  }

  /** @param film `{ strip, running: [{ cell, worker, fraction }] }` */
  update(film) {
    this.#film = film;
    for (const { cell, worker } of film.running ?? []) {
      if (worker && cell !== null) {
        this.#makers.set(cell, worker);
      }
    }
    this.#draw();
  }

  #draw() {
    if (!this.#film || this.#width <= 0) {
      return;
    }
    const shown = JSON.stringify([this.#width, this.#film.strip, this.#film.running]);
    if (shown === this.#shown) {
      return;
    }
    this.#shown = shown;
    setAttribute(this.node, 'viewBox', `0 0 ${this.#width} ${HEIGHT}`);
    const described = description(this.#film);
    setText(this.#title, described);
    setAttribute(this.node, 'aria-label', described);
    const used = new Set();
    this.#cells(used);
    for (const [key, path] of this.#paths) {
      if (!used.has(key)) {
        path.remove();
        this.#paths.delete(key);
      }
    }
  }

  #cells(used) {
    const cells = [...this.#film.strip];
    const step = this.#width / Math.max(1, cells.length);
    const gap = step >= LEAST_FOR_GAPS ? Math.min(2, step / 4) : 0;
    const running = new Map((this.#film.running ?? []).map((run) => [run.cell, run]));
    const outlines = new Outlines();
    const letters = new Map();
    cells.forEach((state, cell) => {
      const place = { x: cell * step, width: step - gap };
      if (state === 'r') {
        const run = running.get(cell);
        inWork(outlines, place, run);
        if (run?.worker && step >= LEAST_FOR_LETTER) {
          letters.set(cell, { x: place.x + place.width / 2, text: crew(run.worker).letter });
        }
      } else {
        atRest(outlines, place, state, this.#makers.get(cell));
      }
    });
    for (const [key, { attributes, d }] of outlines.all) {
      used.add(key);
      const path = this.#paths.get(key) ?? this.#path(key, attributes);
      setAttribute(path, 'd', d);
    }
    this.#showLetters(letters);
  }

  /** Grounds lie below fills, fills below patterns, whichever was made first. */
  #path(key, attributes) {
    const path = svg('path', attributes);
    const above = [...this.#paths].filter(([other]) => layer(other) > layer(key)).map(([, node]) => node)[0];
    this.node.insertBefore(path, above ?? this.#letters.values().next().value ?? null);
    this.#paths.set(key, path);
    const sorted = [...this.#paths].sort(([a], [b]) => layer(a) - layer(b));
    this.#paths = new Map(sorted);
    return path;
  }

  #showLetters(letters) {
    for (const [cell, node] of this.#letters) {
      if (!letters.has(cell)) {
        node.remove();
        this.#letters.delete(cell);
      }
    }
    for (const [cell, { x, text }] of letters) {
      let node = this.#letters.get(cell);
      if (!node) {
        node = svg('text', { 'text-anchor': 'middle', y: HEIGHT / 2 + 4 });
        this.#letters.set(cell, node);
        this.node.append(node);
      }
      setAttribute(node, 'x', x);
      setText(node, text);
    }
  }
}

/** What is drawn alike becomes one path. */
class Outlines {
  all = new Map();

  add(key, attributes, x, y, width, height) {
    const outline = this.all.get(key) ?? { attributes, d: '' };
    outline.d += box(x, y, width, height);
    this.all.set(key, outline);
  }
}

function inWork(outlines, { x, width }, run) {
  const { colour, pattern } = crew(run?.worker ?? '');
  const filled = width * Math.min(1, Math.max(0, run?.fraction ?? 0));
  outlines.add(`ground ${colour}`, { class: `strip-running-ground ${colour}` }, x + 0.5, 0.5, Math.max(0.5, width - 1), HEIGHT - 1);
  outlines.add(`fill ${colour}`, { class: `strip-fill ${colour}` }, x, 0, filled, HEIGHT);
  if (pattern) {
    outlines.add(`hatch ${pattern}`, { fill: `url(#${pattern})` }, x, 0, filled, HEIGHT);
  }
}

const AT_REST = { d: 'done', s: 'standing' };

function atRest(outlines, { x, width }, state, maker) {
  const key = AT_REST[state] ?? 'pending';
  outlines.add(key, { class: `strip-${key}` }, x, 0, width, HEIGHT);
  if (key === 'standing') {
    outlines.add('hatch standing', { fill: 'url(#hatch-standing)' }, x, 0, width, HEIGHT);
  }
  if (maker && key !== 'pending') {
    const { colour } = crew(maker);
    outlines.add(`by ${colour}`, { class: `strip-by ${colour}` }, x, HEIGHT - BY, width, BY);
  }
}

const LAYERS = ['pending', 'done', 'standing', 'ground', 'fill', 'hatch', 'by'];

function layer(key) {
  return LAYERS.indexOf(key.split(' ')[0]);
}

function box(x, y, width, height) {
  const r = (number) => Math.round(number * 100) / 100;
  return width <= 0 ? '' : `M${r(x)} ${r(y)}h${r(width)}v${r(height)}h${r(-width)}z`;
}

/** The same in words, for those who do not see it. */
export function description(film) {
  const counts = { d: 0, r: 0, s: 0, '.': 0 };
  for (const state of film.strip) {
    counts[state] = (counts[state] ?? 0) + 1;
  }
  const total = film.strip.length;
  const parts = [`${counted(counts.d, 'part')} of ${total} done`];
  if (counts.r) {
    parts.push(`${counts.r} in work`);
  }
  if (counts.s) {
    parts.push(`${counts.s} standing still`);
  }
  if (counts['.']) {
    parts.push(`${counts['.']} to come`);
  }
  return parts.join(', ');
}

/** The pieces that are cells, as the events order them: in the order in which they play, the sound last. */
export function cellsOf(units) {
  const picture = units.filter(({ unit }) => unit !== 'assemble' && unit !== 'audio');
  return [...picture, ...units.filter(({ unit }) => unit === 'audio')];
}

/** The strip of a conversion as `GET /conversions/ID` answers. */
export function stripOf(conversion) {
  const cells = cellsOf(conversion.units);
  return {
    strip: cells.map(({ state }) => ({ done: 'd', running: 'r', suspended: 's' })[state] ?? '.').join(''),
    running: cells.flatMap(({ state, worker }, cell) => (state === 'running' ? [{ cell, worker, fraction: null }] : [])),
  };
}
