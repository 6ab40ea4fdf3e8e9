/** Gives each worker a letter, a colour and a pattern, the same for as long as the page is open. */

const COLOURS = 8;
const PATTERNS = ['', 'hatch-diagonal', 'hatch-dots', 'hatch-lines'];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const places = new Map();

export function crew(worker) {
  if (!places.has(worker)) {
    places.set(worker, places.size);
  }
  const place = places.get(worker);
  return {
    letter: letters(place),
    colour: `w${place % COLOURS}`,
    pattern: PATTERNS[(place + Math.floor(place / COLOURS)) % PATTERNS.length],
  };
}

/** A to Z, then AA: as columns of a sheet. */
function letters(place) {
  return place < LETTERS.length
    ? LETTERS[place]
    : letters(Math.floor(place / LETTERS.length) - 1) + LETTERS[place % LETTERS.length];
}
