/** Text from outside, numbers and times, as people read them. */

const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Control characters and those that turn the direction of what follows are shown, not obeyed. */
export function visible(text) {
  return String(text).replace(HIDDEN, (character) =>
    character === '\n' ? '⏎' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** At most so many characters; what is left out is in the middle, as the ends of a name tell most. */
export function shortened(text, most) {
  if (text.length <= most) {
    return text;
  }
  const half = Math.floor((most - 1) / 2);
  return `${text.slice(0, half).replace(/[\ud800-\udbff]$/, '')}…${text.slice(-half).replace(/^[\udc00-\udfff]/, '')}`;
}

const whole = new Intl.NumberFormat('en');
const tenth = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** What is not known is a dash, never a zero. */
export const UNKNOWN = '–';

export function count(value) {
  return isNumber(value) ? whole.format(Math.round(value)) : UNKNOWN;
}

export function decimal(value) {
  return isNumber(value) ? tenth.format(value) : UNKNOWN;
}

export function percent(value) {
  return isNumber(value) ? `${Math.floor(value)} %` : UNKNOWN;
}

/** How alike two pictures are: 1 is the same. */
export function likeness(ssim) {
  return `SSIM ${ssim.toFixed(3)}`;
}

/** "1 file", "2 files". */
export function counted(value, one, many = `${one}s`) {
  return `${count(value)} ${value === 1 ? one : many}`;
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'];

export function bytes(value) {
  if (!isNumber(value)) {
    return UNKNOWN;
  }
  let size = Math.abs(value);
  let unit = 0;
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000;
    unit++;
  }
  const sign = value < 0 ? '−' : '';
  return `${sign}${unit > 0 && size < 99.95 ? tenth.format(size) : whole.format(Math.round(size))} ${UNITS[unit]}`;
}

/** Two units at most: "2 h 5 min", "48 s". */
export function duration(seconds) {
  if (!isNumber(seconds)) {
    return UNKNOWN;
  }
  const left = Math.max(0, Math.round(seconds));
  if (left < 60) {
    return `${left} s`;
  }
  if (left < 600) {
    return joined(Math.floor(left / 60), 'min', left % 60, 's');
  }
  if (left < 3570) {
    return `${Math.round(left / 60)} min`;
  }
  const hours = Math.round(left / 3600);
  return left < 36 * 3600
    ? joined(Math.floor((left + 30) / 3600), 'h', Math.floor(((left + 30) % 3600) / 60), 'min')
    : joined(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/** A place in a film: "1:02:03.4". */
export function timecode(seconds) {
  const tenths = Math.round(seconds * 10);
  const [hours, minutes] = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60];
  const rest = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

function joined(large, largeUnit, small, smallUnit) {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

const dateAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const timeOnly = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' });
const dayAndTime = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** In the reader's own time zone. */
export function moment(instant) {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? UNKNOWN : dateAndTime.format(date);
}

/** The shortest that is clear: of today only the time. */
export function shortMoment(instant, now = new Date()) {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) {
    return UNKNOWN;
  }
  return date.toDateString() === now.toDateString() ? timeOnly.format(date) : dayAndTime.format(date);
}

function isNumber(value) {
  return typeof value === 'number' && Number.isFinite(value);
}
