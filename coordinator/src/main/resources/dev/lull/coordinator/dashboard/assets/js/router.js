/** Pages by the hash: `#/media/ID`. Only one is there at a time, and it is told when it goes. */
import { announce } from './announce.js';

export class Router {
  #routes;
  #outlet;
  #leave = () => {};

  /** @param routes [pattern, page, (params) => { node, title, stop? }] */
  constructor(routes, outlet) {
    this.#routes = routes;
    this.#outlet = outlet;
  }

  start() {
    globalThis.addEventListener('hashchange', () => this.#show(true));
    this.#show(false);
  }

  #show(moved) {
    const path = location.hash.replace(/^#/, '');
    this.#leave();
    const [params, page, make] = this.#find(path);
    const view = make(params);
    this.#leave = () => view.stop?.();
    this.#outlet.replaceChildren(view.node);
    document.title = `${view.title} · Lull`;
    for (const link of document.querySelectorAll('[data-page]')) {
      link.toggleAttribute('aria-current', false);
      if (link.dataset.page === page) {
        link.setAttribute('aria-current', 'page');
      }
    }
    if (moved) {
      scrollTo(0, 0);
      this.#outlet.focus({ preventScroll: true });
      announce(view.title);
    }
  }

  #find(path) {
    for (const [pattern, page, make] of this.#routes) {
      const found = pattern.exec(path);
      if (found) {
        return [found.slice(1).map(decoded), page, make];
      }
    }
    const [, page, make] = this.#routes[0];
    return [[], page, make];
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
