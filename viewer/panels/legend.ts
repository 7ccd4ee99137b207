import { FAMILIES, KINDS, STATUSES, type Wording } from '../appearance/wording.ts';
import type { Actions } from '../state/actions.ts';
import { NO_FILTERS } from '../state/filters.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import { h, render } from './dom.ts';
import { arrowSample, kindShape, statusLine } from './icons.ts';

/** Keeps the legend: what colours, shapes and lines mean, each entry a switch that filters, with its count. */
export function mountLegend(container: HTMLElement, store: Store<State>, actions: Actions): void {
  store.subscribe((state, previous) => {
    if (state.view !== previous.view) render(container, content(state, actions));
  });
}

function content({ model, view, filters }: State, actions: Actions): HTMLElement[] {
  if (model === null || view === null) return [];
  const families = [...FAMILIES].map(([family, wording]) => {
    const shown = !filters.hiddenFamilies.has(family);
    const sample = h('span', { class: `family-${family}` }, arrowSample(true));
    const toggle = (): void => actions.toggleFamily(family);
    return entry(
      `family ${family}`,
      wording,
      wording.name,
      sample,
      view.familyCounts.get(family),
      shown,
      toggle,
    );
  });
  const kinds = [...KINDS].map(([kind, wording]) => {
    const shown = !filters.hiddenKinds.has(kind);
    const toggle = (): void => actions.toggleKind(kind);
    return entry(
      `kind ${kind}`,
      wording,
      wording.plural,
      kindShape(kind),
      view.kindCounts.get(kind),
      shown,
      toggle,
    );
  });
  const statuses = [...STATUSES].map(([status, wording]) => {
    const shown = !filters.hiddenStatuses.has(status);
    const toggle = (): void => actions.toggleStatus(status);
    const number = view.statusCounts.get(status);
    return entry(`status ${status}`, wording, wording.name, statusLine(status), number, shown, toggle);
  });
  const filtered =
    filters !== NO_FILTERS && JSON.stringify(switches(filters)) !== JSON.stringify(switches(NO_FILTERS));
  return [
    group('Relations', families),
    group('Actors', kinds),
    group('Status', statuses),
    h(
      'div',
      { class: 'legend-group' },
      weight(filters.minWeight, model.maxWeight, actions),
      confidence(filters.minConfidence, actions),
    ),
    h(
      'button',
      {
        class: 'text-button',
        type: 'button',
        disabled: !filtered,
        'data-focus': 'clear',
        onclick: () => actions.clearFilters(),
      },
      'Show everything',
    ),
  ];
}

function switches(filters: State['filters']): unknown {
  const { hiddenFamilies, hiddenKinds, hiddenStatuses, minWeight, minConfidence } = filters;
  return [[...hiddenFamilies], [...hiddenKinds], [...hiddenStatuses], minWeight, minConfidence];
}

function group(title: string, entries: HTMLElement[]): HTMLElement {
  return h(
    'div',
    { class: 'legend-group', role: 'group', 'aria-label': title },
    h('h3', {}, title),
    h(
      'ul',
      {},
      entries.map((one) => h('li', {}, one)),
    ),
  );
}

function entry(
  id: string,
  wording: Wording,
  name: string,
  sample: Element,
  count: number | undefined,
  shown: boolean,
  toggle: () => void,
): HTMLElement {
  return h(
    'button',
    {
      class: count === undefined ? 'legend-entry absent' : 'legend-entry',
      type: 'button',
      'aria-pressed': String(shown),
      title: `${wording.hint} — ${shown ? 'hide' : 'show'}`,
      'data-focus': id,
      'data-filter': id,
      onclick: toggle,
    },
    h('span', { class: 'legend-sample' }, sample),
    h('span', { class: 'legend-name' }, name),
    h('span', { class: 'count' }, String(count ?? 0)),
  );
}

function weight(value: number, max: number, actions: Actions): HTMLElement | null {
  if (max <= 1) return null;
  const set = (number: number): void => actions.filter({ minWeight: number });
  return slider('Sentences, at least', String(value), { min: 1, max, step: 1, value }, set);
}

function confidence(value: number, actions: Actions): HTMLElement {
  const set = (number: number): void => actions.filter({ minConfidence: number / 100 });
  const percent = Math.round(value * 100);
  return slider('Confidence, at least', `${percent} %`, { min: 0, max: 100, step: 5, value: percent }, set);
}

function slider(
  name: string,
  shown: string,
  range: { min: number; max: number; step: number; value: number },
  set: (value: number) => void,
): HTMLElement {
  const onInput = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) set(event.target.valueAsNumber);
  };
  return h(
    'label',
    { class: 'slider' },
    h('span', { class: 'slider-name' }, name, h('output', {}, shown)),
    h('input', { type: 'range', ...range, 'aria-valuetext': shown, 'data-focus': name, oninput: onInput }),
  );
}
