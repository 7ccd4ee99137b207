/** What is said of somebody: "is critical of", "at war with", "calls Beijing a challenge", "aggressive China". */
import { caseOf, childWith, childrenWith, hasRelation } from '../syntax/tree.ts';
import { contentParties } from './content.ts';
import { isCooperative, type RelationType } from '../lexicon/ontology.ts';
import { keysOf, partiesAt } from './parties.ts';
import type { Frame, Scene } from './scene.ts';
import { verbParties } from './slots.ts';
import type { SupportLine, TriggerLine } from './triggers.ts';

/** Returns the event of an adjective, or of a noun with its preposition ("in talks"). */
export function predicateFrame(scene: Scene, token: number): Frame | null {
  const line = predicateLine(scene, token);
  if (!line?.event || isMeans(scene, token, line)) return null;
  scene.say(token, `${line.file}:${line.line} ${line.event}`);
  const base = { token, line, event: line.event, mode: line.mode, support: null };
  const owner = ownerOf(scene, token, line);
  if (line.sources.includes('speaker')) {
    const found = partiesAt(scene.sentence, scene.mentions, owner, false);
    // "aggressive China" judges; "illegal aliens" is a mere description.
    const targets = hasRelation(scene.sentence, token, 'amod')
      ? found.filter(({ mention, distance }) => distance > 0 || mention.form === 'name')
      : found;
    return targets.length === 0 ? null : { ...base, sources: [], targets, reciprocal: false };
  }
  let sources = verbParties(scene, token, line.sources, new Set());
  if (sources.length === 0) sources = partiesAt(scene.sentence, scene.mentions, owner, false);
  const slots = line.targets.filter((slot) => slot !== 'comp');
  const own = verbParties(scene, token, slots, keysOf(sources));
  const verb = hasRelation(scene.sentence, token, 'obl') ? scene.sentence.tokens[token]!.head : -1;
  const targets = own.length > 0 || verb < 0 ? own : verbParties(scene, verb, slots, keysOf(sources));
  const aimed = targets.length > 0 ? targets : contentParties(scene, token, line, sources);
  return { ...base, sources, targets: aimed, reciprocal: line.reciprocal };
}

/** Whom a quality is said of; "Putin's rival, Navalny, called": who calls is that rival himself. */
function ownerOf(scene: Scene, token: number, { event, sources, particles }: TriggerLine): number {
  const { sentence, mentions } = scene;
  const { head } = sentence.tokens[token]!;
  if (hasRelation(sentence, token, 'amod', 'appos')) return head;
  // "called the tests unacceptable": the tests, not whoever calls them so.
  if (hasRelation(sentence, token, 'xcomp') && namingLine(scene, head)) return namingOf(scene, head).named;
  const isSomebody =
    hasRelation(sentence, token, 'nsubj', 'obj', 'iobj', 'obl', 'nmod') && mentions.at(token)?.head === token;
  if (isSomebody && particles.length === 0 && event !== 'AFFILIATION' && !sources.includes('speaker'))
    return token;
  return hasRelation(sentence, token, 'obl') ? aboveOf(scene, token) : scene.clause(token).subject;
}

/** Who "remains on alert", or is "put on alert" by somebody. */
function aboveOf(scene: Scene, token: number): number {
  const { object, subject } = scene.clause(scene.sentence.tokens[token]!.head);
  return object >= 0 ? object : subject;
}

/** "critical to defeat them": what something is good or bad for, not whom it is aimed at. */
function isMeans(scene: Scene, token: number, line: TriggerLine): boolean {
  const { complement } = scene.clause(token);
  if (complement < 0 || line.targets.includes('comp') || (line.event && isCooperative(line.event)))
    return false;
  const mark = childWith(scene.sentence, complement, 'mark');
  return mark >= 0 && scene.form(mark) === 'to';
}

/** Returns the event of a noun by a line that asks for its preposition ("at war", "on trial"); the bare noun says less. */
export function prepositionalFrame(scene: Scene, token: number): Frame | null {
  // "came under missile fire": no phrase.
  const isMore =
    caseOf(scene.sentence, token) === 'under' && childWith(scene.sentence, token, 'compound') >= 0;
  if (isMore) return null;
  return (predicateLine(scene, token)?.particles.length ?? 0) > 0 ? predicateFrame(scene, token) : null;
}

/** Returns the judgement of a verb that names or regards somebody as something good or bad. */
export function namingFrame(scene: Scene, verb: number): Frame | null {
  const support = namingLine(scene, verb);
  if (!support) return null;
  const { named, said } = namingOf(scene, verb);
  if (named < 0 || said < 0) return null;
  const line = predicateLine(scene, said) ?? judgement(scene, said);
  if (!line?.event || scene.sentence.tokens[said]!.upos === 'VERB') return null;
  const sources = verbParties(scene, verb, ['subj'], new Set());
  const targets = partiesAt(scene.sentence, scene.mentions, named, true, keysOf(sources));
  scene.say(
    verb,
    `${support.file}:${support.line} ${support.effect}, by ${line.file}:${line.line} ${line.event}`,
  );
  const event: RelationType = isCooperative(line.event)
    ? 'SUPPORT'
    : support.effect === 'calls'
      ? 'ACCUSE'
      : 'CONCERN';
  return { token: verb, line, event, mode: null, sources, targets, reciprocal: false, support: null };
}

/** "a threat" judges, "a statement" only says what it is. */
function judgement(scene: Scene, noun: number): TriggerLine | undefined {
  const line = scene.triggers.nouns.get(scene.lemma(noun))?.[0];
  return line?.event && isCooperative(line.event) ? undefined : line;
}

/** Tells whether a verb names or regards somebody as what a noun says: "calls Beijing a challenge". */
export function isSaid(scene: Scene, verb: number, noun: number): boolean {
  if (!namingLine(scene, verb)) return false;
  const { named, said } = namingOf(scene, verb);
  return said === noun && named >= 0 && scene.mentions.at(named) !== undefined;
}

/** Tells whether a verb gives somebody a name or a description: "calls the raid a tragedy" is no telephone call. */
export function isNaming(scene: Scene, verb: number): boolean {
  const { named, said } = namingOf(scene, verb);
  // "what he called aggression"
  const { head, deprel } = scene.sentence.tokens[verb]!;
  if (deprel === 'acl:relcl' && scene.form(head) === 'what') return true;
  // "A disgrace, he called it": nobody telephones things.
  const { object } = scene.clause(verb);
  if (object >= 0 && THINGS.has(scene.form(object))) return namingLine(scene, verb)?.effect === 'calls';
  const isWord = said > named && scene.sentence.tokens[said]!.upos !== 'VERB';
  return named >= 0 && isWord && namingLine(scene, verb)?.effect === 'calls';
}

const THINGS: ReadonlySet<string> = new Set(['it', 'this', 'that', 'these', 'those']);

function namingLine(scene: Scene, verb: number): SupportLine | undefined {
  return scene.triggers.support
    .get(scene.lemma(verb))
    ?.find(({ effect }) => effect === 'calls' || effect === 'regards');
}

function predicateLine(scene: Scene, token: number): TriggerLine | undefined {
  const lines =
    scene.triggers.adjectives.get(scene.lemma(token)) ?? scene.triggers.adjectives.get(scene.form(token));
  const preposition = caseOf(scene.sentence, token) ?? '';
  return lines?.find((candidate) => candidate.particles.join(' ') === preposition);
}

/**
 * Who is named and as what: object and object complement, or object and a phrase with "as". A name that the
 * parser takes for the complement or the recipient ("calls Beijing a challenge") is still the one who is named.
 */
function namingOf(scene: Scene, verb: number): { readonly named: number; readonly said: number } {
  const { object, recipient, obliques } = scene.clause(verb);
  if (recipient >= 0 && object > recipient && scene.mentions.at(recipient) && !scene.mentions.at(object))
    return { named: recipient, said: object };
  const complement = childWith(scene.sentence, verb, 'xcomp');
  if (complement >= 0 && scene.mentions.at(complement) && !(object >= 0 && scene.mentions.at(object))) {
    const said = object >= 0 ? object : childWith(scene.sentence, complement, 'obj', 'xcomp');
    return { named: complement, said };
  }
  if (complement >= 0) return { named: object, said: complement };
  // "calls the raid a tragedy", which the parser takes for a time or a measure.
  const unmarked = childrenWith(scene.sentence, verb, 'obl').find((i) => {
    const determiner = childWith(scene.sentence, i, 'det');
    return (
      i > object &&
      determiner >= 0 &&
      /^an?$/.test(scene.form(determiner)) &&
      caseOf(scene.sentence, i) === null
    );
  });
  if (unmarked !== undefined) return { named: object, said: unmarked };
  return { named: object, said: obliques.find(({ preposition }) => preposition === 'as')?.head ?? -1 };
}
