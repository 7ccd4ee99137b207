/**
 * The numeric kernels of the network in WebAssembly SIMD. Addresses are bytes in the shared memory; "words" are
 * 16-bit integers. Only exactly rounded operations are used, so results agree to the bit on every machine.
 */
import {
  defineCombine,
  defineConvolve,
  defineEmbed,
  definePanels,
  defineRecur,
  defineSquash,
} from './layer-kernels.ts';
import { defineAffine, defineMultiply } from './matrix-kernels.ts';
import { definePairs } from './pair-kernels.ts';
import { Assembler } from './wasm.ts';

export { ACTIVATION_SCALE } from './kernel-parts.ts';

/** Module bytes with every kernel. */
export function assembleKernels(): Uint8Array<ArrayBuffer> {
  const assembler = new Assembler();
  defineMultiply(assembler);
  defineAffine(assembler);
  defineEmbed(assembler);
  defineConvolve(assembler);
  defineRecur(assembler);
  defineCombine(assembler);
  definePanels(assembler);
  defineSquash(assembler);
  definePairs(assembler, 'pairs1', 1);
  definePairs(assembler, 'pairs4', 4);
  return assembler.assemble();
}

type Kernel = (...parameters: number[]) => void;
export type Kernels = Readonly<
  Record<
    | 'multiply'
    | 'affine'
    | 'embed'
    | 'convolve'
    | 'recur'
    | 'combine'
    | 'panels'
    | 'squash'
    | 'pairs1'
    | 'pairs4',
    Kernel
  >
>;

/** The kernels, at work on a memory. */
export function createKernels(memory: WebAssembly.Memory): Kernels {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(assembleKernels()), { env: { memory } });
  return instance.exports as unknown as Kernels;
}
