import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceRelations } from '../../src/relations/build.ts';
import type { End, Frame, Sureness } from '../../src/relations/frame.ts';
import { buildRelations, endsOf } from '../../src/relations/index.ts';
import { mentionFinder } from '../../src/relations/mention-index.ts';
import { statementsOf } from '../../src/relations/statements.ts';
import type { Mention } from '../../src/types/actor.ts';
import type { Relation } from '../../src/types/relation.ts';
import type { Sentence } from '../../src/types/sentence.ts';
import { parse } from '../syntax/parses.ts';
import { TRIGGERS } from './lexicon.ts';

const FLOORS = { relation: 0.3, attitude: 0.5, affiliation: 0.5, speaker: 0.5 };
const SURENESS: Sureness = {
  floors: FLOORS,
  calibration: [
    [0, 0],
    [1, 1],
  ],
};

const ATTACK = parse(`
  Iran PROPN 4 nsubj
  and CCONJ 3 cc
  Oman PROPN 1 conj
  attacked VERB 0 root attack
  Israel PROPN 4 obj
  with ADP 7 case
  missiles NOUN 4 obl missile
  , PUNCT 10 punct
  Chad PROPN 10 nsubj
  said VERB 4 parataxis say
`);

const TALKS = parse(`
  The DET 3 det
  two NUM 3 nummod
  sides NOUN 4 nsubj side
  held VERB 0 root hold
  trade NOUN 6 compound
  talks NOUN 4 obj talk
  with ADP 8 case
  Iran PROPN 6 nmod
`);

function mention(sentence: Sentence, head: number, ...actors: string[]): Mention {
  const { start, end } = sentence.tokens[head]!;
  return {
    sentence: 0,
    head,
    first: head,
    last: head,
    start,
    end,
    form: 'name',
    actors,
    sector: null,
    place: false,
  };
}

const end = (token: number, probability = 1, sentence = 0): End => ({ sentence, token, probability });

function frame(trigger: number, changes: Partial<Frame>): Frame {
  return {
    trigger,
    event: 'ASSAULT',
    probability: 1,
    status: 'actual',
    statusProbability: 1,
    sources: [],
    targets: [],
    joint: [],
    speaker: null,
    ...changes,
  };
}

function relations(sentence: Sentence, mentions: readonly Mention[], frames: readonly Frame[]): Relation[] {
  const statements = statementsOf({ frames, affiliations: [] }, SURENESS);
  return sentenceRelations([sentence], 0, mentionFinder([mentions]), statements, TRIGGERS);
}

const brief = ({ source, undirected, target, event, confidence }: Relation): string =>
  `${source} ${undirected ? '--' : '->'} ${target} ${event} ${confidence}`;

const ALL = [
  mention(ATTACK, 0, 'IRN'),
  mention(ATTACK, 2, 'OMN'),
  mention(ATTACK, 4, 'ISR'),
  mention(ATTACK, 8, 'TCD'),
];

describe('builder of relations', () => {
  it('tells all of a frame: words, mode, contexts, status and speaker', () => {
    const told = frame(3, { sources: [end(0, 0.9)], targets: [end(4)], speaker: end(8), status: 'planned' });
    expect(relations(ATTACK, ALL, [told])).toEqual([
      {
        source: 'IRN',
        target: 'ISR',
        undirected: false,
        family: 'conflict',
        event: 'ASSAULT',
        mode: 'aerial',
        contexts: ['military', 'wmd'],
        status: 'planned',
        attributedTo: 'TCD',
        confidence: 0.9,
        label: 'attacked',
        sentence: 0,
        start: 0,
        end: ATTACK.end,
        trigger: { start: 14, end: 22 },
        sourceSpan: { start: 0, end: 4 },
        targetSpan: { start: 23, end: 29 },
      },
    ]);
  });

  it('lets every source act on every target, and joint ends before a trigger with those behind it', () => {
    const directed = frame(3, { sources: [end(0), end(2)], targets: [end(4, 0.8), end(8, 0.5)] });
    expect(relations(ATTACK, ALL, [directed]).map(brief)).toEqual([
      'IRN -> ISR ASSAULT 0.8',
      'OMN -> ISR ASSAULT 0.8',
      'IRN -> TCD ASSAULT 0.5',
      'OMN -> TCD ASSAULT 0.5',
    ]);
    const joint = frame(3, { event: 'CONSULT', joint: [end(0), end(2), end(4)] });
    expect(relations(ATTACK, ALL, [joint]).map(brief)).toEqual([
      'IRN -- ISR CONSULT 1',
      'OMN -- ISR CONSULT 1',
    ]);
    const oneSide = frame(8, { event: 'CONSULT', joint: [end(0), end(2), end(4)] });
    expect(relations(ATTACK, ALL, [oneSide]).map(brief)).toEqual([
      'IRN -- OMN CONSULT 1',
      'IRN -- ISR CONSULT 1',
      'OMN -- ISR CONSULT 1',
    ]);
  });

  it('takes a phrase for each actor that it stands for, with each other where they are alone', () => {
    const sides = [mention(TALKS, 2, 'CHN', 'USA'), mention(TALKS, 7, 'IRN')];
    const talks = frame(5, { event: 'CONSULT', joint: [end(2), end(7)] });
    const found = relations(TALKS, sides, [talks]);
    expect(found.map(brief)).toEqual(['CHN -- IRN CONSULT 1', 'USA -- IRN CONSULT 1']);
    expect(found[0]).toMatchObject({
      label: 'held trade talks',
      mode: 'third-party',
      contexts: ['economic'],
    });
    const alone = frame(5, { event: 'CONSULT', joint: [end(2)] });
    expect(relations(TALKS, sides, [alone]).map(brief)).toEqual(['CHN -- USA CONSULT 1']);
  });

  it('tells of more than six parties the first named with each other', () => {
    const talksOf = (...many: string[]) => [mention(TALKS, 2, ...many), mention(TALKS, 7, 'IRN')];
    const talks = frame(0, { event: 'CONSULT', joint: [end(7), end(2)] });
    const six = relations(TALKS, talksOf('CHN', 'USA', 'FRA', 'DEU', 'GBR'), [talks]);
    expect(six).toHaveLength(15);
    expect(relations(TALKS, talksOf('CHN', 'USA', 'FRA', 'DEU', 'GBR', 'RUS'), [talks]).map(brief)).toEqual([
      'IRN -- CHN CONSULT 1',
      'CHN -- USA CONSULT 1',
      'CHN -- FRA CONSULT 1',
      'CHN -- DEU CONSULT 1',
      'CHN -- GBR CONSULT 1',
      'CHN -- RUS CONSULT 1',
    ]);
  });

  it('leaves out what is not sure enough, who is nobody, and what one does to oneself', () => {
    const faint = frame(3, { probability: 0.25, sources: [end(0)], targets: [end(4)] });
    const nobody = frame(3, { sources: [end(0)], targets: [end(6)] });
    const oneself = frame(3, { sources: [end(0)], targets: [end(4)] });
    const same = [mention(ATTACK, 0, 'IRN'), mention(ATTACK, 4, 'IRN')];
    expect(relations(ATTACK, ALL, [faint, nobody])).toEqual([]);
    expect(relations(ATTACK, same, [oneself])).toEqual([]);
  });

  it('tells the same once, by the surest trigger; upper clauses come first', () => {
    const upper = frame(3, { probability: 0.6, sources: [end(0)], targets: [end(4)] });
    const lower = frame(6, { probability: 0.7, sources: [end(0)], targets: [end(4)] });
    const other = frame(6, { event: 'ACCUSE', sources: [end(0)], targets: [end(4)] });
    expect(relations(ATTACK, ALL, [upper, lower]).map(brief)).toEqual(['IRN -> ISR ASSAULT 0.7']);
    expect(relations(ATTACK, ALL, [other, upper]).map(brief)).toEqual([
      'IRN -> ISR ASSAULT 0.6',
      'IRN -> ISR ACCUSE 1',
    ]);
  });

  it('tells attitudes without event, by a floor of their own', () => {
    const friends = (probability: number) =>
      relations(ATTACK, ALL, [
        frame(3, { event: 'FAVOR', probability, sources: [end(0)], targets: [end(4)] }),
      ]);
    expect(friends(0.45)).toEqual([]);
    expect(friends(0.55)).toMatchObject([{ event: null, family: 'cooperation', label: 'favourable to' }]);
  });

  it('tells an affiliation once in an article, by its title where it has one', () => {
    const { start, end: last } = ATTACK.tokens[0]!;
    const span = { start, end: last };
    const office = {
      title: 'envoy',
      of: 'ISR',
      sentence: 0,
      titleSpan: span,
      holderSpan: span,
      ofSpan: null,
    };
    const actor = {
      key: 'IRN', label: 'Iran', kind: 'person' as const, code: null, wikidata: null, country: null, sector: null,
      aliases: [], roles: [office], members: [],
    }; // prettier-ignore
    const affiliations = [
      { part: 0, whole: 4, probability: 0.8 },
      { part: 2, whole: 4, probability: 0.6 },
      { part: 2, whole: 4, probability: 0.5 },
      { part: 8, whole: 4, probability: 0.4 },
    ];
    const statements = statementsOf({ frames: [], affiliations }, SURENESS);
    const found = buildRelations([ATTACK], { actors: [actor], mentions: ALL }, [statements], TRIGGERS);
    expect(found.map(({ source, target, family, label }) => [source, target, family, label])).toEqual([
      ['IRN', 'ISR', 'affiliation', 'envoy'],
      ['OMN', 'ISR', 'affiliation', 'of'],
    ]);
  });

  it('shows all sentences from the first to the last that an end or the trigger stands in', () => {
    const denial = parse('Israel PROPN 2 nsubj\ndenied VERB 0 root deny', { start: ATTACK.end + 1 });
    const israel = { ...mention(denial, 0, 'ISR'), sentence: 1 };
    const told = frame(1, { event: 'REJECT', sources: [end(0, 1, 1)], targets: [end(8)] });
    const statements = statementsOf({ frames: [told], affiliations: [] }, SURENESS);
    const find = mentionFinder([ALL, [israel]]);
    const [relation, ...others] = sentenceRelations([ATTACK, denial], 1, find, statements, TRIGGERS);
    expect(others).toEqual([]);
    expect(relation).toMatchObject({
      source: 'ISR',
      target: 'TCD',
      sentence: 1,
      start: ATTACK.start,
      end: denial.end,
      targetSpan: { start: ATTACK.tokens[8]!.start, end: ATTACK.tokens[8]!.end },
    });
  });

  it('tells an act without a recipient where no pair of ends is sure enough', () => {
    const told = frame(3, { sources: [end(0, 0.9), end(2, 0.2)], targets: [end(4, 0.2)] });
    const [relation, ...others] = relations(ATTACK, ALL, [told]);
    expect(others).toEqual([]);
    expect(relation).toMatchObject({ source: 'IRN', target: null, targetSpan: null, confidence: 0.9 });
    const statements = statementsOf({ frames: [told], affiliations: [] }, SURENESS);
    expect(endsOf([statements])).toEqual([]);
  });

  it('tells no attitude without a recipient', () => {
    const told = frame(3, { event: 'FAVOR', sources: [end(0, 0.9)] });
    expect(relations(ATTACK, ALL, [told])).toEqual([]);
  });

  it('is as sure as such relations are right', () => {
    const calibration = [[0, 0], [0.5, 0.6], [1, 1]] as const; // prettier-ignore
    const surenessOf = (probability: number) => {
      const told = frame(3, { sources: [end(0)], targets: [end(4)], probability });
      const { events } = statementsOf({ frames: [told], affiliations: [] }, { floors: FLOORS, calibration });
      return events.map(({ confidence }) => Number(confidence.toFixed(6)));
    };
    expect([1, 0.75, 0.5, 0.25, 0.2].map(surenessOf)).toEqual([[1], [0.8], [0.6], [0.3], []]);
  });

  it('always gives evidence inside the sentence and two different ends', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    const ends = fc.array(fc.record({ sentence: fc.constant(0), token: fc.nat(9), probability }), {
      maxLength: 4,
    });
    const frames = fc.array(
      fc
        .record({ trigger: fc.nat(9), probability, sources: ends, targets: ends, joint: ends })
        .map((changes) => frame(changes.trigger, changes)),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(frames, (some) => {
        for (const { source, target, trigger, sourceSpan, targetSpan, confidence } of relations(
          ATTACK,
          ALL,
          some,
        )) {
          expect(source).not.toBe(target);
          expect(confidence).toBeGreaterThanOrEqual(0.3 - 0.005);
          expect(targetSpan === null).toBe(target === null);
          for (const span of [trigger, sourceSpan, targetSpan ?? sourceSpan])
            expect(span.start >= ATTACK.start && span.end <= ATTACK.end && span.start < span.end).toBe(true);
        }
      }),
    );
  });
});
