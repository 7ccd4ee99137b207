/** From the frames of a sentence to relations between actors. */
import type { RelationType } from '../lexicon/ontology.ts';
import { childWith, childrenWith } from '../syntax/tree.ts';
import type { Mention } from '../types/actor.ts';
import type { Span } from '../types/article.ts';
import type { Relation } from '../types/relation.ts';
import { labelOf, triggerSpan } from './label.ts';
import { isOwnOrder } from './orders.ts';
import { outlookOf, speakerKey, type Outlook } from './outlook.ts';
import { keysOf, partiesAt, type Party } from './parties.ts';
import type { Frame, Homes, Scene, Support } from './scene.ts';
import { confidenceOf, type Feature } from './confidence.ts';
import { featuresOf, rankFeatures } from './features.ts';
import { contextsOf } from './contexts.ts';
import { aimedAtSpeaker, withoutBystanders } from './bystanders.ts';
import { MEDIATION } from './slots.ts';
import type { SupportEffect, TriggerLine } from './triggers.ts';

/** A relation with what its rank and its confidence are made of. */
export interface Candidate {
  readonly relation: Relation;
  readonly frame: Frame;
  readonly outlook: Outlook;
  readonly source: Party;
  readonly target: Party | null;
  /** What its confidence is made of. */
  readonly features: ReadonlyMap<Feature, number>;
}

/**
 * Returns the relations that one sentence states, the main one first.
 *
 * Events without a recipient count only where nothing else is said: beside whole relations they are mostly
 * their background ("to resume aid").
 *
 * @param index The sentence's index in its article.
 */
export function sentenceRelations(scene: Scene, index: number): Relation[] {
  const candidates = sentenceCandidates(scene, index);
  const whole = candidates.filter(({ target }) => target !== null);
  return (whole.length > 0 ? whole.filter(isSureEnough) : candidates).map(({ relation }) => relation);
}

/** How likely an event must be to be told: what is read beside the main one of a sentence, more. Affiliations always are. */
const SURE_ENOUGH = { main: 0.3, further: 0.42 };

function isSureEnough({ relation, frame }: Candidate, _: number, [main]: readonly Candidate[]): boolean {
  return (
    relation.event === null ||
    relation.confidence >= (frame === main?.frame ? SURE_ENOUGH.main : SURE_ENOUGH.further)
  );
}

/** Returns every candidate of the sentence, the main one first. */
export function sentenceCandidates(scene: Scene, index: number): Candidate[] {
  if (scene.mentions.size === 0) return [];
  const contexts = contextsOf(scene);
  const found: Candidate[] = [];
  for (const frame of framesOf(scene)) {
    const outlook = outlookOf(scene, frame);
    if (outlook.absorbed) scene.say(frame.token, 'is the content of the event above it');
    else
      for (const pair of pairsOf(aimed(scene, frame, outlook), outlook, scene.homes))
        found.push(candidate(scene, index, frame, outlook, pair, contexts));
  }
  return withConfidence(scene, rank(withoutTwins(found)));
}

/** The frame with those recipients that only the rest of the sentence tells, or rules out. */
function aimed(scene: Scene, frame: Frame, outlook: Outlook): Frame {
  const fair = withoutBystanders(scene, frame);
  return aimedAtSpeaker(scene, withCondition(scene, fair, outlook), outlook.speakers);
}

/**
 * All frames but those of verbs that only carry an event noun together ("called for talks with"): the noun says more; and
 * of nouns for which the verb has a line of its own ("offered condolences").
 */
function framesOf(scene: Scene): Frame[] {
  const frames: Frame[] = [];
  for (let token = 0; token < scene.sentence.tokens.length; token++) {
    const frame = scene.frame(token);
    if (frame) frames.push(frame);
  }
  const carried = new Set(
    frames.flatMap(({ support, reciprocal, targets }) =>
      support && saysMore(scene, support, reciprocal, targets) ? [support.verb] : [],
    ),
  );
  // "launched a verbal attack": a line for the very noun knows more than that of the verb with any attack.
  const outdone = new Set(
    frames.flatMap(({ token, line, support, targets }) =>
      support &&
      line.objects.length > 0 &&
      targets.length > 0 &&
      scene.frame(support.verb)?.line.objects.includes(scene.lemma(token))
        ? [support.verb]
        : [],
    ),
  );
  return frames.filter(({ token, line, support }) => {
    const redundant =
      line.kind === 'verb' && (line.objects.length === 0 ? carried.has(token) : outdone.has(token));
    if (redundant) scene.say(token, 'carries an event noun that says more');
    const told = support !== null && isToldWithVerb(scene, token, line, support);
    if (told) scene.say(token, 'is told with its verb');
    const ordered = line.kind === 'verb' && isOwnOrder(scene, token);
    if (ordered) scene.say(token, 'orders what its own people do');
    return !redundant && !told && !ordered;
  });
}

/** Whether the verb that carries an event noun has a line of its own for it. */
function isToldWithVerb(scene: Scene, noun: number, line: TriggerLine, { verb, effect }: Support): boolean {
  const above = scene.frame(verb);
  if (!above?.line.objects.includes(scene.lemma(noun))) return false;
  const { event, mode, targets } = above.line;
  // "brokered a truce": those who do so have no truce with each other.
  if (mode === MEDIATION) return true;
  // "drew a protest": the verb's line knows the noun, and who does it to whom.
  if (line.objects.length === 0 && above.sources.length > 0 && above.targets.length > 0) return true;
  if (effect === 'does') return targets.includes('subj');
  if (effect === 'offers') return above.targets.length > 0 || targets.includes('none');
  // "broke up a protest" ends it, but for others.
  return effect === 'ends' && event === 'COERCE';
}

/** Whether an event noun tells more than the verb that carries it: not than "protested to Bangkok over the shelling". */
function saysMore(scene: Scene, support: Support, reciprocal: boolean, targets: readonly Party[]): boolean {
  if (!REACTIONS.has(support.effect)) return reciprocal && targets.length > 0;
  const above = scene.frame(support.verb);
  const isAddressed =
    above !== null && above.line.particles.length > 0 && above.targets.some(({ distance }) => distance === 0);
  return targets.length > 0 || !isAddressed;
}

/** What a verb says of the event below it alone: "condemned the attack". */
const REACTIONS: ReadonlySet<SupportEffect> = new Set(['blames', 'welcomes']);

interface Pair {
  readonly source: Party;
  readonly sourceKey: string;
  readonly target: Party | null;
  readonly targetKey: string | null;
  readonly undirected: boolean;
}

function pairsOf(frame: Frame, outlook: Outlook, homes: Homes): Pair[] {
  const sources =
    frame.sources.length > 0 || !frame.line.sources.includes('speaker') ? frame.sources : outlook.speakers;
  const joint = frame.reciprocal && JOINT.has(outlook.event);
  const others = [...keysOf(frame.targets)].some((key) => !keysOf(sources).has(key));
  if (joint && (sources.length === 0 || !others)) return among([...sources, ...frame.targets]);
  const pairs: Pair[] = [];
  for (const source of sources) {
    for (const sourceKey of source.mention.actors) {
      let aimed = false;
      for (const target of frame.targets) {
        for (const targetKey of target.mention.actors) {
          if (targetKey === sourceKey || sources.some(({ mention }) => mention.actors.includes(targetKey)))
            continue;
          // A meeting at home is none with one's own state.
          if (frame.event === 'CONSULT' && target.mention.place && homes.get(sourceKey) === targetKey)
            continue;
          pairs.push({ source, sourceKey, target, targetKey, undirected: joint });
          aimed = true;
        }
      }
      if (!aimed) pairs.push({ source, sourceKey, target: null, targetKey: null, undirected: false });
    }
  }
  return pairs;
}

/** "will not lift the embargo until Hanoi helps": whose deed a refusal waits for is who is refused. */
function withCondition(scene: Scene, frame: Frame, { event }: Outlook): Frame {
  if (event !== 'REJECT' || frame.targets.length > 0) return frame;
  const { sentence, mentions } = scene;
  const verb = frame.support?.verb ?? frame.token;
  for (const clause of childrenWith(sentence, verb, 'advcl')) {
    const mark = childWith(sentence, clause, 'mark');
    if (mark < 0 || !CONDITIONS.has(scene.form(mark))) continue;
    const targets = partiesAt(sentence, mentions, scene.clause(clause).subject, false, keysOf(frame.sources));
    if (targets.length > 0) return { ...frame, targets };
  }
  return frame;
}

const CONDITIONS: ReadonlySet<string> = new Set(['until', 'till', 'unless']);

/** Events that stay joint when a plan, a refusal or a demand has changed them. */
const JOINT: ReadonlySet<RelationType> = new Set([
  'AGREE', 'CONSULT', 'SUPPORT', 'COOPERATE', 'AID', 'ASSAULT', 'ACCUSE', 'CONCERN', 'RETREAT', 'CONCEDE', 'SANCTION', 'MOBILIZE', 'THREATEN', 'REJECT',
]); // prettier-ignore

/** Every two of the actors, each pair once, in text order. */
function among(parties: readonly Party[]): Pair[] {
  // "the community, including Iran": the whole deals with others, not with its members.
  const whole = parties.filter(({ example }) => !example);
  const ends = whole.flatMap((party) => party.mention.actors.map((key) => ({ party, key })));
  const distinct = ends.filter(({ key }, i) => ends.findIndex((other) => other.key === key) === i);
  const pairs: Pair[] = [];
  for (let i = 0; i < distinct.length; i++) {
    for (let j = i + 1; j < distinct.length; j++) {
      const a = distinct[i]!;
      const b = distinct[j]!;
      pairs.push({ source: a.party, sourceKey: a.key, target: b.party, targetKey: b.key, undirected: true });
    }
  }
  const [only] = distinct;
  if (only && distinct.length === 1) {
    pairs.push({ source: only.party, sourceKey: only.key, target: null, targetKey: null, undirected: false });
  }
  return pairs;
}

function candidate(
  scene: Scene,
  index: number,
  frame: Frame,
  outlook: Outlook,
  pair: Pair,
  contexts: readonly string[],
): Candidate {
  const { sentence, triggers } = scene;
  const { event, status } = outlook;
  const speaker = speakerKey(outlook.speakers);
  const features = featuresOf(sentence, frame, outlook, pair.source, pair.target);
  const relation: Relation = {
    source: pair.sourceKey,
    target: pair.targetKey,
    undirected: pair.undirected,
    family: triggers.ontology.events.get(event)!.family,
    event: event === 'AFFILIATION' ? null : event,
    mode: event === frame.event ? frame.mode : null,
    contexts,
    status,
    attributedTo: speaker === pair.sourceKey && frame.sources.length === 0 ? null : speaker,
    confidence: confidenceOf(triggers.weights, features),
    label: labelOf(scene, frame),
    sentence: index,
    start: sentence.start,
    end: sentence.end,
    trigger: triggerSpan(scene, frame),
    sourceSpan: spanOf(pair.source.mention),
    targetSpan: pair.target ? spanOf(pair.target.mention) : null,
  };
  return { relation, frame, outlook, source: pair.source, target: pair.target, features };
}

function spanOf({ start, end }: Mention): Span {
  return { start, end };
}

/** The same statement by two triggers ("signed an agreement") counts once: the surer one stays. */
function withoutTwins(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>();
  const directedFirst = candidates.toSorted(
    (a, b) => Number(a.relation.undirected) - Number(b.relation.undirected),
  );
  for (const one of directedFirst) {
    const { source, target, family, event, undirected } = one.relation;
    const [onward, back] = [
      [source, target, family, event].join('|'),
      [target, source, family, event].join('|'),
    ];
    const key = undirected && best.has(back) ? back : onward;
    const rival = best.get(key);
    if (!rival || one.relation.confidence > rival.relation.confidence) best.set(key, one);
  }
  const aimed = new Set(
    [...best.values()].filter((c) => c.target).map((c) => `${c.relation.source}|${c.frame.token}`),
  );
  return [...best.values()].filter(
    (c) => c.target !== null || !aimed.has(`${c.relation.source}|${c.frame.token}`),
  );
}

/** Returns the candidates, surer or less sure by the place of their trigger among all. */
function withConfidence(scene: Scene, ranked: readonly Candidate[]): Candidate[] {
  const triggers = new Set(ranked.map(({ frame }) => frame.token));
  return ranked.map((candidate) => {
    const place = rankFeatures(candidate.frame.token === ranked[0]!.frame.token, triggers.size);
    const features = new Map([...candidate.features, ...place]);
    const confidence = confidenceOf(scene.triggers.weights, features);
    return { ...candidate, features, relation: { ...candidate.relation, confidence } };
  });
}

/** What a verb of a clause says, or carries, comes first, what an adjective says by the way last. */
function placeOf({ line, support }: Frame): number {
  return support ? KINDS.verb : KINDS[line.kind];
}

const KINDS: Readonly<Record<TriggerLine['kind'], number>> = { verb: 0, noun: 1, adjective: 2 };

/** Returns the candidates with the main relation first: complete before one-sided, upper clauses before lower ones, then in text order. */
function rank(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort(
    (a, b) =>
      Number(a.target === null) - Number(b.target === null) ||
      a.outlook.depth - b.outlook.depth ||
      placeOf(a.frame) - placeOf(b.frame) ||
      a.relation.trigger.start - b.relation.trigger.start ||
      KINDS[a.frame.line.kind] - KINDS[b.frame.line.kind],
  );
}
