/** The coordinator's time, and the words of all times on the page, which go on by themselves. */
import { setText } from './dom.js';
import { duration, shortMoment } from './text.js';

let ahead = 0;

/** Takes the coordinator's time for right: this machine's clock may be off. */
export function serverSays(instant) {
  const at = Date.parse(instant);
  if (!Number.isNaN(at)) {
    ahead = at - Date.now();
  }
}

export function now() {
  return Date.now() + ahead;
}

const FORMS = {
  ago: (seconds) => (seconds < 5 ? 'just now' : `${duration(seconds)} ago`),
  for: (seconds) => `for ${duration(seconds)}`,
  left: (seconds) => (seconds >= 0 ? 'any moment now' : `${duration(-seconds)} left`),
};

const DAY = 86400;

/** @param form `ago`, `for` or `left` */
export function timeWords(instant, form) {
  const seconds = (now() - Date.parse(instant)) / 1000;
  return form === 'ago' && seconds > DAY ? shortMoment(instant) : FORMS[form](seconds);
}

export function startClock() {
  setInterval(() => {
    for (const node of document.querySelectorAll('time[data-form]')) {
      setText(node, timeWords(node.getAttribute('datetime'), node.getAttribute('data-form')));
    }
  }, 1000);
}
