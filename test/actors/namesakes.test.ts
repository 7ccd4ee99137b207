import { describe, expect, it } from 'vitest';
import { findActors } from '../../src/actors/index.ts';
import { createLexicon } from '../../src/lexicon/index.ts';
import { articleOf } from '../syntax/parses.ts';
import { CHOOSE, FILES } from './knowledge.ts';

const LEXICON = createLexicon({
  ...FILES,
  'organisations.csv': 'name,aliases,code\nUnited Nations,UN,UNO\nNordic Pact,,IGO',
  'offices.csv':
    'singular,plural,sector,acts_for,title,terms\npresident,,GOV,state,yes,head of state\nforeign minister,,GOV,state,yes,foreign minister\nchief,,,organisation,yes,head\njudge,,JUD,state,yes,',
  'persons.csv':
    'name,short,surname,gender,code,sector,terms\nErik Holm,Holm,Holm,m,NOR,GOV,head of state NOR 2000-01-01..2008-01-01\nEva Berg,Berg,,f,NOR,GOV,head of state NOR 2008..2016-06|head nordic-pact 2020..',
  'leaders.csv':
    'name,surname,code,sector,terms\nNils Holm,Holm,SWE,GOV,foreign minister SWE 2010-05-01..2020\nAnna Holm,Holm,IND,GOV,head of state IND 2012..\nLi Wei,Li,CHN,GOV,foreign minister CHN 2015..\nLi Na,Li,CHN,GOV,head of state CHN 2001..2005',
});

const says = (name: string): string => `${name} PROPN 2 nsubj\nspoke VERB 0 root speak`;

function keys(date: string | null, ...parses: readonly string[]): string[] {
  const { article, sentences } = articleOf(...parses);
  return findActors({ ...article, date }, sentences, LEXICON, CHOOSE).mentions.flatMap(
    ({ actors }) => actors,
  );
}

describe('whom a surname means', () => {
  it('goes by the date of the article', () => {
    expect(keys('2001-02-03', says('Li'))).toEqual(['li-na']);
    expect(keys('2019-02-03', says('Li'))).toEqual(['li-wei']);
    expect(keys('2005-06-01', says('Holm'))).toEqual(['erik-holm']);
    expect(keys('2021-06-01', says('Holm'))).toEqual(['anna-holm']);
  });

  it('goes by the state beside it', () => {
    const owned = `Sweden PROPN 3 nmod:poss\n's PART 1 case 's POS\nHolm PROPN 4 nsubj\nspoke VERB 0 root speak`;
    expect(keys('2015-06-01', owned)).toEqual(['SWE', 'nils-holm']);
    expect(keys(null, owned)).toEqual(['SWE', 'nils-holm']);
  });

  it('goes by the title before it', () => {
    const titled = (title: string): string =>
      `${title} NOUN 2 nmod:desc\nLi PROPN 3 nsubj\nspoke VERB 0 root speak\nof ADP 5 case\nChina PROPN 3 obl`;
    expect(keys(null, titled('President'))).toEqual(['li-na', 'CHN']);
    expect(keys('2019-01-01', titled('Judge'))).toEqual(['li', 'CHN']);
  });

  it('goes by those who are named with it where there is no date', () => {
    const together = (name: string): string =>
      `Holm PROPN 2 nsubj\nmet VERB 0 root meet\n${name.replace(' ', ' PROPN 2 obj\n')} PROPN 3 flat`;
    expect(keys(null, together('Li Wei'))).toEqual(['anna-holm', 'li-wei']);
    expect(keys(null, together('Li Na'))).toEqual(['erik-holm', 'li-na']);
  });

  it('goes by the initials before it', () => {
    const initialled = (initial: string): string =>
      `${initial} PROPN 3 nsubj\nHolm PROPN 1 flat\nspoke VERB 0 root speak`;
    expect(keys(null, initialled('E.'))).toEqual(['erik-holm']);
    expect(keys('2021-06-01', initialled('A.'))).toEqual(['anna-holm']);
    expect(keys('2021-06-01', initialled('K.'))).toEqual(['k-holm']);
    const two = `E. PROPN 4 nsubj\nJ. PROPN 1 flat\nHolm PROPN 1 flat\nspoke VERB 0 root speak`;
    expect(keys(null, two)).toEqual(['erik-holm']);
  });

  it('is nobody known where two fit as well, or nothing tells', () => {
    expect(keys(null, says('Li'))).toEqual(['li']);
    expect(keys(null, says('Holm'))).toEqual(['erik-holm']);
  });

  it('comes after a full name in the article', () => {
    const full = 'Ingrid PROPN 3 nsubj\nHolm PROPN 1 flat\nspoke VERB 0 root speak';
    expect(keys('2021-06-01', full, says('Holm'))).toEqual(['ingrid-holm', 'ingrid-holm']);
  });

  it('gives its bearer the code of the office held that day', () => {
    const code = (date: string): (string | null)[] => {
      const { article, sentences } = articleOf(says('Berg'));
      return findActors({ ...article, date }, sentences, LEXICON, CHOOSE).actors.map((actor) => actor.code);
    };
    expect([code('2009-01-01'), code('2016-06-30'), code('2021-01-01')]).toEqual([['NOR'], ['NOR'], ['IGO']]);
  });
});

describe('a surname in apposition to an office', () => {
  it('is a person', () => {
    const parse =
      'China PROPN 3 nmod:poss\n’s PART 1 case ’s POS\npresident NOUN 7 nsubj\n, PUNCT 5 punct\nHu PROPN 3 appos\n, PUNCT 3 punct\nspoke VERB 0 root speak';
    expect(keys(null, parse)).toEqual(['hu', 'CHN', 'hu']);
  });
});

describe('one person in several spellings', () => {
  const named = (given: string, surname: string): string =>
    `${given} PROPN 3 nsubj\n${surname} PROPN 1 flat\nspoke VERB 0 root speak`;
  const lexicon = createLexicon({
    ...FILES,
    'spellings.csv': 'standard,variants\nMohammed,Mohamad|Muhammad\n-sky,-skiy|-skyy',
    'first-names.csv': 'name\nMohammed\nMohamad\nMuhammad\nOlaf',
    'leaders.csv': 'name,surname,code\nMuhammad Dursky,Dursky,NOR',
  });
  const actors = (...parses: readonly string[]): string[] => {
    const { article, sentences } = articleOf(...parses);
    return findActors(article, sentences, lexicon, CHOOSE).actors.map(
      ({ key, label, code }) => `${key} ${label} ${code}`,
    );
  };

  it('is one actor, with one key in every article', () => {
    expect(actors(named('Olaf', 'Borskyy'), named('Olaf', 'Borskiy'))).toEqual([
      'olaf-borsky Olaf Borskyy null',
    ]);
    expect(actors(named('Mohamad', 'Holm'))).toEqual(['mohammed-holm Mohamad Holm null']);
  });

  it('is whom the lexicon knows in another spelling', () => {
    expect(actors(named('Mohamad', 'Durskiy'))).toEqual(['muhammad-dursky Muhammad Dursky NOR']);
  });
});
