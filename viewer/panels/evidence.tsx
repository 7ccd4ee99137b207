import type { JSX } from 'preact';
import type { Span } from '../../src/types/article.ts';
import type { Evidence } from '../../src/types/graph.ts';
import { excerptOf } from '../appearance/excerpt.ts';
import { speakerOf, sureness } from '../appearance/phrases.ts';
import { STATUSES } from '../appearance/wording.ts';
import { type Mark, segment } from '../state/marks.ts';
import type { GraphModel, RelationEdge } from '../state/model.ts';
import type { Stated } from '../state/passages.ts';
import { Correct } from './correct.tsx';
import { useActions, useSelected } from './page.tsx';
import { Windowed } from './windowed.tsx';

/** What a stretch of an article can be; each has its style, and words for those who do not see it. */
export type MarkKind = 'source' | 'target' | 'trigger' | 'mention';

/** Returns the marks of one piece of evidence: who acts, what is done, to whom. */
export function evidenceMarks(evidence: Evidence): Mark<MarkKind>[] {
  return [
    { ...evidence.sourceSpan, kind: 'source' },
    { ...evidence.targetSpan, kind: 'target' },
    { ...evidence.trigger, kind: 'trigger' },
  ];
}

/** A span of text with its marks; the text itself is only ever text. */
export function MarkedText(props: {
  readonly text: string;
  readonly span: Span;
  readonly marks: readonly Mark<MarkKind>[];
}): JSX.Element {
  const { text, span, marks } = props;
  return (
    <>
      {segment(text, span, marks).map(({ text: words, kinds }, index) =>
        kinds.length === 0 ? (
          words
        ) : (
          <mark key={index} class={kinds.map((kind) => `mark-${kind}`).join(' ')}>
            {words}
          </mark>
        ),
      )}
    </>
  );
}

/** A card for one piece of evidence: how it is said and by whom, the sentence with its marks, the way to its place. */
export function EvidenceCard(props: {
  readonly model: GraphModel;
  readonly relation: RelationEdge;
  readonly evidence: Evidence;
  readonly index: number;
  readonly title?: string;
}): JSX.Element {
  const { model, relation, evidence, index, title } = props;
  const actions = useActions();
  const reading = useSelected('reading');
  const article = model.articles.get(evidence.article);
  const { start, end } = evidence;
  const excerpt = excerptOf(article?.text ?? '', evidence);
  const isOpen = reading?.article === evidence.article && reading.focus?.start === start;
  return (
    <div
      class={`evidence family-${relation.family}${isOpen ? ' is-open' : ''}`}
      aria-current={isOpen ? 'true' : undefined}
      data-card={index}
      tabIndex={-1}
    >
      {title !== undefined && <p class="evidence-title">{title}</p>}
      <p class="evidence-facts">
        {STATUSES.get(evidence.status)?.name} · {speakerOf(model, relation, evidence)} ·{' '}
        {sureness(evidence.confidence)}
      </p>
      <blockquote class={`sentence status-${evidence.status}`}>
        {article === undefined ? (
          'The article of this sentence is not in the file.'
        ) : (
          <>
            {excerpt.start > start && '… '}
            <MarkedText text={article.text} span={excerpt} marks={evidenceMarks(evidence)} />
            {excerpt.end < end && ' …'}
          </>
        )}
      </blockquote>
      {article !== undefined && (
        <button
          class="source-link"
          type="button"
          data-focus={`evidence ${evidence.article} ${start} ${evidence.trigger.start}`}
          onClick={() => actions.read(evidence.article, { start, end })}
        >
          Open in article
        </button>
      )}
      <Correct model={model} relation={relation} evidence={evidence} />
    </div>
  );
}

/** Cards for evidence of several relations, each under the words of its own. */
export function EvidenceList(props: {
  readonly model: GraphModel;
  readonly stated: readonly Stated[];
  readonly titleOf: (stated: Stated) => string;
}): JSX.Element {
  const { model, stated, titleOf } = props;
  return (
    <Windowed
      items={stated}
      keyOf={({ relation, evidence }, index) => `${relation.key} ${evidence.start} ${index}`}
      estimate={160}
      class="evidence-list"
      tag="ol"
    >
      {(one, index) => (
        <EvidenceCard
          model={model}
          relation={one.relation}
          evidence={one.evidence}
          index={index}
          title={titleOf(one)}
        />
      )}
    </Windowed>
  );
}
