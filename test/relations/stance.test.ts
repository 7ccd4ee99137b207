import { describe, expect, it } from 'vitest';
import { CueReader } from '../../src/relations/cues.ts';
import { sentenceRelations } from '../../src/relations/extract.ts';
import { sceneOf } from '../../src/relations/frames.ts';
import type { Scene } from '../../src/relations/scene.ts';
import type { Relation } from '../../src/types/relation.ts';
import { stancesOf } from '../../src/relations/stance-model.ts';
import { stancePairs } from '../../src/relations/stance-pairs.ts';
import { readStance } from '../../src/relations/stance-weights.ts';
import { parse } from '../syntax/parses.ts';
import { mentionsOf, TRIGGERS } from './sentences.ts';

const STANCE = readStance(
  `where,what,favourable,critical
   source first,at all,-0.5,-0.5
   does,to target,0.5,0.5
   does,praise,3,-1
   does,mock,-1,3
   between,condemn,0,6`,
);

const TONES = new Map([
  ['praise', 'kind'],
  ['mock', 'hostile'],
] as const);

const PRAISE = `Anna PROPN 2 nsubj
                praised VERB 0 root praise
                Ben PROPN 2 obj`;

function sceneFor(
  lines: string,
  actors: Readonly<Record<string, readonly string[]>> = {},
  homes: ReadonlyMap<string, string> = new Map(),
  trace: string[] | null = null,
): Scene {
  const sentence = parse(lines);
  return sceneOf(
    sentence,
    mentionsOf(sentence, actors),
    { ...TRIGGERS, stance: STANCE, tones: TONES },
    homes,
    trace,
  );
}

function attitudes(scene: Scene): string[] {
  return sentenceRelations(scene, 0)
    .filter(({ event, family }) => event === null && family !== 'affiliation')
    .map(({ source, target, label }) => `${source} ${label} ${target}`);
}

describe('attitudes', () => {
  it.each([
    ['praise', PRAISE, ['Anna favourable to Ben']],
    ['mockery', PRAISE.replace('praised', 'mocked').replace('praise', 'mock'), ['Anna critical of Ben']],
    [
      'a passive, whose agent comes last',
      `Ben PROPN 3 nsubj:pass
       was AUX 3 aux:pass be
       mocked VERB 0 root mock VBN
       by ADP 5 case
       Anna PROPN 3 obl:agent`,
      ['Anna critical of Ben'],
    ],
    ['words that show none', PRAISE.replace('praised', 'saw').replace('praise', 'see'), []],
  ])('%s', (_, lines, expected) => {
    expect(attitudes(sceneFor(lines))).toEqual(expected);
  });

  it('are told of those with a name only, whom the model has learned of', () => {
    const crowd = PRAISE.replace('Anna PROPN', 'crowds NOUN');
    expect(attitudes(sceneFor(crowd, { crowds: ['crowds'] }))).toEqual([]);
    expect(attitudes(sceneFor(PRAISE.replace('Ben PROPN', 'crowds NOUN'), { crowds: ['crowds'] }))).toEqual(
      [],
    );
  });

  it('are told as seldom as they are where who has them is named last, though the model looks for them', () => {
    const told = (order: string, weight: number): (number | undefined)[] => {
      const stance = readStance(
        `where,what,favourable,critical\npair,any,-9,-9\non path,praise,0.01,0\n${order},at all,${9 + weight},0`,
      );
      const sentence = parse(PRAISE);
      const scene = sceneOf(sentence, mentionsOf(sentence), { ...TRIGGERS, stance, tones: TONES });
      return sentenceRelations(scene, 0).map(({ confidence }) => confidence);
    };
    expect(told('source first', 0)).toEqual([0.5]);
    expect(told('target first', 0)).toEqual([0.17]);
    expect(told('source first', -1)).toEqual([]);
    expect(told('target first', -1)).toEqual([]);
  });

  it('are not told where who is named last merely says something', () => {
    const said = (lemma: string): Relation[] => {
      const sentence = parse(`Ben PROPN 2 nsubj
                              leads VERB 4 ccomp lead
                              Anna PROPN 4 nsubj
                              said VERB 0 root ${lemma}`);
      const stance = readStance(`where,what,favourable,critical\nsubject of,${lemma},0,9`);
      const scene = sceneOf(sentence, mentionsOf(sentence), { ...TRIGGERS, stance }, new Map(), null);
      return sentenceRelations(scene, 0).filter(({ event }) => event === null);
    };
    expect(said('say')).toEqual([]);
    expect(said('criticize')).toHaveLength(1);
  });

  it('are no events, and have evidence', () => {
    const [relation] = sentenceRelations(sceneFor(PRAISE), 0);
    expect(relation).toMatchObject({
      family: 'cooperation',
      event: null,
      undirected: false,
      status: 'actual',
    });
    expect(relation!.trigger).toEqual({ start: 5, end: 12 });
    expect(relation!.confidence).toBeGreaterThan(0.8);
  });

  it('are not asked for where an event tells of one', () => {
    const scene = sceneFor(PRAISE.replace('praised', 'condemned').replace('praise', 'condemn'));
    expect(sentenceRelations(scene, 0).map(({ event }) => event)).toEqual(['ACCUSE']);
  });

  it('are not asked for between somebody and his own state', () => {
    expect(attitudes(sceneFor(PRAISE, {}, new Map([['Anna', 'Ben']])))).toEqual([]);
    expect(attitudes(sceneFor(PRAISE, {}, new Map([['Anna', 'Carl']])))).toHaveLength(1);
  });

  it('are not read from several actors at once', () => {
    expect(attitudes(sceneFor(PRAISE, { Anna: ['AAA', 'BBB'] }))).toEqual([]);
  });

  it('are explained by their cues', () => {
    const trace: string[] = [];
    sentenceRelations(sceneFor(PRAISE, {}, new Map(), trace), 0);
    expect(trace).toContain(
      'praised: Anna favourable to Ben by stance.csv: does praise +3.00, source first at all -0.50, does to target +0.50',
    );
  });

  it('have probabilities that leave room for none', () => {
    const scene = sceneFor(PRAISE);
    const stances = stancePairs(scene).flatMap((pair) => stancesOf(new CueReader(scene, []), pair, STANCE));
    expect(stances).toHaveLength(4);
    expect(stances.reduce((sum, { probability }) => sum + probability, 0)).toBeLessThan(1);
  });
});

describe('cues', () => {
  function cuesOf(lines: string): Set<string> {
    const scene = sceneFor(lines);
    const [[source, target]] = stancePairs(scene) as [ReturnType<typeof stancePairs>[number]];
    const cues = new Set<string>();
    const reader = new CueReader(scene, []);
    reader.visitPair(source, target, (where, what) => cues.add(`${where} ${what}`));
    reader.visitDirected(source, target, (where, what) => cues.add(`${where} ${what}`));
    return cues;
  }

  it('say who does what, and how the two stand to each other', () => {
    const cues = cuesOf(PRAISE);
    for (const cue of [
      'does praise',
      'done to target praise',
      'shape nsubj^obj',
      'source first at all',
      'steps 2',
    ])
      expect(cues).toContain(cue);
  });

  it('know what the lexicon says of a word, and its negation', () => {
    const cues = cuesOf(`Anna PROPN 4 nsubj
                         does AUX 4 aux do
                         not ADV 4 advmod
                         help VERB 0 root help
                         Ben PROPN 4 obj`);
    for (const cue of ['does AID', 'does negated kind', 'path negated']) expect(cues).toContain(cue);
  });

  it('never name an actor', () => {
    expect([...cuesOf(PRAISE)].join(' ')).not.toMatch(/anna|ben/i);
  });
});

describe('stance.csv', () => {
  it.each([
    ['where,what,favourable,critical\na,b,1,x', 'stance.csv:2: weight "x" is no number; correct it'],
    [
      'where,what,favourable,critical\na,b,1,2\na,b,1,2',
      'stance.csv:3: cue "a b" stands twice; remove one line',
    ],
  ])('refuses %j', (text, message) => {
    expect(() => readStance(text)).toThrow(message);
  });
});
