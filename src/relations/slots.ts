/** From the slots of a lexicon line to the tokens that fill them, and to the parties there. */
import { caseOf, childWith, childrenOf, childrenWith, hasRelation, subtreeSpan } from '../syntax/tree.ts';
import { agentOf, isAbsolute, isPassive, obliquesOf } from './clause.ts';
import { partiesAt, type Party } from './parties.ts';
import { isCooperative, isHarmful, type RelationType } from '../lexicon/ontology.ts';
import type { Scene } from './scene.ts';
import { CROWD, PERSON, type TriggerLine } from './triggers.ts';

/** Prepositions whose object may be a mere place and still take part: "a visit to Washington", "strikes in Syria". */
const REACHES_PLACES = new Set([
  'to',
  'into',
  'on',
  'against',
  'in',
  'at',
  'from',
  'toward',
  'towards',
  'of',
  'with',
  'over',
  'onto',
]);

/** Returns the parties of the first slot of a verb that leads to any. */
export function verbParties(
  scene: Scene,
  verb: number,
  slots: readonly string[],
  skip: ReadonlySet<string>,
): Party[] {
  for (const slot of slots) {
    const found = verbSlot(scene, verb, slot, skip);
    if (found.length > 0) return found;
    // "denounced them for attacking Israel": somebody, whoever that is, and not Israel.
    if (slot === 'obj' && isPersonal(scene, scene.clause(verb).object)) return [];
  }
  return [];
}

function isPersonal({ sentence }: Scene, token: number): boolean {
  return token >= 0 && sentence.tokens[token]!.upos === 'PRON' && PERSONAL.test(sentence.tokens[token]!.form);
}

const PERSONAL = /^(me|us|you|him|her|them|it)$/i;

function verbSlot(scene: Scene, verb: number, slot: string, skip: ReadonlySet<string>): Party[] {
  const { sentence, mentions } = scene;
  const clause = scene.clause(verb);
  switch (slot) {
    case 'none':
      return [];
    case 'subj':
    case CROWD:
    case PERSON:
      return partiesAt(sentence, mentions, clause.subject, false, skip, verb);
    case 'obj':
      // "allow Iran to enrich": the parser's recipient where there is no other object.
      return partiesAt(sentence, mentions, clause.object >= 0 ? clause.object : clause.recipient, true, skip);
    case 'iobj':
      return partiesAt(sentence, mentions, clause.recipient, true, skip);
    case 'poss':
    case 'mod': {
      // "is Syria's main backer" has them itself.
      const noun = sentence.tokens[verb]!.upos === 'NOUN' ? verb : clause.object;
      return noun < 0 ? [] : nounSlot(scene, noun, slot, skip);
    }
    default:
      return prepositional(scene, verb, clause.object, slot, skip);
  }
}

/** A preposition's object below the verb, or below its object ("imposed sanctions on Iran"). */
function prepositional(
  scene: Scene,
  verb: number,
  object: number,
  slot: string,
  skip: ReadonlySet<string>,
): Party[] {
  const { sentence, mentions } = scene;
  const places = REACHES_PLACES.has(slot);
  const agent = isPassive(sentence, verb) ? agentOf(sentence, verb) : -1;
  // "flew food and tents to Haiti"
  const others = object >= 0 && slot === 'to' ? childrenWith(sentence, object, 'conj') : [];
  for (const from of object < 0 ? [verb] : [verb, object, ...others]) {
    for (const { preposition, head } of obliquesOf(sentence, from)) {
      // "was repelled by": the agent of a passive acts.
      if (head === agent || !matches(preposition, slot) || isContrary(scene, verb, head)) continue;
      const found = partiesAt(sentence, mentions, head, places, skip);
      if (found.length > 0) return found;
    }
  }
  for (const child of childrenOf(sentence, verb)) {
    if (!hasRelation(sentence, child, 'advcl', 'ccomp', 'xcomp')) continue;
    const mark = childWith(sentence, child, 'mark', 'case');
    // "with its premier calling it absurd": what goes on besides.
    if (slot === 'with' && childWith(sentence, child, 'nsubj') >= 0) continue;
    if (
      mark >= 0 &&
      sentence.tokens[mark]!.xpos !== 'TO' &&
      scene.form(mark) === slot &&
      !isContrary(scene, verb, child)
    )
      return clauseParties(scene, child, skip);
  }
  return [];
}

/**
 * Tells whether a phrase or clause speaks of the contrary of the verb above it, and so not of whom that is aimed at:
 * "conducted strikes in support of the army", "aid in denying ISIL a haven".
 */
function isContrary(scene: Scene, verb: number, below: number): boolean {
  if (scene.mentions.at(below)) return false;
  const carried = scene.sentence.tokens[verb]!.upos === 'VERB' ? scene.clause(verb).object : -1;
  const done = (carried >= 0 ? plainEvent(scene, carried) : null) ?? plainEvent(scene, verb);
  const said = plainEvent(scene, below);
  if (said === null || done === null) return false;
  return DEEDS.has(done) ? isCooperative(said) : isCooperative(done) && isHarmful(said);
}

/** The event that the lexicon knows a verb or noun for, whatever stands beside it. */
function plainEvent(scene: Scene, token: number): RelationType | null {
  const { verbs, nouns } = scene.triggers;
  const table = scene.sentence.tokens[token]!.upos === 'VERB' ? verbs : nouns;
  return table.get(scene.lemma(token))?.at(-1)?.event ?? null;
}

const DEEDS: ReadonlySet<RelationType> = new Set(['ASSAULT', 'COERCE', 'SANCTION', 'MOBILIZE']);

/** "away from" and "out of" answer to "from" and "of"; "according to" and "due to" not to "to". */
function matches(preposition: string, slot: string): boolean {
  return preposition === slot || (slot !== 'to' && preposition.endsWith(` ${slot}`));
}

/** Returns the parties in a complement clause: its object's, else the first actors anywhere in it. */
export function clauseParties(scene: Scene, head: number, skip: ReadonlySet<string>): Party[] {
  const { sentence, mentions } = scene;
  const clause = scene.clause(head);
  const direct = partiesAt(sentence, mentions, clause.object, true, skip);
  if (direct.length > 0) return direct;
  for (const { head: oblique } of clause.obliques) {
    const found = partiesAt(sentence, mentions, oblique, false, skip);
    if (found.length > 0) return found;
  }
  const [first, last] = subtreeSpan(sentence, head);
  const anywhere = mentions
    .within(first, last)
    .find((m) => !m.place && !m.actors.every((key) => skip.has(key)));
  return anywhere ? withJoined(scene, { mention: anywhere, distance: 3 }, skip) : [];
}

/**
 * Returns the nearest actor below a trigger that no slot leads to, one with a name before one without: first inside its object, then in its
 * obliques and infinitives; clauses of time, cause and condition are another matter and are left out.
 */
export function remoteParties(
  scene: Scene,
  trigger: number,
  line: TriggerLine,
  skip: ReadonlySet<string>,
): Party[] {
  const { sentence, mentions } = scene;
  const queue = [trigger];
  const doers = new Set<Party['mention']>();
  let unnamed: Party | null = null;
  for (let k = 0; k < queue.length; k++) {
    const children = [...childrenOf(sentence, queue[k]!)].filter(
      (child) => child > queue[k]! || queue[k] !== trigger,
    );
    children.sort(
      (a, b) => Number(!hasRelation(sentence, a, 'obj')) - Number(!hasRelation(sentence, b, 'obj')) || a - b,
    );
    for (const child of children) {
      if (leadsAway(scene, child, line)) continue;
      // "fired missiles, drawing condemnation from Seoul"
      if (hasRelation(sentence, child, 'advcl'))
        for (const { mention } of scene.frame(child)?.sources ?? []) doers.add(mention);
      const mention = mentions.at(child);
      const usable = mention && !doers.has(mention) && !mention.actors.every((key) => skip.has(key));
      if (usable && hasRelation(sentence, child, ...ROLES)) {
        if (mention.form === 'name') return withJoined(scene, { mention, distance: REMOTE }, skip);
        unnamed ??= { mention, distance: REMOTE };
      }
      queue.push(child);
    }
  }
  return unnamed ? withJoined(scene, unnamed, skip) : [];
}

/** A party with those it is named together with. */
function withJoined({ sentence, mentions }: Scene, party: Party, skip: ReadonlySet<string>): Party[] {
  const others = childrenWith(sentence, party.mention.head, 'conj').flatMap((i) => mentions.at(i) ?? []);
  const usable = others.filter(({ actors, place }) => !place && !actors.every((key) => skip.has(key)));
  return [party, ...usable.map((mention) => ({ mention, distance: party.distance }))];
}

/** Tells whether what hangs below a trigger is another matter than whom its event is aimed at. */
function leadsAway(scene: Scene, child: number, { event, mode }: TriggerLine): boolean {
  const { sentence } = scene;
  if (hasRelation(sentence, child, ...OUTSIDE) || isAdjunctClause(scene, child)) return true;
  if (isAbsolute(sentence, child, caseOf(sentence, child) ?? '')) return true;
  if (event === null) return false;
  // "condemned the launch as a breach of U.N. resolutions", "accused them of hurting civilians"
  if (event === 'ACCUSE' && isCharge(scene, child)) return true;
  const within = scene.frame(child)?.event ?? null;
  // "meets to counter ISIL" is a meeting, but not with ISIL; "acknowledged that Iran …" recognises no Iran.
  if (isCooperative(event) && mode !== MEDIATION)
    return hasRelation(sentence, child, 'ccomp') || (within !== null && !isCooperative(within));
  // "fired missiles in protest against the drills"
  return DEEDS.has(event) && within !== null && !DEEDS.has(within) && hasRelation(sentence, child, 'obl');
}

/** What the object of its verb is accused of, or condemned as. */
function isCharge({ sentence }: Scene, token: number): boolean {
  if (!hasRelation(sentence, token, 'advcl') && caseOf(sentence, token) !== 'as') return false;
  const { head } = sentence.tokens[token]!;
  return hasRelation(sentence, head, 'obj') || childWith(sentence, head, 'obj', 'nsubj:pass') >= 0;
}

/** Who mediates deals with whatever the others do to each other. */
export const MEDIATION = 'third-party';

/** The distance that a party found without a slot counts as. */
export const REMOTE = 4;
const OUTSIDE = ['nsubj', 'csubj', 'parataxis', 'punct', 'obl:agent', 'acl:relcl', 'advmod', 'cc'];
const ROLES = ['obj', 'iobj', 'obl', 'nmod', 'amod', 'compound', 'conj'];

/** "after Israel attacked", "because of": a clause with a conjunction other than "to" and "that". */
function isAdjunctClause(scene: Scene, token: number): boolean {
  if (hasRelation(scene.sentence, token, 'conj')) return scene.sentence.tokens[token]!.upos === 'VERB';
  if (!hasRelation(scene.sentence, token, 'advcl')) return false;
  const mark = childWith(scene.sentence, token, 'mark', 'advmod');
  // "attacked the ships, saying that they help …"
  if (mark < 0 && childWith(scene.sentence, token, 'ccomp') >= 0) return true;
  return mark >= 0 && scene.form(mark) !== 'to' && scene.form(mark) !== 'that';
}

/** Returns the parties of a noun's slots: of the first that leads to any, or of all for a reciprocal noun. */
export function nounParties(
  scene: Scene,
  noun: number,
  slots: readonly string[],
  skip: ReadonlySet<string>,
  all: boolean,
): Party[] {
  const found: Party[] = [];
  for (const slot of slots) {
    found.push(...nounSlot(scene, noun, slot, skip));
    if (found.length > 0 && !all) break;
  }
  return found;
}

function nounSlot(scene: Scene, noun: number, slot: string, skip: ReadonlySet<string>): Party[] {
  const { sentence, mentions } = scene;
  if (slot === 'poss')
    return childrenWith(sentence, noun, 'nmod:poss').flatMap((i) =>
      partiesAt(sentence, mentions, i, true, skip),
    );
  if (slot === 'mod') return modifiers(scene, noun, skip);
  if (slot === 'subj' || slot === 'obj' || slot === 'iobj' || slot === 'comp' || slot === 'none') return [];
  const places = REACHES_PLACES.has(slot);
  const found: Party[] = [];
  for (const child of childrenOf(sentence, noun)) {
    if (hasRelation(sentence, child, 'nmod', 'obl') && matches(caseOf(sentence, child) ?? '', slot)) {
      if (slot === 'in' && isContrary(scene, noun, child)) continue;
      found.push(...partiesAt(sentence, mentions, child, places, skip));
    } else if (slot === 'by' && hasRelation(sentence, child, 'acl') && isPassive(sentence, child)) {
      found.push(...partiesAt(sentence, mentions, agentOf(sentence, child), places, skip));
    }
  }
  return found;
}

/** Actors in front of a noun: "Chinese threat", "US-Japan talks", "Kremlin criticism". */
function modifiers(scene: Scene, noun: number, skip: ReadonlySet<string>): Party[] {
  const { sentence, mentions } = scene;
  const found: Party[] = [];
  for (const child of childrenOf(sentence, noun)) {
    if (child >= noun || !hasRelation(sentence, child, 'amod', 'compound', 'nmod', 'flat')) continue;
    if (hasRelation(sentence, child, 'nmod:poss')) continue;
    const [first, last] = subtreeSpan(sentence, child);
    for (const mention of mentions.within(first, Math.min(last, noun - 1))) {
      if (!mention.actors.every((key) => skip.has(key))) found.push({ mention, distance: 0 });
    }
  }
  return found;
}
