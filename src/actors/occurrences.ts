/** How a mention stands in its sentence, as the discourse remembers it. */
import { ancestorsOf, caseOf, childWith, firstConjunct, hasRelation } from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';
import type { Occurrence, Part } from './discourse.ts';
import type { Draft } from './draft.ts';
import { clauseOf, doerOf } from './told-by-place.ts';

/** Returns where and how a mention stands; the last argument is what its sentence alone does not tell. */
export function occurrenceOf(
  sentence: Sentence,
  { sentence: index, head, last, form, place }: Draft,
  { noun, leading, quoted }: Pick<Occurrence, 'noun' | 'leading' | 'quoted'>,
): Occurrence {
  const token = sentence.tokens[head]!;
  const isPronoun = form === 'pronoun';
  return {
    sentence: index,
    token: head,
    last,
    governor: token.head,
    clause: isPronoun ? clauseOf(sentence, head) : -1,
    doer: isPronoun ? doerOf(sentence, head) : -1,
    above: isPronoun ? ancestorsOf(sentence, head) : [],
    part: partOf(sentence, head),
    form,
    main: isMain(sentence, head),
    says: childWith(sentence, token.head, 'ccomp', 'parataxis') >= 0,
    word: token.form.toLowerCase(),
    many: /^NNP?S$/.test(token.xpos),
    place,
    between: caseOf(sentence, firstConjunct(sentence, head)) === 'between',
    quoted,
    leading,
    noun,
  };
}

/** Whether a token, or what it is joined to, is the subject of the main verb or of one joined to that. */
function isMain(sentence: Sentence, token: number): boolean {
  const head = firstConjunct(sentence, token);
  if (!hasRelation(sentence, head, 'nsubj')) return false;
  let verb = sentence.tokens[head]!.head;
  while (hasRelation(sentence, verb, 'conj', 'parataxis')) verb = sentence.tokens[verb]!.head;
  return sentence.tokens[verb]!.head < 0;
}

function partOf(sentence: Sentence, token: number): Part {
  const head = firstConjunct(sentence, token);
  if (hasRelation(sentence, head, 'nsubj')) return 'subject';
  if (hasRelation(sentence, head, 'obj', 'iobj')) return 'object';
  if (hasRelation(sentence, head, 'nmod:poss')) return 'possessor';
  if (hasRelation(sentence, head, 'obl')) return 'oblique';
  return hasRelation(sentence, head, 'nmod', 'compound', 'amod') ? 'modifier' : 'other';
}
