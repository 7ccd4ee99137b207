/** Scores of the network's heads and where they stand. */
import type { Vocabulary } from './vocabulary.ts';
import type { Matrix } from './workspace.ts';

/** Scores of a batch; rows are tokens. */
export interface Scores {
  /** UPOS, XPOS and entity labels side by side, see `tagColumns`. */
  readonly tags: Matrix;
  /** Per sentence `length` rows of `length + 1`: the root, then each token as head. */
  readonly arcs: readonly Float32Array[];
  /** Views of tokens as dependent and head for arcs, and as dependent and head for labels. */
  readonly views: Matrix;
}

export const roundUp = (value: number): number => Math.ceil(value / 8) * 8;

/** The kinds of labels that every token has one of. */
export const TAG_KINDS = ['upos', 'xpos', 'entities'] as const;

/** First columns of UPOS, XPOS and entity scores, and the total. */
export function tagColumns(vocabulary: Vocabulary): {
  upos: number;
  xpos: number;
  entities: number;
  total: number;
} {
  const xpos = roundUp(vocabulary.upos.length);
  const entities = xpos + roundUp(vocabulary.xpos.length);
  return { upos: 0, xpos, entities, total: entities + roundUp(vocabulary.entities.length) };
}

/** Column of the highest of `count` numbers. */
export function highest(data: Float32Array, start: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if ((data[start + i] as number) > (data[start + best] as number)) best = i;
  return best;
}
