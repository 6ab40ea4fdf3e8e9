/** Asks for `http.token`. There is nothing to see without it, so the question cannot be put away. */
import { el } from './dom.js';
import { button } from './parts.js';

export function askToken(refused) {
  return new Promise((resolve) => {
    const token = el('input', {
      class: 'input',
      id: 'token',
      type: 'password',
      required: true,
      autocomplete: 'current-password',
      spellcheck: 'false',
      'aria-describedby': 'token-where',
    });
    const remember = el('input', { type: 'checkbox', id: 'token-remember' });
    const form = el(
      'form',
      { method: 'dialog' },
      el('h2', { id: 'token-title' }, 'Sign in'),
      refused ? el('p', { class: 'problem', role: 'alert' }, 'That token was refused.') : null,
      el(
        'p',
        { id: 'token-where', class: 'muted' },
        'This Lull asks for its token, ',
        el('code', {}, 'http.token'),
        '. ',
        el('code', {}, 'lull up'),
        ' writes it to ',
        el('code', {}, 'lull.properties'),
        ' in its data folder.',
      ),
      el('div', { class: 'field' }, el('label', { for: 'token' }, 'Token'), token),
      el('div', { class: 'check' }, remember, el('label', { for: 'token-remember' }, 'Remember it in this browser')),
      el('div', { class: 'buttons' }, button('Sign in', { type: 'submit', class: 'button primary' })),
    );
    const dialog = el(
      'dialog',
      {
        'aria-labelledby': 'token-title',
        cancel: (event) => event.preventDefault(),
        close: () => {
          dialog.remove();
          resolve({ token: token.value.trim(), remember: remember.checked });
        },
      },
      form,
    );
    document.body.append(dialog);
    dialog.showModal();
    token.focus();
  });
}
