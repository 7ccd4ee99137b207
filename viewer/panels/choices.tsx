import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type ChoiceFacet, valueOf } from '../facets/facet.ts';
import { useActions, useSelected } from './page.tsx';
import { Count } from './parts.tsx';
import { Windowed } from './windowed.tsx';

/** A choice of a facet as the rail shows it. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly hint?: string;
  readonly sample?: JSX.Element;
}

/** Longer lists can be searched. */
const SEARCHED = 12;

/** The switches of a facet; with Alt, a click leaves only that one on. */
export function Choices(props: {
  readonly facet: ChoiceFacet;
  readonly choices: readonly Choice[];
}): JSX.Element {
  const { facet, choices } = props;
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const found = wanted === '' ? choices : choices.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <div class="rail-group" role="group" aria-label={facet.label}>
      <h2>{facet.label}</h2>
      {choices.length > SEARCHED && (
        <input
          class="rail-search"
          type="search"
          aria-label={`Search ${facet.label.toLowerCase()}`}
          placeholder="Search"
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      <Windowed items={found} keyOf={({ id }) => id} estimate={30}>
        {(choice) => <Switch facet={facet} choice={choice} ids={choices} />}
      </Windowed>
    </div>
  );
}

function Switch(props: {
  readonly facet: ChoiceFacet;
  readonly choice: Choice;
  readonly ids: readonly Choice[];
}): JSX.Element {
  const { facet, choice, ids } = props;
  const { id, name, hint, sample } = choice;
  const actions = useActions();
  const hidden = valueOf(facet, useSelected('filters'));
  const number = useSelected('view')?.counts.get(facet.id)?.get(id) ?? 0;
  return (
    <button
      class={number === 0 ? 'rail-entry absent' : 'rail-entry'}
      type="button"
      aria-pressed={!hidden.has(id)}
      title={`${hint ?? name} (Alt-click: only this)`}
      data-filter={`${facet.id} ${id}`}
      onClick={(event) => actions.toggle(facet, id, event.altKey ? ids.map((one) => one.id) : undefined)}
    >
      {sample !== undefined && <span class="rail-sample">{sample}</span>}
      <span class="rail-name">{name}</span>
      <Count number={number} />
    </button>
  );
}
