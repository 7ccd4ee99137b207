/** What the confidence of a relation is made of. */
import type { Sentence } from '../types/sentence.ts';
import { POSITIONS, type Feature } from './confidence.ts';
import type { Outlook } from './outlook.ts';
import type { Party } from './parties.ts';
import type { Frame } from './scene.ts';

/** Steps beyond which a party was found without a slot of the lexicon line. */
const SLOTTED = 4;

/** Returns the values of the features of a relation by itself; those left out are 0. */
export function featuresOf(
  sentence: Sentence,
  frame: Frame,
  outlook: Outlook,
  source: Party,
  target: Party | null,
): Map<Feature, number> {
  const values: [Feature, number][] = [
    ['bias', 1],
    ['noun trigger', Number(frame.line.kind === 'noun')],
    ['adjective trigger', Number(frame.line.kind === 'adjective')],
    ['object or particle required', Number(frame.line.objects.length + frame.line.particles.length > 0)],
    ['carried by a verb', Number(frame.support !== null)],
    ['reciprocal', Number(frame.reciprocal)],
    ['source distance', source.distance],
    ['source is a pronoun', Number(source.mention.form === 'pronoun')],
    ['source without a name', Number(source.mention.form === 'nominal')],
    ['depth', Math.min(outlook.depth, 3)],
    ['not actual', Number(outlook.status !== 'actual')],
    ['changed by the clause above', Number(outlook.event !== frame.event)],
    [`event ${outlook.event}`, 1],
    ['source is a place', Number(source.mention.place)],
    ['source outside the clause', Number(!isBelow(sentence, source.mention.head, frame.token))],
    ['source after the trigger', Number(source.mention.head > frame.token)],
    ['no target', Number(target === null)],
  ];
  const position = POSITIONS.find((deprel) => deprel === sentence.tokens[frame.token]!.deprel);
  if (position) values.push([`trigger as ${position}`, 1]);
  if (target) {
    values.push(
      ['target distance', Math.min(target.distance, SLOTTED)],
      ['target without a slot', Number(target.distance >= SLOTTED)],
      ['target is a pronoun', Number(target.mention.form === 'pronoun')],
      ['target without a name', Number(target.mention.form === 'nominal')],
      ['target is a place', Number(target.mention.place)],
      ['target before the trigger', Number(target.mention.head < frame.token)],
      ['words to the target', Math.log1p(Math.abs(target.mention.head - frame.token))],
    );
  }
  return new Map(values.filter(([, value]) => value !== 0));
}

/** Returns the features of a trigger's place among those of its sentence: many are seldom all read right. */
export function rankFeatures(isMain: boolean, triggers: number): [Feature, number][] {
  return [
    ['beside the main trigger', Number(!isMain)],
    ['triggers in the sentence', Math.log(triggers)],
  ];
}

function isBelow(sentence: Sentence, token: number, ancestor: number): boolean {
  let at = token;
  while (at >= 0 && at !== ancestor) at = sentence.tokens[at]!.head;
  return at === ancestor;
}
