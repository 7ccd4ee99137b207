/** Sentences that are read together, so that who takes part may stand in another sentence than what happens. */
import type { Mention } from '../types/actor.ts';
import type { Sentence, Token } from '../types/sentence.ts';
import type { Place } from './frame.ts';

/** A passage has as many sentences as fit into so many tokens, and one at least. */
export const LONGEST_PASSAGE = 120;
/** How the root of a sentence hangs on that of the sentence before. */
const NEXT = 'next';

/** Neighbouring sentences of an article. */
export interface Passage {
  /** Index of its first sentence in the article. */
  readonly first: number;
  readonly sentences: readonly Sentence[];
  /** The tokens of all, in one tree: each root hangs on the one before. */
  readonly tokens: readonly Token[];
  /** Index in `tokens` of each sentence's first token. */
  readonly starts: readonly number[];
}

/** Returns the passages of an article in order: what stands in its text is read together, a title or a caption alone. */
export function passagesOf(sentences: readonly Sentence[]): Passage[] {
  const passages: Passage[] = [];
  let first = 0;
  while (first < sentences.length) {
    let [end, size] = [first + 1, sentences[first]!.tokens.length];
    while (end < sentences.length && isText(sentences[end - 1]!) && isText(sentences[end]!)) {
      size += sentences[end]!.tokens.length;
      if (size > LONGEST_PASSAGE) break;
      end++;
    }
    passages.push(joined(sentences.slice(first, end), first));
    first = end;
  }
  return passages;
}

/** Returns mentions with the indices that their tokens have in a passage. */
export function mentionsOf(
  { first, starts }: Passage,
  bySentence: readonly (readonly Mention[])[],
): Mention[] {
  return starts.flatMap((start, i) =>
    bySentence[first + i]!.map((mention) => ({
      ...mention,
      first: mention.first + start,
      last: mention.last + start,
      head: mention.head + start,
    })),
  );
}

/** Returns the states of a passage's tokens, one behind another. */
export function joinedStates({ first, sentences }: Passage, states: readonly Int16Array[]): Int16Array {
  const own = states.slice(first, first + sentences.length);
  if (own.length === 1) return own[0]!;
  const all = new Int16Array(own.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const one of own) {
    all.set(one, at);
    at += one.length;
  }
  return all;
}

/** Returns where a token of a passage stands in the article. */
export function placeOf({ first, starts }: Passage, token: number): Place {
  let at = starts.length - 1;
  while (starts[at]! > token) at--;
  return { sentence: first + at, token: token - starts[at]! };
}

function isText({ block }: Sentence): boolean {
  return block === 'paragraph' || block === 'deck';
}

function joined(sentences: readonly Sentence[], first: number): Passage {
  const tokens: Token[] = [];
  const starts: number[] = [];
  let root = -1;
  for (const sentence of sentences) {
    const start = tokens.length;
    starts.push(start);
    const own = start + sentence.tokens.findIndex(({ head }) => head === -1);
    for (const token of sentence.tokens) {
      if (token.head >= 0) tokens.push(start > 0 ? { ...token, head: token.head + start } : token);
      else tokens.push(root < 0 ? token : { ...token, head: root, deprel: NEXT });
    }
    root = own;
  }
  return { first, sentences, tokens, starts };
}
