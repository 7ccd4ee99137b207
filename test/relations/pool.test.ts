import { describe, expect, it } from 'vitest';
import type { End, Frame } from '../../src/relations/frame.ts';
import { mentionFinder } from '../../src/relations/mention-index.ts';
import { pooled } from '../../src/relations/pool.ts';
import type { Mention } from '../../src/types/actor.ts';

/** "German Chancellor Olaf Scholz praised Ukraine", with the mentions "German", the chancellor and "Ukraine". */
const FIND = mentionFinder([
  [mention(0, 0, 0, 'DEU'), mention(0, 3, 1, 'olaf-scholz'), mention(5, 5, 5, 'UKR')],
]);

function mention(first: number, last: number, head: number, actor: string): Mention {
  const place = { sentence: 0, first, last, head, start: 10 * first, end: 10 * last + 9 };
  return { ...place, form: 'name', actors: [actor], sector: null, place: false };
}

const end = (token: number, probability: number): End => ({ sentence: 0, token, probability });

function frame(ends: Partial<Frame>): Frame {
  const told = {
    trigger: 4,
    event: 'SUPPORT',
    probability: 1,
    status: 'actual',
    statusProbability: 1,
  } as const;
  return { ...told, sources: [], targets: [], joint: [], speaker: null, ...ends };
}

describe('words of one phrase', () => {
  it('are one end, at the surest, with the probability of all', () => {
    const told = frame({
      sources: [end(2, 0.25), end(3, 0.5)],
      targets: [end(5, 0.9)],
      speaker: end(2, 0.5),
    });
    const { frames } = pooled({ frames: [told], affiliations: [] }, 0, FIND);
    expect(frames).toEqual([{ ...told, sources: [end(3, 0.75)] }]);
  });

  it('are no more than sure', () => {
    const told = frame({ joint: [end(2, 0.75), end(3, 0.75)] });
    expect(pooled({ frames: [told], affiliations: [] }, 0, FIND).frames[0]!.joint).toEqual([end(2, 1)]);
  });

  it('are one part of a whole; a word of another phrase, or of none, stays apart', () => {
    const affiliations = [
      { part: 2, whole: 0, probability: 0.5 },
      { part: 3, whole: 0, probability: 0.25 },
      { part: 3, whole: 5, probability: 0.25 },
      { part: 4, whole: 5, probability: 0.25 },
    ];
    expect(pooled({ frames: [], affiliations }, 0, FIND).affiliations).toEqual([
      { part: 2, whole: 0, probability: 0.75 },
      { part: 3, whole: 5, probability: 0.25 },
      { part: 4, whole: 5, probability: 0.25 },
    ]);
  });
});
