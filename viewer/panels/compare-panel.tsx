import type { JSX } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import type { Comparison } from '../../src/graph/compare.ts';
import { counted } from '../appearance/wording.ts';
import type { Days } from '../facets/dates.ts';
import {
  canCompare,
  comparingAtFirst,
  comparings,
  comparisonOf,
  daysIn,
  type Found,
  sourcesIn,
} from '../state/comparison.ts';
import { type GraphModel, labelOf, shorten } from '../state/model.ts';
import type { View } from '../state/view.ts';
import { useActions, useCommands, useSelected } from './page.tsx';
import { ActorRows, Count, RelationRows } from './parts.tsx';
import { Windowed } from './windowed.tsx';

const LACKS = {
  date: 'All sentences are of one day',
  source: 'All articles have one source',
  file: '',
} as const;
const NAMES = { date: 'Two dates', source: 'Two sources', file: 'Two files' } as const;

/** Compares what is shown: one span of days with another, one source with another, or two graph files. */
export function ComparePanel({ model, view }: { model: GraphModel; view: View }): JSX.Element {
  const actions = useActions();
  const second = useSelected('second');
  const chosen = useSelected('comparing');
  const comparing = useMemo(() => chosen ?? comparingAtFirst(model, second), [chosen, model, second]);
  const found = useMemo(() => comparisonOf(model, view, comparing, second), [model, view, comparing, second]);
  const ways = useMemo(() => comparings(model, second), [model, second]);
  return (
    <div class="comparison">
      <div class="steps" role="group" aria-label="Compare by">
        {ways.map((way) => (
          <button
            key={way.by}
            type="button"
            aria-pressed={way.by === comparing.by}
            disabled={way.by !== comparing.by && !canCompare(model, way.by)}
            title={canCompare(model, way.by) ? undefined : LACKS[way.by]}
            onClick={() => actions.compare(way)}
          >
            {NAMES[way.by]}
          </button>
        ))}
      </div>
      {comparing.by === 'date' && <SpanPickers model={model} spans={comparing.spans} />}
      {comparing.by === 'source' && <SourcePicker model={model} chosen={comparing.sources} />}
      {comparing.by === 'file' && <FilePicker model={model} name={comparing.name} />}
      {(comparing.by !== 'file' || second !== null) && <Lists model={model} view={view} found={found} />}
    </div>
  );
}

const SIDES = ['First', 'Second'] as const;

/** Four days: two spans, which may overlap or leave days out; an end without a day is open. */
function SpanPickers({ model, spans }: { model: GraphModel; spans: readonly [Days, Days] }): JSX.Element {
  const actions = useActions();
  const days = useMemo(() => daysIn(model), [model]);
  const set = (side: number, patch: Partial<Days>): void => {
    const [first, second] = spans.map((span, one) => (one === side ? { ...span, ...patch } : span));
    actions.compare({ by: 'date', spans: [first!, second!] });
  };
  const field = (side: 0 | 1, end: 'from' | 'to'): JSX.Element => (
    <input
      type="date"
      aria-label={`${SIDES[side]} dates, ${end}`}
      value={spans[side][end]}
      min={days[0]}
      max={days.at(-1)}
      onChange={(event) => set(side, { [end]: event.currentTarget.value })}
    />
  );
  const isEmpty = spans.findIndex(({ from, to }) => from !== '' && to !== '' && from > to);
  return (
    <div class="picker">
      {([0, 1] as const).map((side) => (
        <div key={side} class="picker-span" role="group" aria-label={`${SIDES[side]} dates`}>
          <span class="picker-name">{SIDES[side]}</span>
          {field(side, 'from')}
          <span aria-hidden="true">–</span>
          {field(side, 'to')}
        </div>
      ))}
      {isEmpty !== -1 && <span>The {SIDES[isEmpty]?.toLowerCase()} dates end before they begin.</span>}
    </div>
  );
}

function SourcePicker(props: {
  readonly model: GraphModel;
  readonly chosen: readonly [string, string];
}): JSX.Element {
  const actions = useActions();
  const { model, chosen } = props;
  const sources = useMemo(() => sourcesIn(model), [model]);
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

/** Asks for the second graph file, which a link may name, or names both. */
function FilePicker({ model, name }: { model: GraphModel; name: string | null }): JSX.Element {
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
        ? name === null
          ? 'What did a second graph add, and what does it lack? The open one is the first.'
          : `The link compares this graph with ${shorten(name, 60)}: choose that file.`
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

function Lists({ model, view, found }: { model: GraphModel; view: View; found: Found }): JSX.Element {
  const { appeared, vanished, changed, same, outside } = found;
  const isSame = appeared.length + vanished.length + changed.length === 0;
  const both = `${counted(same.length, 'relation')} in both`;
  return (
    <>
      <Relations title="Appeared" sign="+" keys={appeared} model={model} view={view} />
      <Relations title="Vanished" sign="−" keys={vanished} model={model} view={view} />
      {changed.length > 0 && <Changes model={model} changed={changed} />}
      <Actors title="Actors who appeared" sign="+" keys={found.actors.appeared} model={model} view={view} />
      <Actors title="Actors who vanished" sign="−" keys={found.actors.vanished} model={model} view={view} />
      <p class="note">{isSame ? `No difference: ${both}.` : both}</p>
      {outside > 0 && <p class="note">{counted(outside, 'sentence')} on neither side</p>}
    </>
  );
}

interface ListProps {
  readonly title: string;
  readonly sign: string;
  readonly keys: readonly string[];
  readonly model: GraphModel;
  readonly view: View;
}

/** What one side alone has, the strongest first. */
function Relations({ title, sign, keys, model, view }: ListProps): JSX.Element | null {
  if (keys.length === 0) return null;
  const wanted = new Set(keys);
  const relations = [...view.relations.values()].filter(({ key }) => wanted.has(key));
  return (
    <>
      <h3>
        {sign} {title} <Count number={relations.length} />
      </h3>
      <RelationRows model={model} relations={relations} label={title} />
    </>
  );
}

/** The actors that have relations on one side alone, the most related first. */
function Actors({ title, sign, keys, model, view }: ListProps): JSX.Element | null {
  if (keys.length === 0) return null;
  const wanted = new Set(keys);
  const actors = [...model.actors.values()].filter(({ key }) => wanted.has(key));
  return (
    <>
      <h3>
        {sign} {title} <Count number={actors.length} />
      </h3>
      <ActorRows actors={actors} view={view} label={title} />
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
