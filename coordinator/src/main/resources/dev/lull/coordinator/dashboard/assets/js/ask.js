/** Asks before something that cannot be undone. */
import { el } from './dom.js';
import { button } from './parts.js';

/** @returns whether it was agreed to */
export function confirmed(title, text, yes) {
  return new Promise((resolve) => {
    const dialog = el(
      'dialog',
      {
        'aria-labelledby': 'confirm-title',
        close: () => {
          dialog.remove();
          resolve(dialog.returnValue === 'yes');
        },
      },
      el(
        'form',
        { method: 'dialog' },
        el('h2', { id: 'confirm-title' }, title),
        el('p', {}, text),
        el(
          'div',
          { class: 'buttons' },
          button('Back', { type: 'submit', value: 'no' }),
          button(yes, { type: 'submit', value: 'yes', class: 'button danger' }),
        ),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
