/** Scores of pairs of tokens as kernels. */
import { advance, bytes, declare, integers, range } from './kernel-parts.ts';
import { block, countedLoop, f64x2, i32, v128 } from './wasm.ts';
import type { Assembler, Code, Variable } from './wasm.ts';

/**
 * `pairs(scores, own, others, count, rows, features, table, weights, width)`: scores of one token with each of `count` others.
 *
 * A pair's view is the token's view at `own`, plus the other's, whose address stands in `others`, plus the sum of the
 * `features` rows of the table (int8, `width` bytes each) that `rows` names for the pair, times a step. Squashed and weighed
 * it gives `outputs` scores. All is computed in double precision; `pairWeights` returns what lies at `weights`.
 *
 * @param name The kernel's name in the module.
 */
export function definePairs(assembler: Assembler, name: string, outputs: number): void {
  assembler.define(
    name,
    integers(9),
    (local, scores, own, others, count, rows, features, table, weights, width) => {
      const [pair, unit, feature] = [local('i32'), local('i32'), local('i32')];
      const [other, from, weight] = [local('i32'), local('i32'), local('i32')];
      const [words, steps, mine, theirs] = [local('v128'), local('v128'), local('v128'), local('v128')];
      const [x, step, one] = [local('v128'), local('v128'), local('v128')];
      const sum = declare(local, 'v128', outputs);
      const row = i32.mul(i32.load(i32.add(rows.get, feature.get), 0), width.get);
      const addRow = block(
        from.set(i32.add(i32.add(table.get, row), unit.get)),
        words.set(v128.addWords(words.get, v128.loadBytes(from.get, 0))),
      );
      const two = (isHigh: boolean, index: number): Code => {
        const half = (four: Variable): Code => (isHigh ? v128.high(four) : four.get);
        const views = f64x2.add(f64x2.promoteLow(half(mine)), f64x2.promoteLow(half(theirs)));
        return block(
          x.set(f64x2.add(views, f64x2.mul(step.get, f64x2.convertLow(half(steps))))),
          x.set(f64x2.div(x.get, f64x2.sqrt(f64x2.add(one.get, f64x2.mul(x.get, x.get))))),
          ...range(outputs).map((k) =>
            sum(k).set(
              f64x2.add(sum(k).get, f64x2.mul(x.get, v128.load(weight.get, 16 * (index * outputs + k)))),
            ),
          ),
        );
      };
      const four = (extend: (words: Code) => Code, index: number): Code =>
        block(
          steps.set(extend(words.get)),
          mine.set(v128.load(i32.add(own.get, bytes(unit.get, 2)), 16 * index)),
          theirs.set(v128.load(i32.add(other.get, bytes(unit.get, 2)), 16 * index)),
          two(false, 2 * index),
          two(true, 2 * index + 1),
        );
      const eight = block(
        words.set(v128.zero),
        countedLoop(feature, i32.const(0), bytes(features.get, 2), 4, addRow),
        four(v128.extendLow, 0),
        four(v128.extendHigh, 1),
        advance(weight, i32.const(64 * outputs)),
      );
      const eachOutput = (visit: (k: number) => Code): Code[] => range(outputs).map(visit);
      return block(
        one.set(f64x2.const(1)),
        step.set(v128.load(weights.get, 0)),
        countedLoop(
          pair,
          i32.const(0),
          count.get,
          1,
          block(
            other.set(i32.load(others.get, 0)),
            ...eachOutput((k) => sum(k).set(v128.load(weights.get, 16 * (k + 1)))),
            weight.set(i32.add(weights.get, i32.const(16 * (outputs + 1)))),
            countedLoop(unit, i32.const(0), width.get, 8, eight),
            ...eachOutput((k) => f64x2.storeLow(scores.get, 8 * k, f64x2.add(sum(k).get, v128.high(sum(k))))),
            advance(scores, i32.const(8 * outputs)),
            advance(others, i32.const(4)),
            advance(rows, bytes(features.get, 2)),
          ),
        ),
      );
    },
  );
}

/**
 * Returns what the kernel `pairs` finds at `weights`: the step twice, each output's bias and a zero, then for every two units
 * their weights by output.
 *
 * @param weights `width` rows of `outputs` numbers, then `outputs` biases.
 */
export function pairWeights(step: number, weights: Float32Array, width: number, outputs: number): Uint8Array {
  const ordered = new Float64Array(2 * (outputs + 1) + width * outputs);
  ordered.fill(step, 0, 2);
  let at = 2;
  for (let k = 0; k < outputs; k++, at += 2) ordered[at] = weights[width * outputs + k] as number;
  for (let unit = 0; unit < width; unit += 2)
    for (let k = 0; k < outputs; k++, at += 2) {
      ordered[at] = weights[unit * outputs + k] as number;
      ordered[at + 1] = weights[(unit + 1) * outputs + k] as number;
    }
  return new Uint8Array(ordered.buffer);
}
