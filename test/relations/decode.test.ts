import { describe, expect, it } from 'vitest';
import { decode, type Thoughts } from '../../src/relations/decode.ts';
import type { SentenceReading } from '../../src/relations/frame.ts';
import { passagesOf, type Passage } from '../../src/relations/passages.ts';
import type { ReaderMeta } from '../../src/relations/reader-model.ts';
import { parse } from '../syntax/parses.ts';

const SENTENCE = parse(`
  Iran PROPN 2 nsubj
  attacked VERB 0 root attack
  Israel PROPN 2 obj
  , PUNCT 5 punct
  Oman PROPN 6 nsubj
  says VERB 2 parataxis say
`);

const [PASSAGE] = passagesOf([SENTENCE]) as [Passage];

const META = {
  events: ['-', 'ASSAULT', 'FAVOR'],
  statuses: ['actual', 'planned'],
  floors: { relation: 0.3, attitude: 0.5, affiliation: 0.5, speaker: 0.5 },
} as unknown as ReaderMeta['reader'];

/** Probabilities of source, target, joint and speaker by the end's token. */
type Roles = Readonly<Record<number, readonly [number, number, number, number]>>;

function thoughts(
  roles: Roles,
  events: Readonly<Record<number, number[]>> = { 1: [0.2, 0.7, 0.1] },
): Thoughts {
  return {
    events: (token) => (events[token] ?? [1, 0, 0]).map(Math.log),
    statuses: () => [0.4, 0.6].map(Math.log),
    roles: (_, ends) => ends.flatMap((end) => (roles[end] ?? [0, 0, 0, 0]).map(scoreOf)),
    affiliations: (part, wholes) => wholes.map((whole) => scoreOf(part === 0 && whole === 2 ? 0.4 : 0)),
  };
}

/** The score behind a probability. */
const scoreOf = (probability: number): number => Math.log(probability / (1 - probability));
const about = (probability: number): number => expect.closeTo(probability, 12) as number;

describe('decoding', () => {
  it('gives each end its likeliest role and keeps the likeliest event and status', () => {
    const [{ frames, affiliations }] = decode(
      PASSAGE,
      [],
      thoughts({ 0: [0.9, 0.3, 0.2, 0], 2: [0.1, 0.8, 0.3, 0], 4: [0.01, 0.02, 0.03, 0.9] }),
      META,
    ) as [SentenceReading];
    expect(frames).toEqual([
      {
        trigger: 1,
        event: 'ASSAULT',
        probability: about(0.7),
        status: 'planned',
        statusProbability: about(0.6),
        sources: [{ sentence: 0, token: 0, probability: about(0.9) }],
        targets: [{ sentence: 0, token: 2, probability: about(0.8) }],
        joint: [],
        speaker: { sentence: 0, token: 4, probability: about(0.9) },
      },
    ]);
    expect(affiliations).toEqual([{ part: 0, whole: 2, probability: about(0.4) }]);
  });

  it('names the likeliest speaker, and none who is not likely', () => {
    const speakerOf = (roles: Roles) => decode(PASSAGE, [], thoughts(roles), META)[0]!.frames[0]?.speaker;
    expect(speakerOf({ 0: [0, 0, 0, 0.6], 4: [0, 0, 0, 0.7] })?.token).toBe(4);
    expect(speakerOf({ 4: [0, 0, 0, 0.49] })).toBeNull();
  });

  it('makes no frame of a word that tells nothing, and nobody an end of what he is himself', () => {
    expect(decode(PASSAGE, [], thoughts({}, {}), META)[0]!.frames).toEqual([]);
    const own = decode(PASSAGE, [], thoughts({ 0: [1, 0, 0, 0] }, { 0: [0, 1, 0] }), META)[0]!.frames;
    expect(own.map(({ sources }) => sources)).toEqual([[]]);
  });

  it('finds who takes part in the sentence before too, and affiliations within a sentence alone', () => {
    const second = parse('It PRON 2 nsubj\ndenied VERB 0 root deny', { start: SENTENCE.end + 1 });
    const [both] = passagesOf([SENTENCE, second]) as [Passage];
    const read = decode(both, [], thoughts({ 6: [0.9, 0, 0, 0], 4: [0, 0.8, 0, 0] }, { 7: [0, 1, 0] }), META);
    expect(
      read.map(({ frames }) =>
        frames.map(({ trigger, sources, targets }) => ({ trigger, sources, targets })),
      ),
    ).toEqual([
      [],
      [
        {
          trigger: 1,
          sources: [{ sentence: 1, token: 0, probability: about(0.9) }],
          targets: [{ sentence: 0, token: 4, probability: about(0.8) }],
        },
      ],
    ]);
    expect(read.map(({ affiliations }) => affiliations.length)).toEqual([1, 0]);
  });
});
