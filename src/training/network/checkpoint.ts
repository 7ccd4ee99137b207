/** The state of a training run as bytes, so that a stopped run goes on where it was. */
import type { Parameter } from './parameter.ts';

/** Numbers of the run besides the parameters. */
export interface Progress {
  /** Epochs and steps of this stage of the training. */
  readonly epoch: number;
  readonly step: number;
  /** Steps of all stages. */
  readonly updates: number;
}

/** Progress and every parameter with its moments. */
export function writeCheckpoint(progress: Progress, parameters: readonly Parameter[]): Uint8Array {
  const arrays = parameters.flatMap((parameter) => parameter.state());
  const numbers = arrays.reduce((sum, array) => sum + array.length, 0);
  const bytes = new Uint8Array(24 + 4 * numbers);
  new Float64Array(bytes.buffer, 0, 3).set([progress.epoch, progress.step, progress.updates]);
  const target = new Float32Array(bytes.buffer, 24);
  let at = 0;
  for (const array of arrays) {
    target.set(array, at);
    at += array.length;
  }
  return bytes;
}

/** Fill the parameters from a checkpoint of a run with the same settings. */
export function readCheckpoint(bytes: Uint8Array, parameters: readonly Parameter[]): Progress {
  const copy = bytes.slice();
  const [epoch = 0, step = 0, updates = 0] = new Float64Array(copy.buffer, 0, 3);
  const source = new Float32Array(copy.buffer, 24);
  let at = 0;
  for (const array of parameters.flatMap((parameter) => parameter.state())) {
    if (at + array.length > source.length)
      throw new RangeError('The checkpoint is of a run with other settings');
    array.set(source.subarray(at, at + array.length));
    at += array.length;
  }
  return { epoch, step, updates };
}
