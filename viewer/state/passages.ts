import type { Span } from '../../src/types/article.ts';
import type { Evidence } from '../../src/types/graph.ts';
import { grouped } from '../../src/types/grouped.ts';
import type { GraphModel, RelationEdge } from './model.ts';
import type { Passage } from './state.ts';
import type { View } from './view.ts';

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

/** Returns what of some evidence passes the filters. */
export function shownOf(view: View, stated: readonly Stated[]): Stated[] {
  return stated.filter(({ relation, evidence }) =>
    view.relations.get(relation.key)?.evidence.includes(evidence),
  );
}

/** Returns all evidence that stands in one article, in text order. The index is made once for a model. */
function statedIn(model: GraphModel, article: string): readonly Stated[] {
  let index = indexes.get(model);
  if (index === undefined) {
    const all = [...model.relations.values()].flatMap((relation) =>
      relation.evidence.map((evidence) => ({ relation, evidence })),
    );
    index = grouped(all, ({ evidence }) => evidence.article);
    for (const list of index.values()) list.sort((a, b) => a.evidence.start - b.evidence.start);
    indexes.set(model, index);
  }
  return index.get(article) ?? [];
}

/**
 * Returns the sentences of an article that state something, in text order.
 *
 * Evidence that reaches over several sentences is cut where other evidence begins or ends: each part has all that is
 * stated over it.
 */
export function sentencesOf(model: GraphModel, article: string): Passages[] {
  const all = statedIn(model, article);
  const text = model.articles.get(article)?.text ?? '';
  const cuts = [...new Set(all.flatMap(({ evidence: { start, end } }) => [start, end]))].sort(
    (a, b) => a - b,
  );
  const sentences: Passages[] = [];
  let [open, next]: [readonly Stated[], number] = [[], 0];
  for (const [index, from] of cuts.entries()) {
    const first = next;
    while (all[next]?.evidence.start === from) next++;
    open = [...open, ...all.slice(first, next)].filter(({ evidence }) => evidence.end > from);
    const words = text.slice(from, cuts[index + 1] ?? from).trimEnd();
    const start = from + words.length - words.trimStart().length;
    if (open.length > 0 && words !== '') sentences.push({ start, end: from + words.length, stated: open });
  }
  return sentences;
}

/** Returns what is stated in the sentences that a passage touches. */
export function relationsIn(model: GraphModel, { article, start, end }: Passage): readonly Stated[] {
  return statedIn(model, article).filter(({ evidence }) => evidence.start < end && evidence.end > start);
}
