import { describe, expect, it } from 'vitest';
import { findActors } from '../../src/actors/index.ts';
import { createLexicon } from '../../src/lexicon/index.ts';
import type { Entity } from '../../src/types/sentence.ts';
import { articleOf } from '../syntax/parses.ts';
import { CHOOSE, FILES, find } from './knowledge.ts';

const LEXICON = createLexicon({
  ...FILES,
  'first-names.csv': 'name,gender\nIngrid,f\nTheresa,f\nJordan,',
  'leaders.csv': 'name,surname,code,sector,terms\nGitanas Nauseda,Nauseda,NOR,GOV,head of state NOR 2019..',
  'organisations.csv': 'name,aliases,code,country\nReporters,RPF,NGO,\nRiver Patrol Force,,SWE,SWE',
  'false-friends.csv': 'name,where,words,means\nRPF,heard,Stockholm,river-patrol-force',
});

function lines(parses: readonly string[], entities: readonly Entity[] = []): string[] {
  const { article, sentences } = articleOf(...parses);
  const [first, ...rest] = sentences;
  const found = findActors(article, [{ ...first!, entities }, ...rest], LEXICON, CHOOSE);
  return found.mentions.map(
    ({ start, end, actors }) => `${article.text.slice(start, end)} -> ${actors.join(' ')}`,
  );
}

const MAY = 'Theresa PROPN 3 nsubj\nMay PROPN 1 flat\nspoke VERB 0 root speak VBD';

describe('surnames that are words', () => {
  it('are names where the article has told the full name and they act', () => {
    expect(lines([MAY, 'May PROPN 2 nsubj\ntold VERB 0 root tell VBD\nNorway PROPN 2 obj'])).toEqual([
      'Theresa May -> theresa-may',
      'May -> theresa-may',
      'Norway -> NOR',
    ]);
  });

  it('are words elsewhere', () => {
    const held = (month: string): string =>
      `Norway PROPN 2 nsubj\nvoted VERB 0 root vote VBD\nin ADP 4 case\n${month} PROPN 2 obl`;
    expect(lines([MAY, held('May')])).toEqual(['Theresa May -> theresa-may', 'Norway -> NOR']);
    expect(lines(['May PROPN 2 nsubj\nended VERB 0 root end VBD'])).toEqual([]);
  });
});

describe('surnames that are cities and states', () => {
  const full = (name: string): string =>
    `Ingrid PROPN 3 nsubj\n${name} PROPN 1 flat\nspoke VERB 0 root speak VBD`;
  const thanked = (name: string): string =>
    `${name} PROPN 2 nsubj\nthanked VERB 0 root thank VBD\nSweden PROPN 2 obj`;
  const voted = 'Sweden PROPN 2 nsubj\nvoted VERB 0 root vote VBD\nin ADP 4 case\nOslo PROPN 2 obl';
  const saying = (name: string, ...parses: string[]): string[] =>
    lines(parses).filter((line) => line.startsWith(`${name} `));

  it('are the person where the article has told the full name and they act', () => {
    expect(saying('Oslo', full('Oslo'), thanked('Oslo'), voted)).toEqual([
      'Oslo -> ingrid-oslo',
      'Oslo -> NOR',
    ]);
    expect(saying('Oslo', thanked('Oslo'))).toEqual(['Oslo -> NOR']);
    expect(saying('Norway', full('Norway'), thanked('Norway'))).toEqual(['Norway -> ingrid-norway']);
  });

  it('are the state where the article speaks of it by another name, too', () => {
    expect(saying('Norway', full('Norway'), thanked('Norway'), thanked('Norwegians'))).toEqual([
      'Norway -> NOR',
    ]);
  });
});

describe('a word that another sentence tells to be a body', () => {
  it('is one everywhere: the company of "Valtech, a company,"', () => {
    const sued = 'Valtech PROPN 2 nsubj\nsued VERB 0 root sue VBD\nNorway PROPN 2 obj';
    const told =
      'Valtech PROPN 6 nsubj\n, PUNCT 4 punct\na DET 4 det\ncompany NOUN 1 appos\n, PUNCT 4 punct\nspoke VERB 0 root speak VBD';
    const { article, sentences } = articleOf(sued, told);
    const lexicon = createLexicon({
      ...FILES,
      'bodies.csv': `${FILES['bodies.csv']}\ncompany,companies,BUS,self`,
    });
    const kinds = findActors(article, sentences, lexicon, CHOOSE).actors.map(
      ({ key, kind }) => `${key} ${kind}`,
    );
    expect(kinds).toContain('valtech organisation');
  });
});

describe('an unknown first word', () => {
  it('is a person where it is tagged as no conjunction could be', () => {
    const opening = (word: string): string =>
      `${word} CCONJ 2 cc\ncriticised VERB 0 root criticise VBD\nNorway PROPN 2 obj`;
    expect(lines([opening('Nauseda')])).toEqual(['Nauseda -> nauseda', 'Norway -> NOR']);
    expect(lines([opening('Qiang')])).toEqual(['Qiang -> qiang', 'Norway -> NOR']);
    expect(lines([opening('But')])).toEqual(['Norway -> NOR']);
  });
});

describe('given names that are states', () => {
  const parse = (next: string, deprel: string): string =>
    `Jordan PROPN 3 nsubj\n${next} PROPN ${deprel === 'flat' ? 1 : 3} ${deprel}\npraised VERB 0 root praise VBD\nNorway PROPN 3 obj`;

  it('are part of a name where the tree or the tagger sees a person', () => {
    expect(lines([parse('Ziv', 'flat')])).toEqual(['Jordan Ziv -> jordan-ziv', 'Norway -> NOR']);
    expect(lines([parse('Ziv', 'nsubj')], [{ first: 0, last: 1, type: 'PERSON' }])).toEqual([
      'Jordan Ziv -> jordan-ziv',
      'Norway -> NOR',
    ]);
  });

  it('are states before a title', () => {
    const titled =
      'Jordan PROPN 3 compound\npresident NOUN 3 nmod:desc\nZiv PROPN 4 nsubj\nspoke VERB 0 root speak VBD';
    expect(lines([titled])).toEqual(['Jordan -> JOR', 'Ziv -> ziv']);
  });
});

describe('abbreviations', () => {
  const acts = (name: string): string => `${name} PROPN 2 nsubj\nacted VERB 0 root act VBD`;

  it('mean what the article speaks of', () => {
    expect(lines([acts('RPF')])).toEqual(['RPF -> reporters']);
    expect(lines([acts('RPF'), acts('Stockholm')])).toEqual([
      'RPF -> river-patrol-force',
      'Stockholm -> SWE',
    ]);
  });

  it('mean what the article spells out first of all', () => {
    const glossed =
      'The DET 3 det\nRural PROPN 3 compound\nParty PROPN 7 nsubj\n( PUNCT 5 punct\n+RPF PROPN 3 appos\n+) PUNCT 5 punct\nmet VERB 0 root meet VBD';
    expect(lines([glossed, acts('RPF')])).toEqual([
      'Rural Party -> rural-party',
      'RPF -> rural-party',
      'RPF -> rural-party',
    ]);
  });
});

describe('short forms of several words', () => {
  it('mean whoever has them at the end of a name', () => {
    const full = 'Ingrid PROPN 4 nsubj\nLe PROPN 1 flat\nPen PROPN 1 flat\nspoke VERB 0 root speak VBD';
    const short = 'Le PROPN 3 nsubj\nPen PROPN 1 flat\nspoke VERB 0 root speak VBD';
    expect(lines([full, short])).toEqual(['Ingrid Le Pen -> ingrid-le-pen', 'Le Pen -> ingrid-le-pen']);
  });
});

describe('asides between dashes', () => {
  it('tell who somebody is, and are no datelines', () => {
    const ally =
      "Norway PROPN 7 reparandum\n+— PUNCT 5 punct\n+Sweden PROPN 5 nmod:poss\n+'s PART 3 case 's POS\nally NOUN 7 nsubj\n+— PUNCT 5 punct\n+left VERB 0 root leave VBD";
    expect(lines([ally])).toEqual(['Norway -> NOR', "Sweden's ally -> NOR", 'Sweden -> SWE']);
  });
});

describe('persons whose names other things bear', () => {
  it('are not mentioned by them', () => {
    const bridge = (noun: string): string =>
      `Norway PROPN 2 nsubj\nclosed VERB 0 root close VBD\nthe DET 6 det\nIngrid PROPN 6 compound\nBolivar PROPN 4 flat\n${noun} NOUN 2 obj`;
    expect(find([bridge('bridge')]).actors.map(({ key }) => key)).toEqual(['NOR']);
    expect(find([bridge('team')]).actors.map(({ key }) => key)).toContain('ingrid-bolivar');
  });
});
