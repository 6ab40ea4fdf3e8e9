/** The bar around the pages: connection, colour scheme, handing over. */
import { announce } from './announce.js';
import { el, setAttribute, setText } from './dom.js';
import { icon } from './icons.js';
import { button } from './parts.js';
import { keep, kept } from './storage.js';
import { visible } from './text.js';

const SCHEMES = { system: 'as the system', light: 'light', dark: 'dark' };
const ICONS = { system: 'system', light: 'sun', dark: 'moon' };
const WORDS = { connecting: 'Connecting', live: 'Live', lost: 'Not connected' };

export function showConnection(live) {
  const pill = document.getElementById('connection');
  const banner = document.getElementById('offline');
  const words = el('span', {});
  banner.append(words, button('Try now', { class: 'button compact', click: () => live.retry() }));
  let before = '';
  const show = () => {
    const { connection, why, state } = live;
    if (connection === before) {
      return;
    }
    setAttribute(pill, 'data-state', connection);
    setText(pill.lastChild, WORDS[connection]);
    banner.hidden = connection !== 'lost';
    setText(words, `${state ? 'Not connected: what you see is from before.' : 'Not connected.'} ${visible(why)}`.trim());
    if (connection === 'lost') {
      announce('The connection to the coordinator is lost.');
    } else if (before === 'lost') {
      announce('Connected again.');
    }
    before = connection;
  };
  live.subscribe((changed) => changed.has('connection') && show());
}

/** By the hash it would be a page. */
export function skipLink() {
  document.querySelector('.skip').addEventListener('click', (event) => {
    event.preventDefault();
    document.getElementById('content').focus();
  });
}

export function announceGate(live) {
  let before = null;
  live.subscribe((changed) => {
    const open = live.state?.gate?.open;
    if (changed.has('gate') && typeof open === 'boolean' && open !== before) {
      if (before !== null) {
        announce(open ? 'The gate is open: conversions run.' : 'The gate is shut: conversions wait.');
      }
      before = open;
    }
  });
}

export function themeSwitch() {
  const node = document.getElementById('theme');
  const names = Object.keys(SCHEMES);
  const show = () => {
    const scheme = kept('localStorage', 'lull.theme') ?? document.documentElement.dataset.theme ?? 'system';
    const next = names[(names.indexOf(scheme) + 1) % names.length];
    node.replaceChildren(icon(ICONS[scheme]));
    setAttribute(node, 'aria-label', `Colours: ${SCHEMES[scheme]}. Change to ${SCHEMES[next]}`);
    setAttribute(node, 'title', `Colours: ${SCHEMES[scheme]}`);
    return next;
  };
  let next = show();
  node.addEventListener('click', () => {
    keep('localStorage', 'lull.theme', next === 'system' ? null : next);
    if (next === 'system') {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = next;
    }
    next = show();
  });
}
