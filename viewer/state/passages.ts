import type { Span } from '../../src/types/article.ts';
import type { Evidence } from '../../src/types/graph.ts';
import type { GraphModel, RelationEdge } from './model.ts';
import type { Passage } from './state.ts';

/** A piece of evidence with the relation that it belongs to. */
export interface Stated {
  readonly relation: RelationEdge;
  readonly evidence: Evidence;
}

/** A sentence of an article with all that it states. */
export interface Passages extends Span {
  readonly stated: readonly Stated[];
}

const indexes = new WeakMap<GraphModel, Map<string, Stated[]>>();

/** Returns all evidence that stands in one article, in text order. The index is made once for a model. */
export function statedIn(model: GraphModel, article: string): readonly Stated[] {
  let index = indexes.get(model);
  if (index === undefined) {
    index = new Map<string, Stated[]>();
    for (const relation of model.relations.values()) {
      for (const evidence of relation.evidence) {
        const list = index.get(evidence.article);
        if (list === undefined) index.set(evidence.article, [{ relation, evidence }]);
        else list.push({ relation, evidence });
      }
    }
    for (const list of index.values()) list.sort((a, b) => a.evidence.start - b.evidence.start);
    indexes.set(model, index);
  }
  return index.get(article) ?? [];
}

/** Returns the sentences of an article that state something, in text order; sentences that overlap are one. */
export function sentencesOf(model: GraphModel, article: string): Passages[] {
  const sentences: { start: number; end: number; stated: Stated[] }[] = [];
  for (const stated of statedIn(model, article)) {
    const { start, end } = stated.evidence;
    const last = sentences.at(-1);
    if (last !== undefined && start < last.end) {
      last.end = Math.max(last.end, end);
      last.stated.push(stated);
    } else sentences.push({ start, end, stated: [stated] });
  }
  return sentences;
}

/** Returns what is stated in the sentences that a passage touches. */
export function relationsIn(model: GraphModel, { article, start, end }: Passage): readonly Stated[] {
  return statedIn(model, article).filter(({ evidence }) => evidence.start < end && evidence.end > start);
}
