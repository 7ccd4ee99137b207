import { type Facet, isRelation } from './facet.ts';

/** How many sentences must state a relation, at least. */
export const weight: Facet<number> = {
  id: 'w',
  label: 'Weight',
  initial: 1,
  test: (least) => (least <= 1 ? null : { of: 'sum', test: (sentences) => sentences >= least }),
  encode: (least) => (least <= 1 ? null : String(least)),
  decode: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null),
  admit: (least, item) => (isRelation(item) ? Math.min(least, item.evidence.length) : least),
};
