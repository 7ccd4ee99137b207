/**
 * Deeds spoken of again: who "condemned the move" condemned whoever made it. A definite phrase for a deed that is praised,
 * blamed or refused stands for who did the last such thing in the sentences before.
 */
import type { RelationType } from '../lexicon/ontology.ts';
import { caseOf, childrenOf, childWith, conjunctsOf, hasRelation, verbAbove } from '../syntax/tree.ts';
import type { Mention } from '../types/actor.ts';
import type { Relation } from '../types/relation.ts';
import type { Sentence } from '../types/sentence.ts';
import type { Triggers } from './triggers.ts';

/** How many sentences back such a phrase reaches. */
const REACH = 3;

/**
 * Returns a mention for each such phrase of a sentence.
 *
 * @param index The sentence's index in its article.
 * @param mentions Its mentions of actors.
 * @param past The relations of the sentences before, by sentence.
 */
export function deedMentions(
  sentence: Sentence,
  index: number,
  mentions: readonly Mention[],
  triggers: Triggers,
  past: readonly (readonly Relation[])[],
): Mention[] {
  const mentionOf = (first: number, head: number, actors: readonly string[]): Mention => ({
    form: 'nominal',
    sentence: index,
    head,
    first,
    last: head,
    start: sentence.tokens[first]!.start,
    end: sentence.tokens[head]!.end,
    actors,
    sector: null,
    place: false,
  });
  return sentence.tokens.flatMap((noun, head) => {
    const doersHere = doersBeside(sentence, head, mentions, triggers);
    if (doersHere.length > 0) return [mentionOf(head, head, doersHere)];
    if (noun.upos !== 'NOUN' || !isAimedAt(sentence, head)) return [];
    const lemma = noun.lemma.toLowerCase();
    const isMove = triggers.deeds.has(lemma);
    const event = isMove
      ? null
      : (triggers.nouns.get(lemma)?.find(({ objects }) => objects.length === 0)?.event ?? null);
    if (!isMove && (event === null || JOINT.has(event))) return [];
    const first = bareStart(sentence, head);
    if (first < 0 || !isJudged(sentence, noun.head, triggers)) return [];
    const doers = doersOf(past.slice(Math.max(0, index - REACH), index), event);
    if (doers.length === 0) return [];
    return [mentionOf(first, head, doers)];
  });
}

/** "Imposed sanctions, a decision that Washington criticised": who does what the deed stands beside. */
function doersBeside(
  sentence: Sentence,
  noun: number,
  mentions: readonly Mention[],
  triggers: Triggers,
): string[] {
  if (!hasRelation(sentence, noun, 'appos') || !triggers.deeds.has(sentence.tokens[noun]!.lemma)) return [];
  const judging = childWith(sentence, noun, 'acl:relcl');
  if (judging < 0 || !isJudged(sentence, judging, triggers)) return [];
  const verb = verbAbove(sentence, noun);
  const subject = verb < 0 ? -1 : childWith(sentence, verb, 'nsubj');
  if (subject < 0) return [];
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

/** "Condemned", "welcomed", "called … regrettable". */
function isJudged(sentence: Sentence, verb: number, { verbs, support }: Triggers): boolean {
  const lemma = sentence.tokens[verb]?.lemma.toLowerCase() ?? '';
  return (
    verbs
      .get(lemma)
      ?.some(({ event, objects }) => event !== null && objects.length === 0 && JUDGES.has(event)) === true ||
    support.get(lemma)?.some(({ effect }) => EFFECTS.has(effect)) === true
  );
}

const JUDGES: ReadonlySet<RelationType> = new Set(['ACCUSE', 'SUPPORT', 'REJECT', 'CONCERN', 'PROTEST']);
const EFFECTS: ReadonlySet<string> = new Set(['blames', 'welcomes', 'calls', 'regards']);

/** Who did the last thing of the kind, or the main thing of the last sentence that tells of any; sorted. */
function doersOf(past: readonly (readonly Relation[])[], wanted: RelationType | null): string[] {
  for (const relations of past.toReversed()) {
    // What was said of a deed is not the deed.
    const main = relations.find(
      ({ event }) => event !== null && (wanted === null ? !JUDGES.has(event) : isSame(event, wanted)),
    );
    if (!main) {
      // Another matter came in between.
      if (wanted === null && relations.length === 0) return [];
      continue;
    }
    const together = relations.filter(
      ({ event, trigger }) => event === main.event && trigger.start === main.trigger.start,
    );
    return [...new Set(together.map(({ source }) => source))].sort();
  }
  return [];
}

/** An offer of help is told as help. */
function isSame(event: RelationType, wanted: RelationType): boolean {
  return event === wanted || (wanted === 'AGREE' && event === 'AID');
}
