/**
 * Attitudes that no event of the lexicon tells: a linear model over the cues of two actors of one sentence.
 *
 * The four attitudes (favourable or critical, of the one or of the other) and none share one softmax, in which
 * none has the odds 1. The weights stand in data/lexicon/stance.csv and were fitted to annotated sentences
 * (`npm run train -- stance`). An attitude is no event: its relation has a family only.
 */
import { isCooperative, type RelationType } from '../lexicon/ontology.ts';
import { childWith, hasRelation, isWithin } from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';
import type { Mention } from '../types/actor.ts';
import type { Span } from '../types/article.ts';
import type { Relation } from '../types/relation.ts';
import { contextsOf } from './contexts.ts';
import { CueReader, leaningOf, type CueVisitor } from './cues.ts';
import { outlookOf, speakerKey } from './outlook.ts';
import { nounEnds } from './noun-frames.ts';
import { keysOf } from './parties.ts';
import type { Frame, Scene } from './scene.ts';
import { BACKWARDS, SIGNS, type StanceWeight, type StanceWeights } from './stance-weights.ts';
import type { TriggerLine } from './triggers.ts';

/** Two mentions of different actors, first of the one whom the sentence names first. */
export type StancePair = readonly [Mention, Mention];

/** An attitude that two mentions may show, with its probability where the rare direction were less so. */
export interface Stance {
  readonly source: Mention;
  readonly target: Mention;
  readonly sign: keyof StanceWeight;
  /** Whether the sentence names the target before the source. */
  readonly backwards: boolean;
  readonly probability: number;
}

/** From here on an attitude is told: a lower bound finds more of them, and more that are wrong. */
const THRESHOLD = 0.34;
/**
 * Of the rare direction, and of those whom the sentence joins in another way: who is quoted for what the other does, or what a
 * word tells of besides.
 */
const THRESHOLD_DOUBTFUL = 0.4;

/** Words between two mentions beyond which hardly ever an attitude was found; keeps the work linear. */
const MAX_GAP = 40;

const FAMILY = { favourable: 'cooperation', critical: 'concern' } as const;
const LABEL = { favourable: 'favourable to', critical: 'critical of' } as const;

/**
 * Returns every two actors of the sentence once, by their nearest mentions that mean one actor, no place, and are no adjective of another. Nobody's
 * attitude to his own state is asked for.
 */
export function stancePairs(scene: Scene): StancePair[] {
  const { mentions, homes, sentence } = scene;
  const usable = mentions
    .within(0, sentence.tokens.length - 1)
    .filter((mention) => mention.actors.length === 1 && !mention.place && isNamed(sentence, mention))
    .filter((mention, _, all) => !all.some((whole) => isAdjective(scene, mention, whole)));
  const named = new Map<string, number>();
  for (const { actors, head } of usable) if (!named.has(actors[0]!)) named.set(actors[0]!, head);
  const nearest = new Map<string, StancePair>();
  usable.forEach((left, i) => {
    for (let k = i + 1; k < usable.length; k++) {
      const right = usable[k]!;
      const gap = right.head - left.head;
      if (gap > MAX_GAP) break;
      const [a, b] = [left.actors[0]!, right.actors[0]!];
      if (a === b || homes.get(a) === b || homes.get(b) === a) continue;
      const rival = nearest.get(keyOf(a, b));
      if (rival && gap >= Math.abs(rival[1].head - rival[0].head)) continue;
      nearest.set(keyOf(a, b), named.get(a)! < named.get(b)! ? [left, right] : [right, left]);
    }
  });
  return [...nearest.values()];
}

const CAPITAL = /^\p{Lu}/u;

/** "officials" are nobody in particular: what the model knows, it has learned of those with names. */
function isNamed({ tokens }: Sentence, { first, last, form }: Mention): boolean {
  return (
    form !== 'nominal' ||
    tokens.slice(first, last + 1).some(({ form: word }, i) => i + first > 0 && CAPITAL.test(word))
  );
}

/** "the US-led coalition" and "Russian rebels" are somebody; what their adjectives name says and does nothing here. */
function isAdjective({ sentence }: Scene, { first, last, form }: Mention, whole: Mention): boolean {
  const inside = first >= whole.first && last < whole.head;
  return inside && (form === 'nominal' || sentence.tokens[last + 1]!.form === '-');
}

function keyOf(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}

/**
 * Returns the attitudes of a sentence that its events leave open.
 *
 * @param index The sentence's index in its article.
 * @param known What the lexicon has found in the sentence.
 */
export function stanceRelations(scene: Scene, index: number, known: readonly Relation[]): Relation[] {
  const weights = scene.triggers.stance;
  if (weights.size === 0 || scene.mentions.size < 2) return [];
  const settled = settledPairs(known);
  const quoted = quotedPairs(known);
  const open = stancePairs(scene).filter(([a, b]) => !settled.has(keyOf(a.actors[0]!, b.actors[0]!)));
  if (open.length === 0) return [];
  const reader = new CueReader(scene, known);
  const harmed = harmedBy(scene);
  return (
    open
      .map((pair) => likeliest(stancesOf(reader, pair, weights)))
      .filter((stance) => stance.probability >= THRESHOLD && !isPity(stance, harmed))
      .filter((stance) => !isTreated(scene, stance, known))
      .map((stance) => ({ stance, token: tellingWord(scene, stance, reader) }))
      .filter(({ stance, token }) => !isElsewhere(scene, stance, token))
      // "China is the biggest buyer, Tilk said": he says nothing of what he thinks of it.
      .filter(({ stance, token }) => !stance.backwards || reader.hasLean(token))
      .map(({ stance, token }) => ({ stance, attitude: relationOf(scene, index, stance, token) }))
      .filter(({ stance, attitude }) => {
        const told = known.filter((event) => tellsBy(event, attitude.trigger));
        if (attitude.status === 'doubted' || told.some((event) => isOthers(attitude, event, known)))
          return false;
        const { source, target, backwards, probability } = stance;
        const isDoubtful =
          backwards ||
          quoted.has(keyOf(source.actors[0]!, target.actors[0]!)) ||
          told.some((event) => isSpent(attitude, event));
        return !isDoubtful || probability >= THRESHOLD_DOUBTFUL;
      })
      .map(({ attitude }) => attitude)
  );
}

const HARM: ReadonlySet<RelationType> = new Set(['ASSAULT', 'COERCE', 'THREATEN']);

/** By actor who is attacked or coerced in the sentence, and does no such thing himself: who does it. */
function harmedBy(scene: Scene): ReadonlyMap<string, ReadonlySet<string>> {
  const harmed = new Map<string, Set<string>>();
  const doers = new Set<string>();
  for (let token = 0; token < scene.sentence.tokens.length; token++) {
    const frame = scene.frame(token);
    if (!frame?.line.event || !HARM.has(frame.line.event) || frame.line.kind === 'adjective') continue;
    // What a verb says of the deed ("condemned the attack") has ends of its own.
    const { sources, targets } =
      frame.event === frame.line.event ? frame : nounEnds(scene, token, frame.line);
    const by = keysOf(sources);
    // "spent millions attacking Trump": whoever did it, the sentence says.
    if (by.size === 0 && scene.sentence.tokens[token]!.xpos === 'VBG') continue;
    for (const key of by) doers.add(key);
    for (const key of keysOf(targets)) harmed.set(key, new Set([...(harmed.get(key) ?? []), ...by]));
  }
  for (const key of doers) harmed.delete(key);
  return harmed;
}

/** "condemned the attack on the market": harsh words about a deed are not aimed at whom it hit. */
function isPity({ sign, source, target }: Stance, harmed: ReturnType<typeof harmedBy>): boolean {
  const doers = sign === 'critical' ? harmed.get(target.actors[0]!) : undefined;
  return doers !== undefined && !doers.has(source.actors[0]!);
}

/** "condemned Assad's treatment of the Kurds": whom somebody is blamed for treating so is blamed for nothing. */
function isTreated({ sentence, mentions }: Scene, stance: Stance, known: readonly Relation[]): boolean {
  if (stance.sign !== 'critical') return false;
  const { tokens } = sentence;
  for (let k = stance.target.head; tokens[k]!.head >= 0; k = tokens[k]!.head) {
    const deed = tokens[k]!.head;
    if (tokens[deed]!.upos === 'VERB') return false;
    if (hasRelation(sentence, k, 'nmod:poss')) continue;
    const owner = mentions.at(childWith(sentence, deed, 'nmod:poss'))?.actors[0];
    const isBlamed = known.some(
      ({ source, target, event }) =>
        target === owner && source === stance.source.actors[0] && event !== null && !isCooperative(event),
    );
    if (isBlamed) return true;
  }
  return false;
}

/**
 * "The US, which backs his campaign against the gangs, said it condemned the raid", "Brazil condemned it, while Mexico left":
 * words of one clause do not tell of whom another speaks that describes who feels, or stands beside it.
 */
function isElsewhere({ sentence }: Scene, { source, target }: Stance, word: number): boolean {
  // "Somaliland, whose deal with Ethiopia angered them, accused Mogadishu": Ethiopia did not.
  for (let k = source.head; k >= 0 && !isWithin(sentence, word, k); k = sentence.tokens[k]!.head) {
    if (hasRelation(sentence, k, 'acl:relcl') && sentence.tokens[k]!.head !== target.head) return true;
  }
  for (let k = target.head; k >= 0; k = sentence.tokens[k]!.head) {
    if (isWithin(sentence, word, k) || isWithin(sentence, source.head, k)) return false;
    if (sentence.tokens[k]!.head === source.head && hasRelation(sentence, k, 'acl:relcl')) return true;
    if (childWith(sentence, k, 'nsubj') >= 0 && isBeside(sentence, k)) return true;
  }
  return false;
}

/** A clause that says another thing than the one it hangs on. */
function isBeside(sentence: Sentence, clause: number): boolean {
  if (hasRelation(sentence, clause, 'parataxis')) return true;
  const mark = hasRelation(sentence, clause, 'advcl') ? childWith(sentence, clause, 'mark') : -1;
  return mark >= 0 && /^(while|whereas)$/i.test(sentence.tokens[mark]!.form);
}

/** Whether an event with a recipient is told by a word. */
function tellsBy({ event, target, trigger }: Relation, word: Span): boolean {
  return event !== null && target !== null && word.start >= trigger.start && word.end <= trigger.end;
}

/**
 * A word that tells of an event tells whom it is aimed at: "thanked him for peace with the rebels" shows neither what the
 * thankful feel for the rebels nor what the rebels feel.
 */
function isSpent({ source, target, family }: Relation, event: Relation): boolean {
  return source === event.source ? family === FAMILY.favourable : target !== event.target;
}

/**
 * "Hungary sided with Berlin, while Italy backed the Commission", "warned the US and praised Venezuela": a word for what
 * another does, where who feels does something himself, or suffers something; "accuses Moscow and has asked Seoul": or for
 * what he does to another, where he does something else to this one.
 */
function isOthers({ source, target }: Relation, event: Relation, known: readonly Relation[]): boolean {
  const isElse = (own: Relation): boolean => own.event !== null && own.trigger.start !== event.trigger.start;
  if (event.source === source && event.target !== target)
    return known.some((own) => isElse(own) && own.source === source && own.target === target);
  if (event.target !== target || event.source === source) return false;
  return known.some(
    (own) => isElse(own) && (own.source === source || (own.target === source && !isCooperative(own.event!))),
  );
}

/** Whom an event that tells of an attitude joins. */
function settledPairs(known: readonly Relation[]): Set<string> {
  return new Set(
    known.flatMap(({ source, target, event }) =>
      target !== null && leaningOf(event) !== null ? [keyOf(source, target)] : [],
    ),
  );
}

/** Who is quoted for what others do, with these. */
function quotedPairs(known: readonly Relation[]): Set<string> {
  return new Set(
    known.flatMap(({ source, target, attributedTo: by }) =>
      by === null ? [] : [source, target ?? source].map((party) => keyOf(by, party)),
    ),
  );
}

/** Returns the four attitudes that two mentions may show; what is left to 1 is the probability of none. */
export function stancesOf(reader: CueReader, [first, second]: StancePair, weights: StanceWeights): Stance[] {
  const sum = { favourable: 0, critical: 0 };
  const add: CueVisitor = (where, what) => {
    const weight = weights.get(where)?.get(what);
    if (!weight) return;
    sum.favourable += weight.favourable;
    sum.critical += weight.critical;
  };
  reader.visitPair(first, second, add);
  const shared = { ...sum };
  const options = [false, true].flatMap((backwards) => {
    const [source, target] = backwards ? [second, first] : [first, second];
    Object.assign(sum, shared);
    reader.visitDirected(source, target, add);
    return SIGNS.map((sign) => ({ source, target, sign, backwards, odds: Math.exp(sum[sign]) }));
  });
  const total = options.reduce((all, { odds }) => all + odds, 1);
  return options.map(({ odds, ...option }) => ({ ...option, probability: odds / total }));
}

function likeliest(stances: readonly Stance[]): Stance {
  return stances.reduce((a, b) => (b.probability > a.probability ? b : a));
}

/** The probability, without the weight that the fitting gave to the rare direction. */
function confidenceOf({ backwards, probability }: Stance): number {
  if (!backwards) return probability;
  return probability / (probability + BACKWARDS * (1 - probability));
}

/** The outlook is asked of a frame, and a frame needs a line of the lexicon: this one stands for the model. */
const LINE: TriggerLine = {
  file: 'stance.csv', line: 0, kind: 'verb', particles: [], objects: [],
  event: null, mode: null, sources: [], targets: [], reciprocal: false,
}; // prettier-ignore

function relationOf(scene: Scene, index: number, stance: Stance, token: number): Relation {
  const { sentence } = scene;
  const { source, target, sign } = stance;
  const frame: Frame = {
    token, line: LINE, event: sign === 'favourable' ? 'SUPPORT' : 'ACCUSE', mode: null, reciprocal: false, support: null,
    sources: [{ mention: source, distance: 0 }], targets: [{ mention: target, distance: 0 }],
  }; // prettier-ignore
  const { status, speakers } = outlookOf(scene, frame);
  const speaker = speakerKey(speakers);
  const { start, end } = sentence.tokens[token]!;
  return {
    source: source.actors[0]!,
    target: target.actors[0]!,
    undirected: false,
    family: FAMILY[sign],
    event: null,
    mode: null,
    contexts: contextsOf(scene),
    // A denial is a cue of the model: the sign has it in already.
    status: status === 'denied' ? 'actual' : status,
    attributedTo: speaker === source.actors[0] ? null : speaker,
    confidence: Math.round(100 * confidenceOf(stance)) / 100,
    label: LABEL[sign],
    sentence: index,
    start: sentence.start,
    end: sentence.end,
    trigger: { start, end },
    sourceSpan: { start: source.start, end: source.end },
    targetSpan: { start: target.start, end: target.end },
  };
}

/** How many of the weightiest cues an explanation lists. */
const MAX_TOLD = 8;

/** Returns the word whose cues speak most for the stance; tells them all where somebody asked for an explanation. */
function tellingWord(scene: Scene, { source, target, sign }: Stance, reader: CueReader): number {
  const cues = new Map<string, number>();
  const votes = new Map<number, number>();
  const collect: CueVisitor = (where, what, token) => {
    const weight = scene.triggers.stance.get(where)?.get(what)?.[sign] ?? 0;
    if (weight === 0) return;
    cues.set(`${where} ${what}`, (cues.get(`${where} ${what}`) ?? 0) + weight);
    if (token >= 0) votes.set(token, (votes.get(token) ?? 0) + weight);
  };
  reader.visitPair(source, target, collect);
  reader.visitDirected(source, target, collect);
  const [token] = [...votes].reduce((a, b) => (b[1] > a[1] ? b : a), [source.head, 0]);
  const heaviest = [...cues].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1])).slice(0, MAX_TOLD);
  const sums = heaviest.map(([cue, weight]) => `${cue} ${weight > 0 ? '+' : ''}${weight.toFixed(2)}`);
  scene.say(
    token,
    `${source.actors[0]} ${LABEL[sign]} ${target.actors[0]} by stance.csv: ${sums.join(', ')}`,
  );
  return token;
}
