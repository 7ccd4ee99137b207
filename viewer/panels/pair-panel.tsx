import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { type Contradiction, contradictions, type Side } from '../../src/graph/contradictions.ts';
import { sentenceOf } from '../appearance/phrases.ts';
import { counted, datesName, STATUSES } from '../appearance/wording.ts';
import { NO_FILTERS } from '../facets/facet.ts';
import { between, chain } from '../state/lit.ts';
import { asEdge, type GraphModel, labelOf, type RelationEdge } from '../state/model.ts';
import type { Pair, Path } from '../state/state.ts';
import { createView, type View } from '../state/view.ts';
import { EvidenceCard, EvidenceList } from './evidence.tsx';
import { useActions } from './page.tsx';
import { ActorChip, Count, HiddenCount, PanelHead } from './parts.tsx';

/** Two actors: every direct relation between them each way, by date, and what contradicts itself. */
export function PairPanel(props: {
  readonly model: GraphModel;
  readonly view: View;
  readonly pair: Pair;
}): JSX.Element {
  const { model, view, pair } = props;
  const { a, b } = pair;
  const relations = between(view, a, b);
  const found = contradictions(relations.map(asEdge));
  const dates = datesName(relations.flatMap(({ evidence }) => evidence.map(({ date }) => date)));
  return (
    <section class="details" aria-label="Two actors" data-pair={`${a}~${b}`}>
      <PanelHead>
        <h2 class="passage-label" tabIndex={-1} data-heading>
          {labelOf(model, a)} and {labelOf(model, b)}
        </h2>
        <p class="relation-sum">
          {[
            counted(relations.length, 'relation'),
            dates,
            found.length > 0 && counted(found.length, 'contradiction'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p class="ends">
          <ActorChip model={model} actor={a} />
          <ActorChip model={model} actor={b} />
        </p>
        <PathButton from={a} to={b} isAlone={relations.length === 0} />
      </PanelHead>
      {found.length > 0 && <Contradictions model={model} view={view} found={found} />}
      <Way model={model} relations={relations.filter((one) => one.undirected)} title="Together" />
      <Way
        model={model}
        relations={relations.filter((one) => !one.undirected && one.source === a)}
        title={`${labelOf(model, a)} → ${labelOf(model, b)}`}
      />
      <Way
        model={model}
        relations={relations.filter((one) => !one.undirected && one.source === b)}
        title={`${labelOf(model, b)} → ${labelOf(model, a)}`}
      />
      <HiddenCount number={between(model, a, b).length - relations.length} noun="relation" />
    </section>
  );
}

function PathButton({ from, to, isAlone }: { from: string; to: string; isAlone: boolean }): JSX.Element {
  const actions = useActions();
  return (
    <p class="note">
      {isAlone && 'No direct relation · '}
      <button
        class="text-button"
        type="button"
        data-focus="path"
        onClick={() => actions.select({ type: 'path', from, to })}
      >
        Shortest chain of relations
      </button>
    </p>
  );
}

/** One way between the two: every sentence, the oldest first, under the relation that it states. */
function Way(props: {
  readonly model: GraphModel;
  readonly relations: readonly RelationEdge[];
  readonly title: string;
}): JSX.Element | null {
  const { model, relations, title } = props;
  const rows = relations
    .flatMap((relation) => relation.evidence.map((evidence) => ({ relation, evidence })))
    .sort((a, b) => ((a.evidence.date ?? '') < (b.evidence.date ?? '') ? -1 : 1));
  if (rows.length === 0) return null;
  return (
    <>
      <h3>
        {title} <Count number={rows.length} />
      </h3>
      <EvidenceList
        model={model}
        stated={rows}
        titleOf={({ relation, evidence }) =>
          [sentenceOf(model, relation), datesName([evidence.date])].filter(Boolean).join(', ')
        }
      />
    </>
  );
}

function Contradictions(props: {
  readonly model: GraphModel;
  readonly view: View;
  readonly found: readonly Contradiction[];
}): JSX.Element {
  const { model, view, found } = props;
  const actions = useActions();
  const wordsOf = ({ edge, evidence }: Side): string => {
    const relation = view.relations.get(edge);
    const sentence =
      relation === undefined ? '' : sentenceOf(model, { ...relation, status: evidence.status });
    const by = evidence.attributedTo === null ? 'an article' : labelOf(model, evidence.attributedTo);
    const date = datesName([evidence.date]);
    return `${sentence} (${STATUSES.get(evidence.status)?.name.toLowerCase()}, says ${by}${date === '' ? '' : `, ${date}`})`;
  };
  const open = ({ edge, evidence: { article, start, end } }: Side): void => {
    actions.select({ type: 'relation', key: edge });
    actions.read(article, { start, end });
  };
  const side = (one: Side): JSX.Element => (
    <button class="text-button" type="button" onClick={() => open(one)}>
      {wordsOf(one)}
    </button>
  );
  return (
    <ul class="contradictions" aria-label="Contradictions">
      {found.map((one, index) => (
        <li key={index}>
          <strong>{one.kind === 'mixed' ? 'Cooperation and conflict' : 'Claim and denial'}</strong>
          {side(one.first)}
          {side(one.second)}
        </li>
      ))}
    </ul>
  );
}

/** Says how long the chain is that the filters hide, and shows it. */
function WithoutFilters({ model, path }: { model: GraphModel; path: Path }): JSX.Element | null {
  const actions = useActions();
  const keys = useMemo(() => chain(createView(model, NO_FILTERS), path), [model, path]);
  if (keys === null) return <p class="note">Nor without them.</p>;
  const show = (): void => {
    actions.clearFilters();
    actions.focus(null);
  };
  return (
    <p class="note">
      {counted(keys.length, 'step')} without filters ·{' '}
      <button class="text-button" type="button" data-focus="show-all" onClick={show}>
        show
      </button>
    </p>
  );
}

/** The shortest chain of relations from one actor to another, read as sentences with their best quotation. */
export function PathPanel(props: {
  readonly model: GraphModel;
  readonly view: View;
  readonly path: Path;
}): JSX.Element {
  const { model, view, path } = props;
  const { from, to } = path;
  const keys = chain(view, path);
  const relations = (keys ?? []).flatMap((key) => view.relations.get(key) ?? []);
  return (
    <section class="details" aria-label="Chain of relations" data-path={`${from}~${to}`}>
      <PanelHead>
        <h2 class="passage-label" tabIndex={-1} data-heading>
          From {labelOf(model, from)} to {labelOf(model, to)}
        </h2>
        <p class="relation-sum">
          {keys === null
            ? 'No chain of acts under these filters'
            : `${counted(relations.length, 'step')}, without affiliations`}
        </p>
        {keys === null && <WithoutFilters model={model} path={path} />}
      </PanelHead>
      <ol class="evidence-list chain">
        {relations.map((relation, index) => {
          const best = relation.evidence.reduce((a, b) => (b.confidence > a.confidence ? b : a));
          return (
            <li key={relation.key}>
              <EvidenceCard
                model={model}
                relation={relation}
                evidence={best}
                index={index}
                title={`${sentenceOf(model, relation)} (${counted(relation.weight, 'sentence')})`}
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
