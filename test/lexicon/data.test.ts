import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import countries from 'world-countries';
import { createLexicon, LEXICON_FILES } from '../../src/lexicon/index.ts';
import { slug, toUnits } from '../../src/lexicon/units.ts';

const folder = new URL('../../data/lexicon/', import.meta.url);
const files = Object.fromEntries(
  readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);
const lexicon = createLexicon(files);

describe('data/lexicon', () => {
  it('holds only files that are read, each described in data/README.md', () => {
    const readme = readFileSync(new URL('../README.md', folder), 'utf8');
    for (const name of Object.keys(files)) {
      expect(LEXICON_FILES).toContain(name);
      expect(readme).toContain(`\`${name}\``);
    }
  });

  it('has every member of the United Nations under its ISO code, with its capital', () => {
    // Names that mostly mean another place ("Victoria") and disputed ones are left out on purpose.
    const left = new Set(['SYC', 'SWZ', 'SMR', 'MDV', 'PLW']);
    for (const { cca3, name, capital } of countries.filter((country) => country.unMember)) {
      const state = lexicon.actors.get(cca3);
      expect(state, name.common).toMatchObject({ kind: 'state', code: cca3, status: 'state' });
      expect(state?.wikidata, name.common).toMatch(/^Q\d+$/);
      if (!left.has(cca3))
        expect(
          capital.map((city) => lexicon.names.get(city)?.actor.key),
          name.common,
        ).toContain(cca3);
    }
  });

  it('gives no Wikidata item to two actors', () => {
    const items = [...lexicon.actors.values(), ...lexicon.leaders.all()].flatMap(
      ({ wikidata }) => wikidata ?? [],
    );
    expect(items.filter((item, index) => items.indexOf(item) !== index)).toEqual([]);
  });

  it('lists each leader once, with offices that a title can mean', () => {
    const leaders = lexicon.leaders.all();
    const keys = leaders.map(({ key }) => key);
    expect(keys.filter((key, i) => lexicon.actors.has(key) || keys.indexOf(key) !== i)).toEqual([]);
    const offices = new Set(leaders.flatMap(({ terms }) => terms.map(({ office }) => office)));
    const told = new Set(
      ['president', 'prime minister', 'foreign minister', 'chief', 'general', 'prosecutor', 'governor']
        .concat(['defense minister', 'home secretary', 'vice president', 'security minister', 'rebel leader'])
        .flatMap((title) => lexicon.offices.get(title)?.terms ?? []),
    );
    // "leader in Gaza" needs no title of its own.
    expect([...offices].filter((office) => !told.has(office))).toEqual(['leader in Gaza']);
  });

  it('keys all but states by the slug of their name', () => {
    for (const { key, name, status } of lexicon.actors.values())
      if (status === null) expect(key).toBe(slug(name));
  });

  it.each([
    ['Pentagon', 'united-states-department-of-defense', 'USA'],
    ['Kremlin', 'kremlin', 'RUS'],
    ['Knesset', 'knesset', 'ISR'],
    ['NATO', 'north-atlantic-treaty-organization', 'IGO'],
    ['Daesh', 'islamic-state', 'IMG'],
    ['Hizbullah', 'hezbollah', 'LBN'],
    ['Putin', 'vladimir-putin', 'RUS'],
    ['Zaire', 'COD', 'COD'],
    ['Chechen', 'chechnya', 'RUS'],
    ['Turkish Cypriots', 'northern-cyprus', 'CYP'],
    ['Mosul', 'IRQ', 'IRQ'],
  ])('knows %s', (name, key, code) => {
    expect(lexicon.names.get(name)?.actor).toMatchObject({ key, code });
  });

  it('tells seas from states', () => {
    const sentence =
      'The Indian Ocean , the South China Sea and Latin America are not India , China or America'.split(' ');
    expect(lexicon.names.scan(toUnits(sentence)).map(({ value }) => value.actor.key)).toEqual([
      'IND',
      'CHN',
      'USA',
    ]);
  });
});
