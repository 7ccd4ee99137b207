import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Centrality } from '../../src/graph/centrality.ts';
import type { Family } from '../../src/types/relation.ts';
import { FAMILIES } from '../appearance/wording.ts';
import { grouped } from '../../src/types/grouped.ts';
import { type GraphModel, labelOf, type RelationEdge } from '../state/model.ts';
import { numberedEdges } from '../state/numbered.ts';
import type { View } from '../state/view.ts';
import { MOST_HULLS } from '../stage/hulls.ts';
import { periodsOf } from '../state/timeline.ts';
import { CommunityList } from './communities.tsx';
import { useActions, useCommands, useSelected } from './page.tsx';
import { Count, FamilyParts } from './parts.tsx';
import { EventsPlot } from './plot.tsx';

type Measure = 'pagerank' | 'betweenness' | 'degree' | 'sentences';

const MEASURES: readonly (readonly [measure: Measure, name: string, hint: string])[] = [
  ['pagerank', 'PageRank', 'how often one comes by, following relations at random'],
  ['betweenness', 'Betweenness', 'the share of shortest chains between others that lead over it'],
  ['degree', 'Relations', 'relations it takes part in'],
  ['sentences', 'Sentences', 'sentences behind them'],
];
const MOST_ROWS = 50;

/** Who is central among what is shown, and which pairs have the most to do with each other, by family. */
export function StatisticsPanel({ model, view }: { model: GraphModel; view: View }): JSX.Element {
  const relations = useMemo(() => [...view.relations.values()], [view]);
  const timeline = useMemo(() => periodsOf(relations, model.articles), [relations, model]);
  if (relations.length === 0) return <p class="note">Statistics need two connected actors.</p>;
  return (
    <>
      <Actors model={model} relations={relations} />
      <Communities model={model} view={view} />
      <h3>Over time</h3>
      {timeline === null ? <p class="note">That needs two dates.</p> : <EventsPlot timeline={timeline} />}
      <Pairs model={model} relations={relations} />
    </>
  );
}

interface ShownRelations {
  readonly model: GraphModel;
  readonly relations: readonly RelationEdge[];
}

const NOTHING: readonly Centrality[] = [];

/** Returns how central each actor is, as soon as that is known; until then null, or what was known of other relations. */
function useCentralities({ model, relations }: ShownRelations): readonly Centrality[] | null {
  const { centralities } = useCommands();
  const actions = useActions();
  const [all, setAll] = useState<readonly Centrality[] | null>(null);
  useEffect(() => {
    let isMeant = true;
    centralities(numberedEdges(model, relations)).then(
      (found) => isMeant && found !== null && setAll(found),
      (error: unknown) => {
        if (!isMeant) return;
        setAll(NOTHING);
        actions.say({ tone: 'error', text: `There are no statistics: ${String(error)}.` });
      },
    );
    return () => {
      isMeant = false;
    };
  }, [centralities, actions, model, relations]);
  return all;
}

function Actors({ model, relations }: ShownRelations): JSX.Element {
  const found = useCentralities({ model, relations });
  return (
    <>
      <h3>Actors</h3>
      {found === null ? <p class="note">Counting …</p> : <Ranking model={model} all={found} />}
    </>
  );
}

function Ranking({ model, all }: { model: GraphModel; all: readonly Centrality[] }): JSX.Element {
  const actions = useActions();
  const [measure, setMeasure] = useState<Measure>('pagerank');
  const rows = useMemo(
    () => all.toSorted((a, b) => (b[measure] ?? 0) - (a[measure] ?? 0)).slice(0, MOST_ROWS),
    [all, measure],
  );
  const most = rows[0]?.[measure] ?? 1;
  return (
    <>
      <div class="steps" role="group" aria-label="Measure">
        {MEASURES.map(([one, name, hint]) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === measure}
            title={hint}
            disabled={one === 'betweenness' && all[0]?.betweenness === null}
            onClick={() => setMeasure(one)}
          >
            {name}
          </button>
        ))}
      </div>
      <ol class="rows" id="central">
        {rows.map((row) => {
          const value = row[measure] ?? 0;
          return (
            <li key={row.actor}>
              <button
                class="row ranked"
                type="button"
                data-focus={`ranked ${row.actor}`}
                onClick={() => actions.select({ type: 'actor', key: row.actor })}
              >
                <span class="row-title">{labelOf(model, row.actor)}</span>
                <span class="row-number">
                  {Number.isInteger(value) ? value.toLocaleString('en') : value.toPrecision(3)}
                </span>
                <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={most > 0 ? (100 * value) / most : 0} height="4" />
                </svg>
              </button>
            </li>
          );
        })}
      </ol>
      {all.length > MOST_ROWS && (
        <p class="note">
          The first {MOST_ROWS} of {all.length.toLocaleString('en')}.
        </p>
      )}
    </>
  );
}

/** Who has more to do with each other than with others; outlined in the picture on demand. */
function Communities({ model, view }: { model: GraphModel; view: View }): JSX.Element {
  const actions = useActions();
  const isOn = useSelected('grouping');
  const communities = useSelected('communities');
  return (
    <>
      <h3>Communities {isOn && communities !== null && <Count number={communities.groups.length} />}</h3>
      <p class="steps">
        <button type="button" id="grouping" aria-pressed={isOn} onClick={() => actions.group(!isOn)}>
          Outline them in the picture
        </button>
      </p>
      {isOn && <CommunityList id="communities" model={model} view={view} most={MOST_HULLS} />}
    </>
  );
}

function Pairs({ model, relations }: ShownRelations): JSX.Element {
  const actions = useActions();
  const pairs = useMemo(() => {
    const acts = relations.filter(({ family }) => family !== 'affiliation');
    const groups = grouped(acts, ({ source, target }) => JSON.stringify([source, target].sort()));
    return [...groups.values()]
      .map((list) => ({ list, weight: list.reduce((sum, { weight }) => sum + weight, 0) }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST_ROWS);
  }, [relations]);
  return (
    <>
      <h3>Pairs by family</h3>
      <ol class="rows">
        {pairs.map(({ list, weight }) => {
          const [first] = list as [RelationEdge];
          const [a, b] = [first.source, first.target];
          return (
            <li key={`${a} ${b}`}>
              <button
                class="row ranked"
                type="button"
                data-focus={`pair ${a} ${b}`}
                onClick={() => actions.select({ type: 'pair', a, b })}
              >
                <span class="row-title">
                  {labelOf(model, a)} – {labelOf(model, b)}
                </span>
                <span class="row-number">{weight.toLocaleString('en')}</span>
                <span class="family-bar" aria-hidden="true">
                  <FamilyParts parts={sentencesByFamily(list)} />
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </>
  );
}

function sentencesByFamily(relations: readonly RelationEdge[]): { family: Family; number: number }[] {
  return [...FAMILIES.keys()].map((family) => {
    const own = relations.filter((one) => one.family === family);
    return { family, number: own.reduce((sum, { weight }) => sum + weight, 0) };
  });
}
