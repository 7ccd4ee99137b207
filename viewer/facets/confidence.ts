import { type Facet, isRelation } from './facet.ts';

/** The reader tells no event of which it is less sure, in percent; graphs of other origin may hold what is below. */
export const FLOOR = 30;

/** How sure the program must be of a piece of evidence, in percent; at rest, as sure as the reader itself asks for. */
export const confidence: Facet<number> = {
  id: 'cf',
  label: 'Confidence',
  initial: FLOOR,
  test: (percent, { leastConfidence }) =>
    percent <= leastConfidence * 100
      ? null
      : { of: 'evidence', test: (evidence) => evidence.confidence * 100 >= percent },
  encode: (percent) => (percent === FLOOR ? null : String(percent)),
  decode: (text) => (/^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : null),
  admit: (percent, item) => {
    if (!isRelation(item)) return percent;
    const best = item.evidence.reduce((most, one) => Math.max(most, one.confidence), 0);
    return Math.min(percent, Math.floor(best * 20) * 5);
  },
};
