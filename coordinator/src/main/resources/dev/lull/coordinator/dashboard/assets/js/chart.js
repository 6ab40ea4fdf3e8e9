/** Bars by day as plain SVG, with the same figures as a table beside it. */
import { el, svg } from './dom.js';

const WIDTH = 400;
const HEIGHT = 200;
const LEFT = 58;
const BOTTOM = 22;
const TOP = 10;
const MOST_LABELS = 5;

/**
 * @param title what is counted
 * @param days [{ day, values: [number] }]
 * @param series [{ label, style }] of each of the values; they are stacked
 * @param format number => words
 */
export function barChart(title, days, series, format) {
  const sums = days.map(({ values }) => values.reduce((sum, value) => sum + Math.max(0, value), 0));
  const lows = days.map(({ values }) => values.reduce((sum, value) => sum + Math.min(0, value), 0));
  const { highest, step } = scale(Math.max(0, ...sums));
  const lowest = Math.min(0, ...lows) < 0 ? Math.floor(Math.min(...lows) / step) * step : 0;
  const y = (value) => TOP + ((highest - value) / (highest - lowest)) * (HEIGHT - TOP - BOTTOM);
  const width = (WIDTH - LEFT) / days.length;
  const drawing = svg(
    'svg',
    { class: 'chart', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': `${title} by day; the table below has the figures` },
    gridLines(lowest, highest, step, y, format),
    days.flatMap(({ day, values }, at) => bars(values, series, LEFT + at * width, width, y, `${day}: `, format)),
    labels(days, width),
  );
  return el(
    'section',
    { class: 'card', 'aria-label': title },
    el('div', { class: 'card-head' }, el('h2', {}, title), series.length > 1 ? legend(series) : null),
    drawing,
    el('details', {}, el('summary', {}, 'As a table'), table(title, days, series, format)),
  );
}

function legend(series) {
  return el(
    'div',
    { class: 'legend' },
    series.map(({ label, style }) =>
      el('span', {}, svg('svg', { class: 'chart', viewBox: '0 0 20 14', 'aria-hidden': 'true' }, svg('rect', { width: 20, height: 14, class: style })), label)),
  );
}

/** A round step, so that the highest is at least the most. */
function scale(most) {
  const rough = Math.max(most, 1e-9) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((candidate) => candidate >= rough);
  return most === 0 ? { highest: 1, step: 1 } : { highest: Math.ceil(most / step) * step, step };
}

function gridLines(lowest, highest, step, y, format) {
  const lines = [];
  for (let value = lowest; value <= highest + step / 2; value += step) {
    lines.push(
      svg('line', { class: 'axis', x1: LEFT, x2: WIDTH, y1: y(value), y2: y(value) }),
      svg('text', { x: LEFT - 8, y: y(value) + 4, 'text-anchor': 'end' }, format(value)),
    );
  }
  return lines;
}

function bars(values, series, x, width, y, day, format) {
  const gap = Math.min(2, width / 4);
  let above = 0;
  return values.flatMap((value, at) => {
    if (value === 0) {
      return [];
    }
    const from = value > 0 ? above : 0;
    const top = y(Math.max(from, from + value));
    above = value > 0 ? from + value : above;
    const height = Math.max(1, Math.abs(y(from) - y(from + value)));
    const place = { x: x + gap / 2, y: top, width: Math.max(0.5, width - gap), height };
    const bar = svg('rect', { ...place, class: series[at].style }, svg('title', {}, `${day}${format(value)} ${series[at].label}`));
    return series[at].hatched ? [bar, svg('rect', { ...place, class: 'bar-bad-hatch' })] : [bar];
  });
}

function labels(days, width) {
  const every = Math.ceil(days.length / MOST_LABELS);
  return days.flatMap(({ day }, at) =>
    at % every === 0 ? [svg('text', { x: LEFT + (at + 0.5) * width, y: HEIGHT - 5, 'text-anchor': at === 0 ? 'start' : 'middle' }, day.slice(5))] : []);
}

function table(title, days, series, format) {
  return el(
    'div',
    { class: 'table-frame', tabindex: 0, role: 'region', 'aria-label': title },
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Day'), series.map(({ label }) => el('th', { scope: 'col', class: 'number' }, label)))),
      el(
        'tbody',
        {},
        [...days].reverse().map(({ day, values }) =>
          el('tr', {}, el('th', { scope: 'row' }, day), values.map((value) => el('td', { class: 'number' }, format(value))))),
      ),
    ),
  );
}
