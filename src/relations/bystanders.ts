/** To whom a deed is done of which somebody speaks. */
import { isCooperative, type RelationType } from '../lexicon/ontology.ts';
import { ancestorsOf, caseOf, childWith } from '../syntax/tree.ts';
import { keysOf, type Party } from './parties.ts';
import type { Frame, Scene } from './scene.ts';

/** Events that speak of a deed to whoever did it. */
const SPEAKING: ReadonlySet<RelationType> = new Set(['ACCUSE', 'REQUEST', 'CONCERN', 'SUPPORT']);
const HARM: ReadonlySet<RelationType> = new Set(['ASSAULT', 'COERCE']);

/**
 * Returns the frame without targets that it reaches only as victims, whom nobody blames ("an investigation into the attack on the
 * convoy"), or, where it tells of help, as opponents ("backed a campaign against the gangs").
 */
export function withoutBystanders(scene: Scene, frame: Frame): Frame {
  const speaks = SPEAKING.has(frame.event);
  const helps = isCooperative(frame.event);
  if (!speaks && !helps) return frame;
  const targets = frame.targets.filter(
    (party) =>
      party.distance === 0 ||
      !((speaks && isVictim(scene, frame.token, party)) || (helps && isOpponent(scene, frame.token, party))),
  );
  return targets.length === frame.targets.length ? frame : { ...frame, targets };
}

/** Tells whether a word between the trigger and the actor tells what is done to this actor. */
function isVictim(scene: Scene, trigger: number, { mention }: Party): boolean {
  return between(scene, trigger, mention.head).some((token) => {
    const deed = scene.frame(token);
    if (!deed || !HARM.has(deed.event)) return false;
    const [hit, doers] = [keysOf(deed.targets), keysOf(deed.sources)];
    return mention.actors.some((key) => hit.has(key) && !doers.has(key));
  });
}

/** Tells whether the actor is whom something between is directed against. */
function isOpponent(scene: Scene, trigger: number, { mention }: Party): boolean {
  const path = [mention.head, ...between(scene, trigger, mention.head)];
  return path.some((token) => caseOf(scene.sentence, token) === 'against');
}

/** The tokens above an actor, up to the trigger. */
function between({ sentence }: Scene, trigger: number, token: number): number[] {
  const chain = ancestorsOf(sentence, token);
  const end = chain.indexOf(trigger);
  return end < 0 ? chain : chain.slice(0, end);
}

/**
 * Returns the frame aimed at who tells of it, where it hits what is "its": "Iran said Israel had fired on its ships". Nobody attacks
 * his own, so the pronoun does not mean who attacks.
 */
export function aimedAtSpeaker(scene: Scene, frame: Frame, speakers: readonly Party[]): Frame {
  const { token, line, event, sources, targets } = frame;
  if (line.kind !== 'verb' || !HARM.has(event) || targets.some(({ mention }) => !mention.place)) return frame;
  const own = keysOf(sources);
  const told = speakers.filter(({ mention }) => mention.head < token);
  if (told.length === 0 || told.some(({ mention }) => mention.actors.some((key) => own.has(key))))
    return frame;
  const { object, obliques } = scene.clause(token);
  const isOwn = [object, ...obliques.map(({ head }) => head)].some((hit) => {
    const pronoun = hit < 0 ? -1 : childWith(scene.sentence, hit, 'nmod:poss');
    const owner = pronoun >= 0 && scene.form(pronoun) === 'its' ? scene.mentions.at(pronoun) : undefined;
    return owner !== undefined && owner.actors.every((key) => own.has(key));
  });
  return isOwn ? { ...frame, targets: told } : frame;
}
