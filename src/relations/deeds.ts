/**
 * Deeds spoken of again: who "condemned the move" condemned whoever made it. A definite phrase for a deed that is praised,
 * blamed or refused stands for who did the last such thing in the sentences before.
 */
import { isCooperative, type RelationType } from '../lexicon/ontology.ts';
import {
  caseOf,
  childrenOf,
  childWith,
  conjunctsOf,
  hasRelation,
  predicateOf,
  verbAbove,
} from '../syntax/tree.ts';
import type { Mention } from '../types/actor.ts';
import type { Relation } from '../types/relation.ts';
import type { Sentence } from '../types/sentence.ts';
import type { Triggers } from './triggers.ts';

/** What a sentence told. */
export interface Told {
  readonly sentence: Sentence;
  readonly relations: readonly Relation[];
}

/** How many sentences back such a phrase reaches. */
const REACH = 3;

/**
 * Returns a mention for each such phrase of a sentence.
 *
 * @param index The sentence's index in its article.
 * @param mentions Its mentions of actors.
 * @param past The sentences before.
 */
export function deedMentions(
  sentence: Sentence,
  index: number,
  mentions: readonly Mention[],
  triggers: Triggers,
  past: readonly Told[],
): Mention[] {
  const asMention = (first: number, head: number, actors: readonly string[]): Mention[] => {
    if (actors.length === 0) return [];
    const [start, end] = [sentence.tokens[first]!.start, sentence.tokens[head]!.end];
    const deed = { form: 'nominal', sentence: index, head, first, last: head, start, end } as const;
    return [{ ...deed, actors, sector: null, place: false }];
  };
  return sentence.tokens.flatMap((noun, head) => {
    const doersHere = doersBeside(sentence, head, mentions, triggers);
    if (doersHere.length > 0) return asMention(head, head, doersHere);
    const isTold =
      isAimedAt(sentence, head) && isJudged(sentence, noun.head, triggers, noun.lemma.toLowerCase());
    if (!isTold && !isBlamedAsSubject(sentence, head, triggers)) return [];
    const lately = past.slice(Math.max(0, index - REACH), index);
    if (isThing(sentence, head) && !mentions.some((mention) => mention.head === head))
      return asMention(head, head, lastDoers(lately.at(-1)));
    if (noun.upos !== 'NOUN') return [];
    const lemma = noun.lemma.toLowerCase();
    const first = bareStart(sentence, head);
    if (first < 0) return [];
    const kind = triggers.deeds.get(lemma);
    if (kind === 'said') {
      const sayers = sayersOf(lately);
      return asMention(first, head, sayers.length > 0 ? sayers : doersOf(lately, 'ACCUSE'));
    }
    const event = triggers.nouns.get(lemma)?.find(({ objects }) => objects.length === 0)?.event ?? null;
    if (kind === undefined && (event === null || JOINT.has(event))) return [];
    return asMention(first, head, doersOf(lately, kind === 'done' ? null : event));
  });
}

/** "Hailed it as a step", "called it a violation": not somebody, and so what was done. */
function isThing(sentence: Sentence, token: number): boolean {
  const { form } = sentence.tokens[token]!;
  return (
    /^(it|this)$/i.test(form) && hasRelation(sentence, token, 'obj') && predicateOf(sentence, token) > token
  );
}

/** "Imposed sanctions, a decision that Washington criticised": who does, or says, what the deed stands beside. */
function doersBeside(
  sentence: Sentence,
  noun: number,
  mentions: readonly Mention[],
  triggers: Triggers,
): string[] {
  const kind = triggers.deeds.get(sentence.tokens[noun]!.lemma);
  if (!hasRelation(sentence, noun, 'appos') || kind === undefined) return [];
  const judging = childWith(sentence, noun, 'acl:relcl');
  if (judging < 0 || !isJudged(sentence, judging, triggers)) return [];
  const subjects: number[] = [];
  for (let verb = verbAbove(sentence, noun); verb >= 0; verb = verbAbove(sentence, verb)) {
    const subject = childWith(sentence, verb, 'nsubj');
    if (subject >= 0) subjects.push(subject);
  }
  // "said that Iran had fired, a claim that": whoever says all that.
  const subject = subjects.at(kind === 'said' ? -1 : 0);
  if (subject === undefined) return [];
  const heads = conjunctsOf(sentence, subject);
  const doers = mentions.flatMap(({ head, actors }) => (heads.includes(head) ? actors : []));
  return [...new Set(doers)].sort();
}

/** Two do these together: no one of them is meant. */
const JOINT: ReadonlySet<RelationType> = new Set(['CONSULT', 'COOPERATE', 'SUPPORT']);

/** "Condemned the move", "protested against it", "was angered by it". */
function isAimedAt(sentence: Sentence, noun: number): boolean {
  if (hasRelation(sentence, noun, 'obj', 'nsubj:pass', 'obl:agent')) return true;
  return hasRelation(sentence, noun, 'obl') && TOWARDS.has(caseOf(sentence, noun) ?? '');
}

/** "The move angered Beijing", "said the move violated an agreement". */
function isBlamedAsSubject(sentence: Sentence, noun: number, { verbs }: Triggers): boolean {
  if (sentence.tokens[noun]!.deprel !== 'nsubj') return false;
  const verb = sentence.tokens[sentence.tokens[noun]!.head]!;
  const lines = verb.upos === 'VERB' ? (verbs.get(verb.lemma.toLowerCase()) ?? []) : [];
  return lines.some(({ event, targets }) => event !== null && JUDGES.has(event) && targets.includes('subj'));
}

const TOWARDS: ReadonlySet<string> = new Set(['to', 'against', 'over', 'at', 'with', 'by', 'about']);

/** The determiner of "the latest strikes"; -1 where the phrase says more, as whose they are. */
function bareStart(sentence: Sentence, head: number): number {
  let first = -1;
  for (const child of childrenOf(sentence, head)) {
    const { upos, lemma } = sentence.tokens[child]!;
    if (upos === 'DET' && DEFINITE.has(lemma.toLowerCase())) first = child;
    // "denounced the strikes as murder"
    else if (child > head && caseOf(sentence, child) !== 'as') return -1;
    else if (child < head && upos !== 'ADJ' && upos !== 'PUNCT') return -1;
  }
  return first;
}

const DEFINITE: ReadonlySet<string> = new Set(['the', 'this', 'that', 'these', 'those', 'such']);

/** "Condemned", "welcomed", "called … regrettable"; of an offer also "turned down". */
function isJudged(sentence: Sentence, verb: number, { verbs, support }: Triggers, noun = ''): boolean {
  const lemma = sentence.tokens[verb]?.lemma.toLowerCase() ?? '';
  return (
    verbs
      .get(lemma)
      ?.some(
        ({ event, objects }) =>
          event !== null && JUDGES.has(event) && (objects.length === 0 || objects.includes(noun)),
      ) === true || support.get(lemma)?.some(({ effect }) => EFFECTS.has(effect)) === true
  );
}

const JUDGES: ReadonlySet<RelationType> = new Set(['ACCUSE', 'SUPPORT', 'REJECT', 'CONCERN', 'PROTEST']);
const EFFECTS: ReadonlySet<string> = new Set(['blames', 'welcomes', 'calls', 'regards']);

/** Who did the last thing of the kind, or the main thing of the last sentence that tells of any; sorted. */
function doersOf(past: readonly Told[], wanted: RelationType | null): string[] {
  for (const { relations } of past.toReversed()) {
    // What was said of a deed is not the deed.
    const main = relations.find(
      ({ event }) => event !== null && (wanted === null ? !JUDGES.has(event) : isSame(event, wanted)),
    );
    if (!main) {
      // Another matter came in between.
      if (wanted === null && relations.length === 0) return [];
      continue;
    }
    return doersWith(main, relations);
  }
  return [];
}

/** Whoever does the same by the same words as a relation of the sentence. */
function doersWith(main: Relation, relations: readonly Relation[]): string[] {
  // An agreement is of both; ties are broken by one.
  const isJoint = main.undirected && main.event !== null && isCooperative(main.event);
  const doers = toldWith(main, relations).flatMap(({ source, target }) =>
    isJoint && target !== null ? [source, target] : [source],
  );
  return [...new Set(doers)].sort();
}

function toldWith(main: Relation, relations: readonly Relation[]): readonly Relation[] {
  return relations.filter(
    ({ event, trigger }) => event === main.event && trigger.start === main.trigger.start,
  );
}

/** Who did what the verb of a sentence tells; where it judges a deed, whom it judges for it. */
function lastDoers(told: Told | undefined): string[] {
  const root = told?.sentence.tokens.find(({ head }) => head < 0);
  if (!told || !root) return [];
  const main = told.relations.find(
    ({ trigger, target }) => target !== null && trigger.start <= root.start && root.end <= trigger.end,
  );
  if (!main?.event) return [];
  if (!JUDGES.has(main.event) || main.undirected) return doersWith(main, told.relations);
  const judged = toldWith(main, told.relations).flatMap(({ target }) => target ?? []);
  return [...new Set(judged)].sort();
}

/** Who is quoted in the sentence before. */
function sayersOf(past: readonly Told[]): string[] {
  const sayers = (past.at(-1)?.relations ?? []).flatMap(({ attributedTo }) => attributedTo ?? []);
  return [...new Set(sayers)].sort();
}

/** An offer of help is told as help. */
function isSame(event: RelationType, wanted: RelationType): boolean {
  return event === wanted || (wanted === 'AGREE' && event === 'AID');
}
