/** Pronouns and pairs whose place in the sentence tells whom they mean, so that nothing has to be weighed. */
import { caseOf, childWith, childrenWith, hasRelation, predicateOf, verbAbove } from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';
import type { Draft } from './draft.ts';
import type { LinkedName } from './link-names.ts';
import type { Pronoun } from './pronouns.ts';
import type { ActorRegistry } from './registry.ts';

/** What is known of a sentence so far. */
interface Here {
  readonly sentence: Sentence;
  /** The mentions that are resolved already. */
  readonly drafts: readonly Draft[];
  readonly registry: ActorRegistry;
  /** All names of the sentence, also those behind the pronoun. */
  readonly names: readonly LinkedName[];
}

/** Returns the actors of a pronoun of the third person, or null where its place does not tell. */
export function meantByPlace(mention: Draft, pronoun: Pronoun, here: Here): readonly string[] | null {
  const found =
    neighbour(mention, pronoun, here) ??
    comingSubject(mention, pronoun, here) ??
    owner(mention, pronoun, here) ??
    hearer(mention, pronoun, here) ??
    sayer(mention, pronoun, here) ??
    onlyActor(mention, pronoun, here) ??
    ownerWhoSays(mention, pronoun, here);
  return found?.actors ?? null;
}

/** "China and its ties": a possessive right behind the name that it is coordinated with means that name. */
function neighbour(mention: Draft, pronoun: Pronoun, here: Here): Draft | undefined {
  const { sentence, drafts } = here;
  const { head, deprel } = sentence.tokens[mention.head]!;
  if (!pronoun.possessive || deprel !== 'nmod:poss' || !hasRelation(sentence, head, 'conj')) return undefined;
  const joined = sentence.tokens[head]!.head;
  const before = drafts.find((other) => other.head === joined && other.last + 2 === mention.first);
  return before && fits(pronoun, before, here) ? before : undefined;
}

/**
 * "After its jets bombed Beirut, Israel warned": in a clause or phrase that comes before the subject of the main verb, a pronoun
 * means this subject, unless the clause has named somebody before it.
 */
function comingSubject(mention: Draft, pronoun: Pronoun, here: Here): Draft | undefined {
  const { sentence, drafts, names } = here;
  if (pronoun.plural || drafts.some((other) => fits(pronoun, other, here))) return undefined;
  for (let i = mention.head; i >= 0; i = sentence.tokens[i]!.head) {
    if (!hasRelation(sentence, i, 'advcl', 'obl')) continue;
    const subject = childWith(sentence, sentence.tokens[i]!.head, 'nsubj');
    if (subject <= Math.max(i, mention.last)) continue;
    const coming = names.find(({ mention: { first, last } }) => first <= subject && subject <= last)?.mention;
    if (coming && fits(pronoun, coming, here)) return coming;
  }
  return undefined;
}

/** "Sweden, which had criticised Mali, recalled its ambassador": nobody named in an aside owns what the subject acts on. */
function owner(mention: Draft, pronoun: Pronoun, here: Here): Draft | undefined {
  const { sentence } = here;
  const { head, deprel } = sentence.tokens[mention.head]!;
  if (!pronoun.possessive || deprel !== 'nmod:poss') return undefined;
  const subject = partOf(here, sentence.tokens[head]!.head, 'nsubj');
  // "Duterte struck a deal with Xi, according to his spokesman"
  if (subject && caseOf(sentence, head) === 'according to')
    return fits(pronoun, subject, here) ? subject : undefined;
  if (!hasRelation(sentence, head, 'obj')) return undefined;
  if (!subject || childWith(sentence, subject.head, 'acl:relcl') < 0) return undefined;
  return fits(pronoun, subject, here) ? subject : undefined;
}

/** "Cameron told Iran it must stop": who is told, where the pronoun cannot mean who tells. */
function hearer(mention: Draft, pronoun: Pronoun, here: Here): Draft | undefined {
  const { sentence } = here;
  const { head, deprel } = sentence.tokens[mention.head]!;
  if (!deprel.startsWith('nsubj') || !hasRelation(sentence, head, 'ccomp')) return undefined;
  const verb = sentence.tokens[head]!.head;
  const [told, teller] = [partOf(here, verb, 'iobj', 'obj'), partOf(here, verb, 'nsubj')];
  if (!told || !teller || !fits(pronoun, told, here)) return undefined;
  // "India told Canada it must": nobody tells another what he must do himself.
  const isOrder = childrenWith(sentence, head, 'aux').some((i) => DUTY.has(sentence.tokens[i]!.form));
  return isOrder || !fits(pronoun, teller, here) ? told : undefined;
}

const DUTY: ReadonlySet<string> = new Set(['must', 'should']);

/** "Egypt sent arms to Somalia and said it would send troops": a state or body speaks of what it does itself. */
function sayer(mention: Draft, pronoun: Pronoun, here: Here): Draft | undefined {
  const { sentence } = here;
  const { head, deprel } = sentence.tokens[mention.head]!;
  if (pronoun.gender !== 'n' || deprel !== 'nsubj' || !hasRelation(sentence, head, 'ccomp')) return undefined;
  // "said it was too early"
  if (sentence.tokens[head]!.upos !== 'VERB') return undefined;
  const teller = partOf(here, clauseOf(sentence, head), 'nsubj');
  return teller && fits(pronoun, teller, here) ? teller : undefined;
}

/**
 * "North Korea tested five, and it threatens to attack": whoever acts in the clause before, where nobody else has been named
 * in the sentence.
 */
function onlyActor(mention: Draft, pronoun: Pronoun, here: Here): Draft | undefined {
  const { sentence, drafts } = here;
  const { head, deprel } = sentence.tokens[mention.head]!;
  if (pronoun.gender !== 'n' || deprel !== 'nsubj' || sentence.tokens[head]!.upos !== 'VERB')
    return undefined;
  const before = hasRelation(sentence, head, 'conj') ? sentence.tokens[head]!.head : -1;
  const subject = before < 0 ? undefined : partOf(here, before, 'nsubj');
  if (!subject || !fits(pronoun, subject, here)) return undefined;
  const isOnly = drafts.every(
    (other) => other.first > mention.first || other.actors.every((key) => subject.actors.includes(key)),
  );
  return isOnly ? subject : undefined;
}

/** "Noboa said in a letter that his country could not": whoever speaks of what is his. */
function ownerWhoSays(mention: Draft, pronoun: Pronoun, here: Here): Draft | undefined {
  const { sentence } = here;
  const { head, deprel } = sentence.tokens[mention.head]!;
  if (!pronoun.possessive || pronoun.plural || pronoun.gender === 'n') return undefined;
  if (deprel !== 'nmod:poss' || !hasRelation(sentence, head, 'nsubj')) return undefined;
  const clause = sentence.tokens[head]!.head;
  if (!hasRelation(sentence, clause, 'ccomp')) return undefined;
  const teller = partOf(here, sentence.tokens[clause]!.head, 'nsubj');
  return teller && fits(pronoun, teller, here) ? teller : undefined;
}

/**
 * Tells whether "it" is said to be a thing: "hailed it as a step", "called it a mistake", "it was a disaster"; not "it is an
 * ally", for which the lexicon has somebody.
 */
export function isThing(
  { head: token }: Draft,
  sentence: Sentence,
  isSomebody: (noun: number) => boolean,
): boolean {
  const predicate = predicateOf(sentence, token);
  return predicate >= 0 && sentence.tokens[predicate]!.upos === 'NOUN' && !isSomebody(predicate);
}

/** Returns who acts and with whom in the clause before: "Wang met Smith, but the two sides failed"; empty where it does not say. */
export function bothOf(token: number, here: Here): readonly string[] {
  const { sentence, registry } = here;
  const { head } = sentence.tokens[token]!;
  if (head < 0 || !hasRelation(sentence, head, 'conj', 'advcl') || !hasRelation(sentence, token, 'nsubj'))
    return [];
  const before = sentence.tokens[head]!.head;
  const [subject, object] = [partOf(here, before, 'nsubj'), partOf(here, before, 'obj')];
  if (subject?.actors.length !== 1 || object?.actors.length !== 1) return [];
  const both = [...subject.actors, ...object.actors];
  // "Xi met Biden, and the two countries agreed"
  const countries = both.flatMap((key) => registry.get(key)?.country ?? []);
  return new Set(countries).size === 2 ? countries : both;
}

/** Returns the verb of a token's clause, or of the one before that shares its subject; -1 where there is none. */
export function clauseOf(sentence: Sentence, token: number): number {
  let verb = verbAbove(sentence, token);
  while (sharesSubject(sentence, verb)) verb = sentence.tokens[verb]!.head;
  return verb;
}

/** Returns who acts in a token's clause: the subject, Japan in "China asked Japan to help it"; -1 where nobody is named. */
export function doerOf(sentence: Sentence, token: number): number {
  let verb = verbAbove(sentence, token);
  while (sharesSubject(sentence, verb)) {
    const { head } = sentence.tokens[verb]!;
    const told = hasRelation(sentence, verb, 'xcomp') ? childWith(sentence, head, 'obj', 'iobj') : -1;
    if (told >= 0) return told;
    verb = head;
  }
  return verb < 0 ? -1 : childWith(sentence, verb, 'nsubj');
}

/** Whether a verb has no subject but that of the verb it hangs on. */
function sharesSubject(sentence: Sentence, verb: number): boolean {
  return verb >= 0 && hasRelation(sentence, verb, 'conj', 'xcomp') && childWith(sentence, verb, 'nsubj') < 0;
}

function partOf({ sentence, drafts }: Here, verb: number, ...deprels: string[]): Draft | undefined {
  return drafts.find(
    ({ head }) => sentence.tokens[head]!.head === verb && hasRelation(sentence, head, ...deprels),
  );
}

/** Whether a pronoun can stand for the one actor of a mention, by kind and number. */
function fits(pronoun: Pronoun, { actors }: Draft, { registry }: Here): boolean {
  const record = actors.length === 1 ? registry.get(actors[0]!) : undefined;
  if (!record) return false;
  const isPerson = record.kind === 'person';
  return pronoun.plural ? !isPerson : isPerson === (pronoun.gender !== 'n');
}
