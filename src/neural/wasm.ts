/**
 * A small WebAssembly assembler: functions are written as TypeScript expressions and become module bytes.
 *
 * Only what the kernels need: i32, f32, f64 and 128-bit SIMD values, counted loops, one imported memory.
 * WebAssembly's SIMD is fully specified, so the same bytes give the same results on every engine and machine.
 * Opcodes: https://webassembly.github.io/spec/core/binary/instructions.html
 */

/** Instructions in binary form; an expression leaves one value, a statement none. */
export type Code = readonly number[];

export type ValueType = 'i32' | 'f32' | 'v128';

const VALUE_TYPES: Readonly<Record<ValueType, number>> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };

/** Encode an unsigned integer in LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** Encode a signed 32-bit integer in LEB128. */
function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

function floatBytes(value: number): number[] {
  return [...new Uint8Array(new Float32Array([value]).buffer)];
}

/** Operands in order, then the instruction. */
type Operation = (...operands: Code[]) => Code;

/** Load or store at an address plus a constant offset. */
type Access = (address: Code, offset: number, value?: Code) => Code;

const plain =
  (opcode: number): Operation =>
  (...operands) => [...operands.flat(), opcode];

const vector = (opcode: number): number[] => [0xfd, ...unsigned(opcode)];

const simd =
  (opcode: number): Operation =>
  (...operands) => [...operands.flat(), ...vector(opcode)];

const access =
  (opcode: readonly number[]): Access =>
  (address, offset, value = []) => [...address, ...value, ...opcode, 0, ...unsigned(offset)];

/** Integer instructions. */
export const i32: Readonly<Record<'add' | 'sub' | 'mul' | 'and' | 'shl' | 'shrU' | 'geU', Operation>> & {
  readonly const: (value: number) => Code;
  readonly load: Access;
} = {
  const: (value) => [0x41, ...signed(value)],
  load: access([0x28]),
  add: plain(0x6a),
  sub: plain(0x6b),
  mul: plain(0x6c),
  and: plain(0x71),
  shl: plain(0x74),
  shrU: plain(0x76),
  geU: plain(0x4f),
};

/** Instructions on two lanes of double precision. */
export const f64x2: Readonly<
  Record<'add' | 'mul' | 'div' | 'sqrt' | 'promoteLow' | 'convertLow', Operation>
> & {
  /** A constant in both lanes. */
  readonly const: (value: number) => Code;
  /** Store the lower lane. */
  readonly storeLow: Access;
} = {
  const: (value) => [0x44, ...new Uint8Array(new Float64Array([value]).buffer), ...vector(0x14)],
  /** The lower two of four numbers in single precision. */
  promoteLow: simd(0x5f),
  /** The lower two of four integers. */
  convertLow: simd(0xfe),
  sqrt: simd(0xef),
  add: simd(0xf0),
  mul: simd(0xf2),
  div: simd(0xf3),
  storeLow: (address, offset, value = []) => [...access(vector(0x5b))(address, offset, value), 0],
};

/** The single-precision constant. */
export function f32Const(value: number): Code {
  return [0x43, ...floatBytes(value)];
}

const UPPER_HALF = [8, 9, 10, 11, 12, 13, 14, 15];

/** Instructions on 128 bits: single-precision and integer lanes. */
export const v128: Readonly<
  Record<
    | 'narrow'
    | 'extendLow'
    | 'extendHigh'
    | 'addWords'
    | 'addIntegers'
    | 'dot'
    | 'truncate'
    | 'convert'
    | 'splat'
    | 'nearest'
    | 'sqrt'
    | 'add'
    | 'sub'
    | 'mul'
    | 'div',
    Operation
  >
> &
  Readonly<Record<'load' | 'loadBytes' | 'loadSplat' | 'store', Access>> & {
    readonly zero: Code;
    /** The upper half of a variable in both halves. */
    readonly high: (from: Variable) => Code;
    /** Store one 32-bit lane. */
    readonly storeLane: (address: Code, offset: number, value: Code, lane: number) => Code;
  } = {
  load: access(vector(0x00)),
  /** Eight signed bytes become eight 16-bit words. */
  loadBytes: access(vector(0x01)),
  /** One 32-bit number in all lanes. */
  loadSplat: access(vector(0x09)),
  store: access(vector(0x0b)),
  storeLane: (address, offset, value, lane) => [...access(vector(0x5a))(address, offset, value), lane],
  high: ({ get }) => [...get, ...get, ...vector(0x0d), ...UPPER_HALF, ...UPPER_HALF],
  zero: [...vector(0x0c), ...Array.from({ length: 16 }, () => 0)],
  /** Two vectors of integers become one of words, saturated. */
  narrow: simd(0x85),
  extendLow: simd(0xa7),
  extendHigh: simd(0xa8),
  addWords: simd(0x8e),
  addIntegers: simd(0xae),
  /** Products of words, summed in pairs. */
  dot: simd(0xba),
  truncate: simd(0xf8),
  convert: simd(0xfa),
  splat: simd(0x13),
  nearest: simd(0x6a),
  sqrt: simd(0xe3),
  add: simd(0xe4),
  sub: simd(0xe5),
  mul: simd(0xe6),
  div: simd(0xe7),
};

/** A parameter or local variable of a function under construction. */
export interface Variable {
  readonly index: number;
  readonly get: Code;
  /** Statement that stores the value of an expression. */
  set(value: Code): Code;
}

/** Statements in a row. */
export function block(...statements: Code[]): Code {
  return statements.flat();
}

/** `for (counter = start; counter < end; counter += step) body`, compared without sign. */
export function countedLoop(counter: Variable, start: Code, end: Code, step: number, body: Code): Code {
  return [
    ...counter.set(start),
    0x02,
    0x40,
    0x03,
    0x40,
    ...i32.geU(counter.get, end),
    0x0d,
    1,
    ...body,
    ...counter.set(i32.add(counter.get, i32.const(step))),
    0x0c,
    0,
    0x0b,
    0x0b,
  ];
}

interface Definition {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  readonly locals: readonly ValueType[];
  readonly body: Code;
}

/** Collects functions and writes the module. All functions are exported and return nothing. */
export class Assembler {
  readonly #definitions: Definition[] = [];

  /**
   * Add a function.
   *
   * @param build Gets `local`, which declares a variable, and the parameters; returns the body.
   */
  define(
    name: string,
    parameters: readonly ValueType[],
    build: (local: (type: ValueType) => Variable, ...parameters: Variable[]) => Code,
  ): void {
    const locals: ValueType[] = [];
    const variable = (index: number): Variable => ({
      index,
      get: [0x20, ...unsigned(index)],
      set: (value) => [...value, 0x21, ...unsigned(index)],
    });
    const local = (type: ValueType): Variable => variable(parameters.length + locals.push(type) - 1);
    const body = build(local, ...parameters.map((_, index) => variable(index)));
    this.#definitions.push({ name, parameters, locals, body });
  }

  /** Module bytes; the module imports its memory as `env.memory`. */
  assemble(): Uint8Array<ArrayBuffer> {
    const list = (items: readonly (readonly number[])[]): number[] => [
      ...unsigned(items.length),
      ...items.flat(),
    ];
    const section = (id: number, content: number[]): number[] => [
      id,
      ...unsigned(content.length),
      ...content,
    ];
    const text = (value: string): number[] => [
      ...unsigned(value.length),
      ...[...value].map((c) => c.charCodeAt(0)),
    ];
    const definitions = this.#definitions;
    const types = definitions.map((d) => [0x60, ...list(d.parameters.map((type) => [VALUE_TYPES[type]])), 0]);
    const bodies = definitions.map((d) => {
      const code = [...list(d.locals.map((type) => [1, VALUE_TYPES[type]])), ...d.body, 0x0b];
      return [...unsigned(code.length), ...code];
    });
    return new Uint8Array([
      0x00,
      0x61,
      0x73,
      0x6d,
      1,
      0,
      0,
      0,
      ...section(1, list(types)),
      ...section(2, list([[...text('env'), ...text('memory'), 2, 0, 1]])),
      ...section(3, list(definitions.map((_, index) => unsigned(index)))),
      ...section(7, list(definitions.map((d, index) => [...text(d.name), 0, ...unsigned(index)]))),
      ...section(10, list(bodies)),
    ]);
  }
}
