/** The settings that hold, with secrets masked, and the default of what was changed. */
import { el } from '../dom.js';
import { button, cell, empty, loading, problem } from '../parts.js';
import { visible } from '../text.js';

export function settings({ api }) {
  const gone = new AbortController();
  const body = el('div', {}, loading('the settings'));
  let items = [];

  const query = el('input', { class: 'input', id: 'setting', type: 'search', input: show });
  const changedOnly = el('input', { type: 'checkbox', id: 'changed-only', change: show });

  function show() {
    const wanted = query.value.trim().toLowerCase();
    const shown = items.filter(
      ({ key, value, changed, description }) =>
        (!changedOnly.checked || changed) && `${key}\n${value ?? ''}\n${description ?? ''}`.toLowerCase().includes(wanted),
    );
    body.replaceChildren(shown.length > 0 ? table(shown) : empty('No setting matches', ''));
  }

  async function load() {
    body.replaceChildren(loading('the settings'));
    try {
      items = (await api.get('/settings', gone.signal)).items;
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

function shown(value) {
  return value === null || value === '' ? 'not set' : visible(value);
}

function table(items) {
  return el(
    'div',
    { class: 'table-frame' },
    el(
      'table',
      { class: 'stacks' },
      el('thead', {}, el('tr', {}, ['Name', 'Value', 'Default'].map((head) => el('th', { scope: 'col' }, head)))),
      el(
        'tbody',
        {},
        items.map(({ key, value, default_value: normally, changed, description }) =>
          el(
            'tr',
            {},
            el('th', { scope: 'row' }, el('code', {}, visible(key)), description ? el('p', { class: 'muted small' }, visible(description)) : null),
            cell('Value', el(changed ? 'strong' : 'span', { class: 'setting-value' }, shown(value))),
            cell('Default', changed ? el('span', { class: 'setting-value muted' }, shown(normally)) : ''),
          ),
        ),
      ),
    ),
  );
}
