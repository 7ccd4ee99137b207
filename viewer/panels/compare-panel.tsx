import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Comparison } from '../../src/graph/compare.ts';
import { counted } from '../appearance/wording.ts';
import { type Comparing, comparingAtFirst, comparisonOf, daysIn, sourcesIn } from '../state/comparison.ts';
import { type GraphModel, labelOf, shorten } from '../state/model.ts';
import type { View } from '../state/view.ts';
import { useActions, useCommands, useSelected } from './page.tsx';
import { Count, RelationRows } from './parts.tsx';
import { Windowed } from './windowed.tsx';

/** Compares what is shown: before a day and from it on, one source with another, or two graph files. */
export function ComparePanel({ model, view }: { model: GraphModel; view: View }): JSX.Element {
  const actions = useActions();
  const second = useSelected('second');
  const chosen = useSelected('comparing');
  const days = useMemo(() => daysIn(model), [model]);
  const sources = useMemo(() => sourcesIn(model), [model]);
  const comparing = useMemo(() => chosen ?? comparingAtFirst(model, second), [chosen, model, second]);
  const found = useMemo(() => comparisonOf(model, view, comparing, second), [model, view, comparing, second]);
  const ways: readonly (readonly [Comparing, name: string])[] = [
    [{ by: 'date', day: days[Math.floor(days.length / 2)] ?? '' }, 'Two dates'],
    [{ by: 'source', sources: [sources[0] ?? '', sources[1] ?? ''] }, 'Two sources'],
    [{ by: 'file' }, 'Two files'],
  ];
  return (
    <div class="comparison">
      <div class="steps" role="group" aria-label="Compare by">
        {ways.map(([way, name]) => (
          <button
            key={name}
            type="button"
            aria-pressed={way.by === comparing.by}
            onClick={() => actions.compare(way)}
          >
            {name}
          </button>
        ))}
      </div>
      {comparing.by === 'date' && <DayPicker days={days} day={comparing.day} />}
      {comparing.by === 'source' && <SourcePicker sources={sources} chosen={comparing.sources} />}
      {comparing.by === 'file' && <FilePicker model={model} />}
      {(comparing.by !== 'file' || second !== null) && <Lists model={model} view={view} found={found} />}
    </div>
  );
}

function DayPicker({ days, day }: { days: readonly string[]; day: string }): JSX.Element {
  const actions = useActions();
  return (
    <label class="picker">
      Before this day, and from it on
      <input
        type="date"
        value={day}
        min={days[0]}
        max={days.at(-1)}
        onChange={(event) => actions.compare({ by: 'date', day: event.currentTarget.value })}
      />
    </label>
  );
}

function SourcePicker(props: {
  readonly sources: readonly string[];
  readonly chosen: readonly [string, string];
}): JSX.Element {
  const actions = useActions();
  const { sources, chosen } = props;
  const select = (side: 0 | 1): JSX.Element => (
    <select
      key={side}
      aria-label={side === 0 ? 'First source' : 'Second source'}
      value={chosen[side]}
      onChange={({ currentTarget: { value } }) =>
        actions.compare({ by: 'source', sources: side === 0 ? [value, chosen[1]] : [chosen[0], value] })
      }
    >
      {sources.map((source) => (
        <option key={source} value={source}>
          {shorten(source, 60)}
        </option>
      ))}
    </select>
  );
  return (
    <div class="steps">
      {select(0)}
      {select(1)}
    </div>
  );
}

/** Asks for the second graph file, or names both. */
function FilePicker({ model }: { model: GraphModel }): JSX.Element {
  const actions = useActions();
  const commands = useCommands();
  const second = useSelected('second');
  const input = useRef<HTMLInputElement>(null);
  const choose = ({ currentTarget }: JSX.TargetedEvent<HTMLInputElement>): void => {
    const file = currentTarget.files?.[0];
    if (file !== undefined) commands.compareWith(file);
    currentTarget.value = '';
  };
  return (
    <div class="picker">
      {second === null
        ? 'What did a second graph add, and what does it lack? The open one is the first.'
        : `From ${shorten(model.name, 60)} to ${shorten(second.name, 60)}`}
      <input
        id="compare-file"
        type="file"
        accept=".json,application/json"
        hidden
        aria-label="Second graph file"
        ref={input}
        onChange={choose}
      />
      <div class="steps">
        <button type="button" onClick={() => input.current?.click()}>
          {second === null ? 'Choose the second graph' : 'Choose another'}
        </button>
        {second !== null && (
          <button id="part" type="button" onClick={() => actions.part()}>
            Take it out again
          </button>
        )}
      </div>
    </div>
  );
}

function Lists({ model, view, found }: { model: GraphModel; view: View; found: Comparison }): JSX.Element {
  const { appeared, vanished, changed, same } = found;
  if (appeared.length + vanished.length + changed.length === 0)
    return <p class="note">No difference: {counted(same.length, 'relation')} in both.</p>;
  const list = (title: string, sign: string, keys: readonly string[]): JSX.Element | null => {
    const relations = keys.flatMap((key) => view.relations.get(key) ?? []);
    if (relations.length === 0) return null;
    return (
      <>
        <h3>
          {sign} {title} <Count number={relations.length} />
        </h3>
        <RelationRows model={model} relations={relations} label={title} />
      </>
    );
  };
  return (
    <>
      {list('Appeared', '+', appeared)}
      {list('Vanished', '−', vanished)}
      {changed.length > 0 && <Changes model={model} changed={changed} />}
      <p class="note">{counted(same.length, 'relation')} in both</p>
    </>
  );
}

/** The pairs of actors that stand to each other in another way than before. */
function Changes({ model, changed }: { model: GraphModel; changed: Comparison['changed'] }): JSX.Element {
  const actions = useActions();
  return (
    <>
      <h3>
        ± Changed sign <Count number={changed.length} />
      </h3>
      <Windowed
        items={changed}
        keyOf={({ actors }) => actors.join(' ')}
        estimate={54}
        class="rows"
        label="Changed sign"
      >
        {({ actors: [a, b], before, after }) => (
          <button
            class="row"
            type="button"
            data-focus={`changed ${a} ${b}`}
            onClick={() => actions.select({ type: 'pair', a, b })}
          >
            <span class="row-title">
              {labelOf(model, a)} – {labelOf(model, b)}
            </span>
            <span class="row-detail">
              {before}, then {after}
            </span>
          </button>
        )}
      </Windowed>
    </>
  );
}
