/** Asks for how long conversions pause, and what becomes of the pieces that run. */
import { el } from '../dom.js';
import { button } from '../parts.js';
import { keep, kept } from '../storage.js';

const HOUR = 3600;
const LENGTHS = [
  ['30 min', HOUR / 2],
  ['1 hour', HOUR],
  ['2 hours', 2 * HOUR],
  ['8 hours', 8 * HOUR],
  ['Until resumed', null],
];
const NAME = 'lull.name';

/** @returns the body of `POST /gate/pause`, or null */
export function askPause() {
  return new Promise((resolve) => {
    let answer = null;
    const by = el('input', { class: 'input', id: 'pause-by', maxlength: 100, autocomplete: 'name', value: kept('localStorage', NAME) ?? '' });
    const lengths = LENGTHS.map(([label, seconds], at) =>
      choice('pause-length', label, seconds ?? '', at === LENGTHS.length - 1));
    const courses = [choice('pause-course', 'Stand still now', 'now', true), choice('pause-course', 'Finish first', 'drain', false)];
    const form = el(
      'form',
      {
        method: 'dialog',
        submit: (event) => {
          if (event.submitter?.value === 'yes') {
            const said = new FormData(form);
            answer = body(by.value.trim(), said.get('pause-length'), said.get('pause-course'));
          }
        },
      },
      el('h2', { id: 'pause-title' }, 'Pause conversions'),
      el('p', { class: 'muted' }, 'On all machines. Uploads go on.'),
      el('fieldset', {}, el('legend', {}, 'For'), el('div', { class: 'choices' }, lengths)),
      el(
        'fieldset',
        {},
        el('legend', {}, 'Pieces that run now'),
        el('div', { class: 'choices' }, courses),
        el('p', { class: 'muted small' }, 'Either way nothing that is finished is lost.'),
      ),
      el('div', { class: 'field' }, el('label', { for: 'pause-by' }, 'Your name, for those who wonder'), by),
      el(
        'div',
        { class: 'buttons' },
        button('Back', { type: 'submit', value: 'no', formnovalidate: true }),
        button('Pause', { type: 'submit', value: 'yes', class: 'button primary' }, 'pause'),
      ),
    );
    const dialog = el(
      'dialog',
      {
        'aria-labelledby': 'pause-title',
        close: () => {
          dialog.remove();
          resolve(answer);
        },
      },
      form,
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}

function choice(name, label, value, checked) {
  return el('label', { class: 'choice' }, el('input', { type: 'radio', name, value, checked, autofocus: checked && name === 'pause-length' }), el('span', {}, label));
}

function body(by, seconds, course) {
  keep('localStorage', NAME, by || null);
  return { by: by || 'the dashboard', drain: course === 'drain', ...(seconds ? { seconds: Number(seconds) } : {}) };
}
