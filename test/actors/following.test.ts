import { describe, expect, it } from 'vitest';
import { chooseBy, findActors, readWeights } from '../../src/actors/index.ts';
import { createLexicon } from '../../src/lexicon/index.ts';
import { articleOf } from '../syntax/parses.ts';
import { CHOOSE, FILES, find } from './knowledge.ts';

const LEXICON = createLexicon({
  ...FILES,
  'roles.csv': `${FILES['roles.csv']}\ncounterpart,counterparts,GOV,self\njet,jets,MIL,owner`,
});

describe('pronouns before their noun', () => {
  it('mean the subject of the main verb', () => {
    const jets =
      'After SCONJ 4 mark\nits PRON 3 nmod:poss its PRP$\njets NOUN 4 nsubj jet NNS\nbombed VERB 7 advcl bomb\nBergen PROPN 4 obj\nSweden PROPN 7 nsubj\nwarned VERB 0 root warn\nIndia PROPN 7 obj';
    expect(find([jets], LEXICON).lines).toEqual([
      'its jets -> SWE',
      'its -> SWE',
      'Bergen -> NOR',
      'Sweden -> SWE',
      'India -> IND',
    ]);
  });
});

describe('"it" at the start of a sentence', () => {
  const lexicon = createLexicon({
    ...FILES,
    'verbs.csv': 'verb,particle,object,event\naccuse,,,ACCUSE\nopen,,door,AGREE',
  });
  const closed = 'Norway PROPN 2 nsubj\nclosed VERB 0 root close\nBergen PROPN 2 obj';
  const line = (parse: string): string | undefined => find([closed, parse], lexicon).lines[2];

  it('is who acted before where it does what only actors do', () => {
    expect(line('It PRON 2 nsubj\naccused VERB 0 root accuse\nSweden PROPN 2 obj')).toBe('It -> NOR');
    expect(
      line('It PRON 2 nsubj\ndecided VERB 0 root decide\nto PART 4 mark\naccuse VERB 2 xcomp accuse'),
    ).toBe('It -> NOR');
  });

  it('is who acted before where it has people or bodies', () => {
    expect(line('Its PRON 2 nmod:poss its PRP$\ngovernment NOUN 3 nsubj\nfell VERB 0 root fall')).toBe(
      'Its government -> NOR',
    );
  });
});

describe('"it" that is warned', () => {
  it('is somebody named before, never a thing', () => {
    const lexicon = createLexicon({
      ...FILES,
      'verbs.csv': 'verb,particle,object,event\nwarn,,,THREATEN',
    });
    const nobody = chooseBy(readWeights('feature,weight\nit nobody,9'));
    const parse = (verb: string): string =>
      `Norway PROPN 2 nsubj\naccused VERB 0 root accuse\nSweden PROPN 2 obj\nand CCONJ 6 cc\nIndia PROPN 6 nsubj\n${verb} VERB 2 conj ${verb}\nit PRON 6 obj`;
    expect(find([parse('warn')], lexicon, nobody).lines.at(-1)).toBe('it -> SWE');
    expect(find([parse('sell')], lexicon, nobody).lines.at(-1)).toBe('India -> IND');
  });
});

describe('"they" at the start of a sentence', () => {
  it('are those who acted before where they do what only actors do', () => {
    const lexicon = createLexicon({ ...FILES, 'verbs.csv': 'verb,particle,object,event\naccuse,,,ACCUSE' });
    const marched =
      'Norwegian ADJ 2 amod\nrebels NOUN 3 nsubj rebel NNS\nattacked VERB 0 root attack\nSweden PROPN 3 obj';
    const lines = find(
      [marched, 'They PRON 2 nsubj\naccused VERB 0 root accuse\nIndia PROPN 2 obj'],
      lexicon,
    ).lines;
    expect(lines[3]).toBe('They -> norwegian-rebels');
  });
});

describe('"the two countries"', () => {
  const told = (clause: string): string | undefined =>
    find([
      'Norway PROPN 2 nsubj\naccused VERB 0 root\nSweden PROPN 2 obj',
      `India PROPN 2 nsubj\nurged VERB 0 root\nthe DET 5 det\ntwo NUM 5 nummod\ncountries NOUN 2 obj country NNS\n${clause}`,
    ]).lines.at(-1);

  it('are those named before, whatever they are told to do', () => {
    expect(told('to PART 7 mark\ntalk VERB 5 acl')).toBe('the two countries -> NOR SWE');
  });

  it('are those between whom there is something, rather than two named side by side', () => {
    const talks = (preposition: string): string =>
      `talks NOUN 6 nsubj talk NNS\n${preposition} ADP 3 case\nNorway PROPN 1 nmod\nand CCONJ 5 cc\nSweden PROPN 3 conj\nfailed VERB 0 root fail`;
    const helped = 'India PROPN 4 nsubj\nand CCONJ 3 cc\nChina PROPN 1 conj\nhelped VERB 0 root help';
    const signed =
      'the DET 3 det\ntwo NUM 3 nummod\ncountries NOUN 4 nsubj country NNS\nsigned VERB 0 root sign';
    const meant = (preposition: string) => find([talks(preposition), helped, signed]).lines.at(-1);
    expect(meant('between')).toBe('the two countries -> NOR SWE');
    expect(meant('of')).toBe('the two countries -> CHN IND');
  });

  it('are not where a clause says which', () => {
    expect(told('lying VERB 5 acl\nahead ADV 6 advmod')).not.toBe('the two countries -> NOR SWE');
  });
});

describe('phrases for those whom the lexicon knows', () => {
  const lexicon = createLexicon({
    ...FILES,
    'bodies.csv': `${FILES['bodies.csv']}\ncompany,companies,BUS,self`,
    'organisations.csv': 'name,code,sector\nOilCo,MNC,BUS\nRelief Aid,NGO,CVL',
    'offices.csv':
      'singular,plural,sector,acts_for,gender,title,terms\npresident,presidents,GOV,state,,yes,head of state',
    'persons.csv':
      'name,short,code,sector,terms\nEva Berg,Berg,NOR,GOV,head of state NOR 2008..\nOle Holm,Holm,NOR,GOV,',
  });
  const spoke = (first: string, second: string): string =>
    `${first} PROPN 2 nsubj\nmet VERB 0 root meet\n${second} PROPN 2 obj`;
  const left = (noun: string): string => `The DET 2 det\n${noun} NOUN 3 nsubj\nleft VERB 0 root leave`;

  it('are who holds the office', () => {
    expect(find([spoke('Berg', 'Holm'), left('president')], lexicon).lines[2]).toBe(
      'The president -> eva-berg',
    );
  });

  it('are, of two in a sentence, the body that acted', () => {
    const parse = 'OilCo PROPN 2 nsubj\nsued VERB 0 root sue\nGasCo PROPN 2 obj';
    const two = createLexicon({
      ...FILES,
      'bodies.csv': `${FILES['bodies.csv']}\ncompany,companies,BUS,self`,
      'organisations.csv': 'name,code,sector\nOilCo,MNC,BUS\nGasCo,MNC,BUS',
    });
    expect(find([parse, left('company')], two).lines.at(-1)).toBe('The company -> oilco');
  });

  it('are the body of that sort', () => {
    const relief = 'OilCo PROPN 2 nsubj\nsued VERB 0 root sue\nRelief PROPN 4 compound\nAid PROPN 2 obj';
    expect(find([relief, left('company')], lexicon).lines[2]).toBe('The company -> oilco');
  });
});

describe('states that share a name', () => {
  it('are meant by its plural', () => {
    const lexicon = createLexicon({
      ...FILES,
      'states.csv': `${FILES['states.csv']}\nSSD,South Sudan,state\nSDN,Sudan,state`,
    });
    const met = 'The DET 3 det\ntwo NUM 3 nummod\nSudans PROPN 4 nsubj Sudan NNPS\nmet VERB 0 root meet';
    expect(find([met], lexicon).lines).toEqual(['Sudans -> SDN SSD']);
  });
});

describe('counterparts', () => {
  it('are of the state that stands before them, not of whoever has them', () => {
    const met =
      'Norwegian ADJ 3 amod\nforeign ADJ 3 amod\nminister NOUN 4 nsubj\nmet VERB 0 root meet\nhis PRON 7 nmod:poss his PRP$\nIndian ADJ 7 amod\ncounterpart NOUN 4 obj';
    const found = find([met], LEXICON);
    expect(found.actors.find(({ key }) => key === 'indian-counterpart')?.code).toBe('IND');
  });
});

describe('"the two" and "both"', () => {
  const met = 'Norway PROPN 2 nsubj\nmet VERB 0 root meet\nSweden PROPN 2 obj';

  it('are those just named', () => {
    expect(find([met, 'The DET 2 det\ntwo NUM 3 nsubj\nagreed VERB 0 root agree']).lines.at(-1)).toBe(
      'The two -> NOR SWE',
    );
    expect(find([met, 'Both PRON 2 nsubj\nagreed VERB 0 root agree']).lines.at(-1)).toBe('Both -> NOR SWE');
  });

  it('are nobody where they count something', () => {
    expect(
      find([met, 'The DET 3 det\ntwo NUM 3 nummod\nrocks NOUN 4 nsubj rock NNS\nfell VERB 0 root fall'])
        .lines,
    ).toEqual(['Norway -> NOR', 'Sweden -> SWE']);
  });
});

describe('a quotation over several sentences', () => {
  const keys = (...parses: readonly string[]): string[] => {
    const { article, sentences } = articleOf(...parses);
    return findActors(article, sentences, LEXICON, CHOOSE).mentions.flatMap(({ actors }) => actors);
  };
  const waited = '“ PUNCT 3 punct\n+I PRON 3 nsubj I PRP\nwaited VERB 0 root wait\n+. PUNCT 3 punct';

  it('is of whoever is said to speak at its end', () => {
    const end =
      'I PRON 2 nsubj I PRP\nleft VERB 5 ccomp leave\n, PUNCT 2 punct\n+” PUNCT 2 punct\nsaid VERB 0 root say\nIngrid PROPN 5 nsubj\nHolm PROPN 6 flat';
    const { article, sentences } = articleOf(waited, end);
    // One paragraph: the quotation stays open between the two sentences.
    const blocks = [{ start: 0, end: article.text.length, kind: 'paragraph' as const }];
    const found = findActors({ ...article, blocks }, sentences, LEXICON, CHOOSE);
    expect(found.mentions.flatMap(({ actors }) => actors)).toEqual([
      'ingrid-holm',
      'ingrid-holm',
      'ingrid-holm',
    ]);
  });

  it('is of whoever has spoken in the paragraph before, which it opens again', () => {
    const before =
      'Ingrid PROPN 3 nsubj\nHolm PROPN 1 flat\nsaid VERB 0 root say\n: PUNCT 3 punct\n“ PUNCT 6 punct\n+Norway PROPN 7 nsubj\nlied VERB 3 ccomp lie\n+. PUNCT 7 punct';
    expect(keys(before, waited)).toEqual(['ingrid-holm', 'NOR', 'ingrid-holm']);
  });
});

describe('a pronoun inside a quotation', () => {
  const met =
    'Ingrid PROPN 3 nsubj\nHolm PROPN 1 flat\nmet VERB 0 root meet\nErik PROPN 3 obj\nBerg PROPN 4 flat';
  const rest = (parse: string): string[] => find([met, parse], LEXICON).lines.slice(2);

  it('is not who says the quoted sentence', () => {
    const lied = (speaker: string): string =>
      `" PUNCT 3 punct\nHe PRON 3 nsubj\nlied VERB 6 ccomp lie\n, PUNCT 3 punct\n" PUNCT 3 punct\nsaid VERB 0 root say\n${speaker} PROPN 6 nsubj`;
    expect(rest(lied('Holm'))).toEqual(['He -> erik-berg', 'Holm -> ingrid-holm']);
    expect(rest(lied('Berg'))).toEqual(['Berg -> erik-berg']);
  });
});

describe('"my country"', () => {
  const won = (state: string): string => `${state} PROPN 2 nsubj\nwon VERB 0 root win`;
  const mine =
    'I PRON 2 nsubj I PRP\nthank VERB 0 root\nyou PRON 2 obj\nand CCONJ 7 cc\nmy PRON 6 nmod:poss my PRP$\ncountry NOUN 7 nsubj\nhelps VERB 2 conj help';

  it('is the state that a speech speaks of most', () => {
    const lexicon = createLexicon({
      ...FILES,
      'bodies.csv': 'singular,plural,sector,acts_for\ncountry,countries,GOV,state',
    });
    const { lines } = find([won('Norway'), mine, won('Norway'), won('Norway'), won('Sweden'), mine], lexicon);
    expect(lines.filter((line) => line.startsWith('my country'))).toEqual([
      'my country -> NOR',
      'my country -> NOR',
    ]);
  });
});
