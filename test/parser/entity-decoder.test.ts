import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ENTITY_CLASSES, mayFollow } from '../../src/parser/entities.ts';
import { createEntityRoom, decodeEntities } from '../../src/parser/entity-decoder.ts';

/** The highest sum of any allowed sequence, by trying all. */
function bestTotal(scores: Float32Array, count: number): number {
  const visit = (token: number, previous: number): number => {
    if (token === count) return 0;
    let best = -Infinity;
    for (let c = 0; c < ENTITY_CLASSES; c++) {
      if (!mayFollow(c, previous)) continue;
      best = Math.max(best, (scores[token * ENTITY_CLASSES + c] as number) + visit(token + 1, c));
    }
    return best;
  };
  return visit(0, 0);
}

it('finds the best sequence that is well formed', () => {
  const numbers = fc.array(fc.integer({ min: -9, max: 9 }), {
    minLength: 3 * ENTITY_CLASSES,
    maxLength: 3 * ENTITY_CLASSES,
  });
  fc.assert(
    fc.property(numbers, (values) => {
      const scores = Float32Array.from(values);
      const classes = new Uint8Array(3);
      decodeEntities(scores, 0, ENTITY_CLASSES, 3, classes, createEntityRoom(3));
      classes.forEach((c, i) => expect(mayFollow(c, i > 0 ? (classes[i - 1] as number) : 0)).toBe(true));
      const total = classes.reduce((sum, c, i) => sum + (scores[i * ENTITY_CLASSES + c] as number), 0);
      expect(total).toBe(bestTotal(scores, 3));
    }),
  );
});
