import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LabelDecoder } from '../../src/parser/label-decoder.ts';

const LABELS = ['root', 'nsubj', 'obj', 'iobj', 'xcomp'];
const ONCE = ['obj', 'iobj'];

function decode(rows: readonly (readonly number[])[], heads: readonly number[]): string[] {
  const relations = new Uint8Array(heads.length);
  new LabelDecoder(LABELS).decode(
    Float32Array.from(rows.flat()),
    LABELS.length,
    Int32Array.from(heads),
    relations,
  );
  return Array.from(relations, (relation) => LABELS[relation]!);
}

it('gives one of two objects what is next best, where least is lost', () => {
  const verb = [9, 0, 0, 0, 0];
  const beijing = [0, 0, 5, 1, 0];
  const challenge = [0, 0, 5, 1, 4];
  expect(decode([verb, beijing, challenge], [-1, 0, 0])).toEqual(['root', 'obj', 'xcomp']);
  expect(decode([verb, challenge, beijing], [-1, 0, 0])).toEqual(['root', 'xcomp', 'obj']);
  const given = [0, 0, 5, 4.5, 0];
  expect(decode([verb, given, beijing], [-1, 0, 0])).toEqual(['root', 'iobj', 'obj']);
});

it('never gives a head two objects, nor anything but the root the relation of the root', () => {
  const row = fc.array(fc.integer({ min: -9, max: 9 }), {
    minLength: LABELS.length,
    maxLength: LABELS.length,
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(row, fc.nat()), { minLength: 1, maxLength: 8 }), (tokens) => {
      const heads = tokens.map(([, head], i) => (i === 0 ? -1 : head % i));
      const rows = tokens.map(([scores]) => scores);
      const relations = decode(rows, heads);
      expect(relations.map((relation) => relation === 'root')).toEqual(heads.map((head) => head < 0));
      const claims = relations.map((relation, i) => `${heads[i]} ${relation}`);
      const once = claims.filter((claim) => ONCE.includes(claim.split(' ')[1]!));
      expect(new Set(once).size).toBe(once.length);
    }),
  );
});
