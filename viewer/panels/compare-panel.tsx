import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { compare, type ComparedEdge, type Comparison } from '../../src/graph/compare.ts';
import type { Evidence } from '../../src/types/graph.ts';
import { counted } from '../appearance/wording.ts';
import { type GraphModel, labelOf } from '../state/model.ts';
import type { View } from '../state/view.ts';
import { useActions } from './page.tsx';
import { Count, RelationRows } from './parts.tsx';
import { Windowed } from './windowed.tsx';

/** What of the evidence stands on each side. */
interface Sides {
  readonly before: (evidence: Evidence) => boolean;
  readonly after: (evidence: Evidence) => boolean;
}

/** Compares what is shown: before a day and from it on, or one source with another. */
export function ComparePanel({ model, view }: { model: GraphModel; view: View }): JSX.Element {
  const sources = useMemo(
    () => [...new Set([...model.articles.values()].map(({ source }) => source ?? 'no source'))].sort(),
    [model],
  );
  const days = useMemo(
    () => [...new Set([...model.articles.values()].flatMap(({ date }) => date ?? []))].sort(),
    [model],
  );
  const [day, setDay] = useState(days[Math.floor(days.length / 2)] ?? '');
  const [pair, setPair] = useState<readonly [string, string]>([sources[0] ?? '', sources[1] ?? '']);
  const [by, setBy] = useState<'date' | 'source'>(days.length > 1 || sources.length < 2 ? 'date' : 'source');
  const sides = by === 'date' ? byDate(day) : bySource(model, pair);
  const found = useMemo(() => comparisonOf(view, sides), [view, by, day, pair]);
  return (
    <div class="comparison">
      <div class="steps" role="group" aria-label="Compare by">
        <button type="button" aria-pressed={by === 'date'} onClick={() => setBy('date')}>
          Two dates
        </button>
        <button type="button" aria-pressed={by === 'source'} onClick={() => setBy('source')}>
          Two sources
        </button>
      </div>
      {by === 'date' ? (
        <label class="picker">
          Before this day, and from it on
          <input
            type="date"
            value={day}
            min={days[0]}
            max={days.at(-1)}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </label>
      ) : (
        <div class="steps">
          {([0, 1] as const).map((side) => (
            <select
              key={side}
              aria-label={side === 0 ? 'First source' : 'Second source'}
              value={pair[side]}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setPair(side === 0 ? [value, pair[1]] : [pair[0], value]);
              }}
            >
              {sources.map((source) => (
                <option key={source}>{source}</option>
              ))}
            </select>
          ))}
        </div>
      )}
      <Lists model={model} view={view} found={found} />
    </div>
  );
}

function byDate(day: string): Sides {
  return {
    before: ({ date }) => date !== null && date < day,
    after: ({ date }) => date !== null && date >= day,
  };
}

function bySource(model: GraphModel, [first, second]: readonly [string, string]): Sides {
  const of =
    (source: string) =>
    ({ article }: Evidence): boolean =>
      (model.articles.get(article)?.source ?? 'no source') === source;
  return { before: of(first), after: of(second) };
}

function comparisonOf(view: View, { before, after }: Sides): Comparison {
  const part = (belongs: (evidence: Evidence) => boolean): ComparedEdge[] =>
    [...view.relations.values()].flatMap((relation) => {
      const weight = relation.evidence.filter(belongs).length;
      if (weight === 0) return [];
      const { key, source, target, family } = relation;
      return [{ key, source, target, attributes: { family, weight } }];
    });
  return compare(part(before), part(after));
}

function Lists({ model, view, found }: { model: GraphModel; view: View; found: Comparison }): JSX.Element {
  const actions = useActions();
  const { appeared, vanished, changed, same } = found;
  if (appeared.length + vanished.length + changed.length === 0) return <p class="note">No difference.</p>;
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
      {changed.length > 0 && (
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
      )}
      <p class="note">{counted(same.length, 'relation')} in both</p>
    </>
  );
}
