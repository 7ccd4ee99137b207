/** The title before a person's name: "US Secretary of Defense" Lloyd Austin, "former Polish president" Lech Walesa. */
import type { Sentence } from '../types/sentence.ts';
import type { Findings, NamePhrase } from './names.ts';

/**
 * Returns the first token of the title phrase that ends just before a name; the name's own first token if there is none.
 *
 * The phrase reaches left from a title or role word over what modifies it, up to a comma, verb or preposition.
 */
export function titleStart(sentence: Sentence, name: NamePhrase, { words }: Findings): number {
  const title = words.nouns.find((match) => match.last === name.first - 1 && match.sort !== 'body');
  if (!title) return name.first;
  let first = title.first;
  while (first > 0 && isModifier(sentence, first - 1)) first--;
  return first;
}

function isModifier({ tokens }: Sentence, i: number): boolean {
  const { upos, xpos, deprel, head } = tokens[i]!;
  if (xpos === 'POS') return true;
  if (!MODIFIERS.has(upos) || deprel.startsWith('nsubj') || deprel === 'root') return false;
  return head > i;
}

const MODIFIERS: ReadonlySet<string> = new Set(['ADJ', 'PROPN', 'NOUN', 'DET']);
