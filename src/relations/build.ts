/** From statements about phrases to relations between actors: the one place where a `Relation` is made. */
import { ancestorsOf } from '../syntax/tree.ts';
import type { Mention } from '../types/actor.ts';
import type { Span } from '../types/article.ts';
import type { EventType, Family, Relation } from '../types/relation.ts';
import type { Sentence } from '../types/sentence.ts';
import { contextsOf } from './contexts.ts';
import { isAttitude, type Affiliation, type Attitude } from './frame.ts';
import type { MentionFinder } from './mention-index.ts';
import { wordedBy, type Offices } from './offices.ts';
import { actorPairs, pairedStatements } from './parties.ts';
import type { EventStatement, Statements } from './statements.ts';
import type { Triggers } from './triggers.ts';
import { labelOf, modeOf, triggerSpan } from './wording.ts';

/** Attitudes are no events: a family says which. */
const ATTITUDES: Readonly<Record<Attitude, { family: Family; label: string }>> = {
  FAVOR: { family: 'cooperation', label: 'favourable to' },
  ADVERSE: { family: 'concern', label: 'adverse to' },
};

/**
 * Returns the relations that the statements of one sentence make, upper clauses first, then affiliations.
 *
 * Which actors they tell of, `pairedStatements` says. The same actors, event and direction count once, by
 * the surest statement. Nobody has a relation with himself.
 *
 * @param sentences The sentences of the article.
 * @param index Which of them it is.
 * @param find The mention at a token; ends without one are left out.
 * @param offices What the text calls the offices that actors hold, for the wording of affiliations.
 */
export function sentenceRelations(
  sentences: readonly Sentence[],
  index: number,
  find: MentionFinder,
  { events, affiliations }: Statements,
  triggers: Triggers,
  offices: Offices = new Map(),
): Relation[] {
  const sentence = sentences[index]!;
  const contexts = contextsOf(sentence, triggers);
  const best = new Map<string, Relation>();
  for (const { statement, source, target, pairs } of pairedStatements(events, index, find)) {
    const told = toldOf(statement, sentence, index, find, triggers);
    const evidence = spanOver(sentences, index, source.sentence, target?.sentence ?? index);
    for (const [a, b] of pairs) {
      const relation = {
        ...told,
        contexts,
        sentence: index,
        ...evidence,
        source: a,
        target: b,
        sourceSpan: spanOf(source),
        targetSpan: target && spanOf(target),
      };
      const key = keyOf(relation);
      if ((best.get(key)?.confidence ?? -1) < relation.confidence) best.set(key, relation);
    }
  }
  const place = { contexts: [], sentence: index, start: sentence.start, end: sentence.end };
  return [
    ...byDepth([...best.values()], sentence),
    ...affiliations
      .flatMap((one) => affiliationRelations(one, sentence, index, find))
      .map((one) => ({ ...place, ...wordedBy(offices, one, index) })),
  ];
}

/** The words from the first of these sentences to the last. */
function spanOver(sentences: readonly Sentence[], ...indices: readonly number[]): Span {
  return {
    start: sentences[Math.min(...indices)]!.start,
    end: sentences[Math.max(...indices)]!.end,
  };
}

type AffiliationTold = Omit<Relation, 'contexts' | 'sentence' | 'start' | 'end'>;

type Told = Omit<
  Relation,
  'source' | 'target' | 'sourceSpan' | 'targetSpan' | 'contexts' | 'sentence' | 'start' | 'end'
>;

/** All that does not depend on who the ends are. */
function toldOf(
  { frame, undirected, confidence }: EventStatement,
  sentence: Sentence,
  index: number,
  find: MentionFinder,
  triggers: Triggers,
): Told {
  const { trigger, event, status, speaker } = frame;
  const attitude = isAttitude(event) ? ATTITUDES[event] : null;
  const isActor = (token: number): boolean => find({ sentence: index, token }) !== undefined;
  return {
    undirected,
    family: attitude?.family ?? triggers.ontology.events.get(event as EventType)!.family,
    event: attitude ? null : (event as EventType),
    mode: modeOf(sentence, trigger, event, triggers),
    status,
    attributedTo: (speaker && find(speaker)?.actors[0]) ?? null,
    confidence: rounded(confidence),
    label: attitude?.label ?? labelOf(sentence, trigger, isActor, triggers),
    trigger: triggerSpan(sentence, trigger),
  };
}

function affiliationRelations(
  { part, whole, probability }: Affiliation,
  sentence: Sentence,
  index: number,
  find: MentionFinder,
): AffiliationTold[] {
  const [source, target] = [part, whole].map((token) => find({ sentence: index, token }));
  if (!source || !target) return [];
  const { start, end } = sentence.tokens[part]!;
  return actorPairs(source, target, false).map(([a, b]) => ({
    source: a,
    target: b,
    undirected: false,
    family: 'affiliation',
    event: null,
    mode: null,
    status: 'actual',
    attributedTo: null,
    confidence: rounded(probability),
    label: 'of',
    trigger: { start, end },
    sourceSpan: spanOf(source),
    targetSpan: spanOf(target),
  }));
}

/** What makes two relations of a sentence the same. */
function keyOf({ source, target, undirected, family, event }: Relation): string {
  const ends = undirected && target! < source ? [target, source] : [source, target];
  return [...ends, family, event, undirected].join('|');
}

/** What upper clauses say comes first, then what stands first. */
function byDepth(relations: readonly Relation[], sentence: Sentence): Relation[] {
  const depths = new Map(
    sentence.tokens.map(({ start }, token) => [start, ancestorsOf(sentence, token).length]),
  );
  return relations.toSorted(
    (a, b) =>
      (depths.get(a.trigger.start) ?? 0) - (depths.get(b.trigger.start) ?? 0) ||
      a.trigger.start - b.trigger.start ||
      b.confidence - a.confidence,
  );
}

function spanOf({ start, end }: Mention): Span {
  return { start, end };
}

function rounded(probability: number): number {
  return Math.round(100 * probability) / 100;
}
