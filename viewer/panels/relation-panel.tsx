import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Evidence } from '../../src/types/graph.ts';
import { sentenceOf } from '../appearance/phrases.ts';
import { counted, dateName, datesName, eventName, FAMILIES, STATUSES } from '../appearance/wording.ts';
import { grouped } from '../../src/types/grouped.ts';
import { articleName, type GraphModel, labelOf, type RelationEdge, shorten } from '../state/model.ts';
import { EvidenceCard } from './evidence.tsx';
import { FamilySign } from './icons.tsx';
import { useActions } from './page.tsx';
import { ActorChip, Count, Fact, HiddenCount, HiddenNotice, PanelHead, StatusTag } from './parts.tsx';
import { Windowed } from './windowed.tsx';

/** A relation: what it says as a sentence, its two ends, and every sentence behind it by article, the newest first. */
export function RelationPanel(props: {
  readonly model: GraphModel;
  /** The relation as far as it passes the filters; whole where nothing of it does. */
  readonly relation: RelationEdge;
}): JSX.Element {
  const { model, relation } = props;
  const whole = model.relations.get(relation.key) ?? relation;
  const rows = useMemo(() => rowsOf(model, relation.evidence), [model, relation]);
  return (
    <section class={`details family-${relation.family}`} aria-label="Relation" data-relation={relation.key}>
      <PanelHead>
        <h2 class="relation-label" tabIndex={-1} data-heading>
          <FamilySign family={relation.family} />
          <span>
            {sentenceOf(model, relation)}
            <StatusTag model={model} relation={relation} />
          </span>
        </h2>
        <p class="relation-sum">{sumOf(model, relation)}</p>
        <p class="ends">
          <ActorChip model={model} actor={relation.source} />
          <ActorChip model={model} actor={relation.target} />
        </p>
        <PairButton relation={relation} />
        <HiddenNotice model={model} item={{ type: 'relation', key: relation.key }} />
      </PanelHead>
      <details class="more">
        <summary>About this relation</summary>
        <Facts relation={relation} />
      </details>
      <h3>
        Evidence <Count number={relation.evidence.length} />
      </h3>
      <p class="mark-key">
        <mark class="mark-source">who acts</mark> <mark class="mark-trigger">what</mark>{' '}
        <mark class="mark-target">to whom</mark>
      </p>
      <Windowed items={rows} keyOf={(row) => row.key} estimate={150} class="evidence-list" tag="ol">
        {(row) =>
          row.evidence === null ? (
            <h4 class="article-heading">{row.title}</h4>
          ) : (
            <EvidenceCard model={model} relation={relation} evidence={row.evidence} index={row.index} />
          )
        }
      </Windowed>
      <HiddenCount number={whole.evidence.length - relation.evidence.length} noun="sentence" />
    </section>
  );
}

function PairButton({ relation: { source, target } }: { relation: RelationEdge }): JSX.Element {
  const actions = useActions();
  return (
    <button
      class="text-button"
      type="button"
      data-focus="pair"
      onClick={() => actions.select({ type: 'pair', a: source, b: target })}
    >
      All between these two
    </button>
  );
}

interface Row {
  readonly key: string;
  readonly title: string;
  readonly evidence: Evidence | null;
  readonly index: number;
}

/** Returns the evidence under a heading for each article, the newest article first, each in text order. */
function rowsOf(model: GraphModel, evidence: readonly Evidence[]): Row[] {
  const groups = grouped(evidence, (one) => one.article);
  const dateOf = (id: string): string => model.articles.get(id)?.date ?? '';
  const ids = [...groups.keys()].sort((a, b) =>
    dateOf(a) === dateOf(b) ? (a < b ? -1 : 1) : dateOf(a) < dateOf(b) ? 1 : -1,
  );
  const rows: Row[] = [];
  let index = 0;
  for (const id of ids) {
    const article = model.articles.get(id);
    const facts = [
      shorten(article === undefined ? id : articleName(article)),
      article?.source,
      article?.date == null ? null : dateName(article.date),
    ];
    rows.push({ key: `article ${id}`, title: facts.filter(Boolean).join(' · '), evidence: null, index: -1 });
    for (const one of (groups.get(id) ?? []).toSorted((a, b) => a.start - b.start)) {
      rows.push({ key: `${id} ${index}`, title: '', evidence: one, index: index++ });
    }
  }
  return rows;
}

/** Returns "'voiced deep concern' · 3 sentences in 2 articles, 11–13 Jan 2023 · also: denied once by China". */
function sumOf(model: GraphModel, { label, evidence, status }: RelationEdge): string {
  const articles = new Set(evidence.map((one) => one.article)).size;
  const dates = datesName(evidence.map((one) => one.date));
  const place = `${counted(evidence.length, 'sentence')} in ${counted(articles, 'article')}`;
  const others = [...grouped(evidence, (one) => one.status)].filter(([other]) => other !== status);
  const also = others.map(([other, list]) => {
    const speakers = [...new Set(list.map((one) => one.attributedTo))];
    const [only] = speakers;
    const by = speakers.length === 1 && only != null ? ` by ${labelOf(model, only)}` : '';
    return `${STATUS_WORDS[other]} ${list.length === 1 ? 'once' : `${list.length} times`}${by}`;
  });
  const said = label === '' ? [] : [`‘${label}’`];
  return [
    ...said,
    dates === '' ? place : `${place}, ${dates}`,
    ...(also.length === 0 ? [] : [`also: ${also.join(', ')}`]),
  ].join(' · ');
}

const STATUS_WORDS = {
  actual: 'reported',
  planned: 'announced',
  possible: 'thought possible',
  denied: 'denied',
  doubted: 'doubted',
} as const;

function Facts({ relation }: { relation: RelationEdge }): JSX.Element {
  const { family, event, quad, score, confidence } = relation;
  return (
    <dl class="facts">
      <Fact term="Family" value={FAMILIES.get(family)?.name ?? family} />
      <Fact term="Event" value={event && eventName(event)} />
      <Fact term="Class" value={quad} />
      <Fact term="Scale" value={score === null ? null : scaleOf(score)} />
      <Fact term="Status" value={STATUSES.get(relation.status)?.name ?? null} />
      <Fact term="Confidence" value={`${Math.round(confidence * 100)} %`} />
    </dl>
  );
}

/** Returns a score with its sign and the ends of its scale. */
function scaleOf(score: number): string {
  const sign = score > 0 ? '+' : score < 0 ? '−' : '';
  return `${sign}${Math.abs(score)} (conflict −10, cooperation +10)`;
}
