/** The settings that hold, with secrets masked, and where each comes from. */
import { el } from '../dom.js';
import { button, cell, empty, loading, problem } from '../parts.js';
import { visible } from '../text.js';

const DEFAULT = 'default';

export function settings({ api }) {
  const gone = new AbortController();
  const body = el('div', {}, loading('the settings'));
  let items = [];

  const query = el('input', { class: 'input', id: 'setting', type: 'search', input: show });
  const changedOnly = el('input', { type: 'checkbox', id: 'changed-only', change: show });

  function show() {
    const wanted = query.value.trim().toLowerCase();
    const shown = items.filter(
      ({ name, value, source }) =>
        (!changedOnly.checked || source !== DEFAULT) && `${name}\n${value ?? ''}`.toLowerCase().includes(wanted),
    );
    body.replaceChildren(shown.length > 0 ? table(shown) : empty('No setting matches', ''));
  }

  async function load() {
    body.replaceChildren(loading('the settings'));
    try {
      const answer = await api.get('/settings', gone.signal);
      items = answer.items ?? answer.settings ?? [];
      show();
    } catch (error) {
      if (!gone.signal.aborted) {
        body.replaceChildren(problem(error, load));
      }
    }
  }

  load();
  return {
    node: el(
      'div',
      { class: 'page' },
      el(
        'div',
        { class: 'page-head' },
        el('div', {}, el('h1', {}, 'Settings'), el('p', { class: 'muted' }, 'As they hold in this coordinator. Secrets are masked.')),
        api.token
          ? button('Sign out', {
              click: () => {
                api.forgetToken();
                location.reload();
              },
            })
          : null,
      ),
      el(
        'section',
        { class: 'card', 'aria-label': 'Settings' },
        el(
          'div',
          { class: 'stack' },
          el(
            'div',
            { class: 'tools' },
            el('div', { class: 'field grow' }, el('label', { for: 'setting' }, 'Search'), query),
            el('div', { class: 'check' }, changedOnly, el('label', { for: 'changed-only' }, 'Only those that differ from their default')),
          ),
          body,
        ),
      ),
    ),
    title: 'Settings',
    stop: () => gone.abort(),
  };
}

function table(items) {
  return el(
    'div',
    { class: 'table-frame' },
    el(
      'table',
      { class: 'stacks' },
      el('thead', {}, el('tr', {}, ['Name', 'Value', 'From'].map((head) => el('th', { scope: 'col' }, head)))),
      el(
        'tbody',
        {},
        items.map(({ name, value, source, description }) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, el('code', {}, visible(name)), description ? el('p', { class: 'muted small' }, visible(description)) : null),
            cell('Value', el('bdi', { class: 'setting-value' }, value === null || value === undefined || value === '' ? '–' : visible(value))),
            cell('From', visible(source ?? '')),
          ),
        ),
      ),
    ),
  );
}
