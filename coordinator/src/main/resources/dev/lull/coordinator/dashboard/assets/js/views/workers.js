/** Who works, what each of them holds, and whether its loop still turns. */
import { BoundedList } from '../bounded.js';
import { now } from '../clock.js';
import { crew } from '../crew.js';
import { el, keyed, setAttribute, setText } from '../dom.js';
import { empty, showName, showTime, time } from '../parts.js';
import { count, counted, percent, visible } from '../text.js';
import { unit } from '../words.js';

const SHOWN = 24;
const HOLDS_SHOWN = 8;
const WORK = { plan: 'planning', images: 'uploading', videos: 'uploading', converted: 'uploading' };
/** Workers tell of themselves every few seconds, and are left out after 30 s. */
const SILENT = 15_000;
/** As `/livez` has it. */
const STUCK = 30_000;

export class WorkersCard {
  #list = new BoundedList(
    el('ul', { class: 'workers' }),
    SHOWN,
    ({ name, role }) => `${role} ${name}`,
    () => new WorkerRow(),
    empty('No worker is seen', 'A worker appears here within seconds of its start.'),
  );

  constructor() {
    this.node = el(
      'section',
      { class: 'card', 'aria-label': 'Workers' },
      el('div', { class: 'card-head' }, el('h2', {}, 'Workers'), this.#list.total),
      this.#list.nodes,
    );
  }

  update(workers) {
    this.#list.update(workers ?? null);
  }
}

class WorkerRow {
  #badge = el('span', { class: 'badge' });
  #name = el('bdi', { class: 'name', dir: 'auto' });
  #role = el('span', { class: 'role' });
  #trouble = el('p', { class: 'worker-trouble small' });
  #holds = el('ul', { class: 'worker-holds' });
  #turned = time(null);
  #seen = time(null);
  #version = el('span', {});

  constructor() {
    this.node = el(
      'li',
      { class: 'worker' },
      el('div', { class: 'worker-head' }, this.#badge, this.#name, this.#role),
      this.#trouble,
      this.#holds,
      el(
        'p',
        { class: 'worker-foot' },
        el('span', {}, 'loop turned ', this.#turned),
        el('span', {}, 'seen ', this.#seen),
        this.#version,
      ),
    );
  }

  update(worker) {
    const { letter, colour } = crew(worker.name);
    setText(this.#badge, letter);
    setAttribute(this.#badge, 'class', `badge ${colour}`);
    showName(this.#name, worker.name);
    const standing = worker.standing > 0 ? `, ${count(worker.standing)} standing still` : '';
    setText(this.#role, visible(worker.role ?? '') + standing);
    const trouble = troubleOf(worker);
    setText(this.#trouble, trouble);
    this.#trouble.hidden = trouble === '';
    const holds = worker.holds ?? [];
    const rest = holds.length - HOLDS_SHOWN;
    const shown = holds.slice(0, HOLDS_SHOWN);
    keyed(
      this.#holds,
      rest > 0 ? [...shown, { rest }] : shown,
      (hold) => (hold.rest ? 'rest' : `${hold.media} ${hold.unit}`),
      (hold) => (hold.rest ? new Rest() : new Hold()),
    );
    this.#holds.hidden = holds.length === 0;
    showTime(this.#turned, worker.loop_turned_at);
    showTime(this.#seen, worker.seen_at);
    setText(this.#version, visible(worker.version ?? ''));
    setAttribute(this.node, 'data-stale', String(trouble !== ''));
  }
}

function troubleOf(worker) {
  if (now() - Date.parse(worker.seen_at) > SILENT) {
    return 'It says nothing any more.';
  }
  return now() - Date.parse(worker.loop_turned_at) > STUCK ? 'One of its loops does not turn any more.' : '';
}

class Hold {
  #name = el('bdi', { class: 'name', dir: 'auto' });
  #link = el('a', { class: 'name' }, this.#name);
  #unit = el('span', { class: 'muted small nowrap' });
  #since = time(null, 'for');

  constructor() {
    this.node = el('li', {}, this.#link, this.#unit, el('span', { class: 'muted small' }, this.#since));
  }

  update(hold) {
    showName(this.#name, hold.files > 1 ? counted(hold.files, 'file') : (hold.name ?? hold.media));
    setAttribute(this.#link, 'href', `#/media/${encodeURIComponent(hold.media)}`);
    const piece = hold.unit ? unit(hold.unit) : (WORK[hold.work] ?? '');
    const share = typeof hold.fraction === 'number' ? percent(100 * hold.fraction) : '';
    setText(this.#unit, [piece, share, hold.suspended ? 'suspended' : ''].filter(Boolean).join(', '));
    showTime(this.#since, hold.since, 'for');
  }
}

class Rest {
  node = el('li', { class: 'muted small' });

  update({ rest }) {
    setText(this.node, `and ${count(rest)} more`);
  }
}
