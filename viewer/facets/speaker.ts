import { type Facet, isRelation } from './facet.ts';

/** Whose words count: anyone's (''), the articles' own ('-'), or only what one actor claims (its key). */
export const speaker: Facet<string> = {
  id: 'sp',
  label: 'Speaker',
  initial: '',
  test(value) {
    if (value === '') return null;
    const wanted = value === ARTICLE ? null : value;
    return { of: 'evidence', test: ({ attributedTo }) => attributedTo === wanted };
  },
  encode: (value) => (value === '' ? null : value),
  decode: (text) => (text === '' ? null : text),
  admit(value, item) {
    if (!isRelation(item) || value === '') return value;
    const said = item.evidence.some(({ attributedTo }) => (attributedTo ?? ARTICLE) === value);
    return said ? value : '';
  },
};

/** The articles' own voice. */
export const ARTICLE = '-';
