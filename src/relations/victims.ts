/** To whom a deed is done of which somebody else speaks: blame for it, and demands because of it, are not aimed at them. */
import type { RelationType } from '../lexicon/ontology.ts';
import { keysOf, type Party } from './parties.ts';
import type { Frame, Scene } from './scene.ts';

/** Events that speak of a deed to whoever did it. */
const SPEAKING: ReadonlySet<RelationType> = new Set(['ACCUSE', 'REQUEST', 'CONCERN', 'SUPPORT']);
const HARM: ReadonlySet<RelationType> = new Set(['ASSAULT', 'COERCE']);

/** Returns the frame without targets that it reaches only as victims: "an investigation into the attack on the convoy". */
export function withoutVictims(scene: Scene, frame: Frame): Frame {
  if (!SPEAKING.has(frame.event)) return frame;
  const targets = frame.targets.filter((party) => !isVictim(scene, frame.token, party));
  return targets.length === frame.targets.length ? frame : { ...frame, targets };
}

/** Tells whether a word between the trigger and the actor tells what is done to this actor. */
function isVictim(scene: Scene, trigger: number, { mention, distance }: Party): boolean {
  if (distance === 0) return false;
  const { tokens } = scene.sentence;
  for (let k = tokens[mention.head]!.head; k >= 0 && k !== trigger; k = tokens[k]!.head) {
    const deed = scene.frame(k);
    if (!deed || !HARM.has(deed.event)) continue;
    const hit = keysOf(deed.targets);
    const doers = keysOf(deed.sources);
    if (mention.actors.some((key) => hit.has(key) && !doers.has(key))) return true;
  }
  return false;
}
