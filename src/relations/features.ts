/** What the confidence of a relation is made of. */
import type { Feature } from './confidence.ts';
import type { Outlook } from './outlook.ts';
import type { Party } from './parties.ts';
import type { Frame } from './scene.ts';

/** Steps beyond which a party was found without a slot of the lexicon line. */
const SLOTTED = 4;

/** Returns the values of the features of a relation; those left out are 0. */
export function featuresOf(
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
    ['cooperation', Number(COOPERATION.has(outlook.event))],
    ['conflict', Number(CONFLICT.has(outlook.event))],
    ['no target', Number(target === null)],
  ];
  if (target) {
    values.push(
      ['target distance', Math.min(target.distance, SLOTTED)],
      ['target without a slot', Number(target.distance >= SLOTTED)],
      ['target is a pronoun', Number(target.mention.form === 'pronoun')],
      ['target without a name', Number(target.mention.form === 'nominal')],
    );
  }
  return new Map(values.filter(([, value]) => value !== 0));
}

const COOPERATION = new Set(['CONSULT', 'SUPPORT', 'COOPERATE', 'AID', 'AGREE']);
const CONFLICT = new Set(['THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT']);
