/** One moment of a film before and after: where it is least like its original, of all moments that were compared. */
import { el, setText } from '../dom.js';
import { card } from '../parts.js';
import { likeness, timecode } from '../text.js';
import { unit } from '../words.js';

const MIDDLE = 50;

export class StillCard {
  #api;
  #path;
  #gone = new AbortController();
  #asked = '';
  #url = null;
  #original = el('img', { alt: 'The original' });
  #made = el('img', { alt: 'What was made of it' });
  #frame;
  #caption = el('figcaption', { class: 'muted small' });

  constructor(api, id) {
    this.#api = api;
    this.#path = `/conversions/${encodeURIComponent(id)}`;
    const slider = el('input', {
      type: 'range',
      min: 0,
      max: 100,
      value: MIDDLE,
      'aria-label': 'How much of the original is seen, in percent',
      input: (event) => this.#divide(event.target.value),
    });
    this.#frame = el(
      'div',
      { class: 'compare' },
      el('div', { class: 'compare-half' }, this.#original),
      el('div', { class: 'compare-half made' }, this.#made),
      el('span', { class: 'compare-word', 'aria-hidden': 'true' }, 'Before'),
      el('span', { class: 'compare-word made', 'aria-hidden': 'true' }, 'After'),
      slider,
    );
    this.#divide(MIDDLE);
    this.node = card('Before and after', el('figure', { class: 'compared' }, this.#frame, this.#caption));
    this.node.hidden = true;
  }

  /** Asks for a picture only where there may be another one. */
  update(conversion) {
    const measured = (conversion?.units ?? []).filter(({ ssim }) => typeof ssim === 'number');
    const lowest = String(Math.min(...measured.map(({ ssim }) => ssim)));
    if (measured.length > 0 && lowest !== this.#asked) {
      this.#asked = lowest;
      this.#load().catch(() => (this.#asked = ''));
    }
  }

  async #load() {
    const { signal } = this.#gone;
    const { items } = await this.#api.get(`${this.#path}/stills`, signal);
    if (items.length === 0) {
      this.node.hidden = true;
      return;
    }
    const [{ segment, at_seconds: at, ssim }] = items;
    const response = await this.#api.fetch(`${this.#path}/still?segment=${segment}`, { signal });
    if (!response.ok) {
      throw new Error(`${response.status}`);
    }
    await this.#show(URL.createObjectURL(await response.blob()));
    const where = at === null ? '' : `At ${timecode(at)}, in `;
    setText(this.#caption, `${where}${unit(`segment:${segment}`)}: the least alike of the moments that were compared, ${likeness(ssim)}`);
    this.node.hidden = false;
  }

  /** Both halves of a picture lie above each other. */
  async #show(url) {
    if (this.#gone.signal.aborted) {
      URL.revokeObjectURL(url);
      return;
    }
    const before = this.#url;
    this.#url = url;
    this.#original.src = url;
    this.#made.src = url;
    await this.#original.decode();
    this.#frame.style.setProperty('--ratio', this.#original.naturalWidth / 2 / this.#original.naturalHeight);
    URL.revokeObjectURL(before);
  }

  #divide(percent) {
    this.#frame.style.setProperty('--divide', `${percent}%`);
  }

  stop() {
    this.#gone.abort();
    URL.revokeObjectURL(this.#url);
  }
}
