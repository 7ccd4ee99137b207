import type { JSX } from 'preact';
import { type ChoiceFacet, valueOf } from '../facets/facet.ts';
import type { State } from '../state/state.ts';
import { useActions, useSelected } from './page.tsx';

/** A choice of a facet as the rail shows it. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly hint?: string;
  readonly sample?: JSX.Element;
}

const filtersOf = (state: State): State['filters'] => state.filters;
const countsOf = (state: State): ReadonlyMap<string, ReadonlyMap<string, number>> | null =>
  state.view?.counts ?? null;

/** The switches of a facet; with Alt, a click leaves only that one on. */
export function Choices(props: {
  readonly facet: ChoiceFacet;
  readonly choices: readonly Choice[];
}): JSX.Element {
  const { facet, choices } = props;
  const actions = useActions();
  const hidden = valueOf(facet, useSelected(filtersOf));
  const counts = useSelected(countsOf)?.get(facet.id);
  const ids = choices.map(({ id }) => id);
  return (
    <div class="rail-group" role="group" aria-label={facet.label}>
      <h3>{facet.label}</h3>
      <ul>
        {choices.map(({ id, name, hint, sample }) => {
          const number = counts?.get(id) ?? 0;
          return (
            <li key={id}>
              <button
                class={number === 0 ? 'rail-entry absent' : 'rail-entry'}
                type="button"
                aria-pressed={!hidden.has(id)}
                title={`${hint ?? name} (Alt-click: only this)`}
                data-filter={`${facet.id} ${id}`}
                onClick={(event) => actions.toggle(facet, id, event.altKey ? ids : undefined)}
              >
                <span class="rail-sample">{sample}</span>
                <span class="rail-name">{name}</span>
                <span class="count">{number.toLocaleString('en')}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
