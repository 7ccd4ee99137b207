import type { JSX } from 'preact';
import { type Contradiction, contradictions, type Side } from '../../src/graph/contradictions.ts';
import { sentenceOf } from '../appearance/phrases.ts';
import { counted, datesName, STATUSES } from '../appearance/wording.ts';
import { between, chain } from '../state/lit.ts';
import { asEdge, type GraphModel, labelOf, type RelationEdge } from '../state/model.ts';
import type { Pair, Path } from '../state/state.ts';
import type { View } from '../state/view.ts';
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
  const side = ({ edge, evidence }: Side): string => {
    const relation = view.relations.get(edge);
    const sentence =
      relation === undefined ? '' : sentenceOf(model, { ...relation, status: evidence.status });
    const by = evidence.attributedTo === null ? 'an article' : labelOf(model, evidence.attributedTo);
    const date = datesName([evidence.date]);
    return `${sentence} (${STATUSES.get(evidence.status)?.name.toLowerCase()}, says ${by}${date === '' ? '' : `, ${date}`})`;
  };
  return (
    <ul class="contradictions" aria-label="Contradictions">
      {found.map((one, index) => (
        <li key={index}>
          <strong>{one.kind === 'mixed' ? 'Cooperation and conflict' : 'Claim and denial'}</strong>
          <span>{side(one.first)}</span>
          <span>{side(one.second)}</span>
        </li>
      ))}
    </ul>
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
