/** A child of an element: text is always added as text, never as markup. */
export type Child = Node | string | null | undefined | readonly Child[];

/** Attributes by name; `on…` functions become listeners, true is an empty attribute, false and null are left out. */
export type Properties = Record<string, string | number | boolean | null | ((event: Event) => void)>;

/** Returns a new HTML element with attributes, listeners and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  assign(element, properties);
  append(element, children);
  return element;
}

/** Returns a new SVG element with attributes and children. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  assign(element, properties);
  append(element, children);
  return element;
}

/**
 * Replaces the children of an element.
 *
 * Focus and scrolling stay: the focus moves to the new element with the same `data-focus` as the one that had it.
 */
export function render(container: Element, ...children: Child[]): void {
  const active = document.activeElement;
  const focus =
    active instanceof HTMLElement && container.contains(active) ? active.dataset['focus'] : undefined;
  container.replaceChildren();
  append(container, children);
  if (focus === undefined) return;
  const again = [...container.querySelectorAll<HTMLElement>('[data-focus]')].find(
    (element) => element.dataset['focus'] === focus,
  );
  again?.focus({ preventScroll: true });
}

/** Returns the one element of a type that the page has for a selector. Throws where the page lacks it. */
export function find(selector: string): HTMLElement;
export function find<T extends HTMLElement>(selector: string, type: new () => T): T;
export function find(selector: string, type: new () => HTMLElement = HTMLElement): HTMLElement {
  const element = document.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`the page has no ${type.name} ${selector}`);
  return element;
}

function assign(element: Element, properties: Properties): void {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2).toLowerCase(), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null) element.setAttribute(name, String(value));
  }
}

function append(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined) continue;
    if (isList(child)) append(element, child);
    else element.append(child);
  }
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}
