import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PhraseTable, type LetterCase } from '../../src/lexicon/phrases.ts';
import { phraseKey, phraseUnits, slug, toUnits } from '../../src/lexicon/units.ts';

function table(phrases: readonly string[], letterCase: LetterCase): PhraseTable<string> {
  return new PhraseTable(phrases.map((phrase) => ({ key: phraseKey(phrase), value: phrase, letterCase })));
}

function find(phrases: PhraseTable<string>, sentence: string): string[] {
  const forms = sentence.split(' ');
  return phrases
    .scan(toUnits(forms))
    .map(({ first, last, value }) => `${forms.slice(first, last + 1).join(' ')} = ${value}`);
}

describe('PhraseTable', () => {
  const names = table(
    [
      "People's Republic of China",
      'China',
      'U.S.',
      'Japan',
      'al-Qaeda',
      "Cote d'Ivoire",
      'Türkiye',
      'Mali',
      'UN',
    ],
    'name',
  );

  it.each([
    [
      'the longest name wins',
      "the People 's Republic of China and China",
      ["People 's Republic of China = People's Republic of China", 'China = China'],
    ],
    [
      'curly apostrophes',
      'People ’s Republic of China',
      ["People ’s Republic of China = People's Republic of China"],
    ],
    [
      'a clitic left on its word',
      "People's Republic of China",
      ["People's Republic of China = People's Republic of China"],
    ],
    ['possessives as two tokens', "Japan 's fleet", ['Japan = Japan']],
    ['abbreviations with and without stops', 'the US and the U.S.', ['US = U.S.', 'U.S. = U.S.']],
    ['not a pronoun', 'told us so', []],
    ['compounds cut at the hyphen', 'US - Japan talks', ['US = U.S.', 'Japan = Japan']],
    ['part of a token is no match', 'US-Japan talks', []],
    [
      'hyphens cut or not',
      'al - Qaeda , al-Qaeda and Al-Qaeda',
      ['al - Qaeda = al-Qaeda', 'al-Qaeda = al-Qaeda', 'Al-Qaeda = al-Qaeda'],
    ],
    ['accents', "Côte d'Ivoire and Turkiye", ["Côte d'Ivoire = Cote d'Ivoire", 'Turkiye = Türkiye']],
    ['capitals of datelines, from four letters on', 'MALI', ['MALI = Mali']],
  ])('%s', (_, sentence, found) => {
    expect(find(names, sentence)).toEqual(found);
  });

  it('ignores letter case where asked to', () => {
    const titles = table(['prime minister', 'Prime Minister Designate'], 'any');
    expect(find(titles, 'PRIME Minister designate , Prime minister')).toEqual([
      'PRIME Minister designate = Prime Minister Designate',
      'Prime minister = prime minister',
    ]);
  });

  it('keeps the first of two equal phrases and prefers the written form to a variant', () => {
    const both = new PhraseTable([
      { key: 'Iraq', value: 1, letterCase: 'name' },
      { key: 'IRAQ', value: 2, letterCase: 'exact' },
      { key: 'Iraq', value: 3, letterCase: 'exact' },
    ]);
    expect([both.get('Iraq'), both.get('IRAQ'), both.get('Iran')]).toEqual([1, 2, null]);
  });

  it('lets a phrase of nobody take up its words', () => {
    const names = new PhraseTable([
      { key: 'China', value: 'China', letterCase: 'name' },
      { key: 'South China Sea', value: null, letterCase: 'name' },
    ]);
    expect(names.scan(toUnits(['South', 'China', 'Sea', 'and', 'China']))).toEqual([
      { first: 4, last: 4, value: 'China' },
    ]);
  });

  it('finds what it holds, in order and without overlap, in any sentence', () => {
    const word = fc.constantFrom(
      'U.S.',
      'China',
      'of',
      'Republic',
      'People',
      "'s",
      '-',
      'al',
      'Qaeda',
      '.',
      'é',
    );
    fc.assert(
      fc.property(fc.array(word), (forms) => {
        const matches = names.scan(toUnits(forms));
        for (const { first, last, value } of matches) {
          const units = toUnits(forms.slice(first, last + 1)).exact;
          expect(units.join(' ').toLowerCase()).toBe(phraseUnits(value).join(' ').toLowerCase());
        }
        expect(matches.every(({ first }, index) => index === 0 || first > matches[index - 1]!.last)).toBe(
          true,
        );
      }),
    );
  });
});

describe('slug', () => {
  it.each([
    ["Côte d'Ivoire", 'cote-d-ivoire'],
    ['S&P', 's-and-p'],
    ['P5+1', 'p5-1'],
    ['U.S. Steel', 'us-steel'],
    ['Recep Tayyip Erdoğan', 'recep-tayyip-erdogan'],
    ['—', ''],
  ])('%s', (name, key) => {
    expect(slug(name)).toBe(key);
  });
});
