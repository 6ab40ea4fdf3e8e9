/** Whether conversions may run, every reason why not, and the button to pause them. */
import { tell } from '../announce.js';
import { el, keyed, setAttribute, setText, svg } from '../dom.js';
import { icon } from '../icons.js';
import { button, showTime, time } from '../parts.js';
import { moment, shortMoment, visible } from '../text.js';
import { gateReason } from '../words.js';
import { askPause } from './pause.js';

/** Two periods, so that moving by one of them is seamless. */
const WAVE = 'M0 40c75 0 75-28 150-28s75 28 150 28 75-28 150-28 75 28 150 28 75-28 150-28 75 28 150 28 75-28 150-28 75 28 150 28V80H0z';

export class GateCard {
  #title = el('h2', {});
  #mark = el('span', { class: 'gate-mark' });
  #since = time(null, 'for');
  #reasons = el('ul', { class: 'gate-reasons' });
  #note = el('p', { class: 'muted' });
  #pause = button('Pause conversions', { click: () => this.#ask() }, 'pause');
  #resume = button('Resume conversions', { class: 'button primary', click: () => this.#end() }, 'play');
  #open = null;
  #api;
  #live;

  constructor(api, live) {
    this.#api = api;
    this.#live = live;
    this.node = el(
      'section',
      { class: 'card gate', 'aria-label': 'Gate' },
      el('div', { class: 'gate-top' }, this.#mark, el('div', {}, this.#title, el('p', { class: 'muted' }, this.#since))),
      this.#reasons,
      this.#note,
      el('div', { class: 'buttons' }, this.#resume, this.#pause),
      svg(
        'svg',
        { class: 'water', viewBox: '0 0 1200 80', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' },
        svg('path', { d: WAVE }),
        svg('path', { d: WAVE, transform: 'translate(-70 14)' }),
      ),
    );
  }

  update(gate) {
    if (!gate) {
      return;
    }
    setAttribute(this.node, 'data-open', String(gate.open));
    setText(this.#title, title(gate));
    showTime(this.#since, gate.since, 'for');
    if (gate.open !== this.#open) {
      this.#open = gate.open;
      this.#mark.replaceChildren(icon(gate.open ? 'calm' : 'wave'));
    }
    const reasons = gate.reasons ?? [];
    keyed(
      this.#reasons,
      reasons.map((reason) => ({ ...reason, error: gate.error })),
      ({ state, since }) => `${state} ${since}`,
      () => new Reason(),
    );
    setText(this.#note, note(gate));
    this.#note.hidden = this.#note.textContent === '';
    const paused = reasons.some(({ state }) => state === 'CLOSED_PAUSED');
    this.#resume.hidden = !paused;
    setText(this.#pause.lastChild, paused ? 'Change the pause' : 'Pause conversions');
  }

  async #ask() {
    const asked = await askPause();
    if (asked) {
      await this.#call('/gate/pause', asked, 'Conversions are paused.');
      this.#pause.focus();
    }
  }

  async #end() {
    await this.#call('/gate/resume', {}, 'The pause has ended.');
    this.#pause.focus();
  }

  async #call(path, body, said) {
    this.#pause.disabled = this.#resume.disabled = true;
    try {
      this.#live.set('gate', await this.#api.post(path, body));
      tell(said);
    } catch (error) {
      tell(error.message);
    } finally {
      this.#pause.disabled = this.#resume.disabled = false;
    }
  }
}

class Reason {
  #words = el('strong', {});
  #detail = el('bdi', { dir: 'auto' });
  #since = time(null, 'for');
  #until = el('span', { class: 'muted' });

  constructor() {
    this.node = el(
      'li',
      { class: 'gate-reason' },
      el('span', {}, this.#words, ' ', this.#detail),
      el('span', { class: 'muted small' }, this.#since, this.#until),
    );
  }

  update(reason) {
    const [words, detail] = gateReason(reason);
    setText(this.#words, words);
    setText(this.#detail, visible(detail));
    showTime(this.#since, reason.since, 'for');
    setText(this.#until, reason.until ? `, until ${shortMoment(reason.until)}` : '');
    setAttribute(this.#until, 'title', reason.until ? moment(reason.until) : null);
  }
}

function title(gate) {
  if (gate.open) {
    return 'A lull: conversions run';
  }
  return (gate.reasons ?? []).some(({ state }) => state === 'CLOSED_PAUSED') ? 'Conversions are paused' : 'Conversions wait';
}

function note(gate) {
  if (gate.open) {
    return 'No upload is waiting, so films are converted now.';
  }
  return gate.overdue ? 'It has been shut for so long that each worker does one piece all the same.' : '';
}
