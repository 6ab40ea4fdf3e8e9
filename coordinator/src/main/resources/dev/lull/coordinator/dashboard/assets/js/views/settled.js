/** Search among what is settled: in the history, backwards, a bounded part of it with each call. */
import { el, setText } from '../dom.js';
import { button, empty, name, problem, stateBadge, time } from '../parts.js';
import { count, counted, visible } from '../text.js';
import { mediaState } from '../words.js';

/** Matching files that are asked for at once, and calls that are made until there are some. */
const AT_ONCE = 200;
const CALLS = 10;
const FILES_SHOWN = 5;
const SUBMISSIONS_SHOWN = 50;

export class SettledSearch {
  #api;
  #text = el('input', { class: 'input', id: 'settled', type: 'search', required: true, maxlength: 200, spellcheck: 'false', autocomplete: 'off', placeholder: 'holiday, or 20261122' });
  #found = el('div', {});
  #status = el('p', { class: 'muted small', role: 'status' });
  #back = button('Search further back', { class: 'button compact', click: () => this.#go() });
  #gone = new AbortController();
  #entries = [];
  #place = null;
  #sought = '';

  constructor(api) {
    this.#api = api;
    this.#back.hidden = true;
    this.node = el(
      'section',
      { class: 'card', 'aria-label': 'Settled submissions' },
      el('div', { class: 'card-head' }, el('h2', {}, 'Settled')),
      el(
        'div',
        { class: 'stack' },
        el(
          'form',
          {
            class: 'tools',
            submit: (event) => {
              event.preventDefault();
              this.#begin(this.#text.value.trim());
            },
          },
          el('div', { class: 'field grow' }, el('label', { for: 'settled' }, 'A part of a file\u2019s name, or of a submission\u2019s id'), this.#text),
          button('Search', { type: 'submit' }),
        ),
        this.#found,
        el('div', { class: 'pager' }, this.#status, this.#back),
      ),
    );
  }

  stop() {
    this.#gone.abort();
  }

  #begin(sought) {
    if (sought === '') {
      return;
    }
    this.#gone.abort();
    this.#gone = new AbortController();
    this.#sought = sought;
    this.#entries = [];
    this.#place = null;
    this.#found.replaceChildren();
    this.#go();
  }

  async #go() {
    const { signal } = this.#gone;
    this.#back.hidden = true;
    setText(this.#status, 'Searching …');
    try {
      for (let call = 0; call < CALLS; call++) {
        const before = this.#place === null ? '' : `&before=${this.#place}`;
        const page = await this.#api.get(`/history?limit=${AT_ONCE}&name=${encodeURIComponent(this.#sought)}${before}`, signal);
        if (signal.aborted) {
          return;
        }
        this.#entries.push(...page.items);
        this.#place = page.next;
        if (page.next === null || page.items.length > 0) {
          break;
        }
      }
      this.#show();
    } catch (error) {
      if (!signal.aborted) {
        setText(this.#status, '');
        this.#found.replaceChildren(problem(error, () => this.#go()));
      }
    }
  }

  #show() {
    const submissions = grouped(this.#entries);
    const more = this.#place !== null;
    this.#back.hidden = !more || submissions.length > SUBMISSIONS_SHOWN;
    if (submissions.length > 0) {
      this.#found.replaceChildren(...submissions.slice(0, SUBMISSIONS_SHOWN).map(row));
    } else {
      this.#found.replaceChildren(
        empty('Nothing found', more ? 'Not among what ended last; older files were not looked at yet.' : 'Nothing that ended has this in its name.'),
      );
    }
    const shown = submissions.length > SUBMISSIONS_SHOWN ? `; the latest ${SUBMISSIONS_SHOWN} are shown` : '';
    const files = submissions.reduce((sum, submission) => sum + submission.files.length, 0);
    const found = `${counted(files, 'file')} in ${counted(submissions.length, 'submission')}${shown}`;
    setText(this.#status, submissions.length > 0 ? `${found}${more ? '. There may be older ones.' : '.'}` : '');
  }
}

/** Those of each submission together, the latest first. A file may end more than once, as when it is retried. */
function grouped(entries) {
  const bySubmission = new Map();
  for (const entry of entries) {
    const files = bySubmission.get(entry.submission) ?? new Map();
    bySubmission.set(entry.submission, files);
    if (!files.has(entry.id)) {
      files.set(entry.id, entry);
    }
  }
  return [...bySubmission].map(([id, files]) => ({ id, files: [...files.values()] }));
}

function row({ id, files }) {
  const rest = files.length - FILES_SHOWN;
  return el(
    'article',
    { class: 'submission' },
    el(
      'div',
      { class: 'submission-head' },
      el('a', { class: 'code', href: `#/submissions/${encodeURIComponent(id)}` }, visible(id)),
      el('span', { class: 'muted small nowrap' }, 'ended ', time(files[0].at)),
    ),
    el(
      'ul',
      { class: 'settled' },
      files.slice(0, FILES_SHOWN).map((file) =>
        el('li', {}, stateBadge(mediaState(file.state)), el('a', { class: 'name', href: `#/media/${encodeURIComponent(file.id)}` }, name(file.name))),
      ),
      rest > 0 ? el('li', { class: 'muted' }, `and ${count(rest)} more that match`) : null,
    ),
  );
}
