import { type Facet, isRelation } from './facet.ts';

/** How sure the program must be of a piece of evidence, in percent. The engine's own floor lets everything through. */
export const confidence: Facet<number> = {
  id: 'cf',
  label: 'Confidence',
  initial: 0,
  test: (percent) =>
    percent <= 0 ? null : { of: 'evidence', test: (evidence) => evidence.confidence * 100 >= percent },
  encode: (percent) => (percent <= 0 ? null : String(percent)),
  decode: (text) => (/^\d{1,3}$/.test(text) && Number(text) <= 100 ? Number(text) : null),
  admit: (percent, item) => {
    if (!isRelation(item)) return percent;
    const best = item.evidence.reduce((most, one) => Math.max(most, one.confidence), 0);
    return Math.min(percent, Math.floor(best * 20) * 5);
  },
};
