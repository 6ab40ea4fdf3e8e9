/** What was handed over: what is under way as a list, what is settled by a search. */
import { el } from '../dom.js';
import { byOffset, LoadedList } from '../loaded.js';
import { button, empty, name, stateCounts, stateMeter, time } from '../parts.js';
import { count, counted } from '../text.js';
import { SettledSearch } from './settled.js';

export function submissions({ api }) {
  const list = new LoadedList({
    what: 'submissions',
    load: byOffset(api, '/submissions'),
    words: ({ id, paths }) => [id, ...paths].join('\n'),
    show: (items) => el('div', {}, items.map(row)),
    none: empty('Nothing is under way', 'Hand over files by dropping them on this page, or with lull submit.'),
  });
  const settled = new SettledSearch(api);
  list.reload();
  return {
    node: el(
      'div',
      { class: 'page' },
      el(
        'div',
        { class: 'page-head' },
        el('div', {}, el('h1', {}, 'Submissions'), el('p', { class: 'muted' }, 'Those under way, oldest first; settled ones by a search.')),
        el('div', { class: 'buttons' }, button('Reload', { click: () => list.reload() })),
      ),
      byId(),
      el('section', { class: 'card', 'aria-label': 'Submissions under way' }, list.node),
      settled.node,
    ),
    title: 'Submissions',
    stop() {
      list.stop();
      settled.stop();
    },
  };
}

function row(submission) {
  const { id, paths, counts, files, settled_files: settled } = submission;
  return el(
    'article',
    { class: 'submission' },
    el(
      'div',
      { class: 'submission-head' },
      el('a', { class: 'name', href: `#/submissions/${encodeURIComponent(id)}` }, name(paths[0] ?? id)),
      el('span', { class: 'muted small nowrap' }, `${count(settled)} of ${count(files)} settled`),
    ),
    stateMeter(counts, files),
    el(
      'div',
      { class: 'film-foot' },
      stateCounts(counts),
      el('span', {}, 'started ', time(submission.started_at)),
      paths.length > 1 ? el('span', {}, `and ${counted(paths.length - 1, 'more path')}`) : null,
      el('span', { class: 'code' }, id),
    ),
  );
}

function byId() {
  const id = el('input', { class: 'input', id: 'by-id', required: true, spellcheck: 'false', autocomplete: 'off', placeholder: '20261122-164209-56397c' });
  return el(
    'form',
    {
      class: 'tools',
      submit: (event) => {
        event.preventDefault();
        location.hash = `#/submissions/${encodeURIComponent(id.value.trim())}`;
      },
    },
    el('div', { class: 'field grow' }, el('label', { for: 'by-id' }, 'Open one by its id, also when it is settled'), id),
    button('Open', { type: 'submit' }),
  );
}
