import { svg } from './dom.js';

/** Drawn on 24 × 24 with a stroke of 2, in the colour of the text. */
const PATHS = {
  good: 'M5 12.5 10 17.5 19.5 7',
  bad: 'M7 7l10 10M17 7 7 17',
  wait: 'M12 7v5.5l3.5 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  busy: 'M8 5.5v13l11-6.5z',
  quiet: 'M6 12h12',
  pause: 'M9 6v12M15 6v12',
  play: 'M8 5.5v13l11-6.5z',
  image: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4 3-3L20 17M15.5 9v.2',
  video: 'M4 6h11v12H4zM15 10.5l5-3v9l-5-3',
  converted: 'M5 9a7.5 7.5 0 0 1 13-2l2 2M20 4v5h-5M19 15a7.5 7.5 0 0 1-13 2l-2-2M4 20v-5h5',
  upload: 'M12 16V5M7 9.5 12 4.5l5 5M5 19.5h14',
  close: 'M6 6l12 12M18 6 6 18',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  calm: 'M3 9h18M3 14h18M7 19h10',
  wave: 'M3 9c3 0 3-4 6-4s3 4 6 4 3-4 6-4M3 16c3 0 3-4 6-4s3 4 6 4 3-4 6-4',
  empty: 'M4 13 7 5h10l3 8v6H4zM4 13h5l1 2.5h4L15 13h5',
};

export function icon(name, attributes = {}) {
  const path = PATHS[name];
  return svg('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false', ...attributes }, svg('path', { d: path }));
}
