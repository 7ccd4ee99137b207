/** Which tokens may tell an event, and which may be the head of somebody who takes part. */
import type { Mention } from '../types/actor.ts';
import type { Token } from '../types/sentence.ts';

/** Parts of speech of words that can tell an event. */
const TRIGGER_TAGS: ReadonlySet<string> = new Set(['VERB', 'NOUN', 'ADJ', 'PROPN', 'ADV', 'ADP', 'AUX']);
/** Parts of speech of the heads of phrases for somebody. */
const END_TAGS: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'DET', 'SYM', 'X']);

/** Tells whether a token may be a trigger. */
export function mayTrigger({ upos }: Token): boolean {
  return TRIGGER_TAGS.has(upos);
}

/**
 * Returns the tokens that may be ends of a relation, in text order: words of the parts of speech that head phrases, and
 * whatever heads a mention.
 *
 * @param mentions The mentions among these tokens.
 */
export function candidateEnds(tokens: readonly Token[], mentions: readonly Mention[]): number[] {
  const heads = new Set(mentions.map(({ head }) => head));
  return tokens.flatMap(({ upos }, token) => (END_TAGS.has(upos) || heads.has(token) ? [token] : []));
}
