/** Nodes made by name. Whatever comes from outside becomes a text node or an attribute, never markup. */

const SVG = 'http://www.w3.org/2000/svg';

/** `attributes`: strings and numbers are set, true is set empty, false and null are left out; a function is a listener. */
export function el(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      node.addEventListener(name, value);
    } else {
      setAttribute(node, name, value);
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Touches the page only where something changes. */
export function setAttribute(node, name, value) {
  if (value === null || value === undefined || value === false) {
    if (node.hasAttribute(name)) {
      node.removeAttribute(name);
    }
    return;
  }
  const text = value === true ? '' : String(value);
  if (node.getAttribute(name) !== text) {
    node.setAttribute(name, text);
  }
}

export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

const rowsOf = new WeakMap();

/**
 * Makes the children of `parent` those of `items`: a row is made once for each key, then updated in place and moved only if
 * its place changed, so that focus and selection stay.
 *
 * @param make answers `{ node, update(item), stop() }`
 */
export function keyed(parent, items, keyOf, make) {
  const before = rowsOf.get(parent) ?? new Map();
  const after = new Map();
  const wanted = new Set(items.map(keyOf));
  for (const [key, row] of before) {
    if (!wanted.has(key)) {
      row.stop?.();
      row.node.remove();
    }
  }
  let place = parent.firstChild;
  for (const item of items) {
    const key = keyOf(item);
    if (after.has(key)) {
      continue;
    }
    const row = before.get(key) ?? make(item);
    after.set(key, row);
    row.update?.(item);
    if (row.node === place) {
      place = place.nextSibling;
    } else {
      parent.insertBefore(row.node, place);
    }
  }
  rowsOf.set(parent, after);
}
