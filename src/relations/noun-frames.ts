/**
 * The events of nouns ("attack", "talks"), with the parties at the noun and at the verb that carries it
 * ("launched an attack", "came under attack", "suspended talks").
 */
import { caseOf, childWith, childrenOf, childrenWith, hasRelation } from '../syntax/tree.ts';
import { contentParties } from './content.ts';
import { isCooperative, isHarmful, type RelationType } from '../lexicon/ontology.ts';
import { changedBy } from './change.ts';
import { keysOf, partiesAt, type Party } from './parties.ts';
import { isSaid } from './predicate-frames.ts';
import type { Frame, Scene, Support } from './scene.ts';
import { nounParties, remoteParties, verbParties } from './slots.ts';
import type { Sentence } from '../types/sentence.ts';
import type { SupportEffect, SupportLine, TriggerLine } from './triggers.ts';
import { mostSpecific } from './verb-frames.ts';

/** Returns the event of a noun, changed by the verb that carries it; null for a noun that names an actor. */
export function nounFrame(scene: Scene, noun: number): Frame | null {
  const lines = scene.triggers.nouns.get(scene.lemma(noun)) ?? scene.triggers.nouns.get(scene.form(noun));
  if (!lines) return null;
  const mention = scene.mentions.at(noun);
  if (mention && (mention.form === 'name' || mention.head === noun)) return null;
  if (modifiesThing(scene, noun)) return null;
  const line = mostSpecific(lines.filter((candidate) => fits(scene, noun, candidate)))[0];
  if (!line) return null;
  if (line.event === null) {
    scene.say(noun, `${line.file}:${line.line} blocks it`);
    return null;
  }
  if (isCooperative(line.event) && isSoured(scene, noun)) {
    scene.say(noun, `${line.file}:${line.line} is undone by its adjective`);
    return null;
  }
  const support = supportOf(scene, noun);
  if (support && isSaid(scene, support.verb, noun)) {
    scene.say(noun, `is what ${scene.form(support.verb)} says of somebody`);
    return null;
  }
  if (support && NAMES.has(support.effect)) {
    // "called the conflict a skirmish": who says so has no part in it.
    scene.say(noun, `is named by ${scene.form(support.verb)}`);
    return composeNoun(scene, noun, line, line.event, null);
  }
  scene.say(
    noun,
    `${line.file}:${line.line} ${line.event}${support ? `, ${support.effect} by ${support.source}` : ''}`,
  );
  return composeNoun(scene, noun, line, line.event, support);
}

/** "appeals court", "war correspondent": no event, but for heads that only lead to one ("peace effort"). */
function modifiesThing(scene: Scene, noun: number): boolean {
  if (!hasRelation(scene.sentence, noun, 'compound')) return false;
  const head = scene.lemma(scene.sentence.tokens[noun]!.head);
  return !scene.triggers.control.has(head) && !scene.triggers.nouns.has(head);
}

/** "strained ties", "relations are tense": what the adjective says, which has an event of its own, undoes the noun's. */
function isSoured(scene: Scene, noun: number): boolean {
  const { sentence, triggers } = scene;
  const words = childrenWith(sentence, noun, 'amod');
  if (hasRelation(sentence, noun, 'nsubj')) words.push(sentence.tokens[noun]!.head);
  return words.some((i) => {
    const line = triggers.adjectives.get(scene.lemma(i)) ?? triggers.adjectives.get(scene.form(i));
    const event = line?.[0]?.event ?? null;
    return event !== null && !isCooperative(event);
  });
}

function fits(scene: Scene, noun: number, { objects, particles }: TriggerLine): boolean {
  return hasModifiers(scene, noun, objects) && (particles.length === 0 || scene.hasParticle(noun, particles));
}

function hasModifiers(scene: Scene, noun: number, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const before = childrenOf(scene.sentence, noun);
  return words.every((word) =>
    before.some((i) => i < noun && (scene.lemma(i) === word || scene.form(i) === word)),
  );
}

/** The verb that carries the noun, where the lexicon knows it: the verb above it, else a participle behind it. */
function supportOf(scene: Scene, noun: number): Support | null {
  const { sentence } = scene;
  let carried = noun;
  for (let k = 0; k < 3 && hasRelation(sentence, carried, 'conj'); k++)
    carried = sentence.tokens[carried]!.head;
  const container = sentence.tokens[carried]!.head;
  if (container >= 0 && hasRelation(sentence, carried, 'nmod')) {
    const preposition = caseOf(sentence, carried);
    const isPart = preposition === 'of' && CONTAINERS.has(scene.lemma(container));
    if (isPart || (preposition === 'in' && MONEY.has(scene.lemma(container)))) carried = container;
  }
  const { head } = sentence.tokens[carried]!;
  if (head >= 0) {
    const preposition = caseOf(sentence, carried);
    const object =
      hasRelation(sentence, carried, 'obj', 'nsubj:pass') ||
      (hasRelation(sentence, carried, 'nsubj') && scene.clause(head).passive) ||
      (preposition === 'in' && hasRelation(sentence, carried, 'obl') && isPaid(scene, head));
    const oblique = preposition !== null && !object && hasRelation(sentence, carried, 'obl');
    const above = object || oblique ? supportBy(scene, head, object, preposition) : null;
    if (above) return above;
  }
  const participle = childWith(sentence, carried, 'acl');
  if (participle >= 0 && scene.clause(participle).passive) return supportBy(scene, participle, true, null);
  return undoneBy(scene, carried);
}

/** "a new round of sanctions", "a wave of attacks": what is done with the one is done with the other. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'round', 'series', 'wave', 'string', 'spate', 'number', 'set', 'package', 'flurry', 'slew', 'raft', 'batch', 'barrage', 'campaign', 'type', 'kind', 'form', 'resumption', 'start', 'end', 'day', 'week', 'month', 'hour', 'torrent', 'storm', 'salvo', 'bout',
]); // prettier-ignore

/** "Cut off $95 million in assistance", whichever word the help hangs on. */
function isPaid(scene: Scene, verb: number): boolean {
  if (scene.sentence.tokens[verb]!.upos !== 'VERB') return false;
  const { object } = scene.clause(verb);
  return object >= 0 && MONEY.has(scene.lemma(object));
}

/** "announced $50 million in assistance" */
const MONEY: ReadonlySet<string> = new Set([
  '$', '€', '£', '¥', 'dollar', 'euro', 'pound', 'yen', 'yuan', 'million', 'billion', 'trillion',
]); // prettier-ignore

const NAMES: ReadonlySet<SupportEffect> = new Set(['calls', 'regards']);

/** What says that an event is over or off. */
const ENDS: ReadonlySet<SupportEffect> = new Set(['ends', 'rejects']);

/** "suspended shipments", "a cancelled visit": a participle in front that says so. */
function undoneBy(scene: Scene, noun: number): Support | null {
  for (const child of childrenWith(scene.sentence, noun, 'amod')) {
    if (scene.sentence.tokens[child]!.upos !== 'VERB') continue;
    const support = supportBy(scene, child, true, null);
    if (support && ENDS.has(support.effect)) return support;
  }
  return null;
}

/** @param object Whether the noun is the verb's object; else it hangs on it by a preposition. */
function supportBy(scene: Scene, verb: number, object: boolean, preposition: string | null): Support | null {
  for (const line of supportLines(scene, verb, object)) {
    const fitting =
      line.particles.length > 0
        ? line.particles.includes(preposition ?? '') || (object && scene.hasParticle(verb, line.particles))
        : object;
    if (fitting) return { verb, effect: line.effect, source: `${line.file}:${line.line}` };
  }
  return null;
}

/** The lines of a verb; where the noun is not its object, also those of both words ("took part in"). */
function supportLines(scene: Scene, verb: number, object: boolean): readonly SupportLine[] {
  const { support } = scene.triggers;
  const carried = object ? -1 : scene.clause(verb).object;
  const both = carried < 0 ? undefined : support.get(`${scene.lemma(verb)} ${scene.lemma(carried)}`);
  return [...(both ?? []), ...(support.get(scene.lemma(verb)) ?? [])];
}

function composeNoun(
  scene: Scene,
  noun: number,
  line: TriggerLine,
  event: RelationType,
  support: Support | null,
): Frame {
  const base = { token: noun, line, mode: line.mode, support };
  const inner = nounEnds(scene, noun, line);
  if (inner.targets.length === 0 && line.targets.includes('comp'))
    inner.targets = contentParties(scene, noun, line, inner.sources);
  if (!support) {
    const own = keysOf(inner.sources);
    if (inner.targets.length === 0) inner.targets = sufferersAbove(scene, noun, event, own);
    if (inner.targets.length === 0 && own.size > 0 && ANSWERED.has(event))
      inner.targets = addresseesAbove(scene, noun, own);
    if (inner.targets.length === 0 && own.size > 0 && HELP.has(event))
      inner.targets = helpedAbove(scene, noun, own);
    return { ...base, event, reciprocal: line.reciprocal, ...inner };
  }
  const subject = partiesAt(scene.sentence, scene.mentions, scene.clause(support.verb).subject, false);
  const outer = verbParties(scene, support.verb, [...line.targets, 'iobj', 'to', 'with'], keysOf(subject));
  const near = inner.targets.length > 0 ? inner.targets : outer;
  // Several who train or talk do so with each other, unless the words say with whom else.
  const mutual = (line.reciprocal || isCooperative(event)) && keysOf(subject).size > 1;
  const aimed =
    near.length > 0 || mutual ? near : remoteParties(scene, noun, line, scene.withHomes(keysOf(subject)));
  const foreign = [...keysOf(inner.sources)].some((key) => !keysOf(subject).has(key));
  const effect =
    support.effect !== 'has' ? support.effect : foreign && !line.reciprocal ? 'receives' : 'does';
  switch (effect) {
    case 'does': {
      const partners = line.reciprocal ? nounParties(scene, noun, ['with'], keysOf(subject), true) : [];
      // "held talks with the ministers of …": who holds them talks with each, and these not with each other.
      if (partners.length > 0 && subject.length > 0)
        return { ...base, event, reciprocal: true, sources: subject, targets: partners };
      if (line.reciprocal && keysOf(inner.sources).size > 1)
        return { ...base, event, reciprocal: true, ...inner };
      const sources = subject.length > 0 && !line.reciprocal ? subject : [...subject, ...inner.sources];
      return { ...base, event, reciprocal: line.reciprocal, sources, targets: aimed };
    }
    case 'receives': {
      // "picked up his first endorsement from Lee": his own, but not by himself.
      const receivers = keysOf(subject);
      const givers = inner.sources.filter(({ mention }) => !mention.actors.some((key) => receivers.has(key)));
      const sources = [givers, verbParties(scene, support.verb, ['from'], receivers), outer].find(
        (parties) => parties.length > 0,
      );
      return { ...base, event, reciprocal: line.reciprocal, sources: sources ?? [], targets: subject };
    }
    case 'blames':
    case 'welcomes': {
      // Who condemns an attack blames nobody whom it hit.
      const towards = inner.sources.length > 0 || isHarmful(event) ? inner.sources : aimed;
      const reaction: RelationType = effect === 'blames' ? 'ACCUSE' : 'SUPPORT';
      return { ...base, event: reaction, mode: null, reciprocal: false, sources: subject, targets: towards };
    }
    case 'fears':
      return {
        ...base,
        event: 'CONCERN',
        mode: null,
        reciprocal: false,
        sources: subject,
        targets: inner.sources.length > 0 ? inner.sources : aimed,
      };
    default: {
      const changed = changedBy(effect, event, line.reciprocal && inner.sources.length === 0);
      // "rejected Iran's demands on Israel": Iran is refused, whoever they are about.
      const answers = effect === 'rejects' && VERBAL.has(event);
      const others = aimed.length > 0 && !(answers && inner.sources.length > 0) ? aimed : inner.sources;
      // "US aid to Egypt was suspended": who else is not said.
      const own = subject.length === 0 && aimed.length > 0 && ENDS.has(effect);
      const joint = line.reciprocal && (isCooperative(changed) || changed === 'SANCTION');
      return {
        ...base,
        event: changed,
        mode: changed === event ? line.mode : null,
        reciprocal: joint,
        sources: own ? inner.sources : subject,
        targets: others,
      };
    }
  }
}

/** What is said to somebody, who can be answered. */
const VERBAL: ReadonlySet<RelationType> = new Set(['AGREE', 'REQUEST', 'ACCUSE', 'THREATEN', 'CONCERN']);

/** "was killed in a raid by US troops": the raid's target is whom the verb of the same event hits. */
function sufferersAbove(scene: Scene, noun: number, event: RelationType, skip: ReadonlySet<string>): Party[] {
  const { head } = scene.sentence.tokens[noun]!;
  if (head < 0 || !hasRelation(scene.sentence, noun, 'obl')) return [];
  const above = scene.triggers.verbs.get(scene.lemma(head))?.some((line) => line.event === event);
  return above ? partiesAt(scene.sentence, scene.mentions, scene.clause(head).object, true, skip) : [];
}

/** "closed the border despite protests from Minsk": who acts so is whom they were addressed to. */
function addresseesAbove(scene: Scene, noun: number, skip: ReadonlySet<string>): Party[] {
  const { sentence, mentions } = scene;
  // "in defiance of threats": one step more.
  const about = hasRelation(sentence, noun, 'nmod') && caseOf(sentence, noun) === 'of';
  const oblique = about ? sentence.tokens[noun]!.head : noun;
  const { head } = sentence.tokens[oblique]!;
  if (head < 0 || !hasRelation(sentence, oblique, 'obl')) return [];
  const preposition = caseOf(sentence, oblique) ?? '';
  if (about ? !FACED.has(scene.lemma(oblique)) : !ANSWERS.has(preposition)) return [];
  return partiesAt(sentence, mentions, scene.clause(head).subject, false, skip);
}

/** "With US support, the rebels took the city", "rebels with Turkish backing": who has somebody's help is whom he helps. */
function helpedAbove(scene: Scene, noun: number, skip: ReadonlySet<string>): Party[] {
  const { sentence, mentions } = scene;
  const { head } = sentence.tokens[noun]!;
  if (head < 0 || caseOf(sentence, noun) !== 'with') return [];
  const isNext = childWith(sentence, noun, 'case') === head + 1;
  const helped = hasRelation(sentence, noun, 'obl') ? scene.clause(head).subject : isNext ? head : -1;
  return partiesAt(sentence, mentions, helped, false, skip);
}

const HELP: ReadonlySet<RelationType> = new Set(['SUPPORT', 'AID']);

/** What is said to somebody who then acts. */
const ANSWERED: ReadonlySet<RelationType> = new Set([...VERBAL, 'REJECT', 'PROTEST']);
const ANSWERS: ReadonlySet<string> = new Set([
  'despite',
  'after',
  'following',
  'amid',
  'under',
  'against',
  'at',
]);
const FACED: ReadonlySet<string> = new Set([
  'defiance',
  'face',
  'spite',
  'wake',
  'light',
  'response',
  'reaction',
  'answer',
]);

/** The parties at the noun itself. A reciprocal noun takes all of them as its sources. */
export function nounEnds(
  scene: Scene,
  noun: number,
  line: TriggerLine,
): { sources: Party[]; targets: Party[] } {
  const isSpoken = line.event !== null && VERBAL.has(line.event);
  // "criticism from Hamon": a place nobody knows says nothing.
  const sources = nounParties(scene, noun, line.sources, new Set(), line.reciprocal).filter(
    ({ mention }) => !isSpoken || !mention.place,
  );
  const targets = nounParties(
    scene,
    noun,
    line.targets,
    line.reciprocal ? new Set() : keysOf(sources),
    line.reciprocal,
  );
  if (line.reciprocal && keysOf([...sources, ...targets]).size === 1)
    sources.unshift(...secondParties(scene, noun, line.event ?? 'CONSULT'));
  return { sources, targets };
}

/**
 * The second party of a joint noun that names one: "islands where tensions with China run high" (whose relative
 * clause it is), "said after talks with Putin" (who says or does it).
 */
function secondParties(scene: Scene, noun: number, event: RelationType): Party[] {
  const { sentence, mentions } = scene;
  for (let k = noun, n = 0; k >= 0 && n < MAX_CLIMB; k = sentence.tokens[k]!.head, n++) {
    const { upos } = sentence.tokens[k]!;
    const described = describedBy(sentence, k);
    if (described >= 0) return partiesAt(sentence, mentions, described, true);
    if (event !== 'CONSULT' || upos !== 'VERB' || n === 0) continue;
    const subject = partiesAt(sentence, mentions, scene.clause(k).subject, false);
    if (subject.length > 0) return subject;
  }
  return [];
}

/**
 * The noun that a clause describes, or -1: the head of a relative clause, or the noun before "where" ("islands, where
 * tensions run high"), whichever word the parser hangs the clause on.
 */
function describedBy(sentence: Sentence, clause: number): number {
  const { tokens } = sentence;
  const { deprel, head } = tokens[clause]!;
  if (deprel === 'acl:relcl') return head;
  const adverb = deprel === 'advcl' ? childWith(sentence, clause, 'advmod') : -1;
  if (adverb < 0 || tokens[adverb]!.form !== 'where') return -1;
  const before = tokens[adverb - 1]?.upos === 'PUNCT' ? adverb - 2 : adverb - 1;
  const { upos } = tokens[before] ?? { upos: '' };
  return upos === 'NOUN' || upos === 'PROPN' ? before : -1;
}

/** How many heads above a noun its second party is looked for. */
const MAX_CLIMB = 4;
