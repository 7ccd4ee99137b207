/** Embeddings, activations and recurrence as kernels. */
import { advance, bytes, declare, gate, integers, quantise, range, squash } from './kernel-parts.ts';
import { block, countedLoop, i32, v128 } from './wasm.ts';
import type { Assembler, Code, Variable } from './wasm.ts';

/**
 * `embed(out, outStride, table, scales, count, indices, indexCount, width)`: words of one part of an embedding.
 *
 * For each of `count` tokens the `indexCount` rows (int8, `width` bytes each) that its indices name are summed,
 * multiplied by the token's number in `scales`, squashed and quantised.
 */
export function defineEmbed(assembler: Assembler): void {
  assembler.define(
    'embed',
    integers(8),
    (local, out, outStride, table, scales, count, indices, indexCount, width) => {
      const [token, unit, index, from] = [local('i32'), local('i32'), local('i32'), local('i32')];
      const [sum, low, high, factor] = [local('v128'), local('v128'), local('v128'), local('v128')];
      const row = i32.mul(i32.load(i32.add(indices.get, index.get), 0), width.get);
      const eight = block(
        sum.set(v128.zero),
        countedLoop(
          index,
          i32.const(0),
          bytes(indexCount.get, 2),
          4,
          block(
            from.set(i32.add(i32.add(table.get, row), unit.get)),
            sum.set(v128.addWords(sum.get, v128.loadBytes(from.get, 0))),
          ),
        ),
        low.set(v128.mul(v128.convert(v128.extendLow(sum.get)), factor.get)),
        high.set(v128.mul(v128.convert(v128.extendHigh(sum.get)), factor.get)),
        v128.store(i32.add(out.get, bytes(unit.get, 1)), 0, quantise(squash(low), squash(high))),
      );
      return countedLoop(
        token,
        i32.const(0),
        count.get,
        1,
        block(
          factor.set(v128.loadSplat(scales.get, 0)),
          advance(scales, i32.const(4)),
          countedLoop(unit, i32.const(0), width.get, 8, eight),
          advance(indices, bytes(indexCount.get, 2)),
          advance(out, outStride.get),
        ),
      );
    },
  );
}

/**
 * `convolve(state, words, products, slots, count, hidden)`: the convolution from its products, squashed.
 *
 * Each slot holds three rows of `hidden` numbers: what a word adds to the word after it, to itself, and to the word
 * before it. `slots` has one more entry before and after the `count` tokens.
 */
export function defineConvolve(assembler: Assembler): void {
  assembler.define('convolve', integers(6), (local, state, words, products, slots, count, hidden) => {
    const [token, unit, rowBytes] = [local('i32'), local('i32'), local('i32')];
    const part = declare(local, 'i32', 3);
    const [low, high] = [local('v128'), local('v128')];
    const find = (index: number): Code =>
      part(index).set(
        i32.add(
          i32.add(products.get, i32.mul(i32.load(slots.get, 4 * index), i32.mul(rowBytes.get, i32.const(3)))),
          i32.mul(rowBytes.get, i32.const(index)),
        ),
      );
    const load = (index: number, offset: number): Code =>
      v128.load(i32.add(part(index).get, unit.get), offset);
    const sum = (offset: number): Code =>
      v128.add(v128.add(load(0, offset), load(1, offset)), load(2, offset));
    return block(
      rowBytes.set(bytes(hidden.get, 2)),
      countedLoop(
        token,
        i32.const(0),
        count.get,
        1,
        block(
          ...range(3).map(find),
          countedLoop(
            unit,
            i32.const(0),
            rowBytes.get,
            32,
            block(
              low.set(sum(0)),
              high.set(sum(16)),
              low.set(squash(low)),
              high.set(squash(high)),
              v128.store(state.get, 0, low.get),
              v128.store(state.get, 16, high.get),
              v128.store(words.get, 0, quantise(low.get, high.get)),
              advance(state, i32.const(32)),
              advance(words, i32.const(16)),
            ),
          ),
          advance(slots, i32.const(4)),
        ),
      ),
    );
  });
}

/**
 * `recur(gates, state, words, count, gateWidth, gateStep, stateStep, wordStep, units)`: a recurrent layer.
 *
 * Runs over `count` tokens for `units` units (in eights): candidate, forget and output gate lie `gateWidth` bytes
 * apart; the three steps are the bytes from token to token, negative to read backwards. `state` holds the layer's
 * input and gets its output; `words` gets the output quantised.
 */
export function defineRecur(assembler: Assembler): void {
  assembler.define('recur', integers(9), (local, ...parameters) => {
    const [gates, state, words, count, gateWidth, gateStep, stateStep, wordStep, units] = parameters as [
      Variable,
      Variable,
      Variable,
      Variable,
      Variable,
      Variable,
      Variable,
      Variable,
      Variable,
    ];
    const [unit, token, g, s, w] = [local('i32'), local('i32'), local('i32'), local('i32'), local('i32')];
    const [x, f, past] = [local('v128'), local('v128'), local('v128')];
    const cell = declare(local, 'v128', 2);
    const result = declare(local, 'v128', 2);
    const half = (h: number): Code =>
      block(
        x.set(v128.load(g.get, 16 * h)),
        x.set(squash(x)),
        f.set(v128.load(i32.add(g.get, gateWidth.get), 16 * h)),
        cell(h).set(v128.add(x.get, v128.mul(gate(f), v128.sub(cell(h).get, x.get)))),
        f.set(v128.load(i32.add(g.get, bytes(gateWidth.get, 1)), 16 * h)),
        past.set(v128.load(s.get, 16 * h)),
        result(h).set(v128.add(past.get, v128.mul(gate(f), v128.sub(cell(h).get, past.get)))),
        v128.store(s.get, 16 * h, result(h).get),
      );
    return countedLoop(
      unit,
      i32.const(0),
      units.get,
      8,
      block(
        g.set(gates.get),
        s.set(state.get),
        w.set(words.get),
        cell(0).set(v128.zero),
        cell(1).set(v128.zero),
        countedLoop(
          token,
          i32.const(0),
          count.get,
          1,
          block(
            half(0),
            half(1),
            v128.store(w.get, 0, quantise(result(0).get, result(1).get)),
            advance(g, gateStep.get),
            advance(s, stateStep.get),
            advance(w, wordStep.get),
          ),
        ),
        advance(gates, i32.const(32)),
        advance(state, i32.const(32)),
        advance(words, i32.const(16)),
      ),
    );
  });
}

/**
 * `combine(words, own, others, count, stride, width)`: squashed sums of two views as words.
 *
 * The token's own view lies at `own`, `stride` bytes from token to token; `others` lists the addresses of the
 * second views. `width` numbers (in eights) each.
 */
export function defineCombine(assembler: Assembler): void {
  assembler.define('combine', integers(6), (local, words, own, others, count, stride, width) => {
    const [token, unit, other] = [local('i32'), local('i32'), local('i32')];
    const [low, high] = [local('v128'), local('v128')];
    const both = (offset: number): Code =>
      v128.add(
        v128.load(i32.add(own.get, unit.get), offset),
        v128.load(i32.add(other.get, unit.get), offset),
      );
    return countedLoop(
      token,
      i32.const(0),
      count.get,
      1,
      block(
        other.set(i32.load(others.get, 0)),
        countedLoop(
          unit,
          i32.const(0),
          bytes(width.get, 2),
          32,
          block(
            low.set(both(0)),
            high.set(both(16)),
            v128.store(words.get, 0, quantise(squash(low), squash(high))),
            advance(words, i32.const(16)),
          ),
        ),
        advance(own, stride.get),
        advance(others, i32.const(4)),
      ),
    );
  });
}

/**
 * `panels(panel, rows, stride, first, end, width)`: rows of squashed numbers as columns of panels for `multiply`.
 *
 * Row `first` and those after it, `stride` bytes apart, become columns `first` to `end` of panels with `width` steps.
 */
export function definePanels(assembler: Assembler): void {
  assembler.define('panels', integers(6), (local, panel, rows, stride, first, end, width) => {
    const [column, unit, to, x] = [local('i32'), local('i32'), local('i32'), local('v128')];
    const panelStart = i32.mul(i32.shrU(column.get, i32.const(3)), bytes(width.get, 5));
    const lane = bytes(i32.and(column.get, i32.const(7)), 2);
    return countedLoop(
      column,
      first.get,
      end.get,
      1,
      block(
        to.set(i32.add(i32.add(panel.get, panelStart), lane)),
        countedLoop(
          unit,
          i32.const(0),
          bytes(width.get, 2),
          16,
          block(
            x.set(v128.load(i32.add(rows.get, unit.get), 0)),
            x.set(squash(x)),
            ...range(4).map((index) => v128.storeLane(to.get, 32 * index, x.get, index)),
            advance(to, i32.const(128)),
          ),
        ),
        advance(rows, stride.get),
      ),
    );
  });
}

/** `squash(state, words, from, count)`: squashes `count` numbers (in eights), kept in single precision and as words. */
export function defineSquash(assembler: Assembler): void {
  assembler.define('squash', integers(4), (local, state, words, from, count) => {
    const [unit, low, high] = [local('i32'), local('v128'), local('v128')];
    return countedLoop(
      unit,
      i32.const(0),
      bytes(count.get, 2),
      32,
      block(
        low.set(v128.load(i32.add(from.get, unit.get), 0)),
        high.set(v128.load(i32.add(from.get, unit.get), 16)),
        low.set(squash(low)),
        high.set(squash(high)),
        v128.store(i32.add(state.get, unit.get), 0, low.get),
        v128.store(i32.add(state.get, unit.get), 16, high.get),
        v128.store(words.get, 0, quantise(low.get, high.get)),
        advance(words, i32.const(16)),
      ),
    );
  });
}
