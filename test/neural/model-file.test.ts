import { describe, expect, test } from 'vitest';
import { MODEL_VERSION, readModelFile, requireSection, writeModelFile } from '../../src/neural/model-file.ts';
import { createParser } from '../../src/parser/parser.ts';
import { UserError } from '../../src/types/errors.ts';
import { modelBytes } from '../helpers/model.ts';

const small = (): Uint8Array =>
  writeModelFile(
    { a: [1, 'ü'] },
    new Map([
      ['x', Uint8Array.of(1, 2, 3)],
      ['y', Uint8Array.of(9)],
    ]),
  );
const bufferOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer;

describe('model file', () => {
  test('gives back what was written', () => {
    const file = readModelFile(bufferOf(small()));
    expect(file.meta).toEqual({ a: [1, 'ü'] });
    expect([...requireSection(file, 'x')]).toEqual([1, 2, 3]);
    expect([...requireSection(file, 'y')]).toEqual([9]);
    expect(requireSection(file, 'y').byteOffset % 8).toBe(0);
  });

  test('names a part that is missing', () => {
    expect(() => requireSection(readModelFile(bufferOf(small())), 'z')).toThrow(UserError);
  });

  test.each([
    ['empty', (bytes: Uint8Array) => bytes.slice(0, 0), /not a language model/],
    [
      'foreign',
      (bytes: Uint8Array) => Uint8Array.of(0x50, 0x4b, 3, 4, ...bytes.slice(4)),
      /not a language model/,
    ],
    ['newer', (bytes: Uint8Array) => withByte(bytes, 4, MODEL_VERSION + 1), /version 2, expected 1; update/],
    [
      'older',
      (bytes: Uint8Array) => withByte(bytes, 4, MODEL_VERSION - 1),
      /version 0, expected 1; use the model/,
    ],
    ['cut short', (bytes: Uint8Array) => bytes.slice(0, -1), /has \d+ bytes, expected \d+/],
    ['damaged', (bytes: Uint8Array) => withByte(bytes, bytes.length - 8, 77), /damaged/],
  ])('refuses a file that is %s', (_, spoil, message) => {
    const spoilt = bufferOf(spoil(small()));
    expect(() => readModelFile(spoilt)).toThrow(UserError);
    expect(() => readModelFile(spoilt)).toThrow(message);
  });

  test('refuses the real model cut short, and a model file without a language', () => {
    expect(() => createParser(modelBytes().slice(0, 100_000))).toThrow(UserError);
    expect(() => createParser(bufferOf(small()))).toThrow(UserError);
  });
});

function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}
