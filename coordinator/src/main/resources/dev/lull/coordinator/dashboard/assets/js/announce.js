/** Tells by a line that goes by itself, and to screen readers; for what matters only. */
import { el, setText } from './dom.js';
import { visible } from './text.js';

const SHOWN = 6000;
const MOST = 3;

const toasts = el('div', { class: 'toasts', 'aria-hidden': 'true' });

/** Only for screen readers: what everybody else sees on the page. */
export function announce(text) {
  setText(document.getElementById('announcer'), visible(text));
}

export function tell(text) {
  announce(text);
  if (!toasts.isConnected) {
    document.body.append(toasts);
  }
  const toast = el('div', { class: 'toast' }, visible(text));
  toasts.append(toast);
  while (toasts.children.length > MOST) {
    toasts.firstChild.remove();
  }
  setTimeout(() => toast.remove(), SHOWN);
}
