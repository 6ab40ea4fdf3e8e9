/** One submission with its files. */
import { actionButton } from '../actions.js';
import { el } from '../dom.js';
import { byOffset, LoadedList } from '../loaded.js';
import { button, card, cell, empty, facts, loading, name, problem, stateBadge, stateCounts, stateMeter, time, wholeName } from '../parts.js';
import { poll } from '../poll.js';
import { count, counted, visible } from '../text.js';
import { mediaState, plan } from '../words.js';

const PATHS_SHOWN = 20;

export function submission({ api }, [id]) {
  const path = `/submissions/${encodeURIComponent(id)}`;
  const head = el('div', {}, loading('the submission'));
  const actions = el('div', { class: 'buttons' });
  let offered = '';
  const list = new LoadedList({
    what: 'files',
    load: byOffset(api, `${path}/media`),
    words: ({ name: file, state, reason }) => `${file}\n${state}\n${reason ?? ''}`,
    show: filesTable,
    none: empty('No file yet', 'Files appear here as they are looked at.'),
    tools: [button('Reload', { click: () => list.reload() })],
  });
  const polled = poll(
    (signal) => api.get(path, signal),
    (found) => {
      const possible = possibleActions(found);
      if (possible.join() !== offered) {
        offered = possible.join();
        actions.replaceChildren(...possible.map((action) => actionButton(api, action, path, action === 'forget' ? away : again)));
      }
      head.replaceChildren(summary(found));
      list.refresh();
    },
    (error) => head.replaceChildren(problem(error, () => polled.now())),
    (found) => found.settled_at !== null,
  );
  const away = () => (location.hash = '#/submissions');
  const again = () => {
    list.reload();
    polled.now();
  };
  list.reload();
  return {
    node: el(
      'div',
      { class: 'page' },
      el(
        'div',
        { class: 'page-head' },
        el(
          'div',
          {},
          el('p', { class: 'crumbs' }, el('a', { href: '#/submissions' }, 'Submissions')),
          el('h1', { class: 'subject code' }, visible(id)),
        ),
        actions,
      ),
      el('section', { class: 'card', 'aria-label': 'Progress' }, head),
      card('Files', list.node),
    ),
    title: 'Submission',
    stop() {
      polled.stop();
      list.stop();
    },
  };
}

function possibleActions({ settled_at: settled, counts, priority }) {
  const prefer = (counts.deferred || counts.converting) && priority !== 'high' ? ['prefer'] : [];
  const retry = counts.quarantined || counts.cancelled ? ['retry'] : [];
  return settled ? [...retry, 'forget'] : [...prefer, 'cancel', ...retry];
}

function summary(found) {
  const { paths, counts, files, settled_files: settled } = found;
  return el(
    'div',
    { class: 'stack' },
    el('p', { class: 'subject' }, `${count(settled)} of ${counted(files, 'file')} settled`),
    stateMeter(counts, files),
    stateCounts(counts),
    facts([
      ['Paths', pathList(paths)],
      ['Started', time(found.started_at)],
      ['Taken in', found.dispatched_at ? time(found.dispatched_at) : 'files are still being looked at'],
      ['Settled', found.settled_at ? time(found.settled_at) : null],
    ]),
  );
}

function pathList(paths) {
  return el(
    'ul',
    {},
    paths.slice(0, PATHS_SHOWN).map((path) => el('li', {}, wholeName(path))),
    paths.length > PATHS_SHOWN ? el('li', { class: 'muted' }, `and ${counted(paths.length - PATHS_SHOWN, 'more path')}`) : null,
  );
}

function filesTable(files) {
  const rows = files.map((file) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row', class: 'table-name' }, el('a', { class: 'name', href: `#/media/${encodeURIComponent(file.id)}` }, name(file.name))),
      cell('State', stateBadge(mediaState(file.state))),
      cell('Kind', visible(file.kind)),
      cell('Why', el('span', { class: 'reason' }, el('bdi', {}, visible(file.reason ?? (file.plan === 'none' ? '' : plan(file.plan)))))),
    ),
  );
  return el(
    'div',
    { class: 'table-frame' },
    el(
      'table',
      { class: 'stacks' },
      el('thead', {}, el('tr', {}, ['Name', 'State', 'Kind', 'Why'].map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, rows),
    ),
  );
}
