/** Definite phrases that only point back: "the country", "the two sides", "both nations", "the group", "the city". */
import { caseOf, childrenOf, childrenWith, childWith, hasRelation } from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';
import type { AnaphoraWords, Refers } from './anaphora-words.ts';
import type { Part, Referent } from './discourse.ts';
import type { ActorRegistry } from './registry.ts';

/** What a short phrase can stand for. */
export interface ShortPhrase {
  readonly first: number;
  readonly refers: Refers | 'any';
  /** How many it stands for; 0 where the phrase does not say ("the allies"). */
  readonly size: number;
  /** The token behind "of" ("the city of Mosul"), or -1. */
  readonly of: number;
}

/** Returns the short definite phrase with noun `i` as its head, or null. */
export function shortPhrase(sentence: Sentence, i: number, words: AnaphoraWords): ShortPhrase | null {
  const { tokens } = sentence;
  const noun = tokens[i]!;
  const form = noun.form.toLowerCase();
  const plural = words.plural.has(form);
  const refers = words.plural.get(form) ?? words.singular.get(form);
  if (!refers || POINTING_NOWHERE.has(refers)) return null;
  // "the Gulf" is a name.
  if (noun.upos === 'PROPN' && i > 0 && noun.form !== form) return null;
  let [first, definite, of] = [i, false, -1];
  let size = plural ? 0 : 1;
  for (const child of childrenOf(sentence, i)) {
    const { lemma, upos, deprel } = tokens[child]!;
    if (child > i) {
      if (deprel.startsWith('nmod') && caseOf(sentence, child) === 'of') of = child;
      // "The alliance, which …" only points back.
      const isAside = deprel === 'acl:relcl' && tokens[i + 1]?.form === ',';
      // "urged the two countries to talk", "accused them both of lying": the verb's own, though the tree hangs it here.
      const isTold = deprel === 'acl' && childWith(sentence, child, 'mark') >= 0;
      if (
        refers !== 'place' &&
        !isAside &&
        !isTold &&
        (deprel.startsWith('nmod') || deprel.startsWith('acl'))
      )
        return null;
      continue;
    }
    if (upos === 'DET' && DEFINITE.has(lemma.toLowerCase())) definite = true;
    if (lemma === 'both' || lemma === 'two') size = 2;
    else if (lemma === 'three') size = 3;
    else if (MEMBERS.has(lemma) && childWith(sentence, child, 'nummod') >= 0)
      first = Math.min(first, childWith(sentence, child, 'nummod'));
    else if (DESCRIBING.has(upos) || (plural && upos === 'VERB')) return null;
    if (upos === 'DET' || upos === 'NUM' || upos === 'CCONJ') first = Math.min(first, child);
  }
  if (refers === 'place' && plural && of < 0) return null;
  return definite ? { first, refers, size, of } : null;
}

/** Returns "the two", "the three" or "both" at token `i` where it stands for actors as a noun does; null where it does not. */
export function barePair(sentence: Sentence, i: number): ShortPhrase | null {
  const { form, upos } = sentence.tokens[i]!;
  const word = form.toLowerCase();
  const size = word === 'both' || word === 'two' ? 2 : word === 'three' ? 3 : 0;
  if (size === 0 || !hasRelation(sentence, i, 'nsubj', 'obj', 'iobj', 'obl')) return null;
  if (word === 'both') return upos === 'CCONJ' ? null : { first: i, refers: 'any', size, of: -1 };
  const [before] = childrenWith(sentence, i, 'det');
  if (before !== i - 1 || sentence.tokens[before]!.form.toLowerCase() !== 'the') return null;
  return { first: before, refers: 'any', size, of: -1 };
}

const POINTING_NOWHERE: ReadonlySet<Refers> = new Set(['group', 'thing', 'landmark']);
const LASTING = 4;

/** Of "China backed Serbia's claims" China alone. */
const TAKING_PART: ReadonlySet<Part> = new Set(['subject', 'object', 'oblique', 'other']);
/** "The small countries", "the warring parties": not those just named. */
const DESCRIBING: ReadonlySet<string> = new Set(['ADJ', 'PROPN', 'NOUN']);
/** "The 27-nation bloc" */
const MEMBERS: ReadonlySet<string> = new Set(['nation', 'member', 'country', 'state']);
const DEFINITE: ReadonlySet<string> = new Set(['the', 'this', 'that', 'these', 'those', 'both']);

/**
 * Returns the actors that a short phrase stands for: the weightiest of the right kind and number, where weight is how
 * often and how lately somebody was mentioned; empty where there are too few.
 *
 * @param except Who cannot be meant: "Museveni spoke with both leaders".
 */
export function referentsOf(
  { refers, size }: Pick<ShortPhrase, 'refers' | 'size'>,
  recent: readonly Referent[],
  registry: ActorRegistry,
  except: readonly string[] = [],
): readonly string[] {
  const fits = (key: string): boolean => {
    const kind = registry.get(key)?.kind;
    if (refers === 'any') return kind !== undefined;
    return kind === refers || (refers === 'organisation' && kind === 'group' && !registry.get(key)?.unnamed);
  };
  const now = Math.max(0, ...recent.map(({ at }) => at.sentence));
  // Two of whom a text speaks throughout stay "the two sides" for longer than one stays "the country".
  const reach = size === 1 ? 1 : LASTING;
  // "The two sides" are rather those between whom there is something than any two named side by side.
  const weight = ({ keys, count, opposed, at }: Referent): number =>
    count / (1 + (now - at.sentence) / reach) +
    (at.part === 'subject' ? 0.5 : 0) +
    (opposed && keys.length > 1 ? 1 : 0);
  // "The bloc" is rather ECOWAS than "a regional bloc", and rather a body than a people.
  const rank = ({ keys }: Referent): number =>
    Math.min(
      ...keys.map(
        (key) => Number(!registry.get(key)?.unnamed) * 2 + Number(registry.get(key)?.kind === refers),
      ),
    );
  const candidates = recent
    .filter(({ keys, isPlace }) => keys.every(fits) && !(isPlace && size !== 1))
    .filter(({ keys }) => !keys.some((key) => except.includes(key)))
    .sort((a, b) => rank(b) - rank(a) || weight(b) - weight(a));
  const alone = candidates.filter(({ keys }) => keys.length === 1);
  // "the two" are two of a kind.
  const singles = refers === 'any' ? alone.filter(({ kind }) => kind === alone[0]!.kind) : alone;
  if (size === 1) return singles[0]?.keys ?? [];
  const count = size === 0 ? 2 : size;
  const together = candidates.find(({ keys }) => (size === 0 ? keys.length > 1 : keys.length === size));
  // Two once named side by side are not meant where the text speaks of two others throughout.
  const rivals = singles.slice(0, count);
  const isOutdone =
    rivals.length === count &&
    together !== undefined &&
    rivals.every((one) => weight(one) > 2 * weight(together));
  if (together && !isOutdone) return together.keys;
  if (refers === 'person') {
    // "both leaders" are rather two who govern than one and his spokesman.
    const governing = singles.filter(({ keys }) => registry.get(keys[0]!)?.sector === 'GOV');
    if (governing.length >= count) return governing.slice(0, count).flatMap(({ keys }) => keys);
  }
  const latest = Math.max(...singles.map(({ at }) => at.sentence));
  const lately = singles.filter(({ at }) => at.sentence === latest && TAKING_PART.has(at.part));
  const chosen = lately.length >= count ? lately : singles;
  return chosen.length < count ? [] : chosen.slice(0, count).flatMap(({ keys }) => keys);
}
