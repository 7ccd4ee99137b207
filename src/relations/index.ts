/** The relation stage: from sentences and actors to who does what to whom. */
import type { Actors } from '../types/actor.ts';
import type { Relation } from '../types/relation.ts';
import type { Sentence } from '../types/sentence.ts';
import { sentenceRelations } from './build.ts';
import type { Place, SentenceReading } from './frame.ts';
import { mentionFinder, mentionsBySentence } from './mention-index.ts';
import { memberRelations, officeRelations, officesOf } from './offices.ts';
import { passagesOf } from './passages.ts';
import { pooled } from './pool.ts';
import type { RelationReader } from './reader.ts';
import type { Statements } from './statements.ts';
import type { Triggers } from './triggers.ts';

export { createReader, type RelationReader } from './reader.ts';
export { createTriggers, type Triggers } from './triggers.ts';
export { explainArticle } from './explain.ts';
export { statementsOf, type Statements } from './statements.ts';
export type { Affiliation, End, Floors, Frame, SentenceReading, Sureness } from './frame.ts';

/**
 * Reads each sentence of an article.
 *
 * @param sentences The article's sentences with their trees.
 * @param states What the parser's network holds for them (`Parser.encodeArticle`).
 * @param found What the actor stage returned for them.
 * @returns What each tells by its tokens, sure or not.
 */
export function readSentences(
  sentences: readonly Sentence[],
  states: readonly Int16Array[],
  found: Actors,
  reader: RelationReader,
): SentenceReading[] {
  const mentions = mentionsBySentence(found.mentions, sentences.length);
  const kinds = new Map(found.actors.map(({ key, kind }) => [key, kind]));
  const find = mentionFinder(mentions);
  return passagesOf(sentences)
    .flatMap((passage) => reader.read(passage, mentions, states, (key) => kinds.get(key)))
    .map((reading, sentence) => pooled(reading, sentence, find));
}

/**
 * Returns the head tokens of all who take part in the statements of an article's sentences with somebody else: who does
 * something to nobody is no part of the graph, and needs no actor of his own.
 */
export function endsOf(statements: readonly Statements[]): Place[] {
  return statements.flatMap(({ events, affiliations }, sentence) => [
    ...events.flatMap(({ source, target, frame: { speaker } }) => [
      ...(target ? [source, target] : []),
      ...(speaker ? [speaker] : []),
    ]),
    ...affiliations.flatMap(({ part, whole }) => [
      { sentence, token: part },
      { sentence, token: whole },
    ]),
  ]);
}

/**
 * Returns the relations of an article, sentence by sentence, the main one of each first. Source and target differ, every
 * relation has evidence, and an affiliation counts once.
 *
 * @param found The article's actors, with those of phrases that take part (`withNounPhrases`).
 * @param statements What each sentence tells (`statementsOf`).
 */
export function buildRelations(
  sentences: readonly Sentence[],
  found: Actors,
  statements: readonly Statements[],
  triggers: Triggers,
): Relation[] {
  const find = mentionFinder(mentionsBySentence(found.mentions, sentences.length));
  const offices = officesOf(found.actors);
  const seen = new Set<string>();
  const told = sentences.flatMap((_, i) =>
    sentenceRelations(sentences, i, find, statements[i]!, triggers, offices),
  );
  const known = [
    ...officeRelations(found.actors, sentences),
    ...memberRelations(found.actors, found.mentions, sentences),
  ];
  return [...told, ...known].filter(({ family, source, target }) => {
    const pair = `${source}|${target}`;
    return family !== 'affiliation' || (!seen.has(pair) && seen.add(pair));
  });
}
