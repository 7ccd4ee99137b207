import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findActors } from '../../src/actors/index.ts';
import { createLexicon } from '../../src/lexicon/index.ts';
import { articleOf } from '../syntax/parses.ts';
import { CHOOSE, FILES, find, LEXICON } from './knowledge.ts';

const MEET = `
  Norway PROPN 4 nsubj
  and CCONJ 3 cc
  Sweden PROPN 1 conj
  met VERB 0 root meet
  in ADP 6 case
  Bergen PROPN 4 obl
`;

describe('names', () => {
  it('finds states, and cities as places in them', () => {
    expect(find([MEET]).lines).toEqual(['Norway -> NOR', 'Sweden -> SWE', '[Bergen] -> NOR']);
  });

  it('that mean another state by their company alone are no other names of it, but where they are a part of its own', () => {
    const lexicon = createLexicon({
      ...FILES,
      'states.csv': `${FILES['states.csv']}\nNSW,New Sweden,state,,,,,`,
      'false-friends.csv':
        'name,where,words,means\nNorway,sentence,Maine,USA\nSweden,sentence,Maine,NSW\nOslo,sentence,Maine,united-nations',
    });
    const found = find(
      [
        'Norway PROPN 4 nsubj\nand CCONJ 3 cc\nSweden PROPN 1 conj\nlike VERB 0 root\nMaine PROPN 4 obj\nsaid VERB 4 parataxis\nOslo PROPN 6 nsubj',
      ],
      lexicon,
    );
    expect(found.lines.filter((line) => !line.includes('Maine'))).toEqual([
      'Norway -> USA',
      'Sweden -> NSW',
      'Oslo -> united-nations',
    ]);
    const aliases = new Map(found.actors.map((actor) => [actor.key, actor.aliases]));
    expect(['USA', 'NSW', 'united-nations'].map((key) => aliases.get(key))).toEqual([
      [],
      ['Sweden'],
      ['Oslo'],
    ]);
  });

  it('tells a capital that acts from one where things happen', () => {
    const found = find(['Oslo PROPN 2 nsubj\nprotested VERB 0 root\nin ADP 4 case\nWashington PROPN 2 obl']);
    expect(found.lines).toEqual(['Oslo -> NOR', '[Washington] -> USA']);
    expect(found.actors.map(({ key, label, code }) => [key, label, code])).toEqual([
      ['NOR', 'Norway', 'NOR'],
      ['USA', 'United States', 'USA'],
    ]);
  });

  it('tells the place of a dateline from a name with its abbreviation behind', () => {
    const line = (after: string): readonly string[] =>
      find([
        `Norway PROPN 7 nsubj
         ( PUNCT 3 punct
         +AP PROPN 1 appos
         +) PUNCT 3 punct
         ${after}
         Sweden PROPN 7 nsubj
         protested VERB 0 root`,
      ]).lines;
    expect(line('– PUNCT 1 punct')).toContain('[Norway] -> NOR');
    expect(line('has AUX 7 aux')).toContain('Norway -> NOR');
  });

  it('takes no part of the world for a place in the country named before', () => {
    const lines = (name: string): string[] => {
      const { article, sentences } = articleOf(
        `Norway PROPN 2 nsubj\nwent VERB 0 root go\nto ADP 5 case\n${name} PROPN 5 compound\nAsia PROPN 2 obl`,
      );
      const entities = [{ first: 3, last: 4, type: 'PLACE' as const }];
      const { mentions } = findActors(article, [{ ...sentences[0]!, entities }], LEXICON, CHOOSE);
      return mentions.map(
        ({ start, end, actors }) => `${article.text.slice(start, end)} -> ${actors.join()}`,
      );
    };
    expect(lines('Fort')).toEqual(['Norway -> NOR', 'Fort Asia -> NOR']);
    expect(lines('North')).toEqual(['Norway -> NOR']);
  });

  it('takes no address for anybody, though the tagger may', () => {
    const mentioned = (form: string): boolean => {
      const { article, sentences } = articleOf(
        `Norway PROPN 2 nsubj\nasked VERB 0 root ask\n${form} PROPN 2 obj`,
      );
      const entities = [{ first: 2, last: 2, type: 'ORG' as const }];
      const { mentions } = findActors(article, [{ ...sentences[0]!, entities }], LEXICON, CHOOSE);
      return mentions.some(({ start }) => article.text.startsWith(form, start));
    };
    expect(['www.flag.no', '#Vadsund', 'ci.data.gov.no'].filter(mentioned)).toEqual([]);
    expect(['Vadsund.com', 'Vadsund'].filter(mentioned)).toEqual(['Vadsund.com', 'Vadsund']);
  });

  it('takes a place for one of the country that is named behind it, unless that one acts', () => {
    const country = (behind: string): string | undefined => {
      const { article, sentences } = articleOf(
        `Norway PROPN 2 nsubj\nhit VERB 0 root hit\nVadsund PROPN 2 obj\n${behind}`,
      );
      const entities = [{ first: 2, last: 2, type: 'PLACE' as const }];
      const { mentions } = findActors(article, [{ ...sentences[0]!, entities }], LEXICON, CHOOSE);
      return mentions.find(({ start }) => article.text.startsWith('Vadsund', start))?.actors.join();
    };
    expect(country('+, PUNCT 5 punct\nSweden PROPN 3 appos')).toBe('SWE');
    expect(country('in ADP 5 case\nSweden PROPN 3 nmod')).toBe('SWE');
    expect(country('+, PUNCT 6 punct\nSweden PROPN 6 nsubj\nsaid VERB 2 parataxis say')).toBe('NOR');
    expect(country('with ADP 5 case\nSweden PROPN 2 obl')).toBe('NOR');
  });

  it('takes both states of a hyphenated pair', () => {
    const found = find(['Sino PROPN 3 amod\n+- PUNCT 1 punct\n+Indian ADJ 4 amod\ntalks NOUN 0 root talk']);
    expect(found.lines).toEqual(['Sino -> CHN', 'Indian -> IND']);
  });

  it('keeps the states inside the name of a body, as its members', () => {
    const found = find([
      'The DET 6 det\nNorway PROPN 6 compound\n+- PUNCT 4 punct\n+Sweden PROPN 2 compound\nFisheries PROPN 6 compound\nCommittee PROPN 7 nsubj\nmet VERB 0 root meet\nagain ADV 7 advmod\n+. PUNCT 7 punct',
    ]);
    expect(found.lines).toEqual([
      'Norway-Sweden Fisheries Committee -> norway-sweden-fisheries-committee',
      'Norway -> NOR',
      'Sweden -> SWE',
    ]);
    expect(found.actors.find(({ kind }) => kind === 'organisation')?.members).toEqual(['NOR', 'SWE']);
  });

  it('knows false friends', () => {
    const found = find(['Michael PROPN 3 nsubj\nJordan PROPN 1 flat\nplayed VERB 0 root play']);
    expect(found.actors.map(({ key, kind }) => [key, kind])).toEqual([['michael-jordan', 'person']]);
  });

  it('reads to its end a name of which the tagger has seen the beginning', () => {
    const { article, sentences } = articleOf(
      'The DET 2 det\nenvoy NOUN 3 nmod:desc\nYasu PROPN 5 nsubj\nHama PROPN 3 flat\nspoke VERB 0 root speak',
    );
    const entities = [
      { first: 2, last: 2, type: 'PERSON' },
      { first: 3, last: 3, type: 'ORG' },
    ] as const;
    const { actors } = findActors(article, [{ ...sentences[0]!, entities }], LEXICON, CHOOSE);
    expect(actors.map(({ label, kind }) => [label, kind])).toEqual([['Yasu Hama', 'person']]);
  });

  it('reads a known name whose apostrophe was lost', () => {
    const found = find(['Swedens PROPN 2 compound\nplans NOUN 3 nsubj plan NNS\nfailed VERB 0 root fail']);
    expect(found.lines).toEqual(['Swedens -> SWE']);
  });

  it('takes a single unknown word for a name where only somebody can stand', () => {
    const kinds = (parse: string): string[] => find([parse]).actors.map(({ key, kind }) => `${key} ${kind}`);
    expect(kinds('critics NOUN 2 nsubj critic\naccused VERB 0 root accuse\nLuntz PROPN 2 obj')).toEqual([
      'luntz person',
    ]);
    expect(
      kinds(
        'critics NOUN 2 nsubj critic\naccused VERB 0 root accuse\nDeWett PROPN 2 obj DeWett NNS\nof SCONJ 5 mark\nlying VERB 2 advcl lie',
      ),
    ).toEqual(['dewett person']);
    expect(kinds('GenerationOne PROPN 2 nsubj\nagreed VERB 0 root agree')).toEqual([
      'generationone organisation',
    ]);
    expect(kinds('The DET 2 det\nRegister PROPN 3 nsubj\nagreed VERB 0 root agree')).toEqual([
      'register organisation',
    ]);
    expect(kinds('It PRON 2 nsubj\nbegan VERB 0 root begin\nin ADP 4 case\nFluntern PROPN 2 obl')).toEqual(
      [],
    );
    expect(kinds('It PRON 2 nsubj\nbegan VERB 0 root begin\non ADP 4 case\nSunday PROPN 2 obl')).toEqual([]);
  });

  it('links an acronym in brackets to the full name', () => {
    const found = find([
      'The DET 3 det\nHighland PROPN 3 compound\nParty PROPN 7 nsubj\n( PUNCT 5 punct\n+HLP PROPN 3 appos\n+) PUNCT 5 punct\nmarched VERB 0 root march',
      'HLP PROPN 2 nsubj\nwon VERB 0 root win',
    ]);
    expect(found.lines[0]).toBe('Highland Party -> highland-party');
  });
});

describe('persons', () => {
  const TITLE = `
    US PROPN 2 compound
    Secretary PROPN 5 nmod:desc secretary
    of ADP 4 case
    State PROPN 2 nmod state
    Erik PROPN 7 nsubj
    Holm PROPN 5 flat
    visited VERB 0 root visit
    Norway PROPN 7 obj
  `;

  it('reads a title before the name', () => {
    const found = find([TITLE]);
    expect(found.lines).toEqual(['US -> USA', 'Erik Holm -> erik-holm', 'Norway -> NOR']);
    const holm = found.actors.find(({ key }) => key === 'erik-holm');
    expect(holm).toMatchObject({ kind: 'person', code: 'USA', country: 'USA', sector: 'GOV' });
    expect(holm?.roles).toMatchObject([{ title: 'Secretary of State', of: 'USA' }]);
    const mention = found.mentions.find(({ actors }) => actors[0] === 'erik-holm');
    expect([mention?.first, mention?.last]).toEqual([0, 5]);
  });

  it('reads an apposition behind the name', () => {
    const found = find([
      "Ingrid PROPN 8 nsubj\nLund PROPN 1 flat\n+, PUNCT 6 punct\nSweden PROPN 6 nmod:poss\n+’s PART 4 case 's POS\nprime NOUN 7 compound\nminister NOUN 1 appos\nspoke VERB 0 root speak",
    ]);
    expect(found.lines).toContain('Sweden’s prime minister -> ingrid-lund');
    expect(found.actors.find(({ key }) => key === 'ingrid-lund')?.roles).toMatchObject([
      { title: 'prime minister', of: 'SWE' },
    ]);
  });

  it('links a surname to the full name, and keeps two people of one surname apart', () => {
    const full = (given: string): string =>
      `${given} PROPN 3 nsubj\nHolm PROPN 1 flat\nspoke VERB 0 root speak`;
    const short = 'Holm PROPN 2 nsubj\nagreed VERB 0 root agree';
    const found = find([full('Erik'), short, full('Ingrid'), short]);
    expect(found.lines).toEqual([
      'Erik Holm -> erik-holm',
      'Holm -> erik-holm',
      'Ingrid Holm -> ingrid-holm',
      'Holm -> ingrid-holm',
    ]);
  });

  it('follows "he", "she" and "the minister"', () => {
    const found = find([
      TITLE,
      'He PRON 2 nsubj\nsmiled VERB 0 root smile',
      'The DET 2 det\nsecretary NOUN 5 nsubj\nof ADP 4 case\nstate NOUN 2 nmod\nleft VERB 0 root leave',
    ]);
    expect(found.lines.slice(3)).toEqual(['He -> erik-holm', 'The secretary of state -> erik-holm']);
  });
});

describe('actors without a name', () => {
  it('lets officials and forces stand for their states', () => {
    const found = find([
      'US PROPN 4 compound\nand CCONJ 3 cc\nNorwegian ADJ 1 conj\nofficials NOUN 5 nsubj official NNS\nmet VERB 0 root meet\nits PRON 7 nmod:poss its PRP$\ntroops NOUN 5 obj troops NNS',
    ]);
    expect(found.lines[0]).toBe('US and Norwegian officials -> NOR USA');
    expect(found.mentions[0]?.sector).toBe('GOV');
  });

  it('makes groups of those who do not act for a state', () => {
    const found = find([
      'Police NOUN 2 nsubj police NNS\narrested VERB 0 root arrest\nNorwegian ADJ 4 amod\nprotesters NOUN 2 obj protester NNS',
    ]);
    expect(found.actors.map(({ key, kind, code, sector }) => [key, kind, code, sector])).toEqual([
      ['NOR', 'state', 'NOR', null],
      ['norwegian-protesters', 'group', 'NOR', 'OPP'],
      ['police', 'group', 'NOR', 'COP'],
    ]);
  });

  it('tells a member and an ally from the body and the state that they belong to', () => {
    const found = find([
      'Norway PROPN 4 nsubj\nis AUX 4 cop be\na DET 4 det a\nmember NOUN 0 root\nof ADP 7 case\nthe DET 7 det\nUN PROPN 4 nmod',
      'A DET 3 det a\nUN PROPN 3 compound\nmember NOUN 4 nsubj\nmet VERB 0 root meet\nallies NOUN 4 obj ally NNS\nof ADP 7 case\nSweden PROPN 5 nmod',
    ]);
    expect(found.lines).toEqual([
      'Norway -> NOR',
      'a member of the UN -> NOR',
      'UN -> united-nations',
      'A UN member -> un-member',
      'UN -> united-nations',
      'allies of Sweden -> allies',
      'Sweden -> SWE',
    ]);
  });

  it('gives a person of a known country the forces of that country', () => {
    const persons = { ...FILES, 'persons.csv': 'name,short,code\nErik Holm,Holm,NOR' };
    const found = find(
      [
        'Holm PROPN 2 nsubj\nsent VERB 0 root send\nhis PRON 4 nmod:poss his PRP$\ntroops NOUN 2 obj troops NNS',
      ],
      createLexicon(persons),
    );
    expect(found.lines).toContain('his troops -> NOR');
    expect(found.actors.map(({ key }) => key)).toEqual(['NOR', 'erik-holm']);
  });

  it('follows "the two sides", "they" and "the country"', () => {
    const found = find([
      MEET,
      'The DET 3 det\ntwo NUM 3 nummod\nsides NOUN 4 nsubj side NNS\nagreed VERB 0 root agree',
      'They PRON 2 nsubj\nsigned VERB 0 root sign',
    ]);
    expect(found.lines.slice(3)).toEqual(['The two sides -> NOR SWE', 'They -> NOR SWE']);
  });

  it('gives the first person of a quotation to its speaker', () => {
    const found = find([
      '“ PUNCT 3 punct\n+I PRON 3 nsubj\nagree VERB 7 ccomp\n+, PUNCT 3 punct\n+” PUNCT 3 punct\nErik PROPN 8 nsubj\nHolm PROPN 6 flat\nsaid VERB 0 root say',
    ]);
    expect(found.lines).toContain('I -> erik-holm');
  });
});

describe('the code of those without a name', () => {
  const codes = (parse: string): readonly string[] =>
    find([parse]).actors.map(({ key, code }) => `${key} ${code}`);

  it("is that of who backs them, where they are nobody's own", () => {
    const backed = (first: string): string =>
      `${first} ADJ 3 amod\n- PUNCT 3 punct\nbacked VERB 4 amod back VBN\nrebels NOUN 5 nsubj rebel NNS\nattacked VERB 0 root`;
    expect(codes(backed('Swedish'))).toEqual(['SWE SWE', 'swedish-backed-rebels SWE']);
  });

  it('is that of whom they fight for, not of whom they march for', () => {
    const loyal = (noun: string, lemma: string): string =>
      `pro ADJ 3 amod\n- PUNCT 3 punct\nSwedish ADJ 4 amod\n${noun} NOUN 5 nsubj ${lemma} NNS\nattacked VERB 0 root`;
    expect(codes(loyal('rebels', 'rebel'))).toContain('pro-swedish-rebels SWE');
    const { actors } = find([loyal('protesters', 'protester'), 'China PROPN 2 nsubj\nfell VERB 0 root']);
    expect(actors.find(({ key }) => key === 'pro-swedish-protesters')?.code).toBeNull();
  });

  it('is that of the body they belong to', () => {
    expect(codes('U.N. PROPN 2 compound\nprotesters NOUN 3 nsubj protester NNS\nfled VERB 0 root')).toContain(
      'un-protesters UNO',
    );
  });
});

describe('the stage', () => {
  it('finds nobody where nobody is named', () => {
    expect(find(['It PRON 2 expl\nrained VERB 0 root rain'])).toMatchObject({ actors: [], mentions: [] });
    const { article } = articleOf();
    expect(findActors(article, [], LEXICON, CHOOSE)).toEqual({ actors: [], mentions: [] });
  });

  it('follows a line added to the lexicon', () => {
    const parse = 'Freedonia PROPN 2 nsubj\nobjected VERB 0 root object';
    const states = `${FILES['states.csv']}\nFRD,Freedonia,state`;
    expect(find([parse], createLexicon({ ...FILES, 'states.csv': states })).lines).toEqual([
      'Freedonia -> FRD',
    ]);
    expect(find([parse]).lines).not.toContain('Freedonia -> FRD');
  });

  it('reads no boilerplate', () => {
    const { article, sentences } = articleOf(MEET);
    const boilerplate = sentences.map((sentence) => ({ ...sentence, block: 'boilerplate' as const }));
    expect(findActors(article, boilerplate, LEXICON, CHOOSE).mentions).toEqual([]);
  });

  it('keeps its promises on any text', () => {
    const words =
      'Norway Norwegian officials Erik Holm the president they its Bergen ( UN ) , “ ” - said in of police party Committee and We'.split(
        ' ',
      );
    const token = fc.tuple(
      fc.constantFrom(...words),
      fc.constantFrom('PROPN', 'NOUN', 'PRON', 'VERB', 'ADP', 'PUNCT', 'ADJ'),
      fc.nat(),
      fc.constantFrom(
        'nsubj',
        'nmod',
        'compound',
        'appos',
        'conj',
        'flat',
        'obl',
        'case',
        'nmod:poss',
        'punct',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.array(token, { minLength: 1, maxLength: 14 }), { maxLength: 4 }), (text) => {
        const parses = text.map((tokens) =>
          tokens
            .map(
              ([form, upos, head, deprel], i) =>
                `${form} ${upos} ${i === 0 ? 0 : 1 + (head % i)} ${i === 0 ? 'root' : deprel}`,
            )
            .join('\n'),
        );
        const { article, sentences } = articleOf(...parses);
        const found = findActors(article, sentences, LEXICON, CHOOSE);
        expect(findActors(article, sentences, LEXICON, CHOOSE)).toEqual(found);
        const keys = new Set(found.actors.map(({ key }) => key));
        for (const { roles, members } of found.actors) {
          const others = [...members, ...roles.flatMap(({ of }) => of ?? [])];
          expect(others.every((key) => keys.has(key))).toBe(true);
        }
        expect([...keys]).toEqual([...keys].sort());
        for (const { start, end, sentence, head, first, last, actors } of found.mentions) {
          const { tokens } = sentences[sentence]!;
          expect(0 <= first && first <= head && head <= last && last < tokens.length).toBe(true);
          expect(tokens[first]!.start <= start && start < end && end <= tokens[last]!.end).toBe(true);
          expect(actors.length > 0 && actors.every((key) => keys.has(key))).toBe(true);
          expect([...actors]).toEqual([...new Set(actors)].sort());
        }
        const starts = found.mentions.map(({ start }) => start);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });
});
