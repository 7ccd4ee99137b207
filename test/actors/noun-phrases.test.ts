import { describe, expect, it } from 'vitest';
import { withNounPhrases } from '../../src/actors/index.ts';
import { createLexicon } from '../../src/lexicon/index.ts';
import type { Actors, Mention } from '../../src/types/actor.ts';
import type { Sentence } from '../../src/types/sentence.ts';
import { actorOf } from '../helpers/readings.ts';
import { articleOf, textOf } from '../syntax/parses.ts';

const STRIKE = `
  A DET 2 det
  strike NOUN 3 nsubj
  killed VERB 0 root kill
  three NUM 6 nummod
  Iranian ADJ 6 amod
  sailors NOUN 3 obj sailor
  who PRON 8 nsubj
  guarded VERB 6 acl:relcl guard
  it PRON 8 obj
`;
const PARADE = `
  Members NOUN 6 nsubj member
  of ADP 4 case
  the DET 4 det
  crew NOUN 1 nmod
  then ADV 6 advmod
  thanked VERB 0 root thank
  the DET 8 det
  crowds NOUN 6 obj crowd
  in ADP 10 case
  Oman PROPN 8 nmod
`;

const CROWD = `
  Tens NOUN 6 nsubj ten
  of ADP 3 case
  thousands NOUN 1 nmod thousand
  of ADP 5 case
  Omanis PROPN 3 nmod
  thanked VERB 0 root thank
  the DET 8 det
  crowds NOUN 6 obj crowd
`;

const SHELLING = `
  They PRON 3 nsubj
  then ADV 3 advmod
  shelled VERB 0 root shell
  Omani ADJ 5 amod
  positions NOUN 3 obj position
  and CCONJ 10 cc
  pro ADJ 9 amod
  +- PUNCT 9 punct
  +Iranian ADJ 10 amod
  positions NOUN 5 conj position
`;

const { sentences } = articleOf(STRIKE, PARADE, PARADE, CROWD, SHELLING);

function mention(sentence: number, token: number, actor: string): Mention {
  const { start, end } = sentences[sentence]!.tokens[token]!;
  return {
    start,
    end,
    form: 'name',
    sentence,
    head: token,
    first: token,
    last: token,
    actors: [actor],
    sector: null,
    place: false,
  };
}

const FOUND: Actors = {
  actors: [actorOf('IRN'), actorOf('OMN')],
  mentions: [
    mention(0, 4, 'IRN'),
    mention(1, 9, 'OMN'),
    mention(3, 4, 'OMN'),
    mention(4, 3, 'OMN'),
    mention(4, 8, 'IRN'),
  ],
};

const LEXICON = createLexicon({
  'words.csv': 'class,words\nnumber,tens|thousands\nholding,positions',
});

function added(...heads: [sentence: number, token: number][]): string[] {
  const { actors, mentions } = withNounPhrases(
    sentences,
    FOUND,
    heads.map(([sentence, token]) => ({ sentence, token })),
    LEXICON,
  );
  const label = new Map(actors.map((actor) => [actor.key, actor]));
  return mentions
    .filter((one) => !FOUND.mentions.includes(one))
    .map(({ start, end, sentence, actors: keys }) => {
      const actor = label.get(keys[0]!)!;
      const { start: from } = sentences[sentence]!;
      const words = textOf(sentences[sentence] as Sentence).slice(start - from, end - from);
      return `${words} = ${actor.key} ${actor.kind} ${actor.label} ${actor.country}`;
    });
}

describe('actors of noun phrases', () => {
  it('have the words of the phrase without article and relative clause, and the state named in it', () => {
    expect(added([0, 5])).toEqual([
      'three Iranian sailors = three-iranian-sailors group three Iranian sailors IRN',
    ]);
  });

  it('keep what tells whom they are of, but no place', () => {
    expect(added([1, 0], [1, 7])).toEqual([
      'Members of the crew = members-of-the-crew group Members of the crew null',
      'crowds = crowds group crowds null',
    ]);
  });

  it('are those whom a word for a number counts', () => {
    expect(added([3, 0])).toEqual(['Tens of thousands of Omanis = OMN state OMN OMN']);
  });

  it('are whose positions are attacked, but nobody for what a prefix tells', () => {
    expect(added([4, 4], [4, 9])).toEqual([
      'Omani positions = OMN state OMN OMN',
      'pro-Iranian positions = pro-iranian-positions group pro-Iranian positions IRN',
    ]);
  });

  it('are one actor for the same words of an article', () => {
    expect(added([1, 7], [2, 7], [1, 7])).toEqual([
      'crowds = crowds group crowds null',
      'crowds = crowds group crowds null',
    ]);
  });

  it('are not made of pronouns and of what is a mention already', () => {
    expect(added([0, 6], [0, 8], [0, 4], [1, 9])).toEqual([]);
  });

  it('never take the key of another actor', () => {
    const taken: Actors = { actors: [actorOf('crowds', { kind: 'organisation' })], mentions: [] };
    const { actors } = withNounPhrases(sentences, taken, [{ sentence: 1, token: 7 }], LEXICON);
    expect(actors.map(({ key }) => key)).toEqual(['crowds', 'crowds-2']);
  });
});
