/** Files that failed for good, each with its reason: try again, forget, or take the list away. */
import { actionButton } from '../actions.js';
import { tell } from '../announce.js';
import { el } from '../dom.js';
import { all, csv, save } from '../export.js';
import { byOffset, LoadedList } from '../loaded.js';
import { button, cell, empty, name } from '../parts.js';
import { count, counted, visible } from '../text.js';

const COLUMNS = ['id', 'name', 'source', 'kind', 'reason', 'submitted_at'];

export function quarantine({ api }) {
  const load = byOffset(api, '/media?state=quarantined');
  const list = new LoadedList({
    what: 'files',
    load,
    words: ({ name: file, reason, source }) => `${file}\n${reason ?? ''}\n${source}`,
    show: (files) => table(api, files, (file) => list.remove(file)),
    none: empty('Nothing is in quarantine', 'Every file that was handed over is on its way or arrived.', 'good'),
    changed: (items) => exports.forEach((node) => (node.disabled = items.length === 0)),
  });
  const exports = [
    exportButton('Export CSV', load, (files) => save('quarantine.csv', 'text/csv', csv(COLUMNS, files))),
    exportButton('Export JSON', load, (files) => save('quarantine.json', 'application/json', `${JSON.stringify(files, null, 2)}\n`)),
  ];
  list.reload();
  return {
    node: el(
      'div',
      { class: 'page' },
      el(
        'div',
        { class: 'page-head' },
        el('div', {}, el('h1', {}, 'Quarantine'), el('p', { class: 'muted' }, 'What failed for good. The originals are untouched.')),
        el('div', { class: 'buttons' }, exports, button('Reload', { click: () => list.reload() })),
      ),
      el('section', { class: 'card', 'aria-label': 'Files in quarantine' }, list.node),
    ),
    title: 'Quarantine',
    stop: () => list.stop(),
  };
}

function exportButton(label, load, done) {
  const node = button(label, {
    disabled: true,
    click: async () => {
      node.disabled = true;
      try {
        const files = await all(load, (number) => (node.lastChild.textContent = `${count(number)} files`));
        done(files);
        tell(`${counted(files.length, 'file')} exported.`);
      } catch (error) {
        tell(error.message);
      } finally {
        node.lastChild.textContent = label;
        node.disabled = false;
      }
    },
  });
  return node;
}

function table(api, files, gone) {
  const rows = files.map((file) => {
    const path = `/media/${encodeURIComponent(file.id)}`;
    const short = visible(file.name).slice(0, 80);
    return el(
      'tr',
      {},
      el('th', { scope: 'row', class: 'table-name' }, el('a', { class: 'name', href: `#/media/${encodeURIComponent(file.id)}` }, name(file.name))),
      cell('Reason', el('span', { class: 'reason' }, el('bdi', { dir: 'auto' }, visible(file.reason ?? 'not known')))),
      el(
        'td',
        {},
        el(
          'div',
          { class: 'row-actions' },
          actionButton(api, 'retry', path, () => gone(file), { 'aria-label': `Retry ${short}` }),
          actionButton(api, 'forget', path, () => gone(file), { 'aria-label': `Forget ${short}` }),
        ),
      ),
    );
  });
  return el(
    'div',
    { class: 'table-frame' },
    el(
      'table',
      { class: 'stacks quarantined' },
      el(
        'thead',
        {},
        el('tr', {}, el('th', { scope: 'col' }, 'Name'), el('th', { scope: 'col' }, 'Reason'), el('th', { scope: 'col' }, el('span', { class: 'hidden-text' }, 'Actions'))),
      ),
      el('tbody', {}, rows),
    ),
  );
}
