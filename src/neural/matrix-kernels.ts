/** Matrix products as kernels. */
import { advance, bytes, declare, integers, range } from './kernel-parts.ts';
import { block, countedLoop, i32, v128 } from './wasm.ts';
import type { Assembler, Code, Variable } from './wasm.ts';

/**
 * `multiply(c, a, panel, rows, steps, rowStride, stepStride, cStride)`: C[rows × 8] = A · panel, single precision.
 *
 * Four rows at a time; the panel holds `steps` rows of 8 contiguous columns. Strides are in bytes and let A be read
 * transposed.
 */
export function defineMultiply(assembler: Assembler): void {
  assembler.define(
    'multiply',
    integers(8),
    (local, c, a, panel, rows, steps, rowStride, stepStride, cStride) => {
      const [row, step, from, to] = [local('i32'), local('i32'), local('i32'), local('i32')];
      const at = declare(local, 'i32', 4);
      const sum = declare(local, 'v128', 8);
      const b = declare(local, 'v128', 2);
      const factor = local('v128');
      const inner = block(
        ...range(2).map((half) => b(half).set(v128.load(from.get, 16 * half))),
        ...range(4).flatMap((r) => [
          factor.set(v128.loadSplat(at(r).get, 0)),
          ...range(2).map((half) => {
            const s = sum(2 * r + half);
            return s.set(v128.add(s.get, v128.mul(factor.get, b(half).get)));
          }),
          advance(at(r), stepStride.get),
        ]),
        advance(from, i32.const(32)),
      );
      return countedLoop(
        row,
        i32.const(0),
        rows.get,
        4,
        block(
          ...range(4).map((r) => at(r).set(i32.add(a.get, i32.mul(i32.const(r), rowStride.get)))),
          ...range(8).map((index) => sum(index).set(v128.zero)),
          from.set(panel.get),
          countedLoop(step, i32.const(0), steps.get, 1, inner),
          to.set(c.get),
          ...range(4).flatMap((r) => [
            ...range(2).map((half) => v128.store(to.get, 16 * half, sum(2 * r + half).get)),
            advance(to, cStride.get),
          ]),
          advance(a, bytes(rowStride.get, 2)),
          advance(c, bytes(cStride.get, 2)),
        ),
      );
    },
  );
}

/**
 * `affine(c, a, weights, scale, bias, rows, columns, pairs, aStride)`: quantised matrix product.
 *
 * C[rows × columns] = scale · (A · weights) + bias in single precision. A holds words, `aStride` bytes a row; the
 * weights are words in panels of 8 columns: [columns / 8][pairs][8][2]. Rows come in fours, columns in eights.
 */
export function defineAffine(assembler: Assembler): void {
  assembler.define(
    'affine',
    integers(9),
    (local, c, a, weights, scale, bias, rows, columns, pairs, aStride) => {
      const [column, row, pair, from] = [local('i32'), local('i32'), local('i32'), local('i32')];
      const [cStride, to] = [local('i32'), local('i32')];
      const at = declare(local, 'i32', 4);
      const sum = declare(local, 'v128', 8);
      const b = declare(local, 'v128', 2);
      const factor = local('v128');
      const inner = block(
        ...range(2).map((half) => b(half).set(v128.load(from.get, 16 * half))),
        ...range(4).flatMap((r) => [
          factor.set(v128.loadSplat(at(r).get, 0)),
          ...range(2).map((half) => {
            const s = sum(2 * r + half);
            return s.set(v128.addIntegers(s.get, v128.dot(factor.get, b(half).get)));
          }),
          advance(at(r), i32.const(4)),
        ]),
        advance(from, i32.const(32)),
      );
      const scaled = (s: Variable, half: number): Code =>
        v128.add(
          v128.mul(v128.convert(s.get), v128.load(scale.get, 16 * half)),
          v128.load(bias.get, 16 * half),
        );
      const fourRows = block(
        ...range(4).map((r) =>
          at(r).set(i32.add(a.get, i32.mul(i32.add(row.get, i32.const(r)), aStride.get))),
        ),
        ...range(8).map((index) => sum(index).set(v128.zero)),
        from.set(weights.get),
        countedLoop(pair, i32.const(0), pairs.get, 1, inner),
        to.set(i32.add(i32.add(c.get, bytes(column.get, 2)), i32.mul(row.get, cStride.get))),
        ...range(4).flatMap((r) => [
          ...range(2).map((half) => v128.store(to.get, 16 * half, scaled(sum(2 * r + half), half))),
          advance(to, cStride.get),
        ]),
      );
      return block(
        cStride.set(bytes(columns.get, 2)),
        countedLoop(
          column,
          i32.const(0),
          columns.get,
          8,
          block(
            countedLoop(row, i32.const(0), rows.get, 4, fourRows),
            advance(weights, bytes(pairs.get, 5)),
            advance(scale, i32.const(32)),
            advance(bias, i32.const(32)),
          ),
        ),
      );
    },
  );
}
