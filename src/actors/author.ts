/** Who writes or speaks where a text says "I" or "we" outside of quotations. */
import { caseOf, childWith, childrenWith, hasRelation } from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';
import type { AnaphoraWords } from './anaphora-words.ts';
import type { LinkedName } from './link-names.ts';
import { pronounOf } from './pronouns.ts';
import type { Quoted } from './quoted.ts';
import type { ActorRegistry } from './registry.ts';

/**
 * Returns who says "I" or "we" in a text that says so more than once and speaks of states: the person that its first lines name
 * ("Remarks by President Macron"), or somebody of its own; empty for any other text.
 */
export function authorOf(
  sentences: readonly Sentence[],
  quoted: Quoted,
  names: readonly (readonly LinkedName[])[],
  registry: ActorRegistry,
  { classes, speech }: AnaphoraWords,
): readonly string[] {
  const { singular, plural } = selfMentions(sentences, quoted);
  const isPolitical = names.some((here) =>
    here.some(({ mention }) => registry.get(mention.actors[0]!)?.kind === 'state'),
  );
  if (!isPolitical || singular + plural < 2) return [];
  if (singular === 0) return [registry.author('organisation')];
  for (const [index, sentence] of sentences.slice(0, FIRST_LINES).entries()) {
    const speakers = names[index]!.filter(
      ({ mention }) =>
        registry.get(mention.actors[0]!)?.kind === 'person' &&
        holdsSpeech(sentence, mention.head, classes.speech, speech),
    );
    // Of two, the text may be the one's or the other's.
    if (speakers.length === 1) return speakers[0]!.mention.actors;
  }
  return [registry.author('person')];
}

const FIRST_LINES = 3;

/**
 * "Remarks by X", "X's speech to the parliament", "X delivered the following remarks", and "X said:" on a line of its own; not "A
 * speech by X angered Y".
 *
 * @param verbs By which somebody is said to say something.
 */
function holdsSpeech(
  sentence: Sentence,
  person: number,
  speeches: ReadonlySet<string>,
  verbs: ReadonlySet<string>,
): boolean {
  const { tokens } = sentence;
  if (childrenWith(sentence, person, 'conj').length > 0) return false;
  const { head, deprel } = tokens[person]!;
  if (head < 0) return false;
  const isSpeech = (i: number): boolean => speeches.has(tokens[i]!.lemma.toLowerCase());
  if (deprel.startsWith('nmod'))
    return (
      isSpeech(head) &&
      tokens[head]!.head < 0 &&
      (deprel === 'nmod:poss' || /^(by|of|from)$/.test(caseOf(sentence, person) ?? ''))
    );
  if (!hasRelation(sentence, person, 'nsubj') || tokens[head]!.head >= 0) return false;
  const object = childWith(sentence, head, 'obj');
  return object >= 0 ? isSpeech(object) : verbs.has(tokens[head]!.lemma) && tokens.at(-1)!.form === ':';
}

/** The numbers of "I" and "we" outside of quotations. */
function selfMentions(
  sentences: readonly Sentence[],
  quoted: Quoted,
): { readonly singular: number; readonly plural: number } {
  const count = { singular: 0, plural: 0 };
  sentences.forEach(({ tokens, block }, index) => {
    if (block === 'boilerplate' || block === 'subhead') return;
    tokens.forEach(({ form, upos }, i) => {
      const pronoun = upos === 'PRON' && !quoted[index]![i] ? pronounOf(form) : undefined;
      if (pronoun?.person === 1) count[pronoun.plural ? 'plural' : 'singular']++;
    });
  });
  return count;
}
