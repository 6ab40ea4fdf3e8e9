/** The one glance: why something converts or not, what is under way, and who does it. */
import { el } from '../dom.js';
import { loading } from '../parts.js';
import { FilmsCard } from './films.js';
import { GateCard } from './gate.js';
import { LanesCard } from './lanes.js';
import { WorkersCard } from './workers.js';

export function overview({ api, live }) {
  const cards = { gate: new GateCard(api, live), lanes: new LanesCard(), films: new FilmsCard(), workers: new WorkersCard() };
  const whole = [
    el('div', { class: 'glance' }, cards.gate.node, cards.lanes.node),
    cards.films.node,
    cards.workers.node,
  ];
  const node = el('div', { class: 'overview' }, el('h1', { class: 'hidden-text' }, 'Now'), loading('what Lull does now'));
  const pending = new Set();
  let frame = 0;

  const show = () => {
    frame = 0;
    if (!whole[0].isConnected) {
      node.lastChild.replaceWith(...whole);
    }
    for (const section of pending) {
      cards[section].update(live.state[section]);
    }
    pending.clear();
  };
  const changed = (sections) => {
    Object.keys(cards)
      .filter((section) => sections.has(section))
      .forEach((section) => pending.add(section));
    if (pending.size > 0 && live.state && frame === 0) {
      frame = requestAnimationFrame(show);
    }
  };
  const unsubscribe = live.subscribe(changed);
  changed(new Set(Object.keys(cards)));

  return {
    node,
    title: 'Now',
    stop() {
      unsubscribe();
      cancelAnimationFrame(frame);
      cards.films.stop();
    },
  };
}
