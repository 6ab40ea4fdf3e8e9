/** What was: sums and days as charts, and each file as it ended. */
import { barChart } from '../chart.js';
import { el } from '../dom.js';
import { LoadedList } from '../loaded.js';
import { card, cell, empty, loading, name, problem, stateBadge, time } from '../parts.js';
import { bytes, count, decimal, duration, UNKNOWN } from '../text.js';
import { mediaState } from '../words.js';

const SPANS = [[7, '7 days'], [30, '30 days'], [90, '90 days'], [365, 'A year']];

export function history({ api }) {
  const gone = new AbortController();
  const sums = el('div', { class: 'column' });
  const span = el('select', { id: 'span', change: () => load() }, SPANS.map(([days, label]) => el('option', { value: days, selected: days === 30 }, label)));
  const list = new LoadedList({
    what: 'files',
    load: (place, limit, signal) => api.get(`/history?limit=${limit}${place === null ? '' : `&before=${place}`}`, signal),
    words: ({ name: file, state, reason, submission }) => `${file}\n${state}\n${reason ?? ''}\n${submission}`,
    show: table,
    none: empty('Nothing has ended yet', 'Every file that ends appears here, for as long as history.retention says.'),
  });

  async function load() {
    sums.replaceChildren(loading('the statistics'));
    try {
      const found = await api.get(`/stats?days=${span.value}`, gone.signal);
      sums.replaceChildren(...statistics(found));
    } catch (error) {
      if (!gone.signal.aborted) {
        sums.replaceChildren(problem(error, load));
      }
    }
  }

  load();
  list.reload();
  return {
    node: el(
      'div',
      { class: 'page' },
      el(
        'div',
        { class: 'page-head' },
        el('div', {}, el('h1', {}, 'History'), el('p', { class: 'muted' }, 'How files ended. Days are in UTC.')),
        el('div', { class: 'field' }, el('label', { for: 'span' }, 'Time'), span),
      ),
      sums,
      card('Each file', list.node),
    ),
    title: 'History',
    stop() {
      gone.abort();
      list.stop();
    },
  };
}

function statistics({ since, all, days }) {
  const filled = everyDay(since, days);
  const files = (sums) => sums?.files ?? {};
  const bad = (sums) => (files(sums).quarantined ?? 0) + (files(sums).cancelled ?? 0);
  const chart = (title, series, values, format) =>
    barChart(title, filled.map(({ day, sums }) => ({ day, values: values(sums) })), series, format);
  return [
    el(
      'dl',
      { class: 'card totals' },
      total('uploaded', count(files(all).uploaded ?? 0)),
      total('converted', count(all.converted)),
      total('conversions that arrived', typeof all.success_rate === 'number' ? `${decimal(100 * all.success_rate)} %` : UNKNOWN),
      total('of converting', duration(all.conversion_seconds)),
      total('saved', bytes(all.bytes_saved)),
    ),
    el(
      'div',
      { class: 'charts' },
      chart(
        'Files',
        [{ label: 'uploaded', style: 'bar-good' }, { label: 'quarantined or cancelled', style: 'bar-bad', hatched: true }],
        (sums) => [files(sums).uploaded ?? 0, bad(sums)],
        count,
      ),
      chart('Hours of converting', [{ label: 'hours', style: 'bar-busy' }], (sums) => [(sums?.conversion_seconds ?? 0) / 3600], hours),
      chart('Bytes saved', [{ label: 'saved', style: 'bar-good' }], (sums) => [sums?.bytes_saved ?? 0], bytes),
    ),
  ];
}

const twoDigits = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 });

function hours(value) {
  return `${twoDigits.format(value)} h`;
}

/** Days on which nothing ended are days too. */
function everyDay(since, days) {
  const filled = [];
  const last = new Date().toISOString().slice(0, 10);
  for (let at = Date.parse(`${since}T00:00:00Z`); filled.length < 400; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    filled.push({ day, sums: days[day] ?? null });
    if (day >= last) {
      return filled;
    }
  }
  return filled;
}

function total(label, value) {
  return el('div', { class: 'total' }, el('dt', {}, label), el('dd', {}, value));
}

function table(items) {
  const rows = items.map((item) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row', class: 'table-name' }, el('a', { class: 'name', href: `#/media/${encodeURIComponent(item.id)}` }, name(item.name))),
      cell('State', stateBadge(mediaState(item.state))),
      cell('Ended', time(item.at)),
      el('td', { class: 'number', 'data-label': 'Size' }, bytes(item.size)),
      el('td', { class: 'number', 'data-label': 'Result' }, item.result_size > 0 ? bytes(item.result_size) : ''),
    ),
  );
  const heads = [['Name'], ['State'], ['Ended'], ['Size', 'number'], ['Result', 'number']];
  return el(
    'div',
    { class: 'table-frame' },
    el(
      'table',
      { class: 'stacks' },
      el('thead', {}, el('tr', {}, heads.map(([head, style]) => el('th', { scope: 'col', class: style }, head)))),
      el('tbody', {}, rows),
    ),
  );
}
