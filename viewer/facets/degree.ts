import { type Facet, isRelation } from './facet.ts';

/** How many relations an actor must have under all other filters, at least. */
export const degree: Facet<number> = {
  id: 'dg',
  label: 'Relations of an actor',
  initial: 0,
  test: (least) => (least <= 0 ? null : { of: 'degree', test: (relations) => relations >= least }),
  encode: (least) => (least <= 0 ? null : String(least)),
  decode: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null),
  admit: (least, item) => (isRelation(item) ? Math.min(least, 1) : Math.min(least, item.relations.length)),
};
