/** Actors that the text does not name and no list knows: the victims, crowds, ships and sites that events befall. */
import { slug, type Lexicon } from '../lexicon/index.ts';
import { childrenOf } from '../syntax/tree.ts';
import type { Actor, Actors, Mention } from '../types/actor.ts';
import type { Sentence, Token } from '../types/sentence.ts';
import { wordsOf } from './anaphora-words.ts';
import { draft } from './draft.ts';

/** A token that heads a phrase for somebody. */
export interface PhraseHead {
  /** Index of its sentence in the article. */
  readonly sentence: number;
  readonly token: number;
}

/** Relations by which words belong to the phrase of a noun and to its label. */
const WITHIN: ReadonlySet<string> = new Set([
  'amod', 'compound', 'nummod', 'flat', 'fixed', 'nmod:poss', 'advmod', 'case', 'punct', 'goeswith', 'nmod',
]); // prettier-ignore
/** Phrases behind the noun that tell what it is; places and times do not. */
const OF: ReadonlySet<string> = new Set(['of', 'from', "'s", '’s', "'", '’']);

/**
 * Adds a group for the phrase of each head that is no mention: "three people", "Russian ships".
 *
 * "Dozens of protesters" are the protesters, "Houthi positions" the Houthis. Phrases with the same words are the same actor. It has the state of somebody named within its words ("Russian").
 *
 * @param found What the actor stage returned for the sentences.
 * @param heads Who takes part in some event; pronouns among them stay nobody.
 * @returns All actors, sorted by key, and all mentions in text order.
 */
export function withNounPhrases(
  sentences: readonly Sentence[],
  found: Actors,
  heads: readonly PhraseHead[],
  lexicon: Lexicon,
): Actors {
  const { classes } = wordsOf(lexicon);
  const known = new Map(found.actors.map((actor) => [actor.key, actor]));
  const added = new Map<string, Actor>();
  const mentions = [...found.mentions];
  const bySentence = sentences.map((): Mention[] => []);
  for (const mention of found.mentions) bySentence[mention.sentence]!.push(mention);
  const seen = new Set<string>();
  for (const head of heads) {
    const sentence = sentences[head.sentence]!;
    const place = `${head.sentence}:${head.token}`;
    if (seen.has(place) || sentence.tokens[head.token]!.upos === 'PRON') continue;
    seen.add(place);
    const here = bySentence[head.sentence]!;
    if (here.some(({ first, last }) => first <= head.token && head.token <= last)) continue;
    const [first, last] = phraseOf(sentence, head.token);
    const phrase = { sentence: head.sentence, first, last, head: head.token, form: 'nominal' } as const;
    const counted = countedBy(sentence, head.token, classes.number);
    const named =
      here.find((mention) => mention.head === counted) ?? holderOf(sentence, phrase, here, classes.holding);
    if (named) {
      mentions.push(draft(sentences, phrase, { actors: [...named.actors], sector: named.sector }));
      continue;
    }
    const label = textOf(sentence.tokens.slice(first, last + 1));
    const key = keyOf(label, known);
    const owner = here.find((mention) => mention.first >= first && mention.last <= last);
    const actor = added.get(key) ?? groupOf(key, label, owner?.actors.map((one) => known.get(one)) ?? []);
    added.set(key, actor);
    mentions.push(draft(sentences, phrase, { actors: [key] }));
  }
  return {
    actors: [...found.actors, ...added.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    mentions: mentions.sort((a, b) => a.start - b.start || b.end - a.end),
  };
}

/** The noun that words for a number count: protesters in "tens of thousands of protesters"; -1 where there is none. */
function countedBy(sentence: Sentence, head: number, numbers: ReadonlySet<string>): number {
  let counted = head;
  while (counted >= 0 && numbers.has(sentence.tokens[counted]!.form.toLowerCase())) {
    const number = counted;
    counted =
      [...childrenOf(sentence, number)].find((child) => child > number && isOf(sentence, child)) ?? -1;
  }
  return counted === head ? -1 : counted;
}

/** Whose the positions are in "Houthi positions" or "positions of the army"; undefined where the noun is another or they are nobody's. */
function holderOf(
  sentence: Sentence,
  { first, last, head }: Pick<Mention, 'first' | 'last' | 'head'>,
  mentions: readonly Mention[],
  holdings: ReadonlySet<string>,
): Mention | undefined {
  const { tokens } = sentence;
  if (!holdings.has(tokens[head]!.form.toLowerCase())) return undefined;
  return mentions.find(
    (mention) =>
      mention.first >= first &&
      mention.last <= last &&
      tokens[mention.head]!.head === head &&
      // "pro-Russian positions"
      tokens[mention.first - 1]?.form !== '-',
  );
}

/** The run of tokens around a noun that name or qualify it, without articles. */
function phraseOf(sentence: Sentence, head: number): [first: number, last: number] {
  const { tokens } = sentence;
  const within = new Set([head]);
  const take = (token: number): void => {
    for (const child of childrenOf(sentence, token)) {
      if (!WITHIN.has(tokens[child]!.deprel) || within.has(child)) continue;
      if (tokens[child]!.deprel === 'nmod' && !isOf(sentence, child)) continue;
      // The noun's own preposition stands before its phrase.
      if (token === head && tokens[child]!.deprel === 'case') continue;
      if (tokens[child]!.deprel === 'nmod:poss' && tokens[child]!.upos === 'PRON') continue;
      within.add(child);
      take(child);
    }
  };
  take(head);
  let [first, last] = [head, head];
  while (within.has(first - 1) || isInnerArticle(tokens, first - 1, within)) first--;
  while (within.has(last + 1) || isInnerArticle(tokens, last + 1, within)) last++;
  while (first < head && !/[\p{L}\p{N}]/u.test(tokens[first]!.form)) first++;
  while (last > head && tokens[last]!.upos === 'PUNCT') last--;
  return [first, last];
}

function isOf(sentence: Sentence, token: number): boolean {
  return [...childrenOf(sentence, token)].some(
    (child) =>
      sentence.tokens[child]!.deprel === 'case' && OF.has(sentence.tokens[child]!.form.toLowerCase()),
  );
}

/** "members of the party": an article between words of the phrase. */
function isInnerArticle(tokens: readonly Token[], token: number, within: ReadonlySet<number>): boolean {
  return tokens[token]?.upos === 'DET' && within.has(token - 1) && within.has(token + 1);
}

/** The words with the spaces that stand between them in the text. */
function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ form, start }, i) => (i > 0 && tokens[i - 1]!.end < start ? ` ${form}` : form))
    .join('');
}

/** A key that no actor of another name has. */
function keyOf(label: string, known: ReadonlyMap<string, Actor>): string {
  const key = slug(label) || 'somebody';
  let free = key;
  for (let number = 2; known.has(free); number++) free = `${key}-${number}`;
  return free;
}

function groupOf(key: string, label: string, owners: readonly (Actor | undefined)[]): Actor {
  const countries = new Set(owners.flatMap((owner) => owner?.country ?? []));
  const country = countries.size === 1 ? [...countries][0]! : null;
  return {
    key,
    label,
    kind: 'group',
    code: country ?? (owners.length === 1 ? (owners[0]?.code ?? null) : null),
    wikidata: null,
    country,
    sector: null,
    aliases: [],
    roles: [],
    members: [],
  };
}
