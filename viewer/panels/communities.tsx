import type { JSX } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { COLOURED } from '../appearance/palette.ts';
import { counted } from '../appearance/wording.ts';
import { letterOf } from '../stage/hulls.ts';
import { type GraphModel, labelOf } from '../state/model.ts';
import type { Colouring } from '../state/state.ts';
import type { View } from '../state/view.ts';
import { useActions, useSelected } from './page.tsx';
import { Count } from './parts.tsx';

/** What the colours of actors mean, to choose; with a legend where these are communities. */
export function ColourChoice({ model }: { model: GraphModel }): JSX.Element {
  const actions = useActions();
  const colouring = useSelected('colouring');
  const view = useSelected('view');
  useLayoutEffect(() => void (document.body.dataset['colouring'] = colouring), [colouring]);
  const choice = (by: Colouring, name: string, hint: string): JSX.Element => (
    <button
      type="button"
      title={hint}
      aria-pressed={colouring === by}
      data-colour={by}
      onClick={() => actions.colourBy(by)}
    >
      {name}
    </button>
  );
  return (
    <div class="rail-group" role="group" aria-label="Colours of actors">
      <h2>Colours of actors</h2>
      <div class="steps">
        {choice('kind', 'Kinds', 'states, organisations, persons, groups')}
        {choice('community', 'Communities', 'who has more to do with each other than with others')}
      </div>
      {colouring === 'community' && view !== null && (
        <CommunityList id="legend" model={model} view={view} most={COLOURED} />
      )}
    </div>
  );
}

/** Names of a community that stand in its row. */
const NAMED = 4;

/**
 * The largest communities, by letter and colour: who belongs to them and how many of these are shown; a word while they
 * are looked for.
 *
 * @param most so many; the rest is summed up.
 */
export function CommunityList(props: {
  readonly id: string;
  readonly model: GraphModel;
  readonly view: View;
  readonly most: number;
}): JSX.Element {
  const { id, model, view, most } = props;
  const communities = useSelected('communities');
  if (communities === null) return <p class="note">They are being looked for.</p>;
  const shown = communities.groups.map((keys) => keys.filter((key) => view.connected.has(key)));
  const rest = shown.slice(most);
  const others = rest.reduce((sum, keys) => sum + keys.length, 0);
  return (
    <>
      <ol class="rows" id={id}>
        {shown.slice(0, most).map((keys, index) => (
          <li key={index} class="community">
            <span class={`community-letter${index < COLOURED ? ` community-${index}` : ''}`}>
              {letterOf(index)}
            </span>
            <span>{namesOf(model, view, keys)}</span>
            <Count number={keys.length} />
          </li>
        ))}
      </ol>
      {rest.length > 0 && (
        <p class="note">
          {counted(others, 'actor')} in {rest.length.toLocaleString('en')} smaller ones
        </p>
      )}
    </>
  );
}

/** Returns the names of the most related of some actors: "Norland, Sudovia and 3 more". */
function namesOf(model: GraphModel, view: View, keys: readonly string[]): string {
  if (keys.length === 0) return 'hidden by filters';
  const degree = (key: string): number => view.connected.get(key) ?? 0;
  const first = keys.toSorted((a, b) => degree(b) - degree(a)).slice(0, NAMED);
  const more = keys.length - first.length;
  return first.map((key) => labelOf(model, key)).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
