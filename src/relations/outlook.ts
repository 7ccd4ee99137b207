/**
 * How an event is meant: as a fact, a plan, a possibility, denied or doubted; who says so; and whether
 * the verb above speaks of it in its own right ("agreed to help" is an agreement, no help).
 *
 * Climbs from the trigger to the root and gathers what every step adds.
 */
import { childWith, childrenOf, childrenWith, hasRelation, subtreeSpan } from '../syntax/tree.ts';
import type { Status } from '../types/relation.ts';
import { changedBy } from './change.ts';
import { isAnnounced } from './clause.ts';
import { isCooperative, isHarmful, isYielding, type RelationType } from '../lexicon/ontology.ts';
import { isOwnOrder } from './orders.ts';
import { keysOf, partiesAt, type Party } from './parties.ts';
import type { Frame, Scene } from './scene.ts';

export interface Outlook {
  readonly event: RelationType;
  readonly status: Status;
  /** Who is quoted for it; empty where the article itself says it. */
  readonly speakers: readonly Party[];
  /** True where a verb above is the event and this only its content. */
  readonly absorbed: boolean;
  /** Clauses between the trigger and the main clause; reporting verbs do not count. */
  readonly depth: number;
}

/** Returns how the frame is meant. */
export function outlookOf(scene: Scene, frame: Frame): Outlook {
  const climb: Climb = {
    event: frame.event,
    status: 'actual',
    speakers: [],
    absorbed: false,
    depth: 0,
    joint: frame.reciprocal,
    governed: true,
  };
  let at = frame.token;
  if (scene.sentence.tokens[at]!.upos === 'AUX') at = scene.sentence.tokens[at]!.head;
  else weaken(climb, wordsStatus(scene, at, frame.support === null));
  if (frame.support) {
    weaken(climb, wordsStatus(scene, frame.support.verb));
    at = frame.support.verb;
  }
  // "have no quarrel with": what is denied of the object is denied of the verb.
  const { object } = scene.clause(at);
  const emptied = object >= 0 && frame.line.objects.length > 0 && isNone(scene, object);
  if (emptied) weaken(climb, 'denied');
  if ((emptied || refuses(scene, at)) && (isCooperative(climb.event) || isYielding(climb.event))) {
    climb.event = 'REJECT';
    climb.status = 'actual';
  }
  climb.speakers = speakersBeside(scene, at);
  while (scene.sentence.tokens[at]!.head >= 0) at = step(scene, at, climb);
  if (scene.form(scene.sentence.tokens.length - 1) === '?') weaken(climb, 'possible');
  return settle(climb);
}

/** "no aid": not "false passports", which were given. */
function isNone(scene: Scene, noun: number): boolean {
  return childrenWith(scene.sentence, noun, 'det').some((i) => statusOf(scene, i, 'DET') === 'denied');
}

interface Climb {
  event: RelationType;
  status: Status;
  speakers: Party[];
  absorbed: boolean;
  depth: number;
  /** Whether several do it with each other. */
  readonly joint: boolean;
  /** Whether what stands above still decides how it is meant: not beyond a clause of time, cause or description. */
  governed: boolean;
}

/** The stronger reservation wins; a denied denial is none. */
const RANK: Readonly<Record<Status, number>> = { actual: 0, planned: 1, possible: 2, doubted: 3, denied: 4 };

function weaken(climb: Climb, status: Status): void {
  if (!climb.governed) return;
  if (status === 'denied' && climb.status === 'denied') climb.status = 'actual';
  else if (RANK[status] > RANK[climb.status]) climb.status = status;
}

/**
 * PLOVER's order of decision for what has not happened: announced help, meetings and concessions are an
 * agreement, announced harm is a threat. The gold records code announced concessions so too, although the
 * manual would leave them CONCEDE.
 */
function settle(climb: Climb): Outlook {
  if (climb.status === 'planned') {
    if (isCooperative(climb.event) || isYielding(climb.event)) climb.event = 'AGREE';
    else if (isHarmful(climb.event)) climb.event = 'THREATEN';
  }
  return climb;
}

/** "will not help", "cannot accept": what the subject says no to is a refusal, and a fact. */
function refuses(scene: Scene, token: number): boolean {
  const { sentence } = scene;
  const children = [...childrenOf(sentence, token)];
  const modal = children.some((i) => sentence.tokens[i]!.upos === 'AUX' && sentence.tokens[i]!.xpos === 'MD');
  return (
    modal &&
    children.some(
      (i) => hasRelation(sentence, i, 'advmod') && statusOf(scene, i, posOf(scene, i)) === 'denied',
    )
  );
}

function posOf(scene: Scene, token: number): string {
  const { upos } = scene.sentence.tokens[token]!;
  return upos === 'PART' ? 'ADV' : upos;
}

/**
 * Auxiliaries, adverbs, determiners, adjectives, conjunctions and prepositions at a word that tell of its status.
 *
 * @param marked Whether its preposition counts: "defends against an attack", not "protested against the attack".
 */
function wordsStatus(scene: Scene, token: number, marked = true): Status {
  const { sentence } = scene;
  const past =
    sentence.tokens[token]!.xpos === 'VBD' ||
    childrenWith(sentence, token, 'aux').some((i) => sentence.tokens[i]!.xpos === 'VBD');
  let status: Status = 'actual';
  for (const child of childrenOf(sentence, token)) {
    if (!hasRelation(sentence, child, 'aux', 'advmod', 'det', 'amod', 'mark', 'case', 'cc', 'nsubj'))
      continue;
    if (!marked && hasRelation(sentence, child, 'case')) continue;
    // "Doctors Without Borders left"
    if (scene.mentions.isInsideName(child)) continue;
    const pos = posOf(scene, child);
    if (hasRelation(sentence, child, 'nsubj') && pos !== 'PRON') {
      if (isNobody(scene, child)) status = 'denied';
      continue;
    }
    const found = statusOf(scene, child, pos);
    if (found === 'planned' && past) continue;
    if (found && RANK[found] > RANK[status]) status = found;
  }
  return status;
}

/** "no country", "neither Iran nor Iraq". */
function isNobody(scene: Scene, noun: number): boolean {
  return childrenWith(scene.sentence, noun, 'det', 'cc').some((i) => /^(no|neither)$/.test(scene.form(i)));
}

/** The status of a word, or of it and the word before it ("no longer"). */
function statusOf(scene: Scene, token: number, pos: string): Status | undefined {
  const { status } = scene.triggers;
  const pair = token > 0 ? status.get(`${pos} ${scene.form(token - 1)} ${scene.form(token)}`) : undefined;
  return pair ?? status.get(`${pos} ${scene.form(token)}`) ?? status.get(`${pos} ${scene.lemma(token)}`);
}

/** One step towards the root; returns the head. */
function step(scene: Scene, at: number, climb: Climb): number {
  const { head } = scene.sentence.tokens[at]!;
  govern(scene, at, head, climb);
  if (climb.speakers.length === 0) climb.speakers = quotedBy(scene, at);
  if (climb.speakers.length === 0) climb.speakers = speakersBeside(scene, head);
  return head;
}

/** Who says what a token's clause says, by the verb above. */
function quotedBy(scene: Scene, at: number): Party[] {
  const { head, deprel } = scene.sentence.tokens[at]!;
  const reported = deprel === 'ccomp' || deprel === 'parataxis' ? reporters(scene, head) : [];
  // "accused Iran of arming the rebels": says the accuser.
  return reported.length === 0 && isCharge(scene, at) ? speakersOf(scene, head) : reported;
}

/** What the head does to the event below it. */
function govern(scene: Scene, at: number, head: number, climb: Climb): void {
  const { sentence } = scene;
  const { deprel } = sentence.tokens[at]!;
  if (deprel === 'conj') {
    const isSame = scene.clause(at).subject === scene.clause(head).subject;
    if (isSame && sharesAuxiliaries(scene, at)) weaken(climb, wordsStatus(scene, head));
  } else if (
    deprel === 'xcomp' ||
    isContentOfNoun(scene, at) ||
    deprel === 'compound' ||
    isComplementClause(scene, at)
  ) {
    if (isAnnounced(sentence, at)) weaken(climb, 'planned');
    if (!isPerformed(scene, at, head)) {
      controlled(scene, head, climb);
      weaken(climb, wordsStatus(scene, head));
    }
    climb.depth++;
  } else if (deprel === 'ccomp' || deprel === 'parataxis' || deprel === 'csubj') {
    reported(scene, at, head, climb);
  } else if (hasRelation(sentence, at, 'nmod', 'obj', 'obl')) {
    weaken(climb, statusOf(scene, head, sentence.tokens[head]!.upos) ?? 'actual');
  } else if (deprel === 'acl:relcl' || deprel.startsWith('advcl')) {
    climb.depth++;
    climb.governed = false;
  } else if ((deprel === 'acl' || deprel === 'amod') && sentence.tokens[at]!.xpos === 'VBN') {
    // "will protect those persecuted by", "ready to join the NATO-led force": they are.
    if (deprel === 'amod') climb.depth++;
    climb.governed = false;
  }
}

/** "I want to thank Turkey", "we would like to express our thanks": who says so does so. */
function isPerformed(scene: Scene, at: number, wish: number): boolean {
  return (
    scene.triggers.reporting.get(scene.lemma(at)) === 'performs' &&
    scene.triggers.control.get(scene.lemma(wish)) === 'wishes'
  );
}

function sharesAuxiliaries(scene: Scene, verb: number): boolean {
  return childrenWith(scene.sentence, verb, 'nsubj', 'aux').length === 0;
}

/** "a plan to attack", "the demand that Israel stop": not "a challenge posed by China". */
function isContentOfNoun(scene: Scene, at: number): boolean {
  return scene.sentence.tokens[at]!.deprel === 'acl' && childWith(scene.sentence, at, 'mark') >= 0;
}

/** "stop bombing", "accused of bombing", "worked to end": infinitives and -ing clauses that the parser calls advcl. */
function isComplementClause(scene: Scene, at: number): boolean {
  const { head, deprel } = scene.sentence.tokens[at]!;
  return deprel === 'advcl' && scene.clause(head).complement === at;
}

/** What somebody is accused of doing. */
function isCharge(scene: Scene, at: number): boolean {
  return isComplementClause(scene, at) && scene.frame(scene.sentence.tokens[at]!.head)?.event === 'ACCUSE';
}

/** "agreed to help", "demanded that Israel stop": an event of its own, which somebody does, with the clause as its content. */
function takesContent(scene: Scene, governor: number): boolean {
  const above = scene.frame(governor);
  return (
    above !== null &&
    above.line.targets.includes('comp') &&
    above.sources.length > 0 &&
    CONTENT.has(above.event)
  );
}

/** Events whose content has not happened by being agreed, demanded, refused or threatened. */
const CONTENT: ReadonlySet<RelationType> = new Set([
  'AGREE',
  'REQUEST',
  'REJECT',
  'THREATEN',
  'CONCEDE',
  'ACCUSE',
  'CONCERN',
  'SUPPORT',
]);

function change(climb: Climb, event: RelationType): void {
  if (climb.governed) climb.event = event;
}

function controlled(scene: Scene, governor: number, climb: Climb): void {
  if (isOwnOrder(scene, governor)) return;
  if (takesContent(scene, governor)) {
    climb.absorbed = true;
    return;
  }
  switch (scene.triggers.control.get(scene.lemma(governor))) {
    case 'plans':
    case 'wishes':
      return weaken(climb, 'planned');
    case 'tries':
      return weaken(climb, 'possible');
    case 'fails':
      // Talks that come to nothing are a refusal of those who held them.
      if (climb.joint && isCooperative(climb.event)) return change(climb, 'REJECT');
      return weaken(climb, 'denied');
    case 'denies':
      return weaken(climb, 'denied');
    case 'doubts':
      return weaken(climb, 'doubted');
    case 'agrees':
      return change(climb, changedBy('offers', climb.event, true));
    case 'refuses':
      return change(climb, changedBy('rejects', climb.event, true));
    case 'asks':
    case 'orders':
      // "China was urged to free them": a demand of somebody, not China's.
      if (scene.frame(governor)?.sources.length === 0) climb.absorbed = true;
      return change(climb, changedBy('asks', climb.event, true));
    case 'threatens':
      return change(climb, 'THREATEN');
    case undefined:
      return weaken(climb, statusOf(scene, governor, scene.sentence.tokens[governor]!.upos) ?? 'actual');
    default:
  }
}

function reported(scene: Scene, at: number, governor: number, climb: Climb): void {
  const lemma = scene.lemma(governor);
  if (takesContent(scene, governor) && scene.clause(governor).complement === at) climb.absorbed = true;
  const control = scene.triggers.control.get(lemma);
  const kind = scene.triggers.reporting.get(lemma);
  if (control === 'doubts' || kind === 'doubts') weaken(climb, 'doubted');
  else if (control === 'denies' || kind === 'denies') weaken(climb, 'denied');
  else if (control === 'plans' || control === 'wishes') weaken(climb, 'planned');
  else if (kind === 'asks') weaken(climb, 'possible');
}

/** Who says what the clause below a reporting verb, or below any verb of an event, says. */
function reporters(scene: Scene, verb: number): Party[] {
  const { control, reporting } = scene.triggers;
  const lemma = scene.lemma(verb);
  if (!reporting.has(lemma) && !control.has(lemma) && !scene.frame(verb)) return [];
  return speakersOf(scene, verb);
}

/** The subject of a verb of saying; where the parser has found none, the name right beside it. */
function speakersOf(scene: Scene, verb: number): Party[] {
  const { subject } = scene.clause(verb);
  if (subject >= 0) return partiesAt(scene.sentence, scene.mentions, subject, false);
  const beside = scene.mentions.at(verb - 1) ?? scene.mentions.at(verb + 1);
  return beside?.form === 'name' && !beside.place ? [{ mention: beside, distance: 1 }] : [];
}

/** "…, Austin said" behind a statement, and "according to the ministry". */
function speakersBeside(scene: Scene, verb: number): Party[] {
  const { sentence, mentions } = scene;
  for (const { preposition, head } of scene.clause(verb).obliques) {
    if (preposition === 'according to') return partiesAt(sentence, mentions, head, false);
  }
  for (const child of childrenWith(sentence, verb, 'parataxis')) {
    if (!scene.triggers.reporting.has(scene.lemma(child)) || isNextSentence(scene, child)) continue;
    // "Iran strikes base, Netanyahu vows revenge": he says something else.
    if (childWith(sentence, child, 'obj', 'xcomp', 'ccomp') >= 0) continue;
    const found = speakersOf(scene, child);
    if (found.length > 0) return found;
  }
  return [];
}

/** "Maduro wrote a letter; the White House dismissed it": behind a semicolon nobody says what stands before it. */
function isNextSentence({ sentence }: Scene, clause: number): boolean {
  const [first] = subtreeSpan(sentence, clause);
  return [first - 1, first].some((i) => sentence.tokens[i]?.form === ';');
}

/** Returns the one actor that the speakers are, or null where they are none or several. */
export function speakerKey(speakers: readonly Party[]): string | null {
  const keys = [...keysOf(speakers)].sort();
  return keys.length === 1 ? (keys[0] ?? null) : null;
}
