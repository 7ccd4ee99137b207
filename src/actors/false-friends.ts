/** Names that often mean something else: "Michael Jordan", "Georgia" beside "Atlanta". */
import type { FalseFriend, Lexicon, Name, PhraseMatch } from '../lexicon/index.ts';
import type { Sentence } from '../types/sentence.ts';

/**
 * Returns the matches that still hold once the lexicon's rules for false friends are applied, relinked where they say so.
 *
 * @param heard The words of the article as written.
 */
export function withoutFalseFriends(
  sentence: Sentence,
  matches: readonly PhraseMatch<Name>[],
  lexicon: Lexicon,
  heard: ReadonlySet<string>,
): PhraseMatch<Name>[] {
  return matches.flatMap((match) => {
    const rules = lexicon.falseFriends.get(match.value.phrase);
    const rule = rules?.find((candidate) => holds(candidate, sentence, match, lexicon, heard));
    if (!rule) return [match];
    return rule.means ? [{ ...match, value: { ...match.value, actor: rule.means } }] : [];
  });
}

function holds(
  rule: FalseFriend,
  { tokens }: Sentence,
  { first, last }: PhraseMatch<Name>,
  lexicon: Lexicon,
  heard: ReadonlySet<string>,
): boolean {
  if (rule.where === 'heard' || rule.where === 'unheard')
    return rule.words.some((word) => heard.has(word)) === (rule.where === 'heard');
  const at = (i: number): boolean => {
    const form = tokens[i]?.form;
    return form !== undefined && rule.words.some((word) => means(word, form, lexicon));
  };
  if (rule.where === 'before') return at(first - 1);
  if (rule.where === 'after') return at(last + 1);
  const somewhere = tokens.some((_, i) => (i < first || i > last) && at(i));
  return rule.where === 'sentence' ? somewhere : !somewhere;
}

function means(word: string, form: string, lexicon: Lexicon): boolean {
  if (word === '<given-name>') return lexicon.givenNames.has(form);
  if (word === '<capitalised>') return /^\p{Lu}\p{Ll}/u.test(form) && form !== 'The';
  return word === form;
}
