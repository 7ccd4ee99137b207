/** Matrix products as kernels. */
import { advance, bytes, declare, integers, range, type Local } from './kernel-parts.ts';
import { block, countedLoop, i32, v128 } from './wasm.ts';
import type { Assembler, Code } from './wasm.ts';

/** How a kernel makes four rows and eight columns of a product. */
interface Tile {
  /** Address of each of the four rows of A. */
  readonly rowAt: (row: number) => Code;
  /** Address of the eight columns, which lie one step behind another. */
  readonly panel: Code;
  readonly steps: Code;
  /** By how many bytes a step moves on in A. */
  readonly advances: Code;
  /** Adds a factor of A times four columns to a sum. */
  readonly plus: (sum: Code, factor: Code, columns: Code) => Code;
  /** What is written of a sum: of the first four columns, or of the others. */
  readonly value: (sum: Code, half: number) => Code;
  /** Address of the first row of C. */
  readonly to: Code;
  /** Bytes of a row of C. */
  readonly stride: Code;
}

function tileProduct(local: Local, { rowAt, panel, steps, advances, plus, value, to, stride }: Tile): Code {
  const [step, from, out] = [local('i32'), local('i32'), local('i32')];
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
        return s.set(plus(s.get, factor.get, b(half).get));
      }),
      advance(at(r), advances),
    ]),
    advance(from, i32.const(32)),
  );
  return block(
    ...range(4).map((r) => at(r).set(rowAt(r))),
    ...range(8).map((index) => sum(index).set(v128.zero)),
    from.set(panel),
    countedLoop(step, i32.const(0), steps, 1, inner),
    out.set(to),
    ...range(4).flatMap((r) => [
      ...range(2).map((half) => v128.store(out.get, 16 * half, value(sum(2 * r + half).get, half))),
      advance(out, stride),
    ]),
  );
}

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
      const row = local('i32');
      const fourRows = tileProduct(local, {
        rowAt: (r) => i32.add(a.get, i32.mul(i32.const(r), rowStride.get)),
        panel: panel.get,
        steps: steps.get,
        advances: stepStride.get,
        plus: (sum, factor, four) => v128.add(sum, v128.mul(factor, four)),
        value: (sum) => sum,
        to: c.get,
        stride: cStride.get,
      });
      return countedLoop(
        row,
        i32.const(0),
        rows.get,
        4,
        block(fourRows, advance(a, bytes(rowStride.get, 2)), advance(c, bytes(cStride.get, 2))),
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
      const [column, row, cStride] = [local('i32'), local('i32'), local('i32')];
      const fourRows = tileProduct(local, {
        rowAt: (r) => i32.add(a.get, i32.mul(i32.add(row.get, i32.const(r)), aStride.get)),
        panel: weights.get,
        steps: pairs.get,
        advances: i32.const(4),
        plus: (sum, factor, four) => v128.addIntegers(sum, v128.dot(factor, four)),
        value: (sum, half) =>
          v128.add(
            v128.mul(v128.convert(sum), v128.load(scale.get, 16 * half)),
            v128.load(bias.get, 16 * half),
          ),
        to: i32.add(i32.add(c.get, bytes(column.get, 2)), i32.mul(row.get, cStride.get)),
        stride: cStride.get,
      });
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
