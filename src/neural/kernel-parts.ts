/** Pieces of code that the kernels share. */
import { f32Const, i32, v128 } from './wasm.ts';
import type { Code, ValueType, Variable } from './wasm.ts';

/** Quantised activations: ±1 becomes ±8191, whose products with int8 weights sum up safely in 32 bits. */
export const ACTIVATION_SCALE = 8191;

export type Local = (type: ValueType) => Variable;

export const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

export const integers = (count: number): ValueType[] => range(count).map(() => 'i32');

/** A tuple of variables, so that indexing needs no check. */
export function declare(local: Local, type: ValueType, count: number): (index: number) => Variable {
  const variables = range(count).map(() => local(type));
  return (index) => variables[index] as Variable;
}

export const advance = (pointer: Variable, by: Code): Code => pointer.set(i32.add(pointer.get, by));

export const bytes = (count: Code, shift: number): Code => i32.shl(count, i32.const(shift));

export const splat = (value: number): Code => v128.splat(f32Const(value));

/** x / sqrt(1 + x²), the network's sigmoid-like nonlinearity. */
export function squash(x: Variable): Code {
  return v128.div(x.get, v128.sqrt(v128.add(v128.mul(x.get, x.get), splat(1))));
}

/** The same with values in (0, 1). */
export function gate(x: Variable): Code {
  return v128.add(v128.mul(squash(x), splat(0.5)), splat(0.5));
}

/** Two vectors of numbers in (-1, 1) as eight words. */
export function quantise(low: Code, high: Code): Code {
  const integer = (value: Code): Code =>
    v128.truncate(v128.nearest(v128.mul(value, splat(ACTIVATION_SCALE))));
  return v128.narrow(integer(low), integer(high));
}
