/** Walking through lists and cards by keyboard. */

/** Moves the focus through rows by arrows, through evidence by `n` and `p`, and opens the article of a card by `o`. */
export function walkCards(panel: HTMLElement, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
  const { key } = event;
  if (key === 'n' || key === 'p') step(panel, '[data-card]', key === 'n' ? 1 : -1);
  else if (key === 'o') inCard(panel)?.querySelector<HTMLElement>('.source-link')?.click();
  else if (key === 'ArrowDown') step(panel, '.row', 1);
  else if (key === 'ArrowUp') step(panel, '.row', -1);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Focuses the next of the elements after the one that has the focus, the first where none has it. */
function step(frame: HTMLElement, selector: string, by: 1 | -1): void {
  const elements = [...frame.querySelectorAll<HTMLElement>(selector)];
  const at = elements.findIndex((element) => element.contains(document.activeElement));
  const next = elements[at === -1 ? (by === 1 ? 0 : elements.length - 1) : at + by];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}

function inCard(panel: HTMLElement): HTMLElement | null {
  const { activeElement } = document;
  return panel.contains(activeElement) ? (activeElement?.closest<HTMLElement>('[data-card]') ?? null) : null;
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  );
}
