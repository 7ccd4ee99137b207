/** A minibatch: the tokens of several sentences in a row. */
import { AFFIXES } from '../../neural/word-features.ts';
import type { EncodedExample } from './vocabulary.ts';

export interface Batch {
  readonly examples: readonly EncodedExample[];
  /** First token of each sentence, then the number of tokens. */
  readonly starts: Int32Array;
  readonly tokens: number;
  /** Tokens rounded up to the kernels' multiple. */
  readonly rows: number;
  readonly words: Int32Array;
  readonly affixes: Int32Array;
}

/** Join sentences. */
export function makeBatch(examples: readonly EncodedExample[]): Batch {
  const starts = new Int32Array(examples.length + 1);
  examples.forEach((example, index) => (starts[index + 1] = (starts[index] as number) + example.length));
  const tokens = starts[examples.length] as number;
  const words = new Int32Array(tokens);
  const affixes = new Int32Array(tokens * AFFIXES);
  examples.forEach((example, index) => {
    words.set(example.words, starts[index]);
    affixes.set(example.affixes, (starts[index] as number) * AFFIXES);
  });
  return { examples, starts, tokens, rows: Math.ceil(tokens / 4) * 4, words, affixes };
}

/** Cut shuffled sentences into batches of about `size` tokens. */
export function makeBatches(examples: readonly EncodedExample[], size: number): Batch[] {
  const batches: Batch[] = [];
  let current: EncodedExample[] = [];
  let tokens = 0;
  for (const example of examples) {
    current.push(example);
    tokens += example.length;
    if (tokens < size) continue;
    batches.push(makeBatch(current));
    current = [];
    tokens = 0;
  }
  if (current.length > 0) batches.push(makeBatch(current));
  return batches;
}
