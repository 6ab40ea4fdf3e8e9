/** All of a list as a file: CSV for sheets, JSON for programs. */
import { el } from './dom.js';

const AT_ONCE = 500;
const MOST = 200_000;

/** Follows the pages of a list to its end. */
export async function all(load, progress) {
  const items = [];
  let place = null;
  do {
    const page = await load(place, AT_ONCE);
    items.push(...page.items);
    place = page.next;
    progress(items.length);
  } while (place !== null && items.length < MOST);
  return items;
}

export function csv(columns, items) {
  const lines = [columns, ...items.map((item) => columns.map((column) => item[column]))];
  return lines.map((line) => line.map(field).join(',')).join('\r\n') + '\r\n';
}

/** A sheet takes what begins so for a formula, and names come from outside. */
const FORMULA = /^[=+\-@\t\r]/;

function field(value) {
  const text = value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
  const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function save(fileName, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  el('a', { href: url, download: fileName }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
