import { AFTER_PERSON, ENTITY_CLASSES } from './entities.ts';

/** Room for decoding, used again for every sentence. */
export interface EntityRoom {
  readonly totals: Float32Array;
  readonly next: Float32Array;
  /** Best class before each class of each token. */
  readonly before: Uint8Array;
}

/** Returns room for sentences of up to `length` tokens. */
export function createEntityRoom(length: number): EntityRoom {
  return {
    totals: new Float32Array(ENTITY_CLASSES),
    next: new Float32Array(ENTITY_CLASSES),
    before: new Uint8Array(length * ENTITY_CLASSES),
  };
}

/**
 * Fills `classes` with the sequence of entity classes that has the highest sum of scores, among those where "inside"
 * comes only after "begin" or "inside" of the same type, and nothing begins right after a person, whose neighbour a comma or a
 * word sets apart (Viterbi's algorithm).
 *
 * @param scores One row of `stride` numbers a token; the classes' scores start at `column`.
 */
export function decodeEntities(
  scores: Float32Array,
  column: number,
  stride: number,
  count: number,
  classes: Uint8Array,
  room: EntityRoom,
): void {
  const { before } = room;
  let { totals, next } = room;
  for (let c = 0; c < ENTITY_CLASSES; c++)
    totals[c] = c > 0 && c % 2 === 0 ? -Infinity : (scores[column + c] as number);
  for (let token = 1; token < count; token++) {
    const row = token * stride + column;
    const at = token * ENTITY_CLASSES;
    const best = bestFrom(totals, 1);
    const notPerson = bestFrom(totals, AFTER_PERSON);
    for (let c = 0; c < ENTITY_CLASSES; c++) {
      const inside = c > 0 && c % 2 === 0;
      const inner = (totals[c] as number) >= (totals[c - 1] as number) ? c : c - 1;
      const from = inside ? inner : c === 0 ? best : notPerson;
      before[at + c] = from;
      next[c] = (totals[from] as number) + (scores[row + c] as number);
    }
    [totals, next] = [next, totals];
  }
  let c = bestFrom(totals, 1);
  for (let token = count - 1; token >= 0; token--) {
    classes[token] = c;
    c = before[token * ENTITY_CLASSES + c] as number;
  }
}

/** Returns the class with the highest total among outside and those from `first` on. */
function bestFrom(totals: Float32Array, first: number): number {
  let best = 0;
  for (let c = first; c < ENTITY_CLASSES; c++) if ((totals[c] as number) > (totals[best] as number)) best = c;
  return best;
}
