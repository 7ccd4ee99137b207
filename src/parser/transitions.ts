import { mix } from '../text/linear.ts';
import type { Words } from './words.ts';

/** Arc-hybrid transitions (Kuhlmann et al. 2011). */
export const SHIFT = 0;
export const LEFT = 1;
export const RIGHT = 2;

/** A partial parse: nodes are words 0 … n-1 and the root n, which stands at the end of the buffer. */
export class Configuration {
  readonly length: number;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  readonly stack: Int32Array;
  depth = 0;
  next = 0;
  /** Leftmost and second leftmost child, rightmost and second rightmost, and their numbers; -1 for none. */
  readonly left1: Int32Array;
  readonly left2: Int32Array;
  readonly right1: Int32Array;
  readonly right2: Int32Array;
  readonly leftCount: Int32Array;
  readonly rightCount: Int32Array;

  constructor(length: number) {
    const column = (): Int32Array => new Int32Array(length + 1).fill(-1);
    this.length = length;
    this.heads = column();
    this.labels = column();
    this.stack = column();
    this.left1 = column();
    this.left2 = column();
    this.right1 = column();
    this.right2 = column();
    this.leftCount = new Int32Array(length + 1);
    this.rightCount = new Int32Array(length + 1);
  }

  get done(): boolean {
    return this.next === this.length && this.depth === 0;
  }

  /** Returns the node `k` below the top of the stack, or -1. */
  top(k: number): number {
    return k < this.depth ? (this.stack[this.depth - 1 - k] as number) : -1;
  }

  /** Says whether the transition keeps the parse on its way to a tree with one root. */
  allows(transition: number): boolean {
    if (transition === SHIFT) return this.next < this.length;
    if (transition === LEFT) return this.depth > 0 && (this.next < this.length || this.depth === 1);
    return this.depth > 1;
  }

  shift(): void {
    this.stack[this.depth++] = this.next++;
  }

  /** Attaches the top of the stack to the front of the buffer and takes it off. */
  attachLeft(label: number): void {
    const child = this.top(0);
    const head = this.next;
    this.attach(child, head, label);
    this.left2[head] = this.left1[head] as number;
    this.left1[head] = child;
    this.leftCount[head] = (this.leftCount[head] as number) + 1;
  }

  /** Attaches the top of the stack to the node below it and takes it off. */
  attachRight(label: number): void {
    const child = this.top(0);
    const head = this.top(1);
    this.attach(child, head, label);
    this.right2[head] = this.right1[head] as number;
    this.right1[head] = child;
    this.rightCount[head] = (this.rightCount[head] as number) + 1;
  }

  private attach(child: number, head: number, label: number): void {
    this.heads[child] = head;
    this.labels[child] = label;
    this.depth--;
  }
}

/** The words and tags of a sentence as the parser's features see them. */
export interface ParserInput {
  readonly words: Words;
  readonly xpos: Int32Array;
  readonly upos: Int32Array;
}

/** The most features of a transition or of a label. */
export const PARSE_FEATURES = 96;

/** Fills `out` with the features of the next transition, after Zhang and Nivre (2011); returns how many. */
export function transitionFeatures(c: Configuration, input: ParserInput, out: Int32Array): number {
  const w = (k: number): number => (k < 0 ? 3 : k >= c.length ? 5 : (input.words.lower[k] as number));
  const t = (k: number): number => (k < 0 ? 101 : k >= c.length ? 102 : (input.xpos[k] as number) * 32 + (input.upos[k] as number));
  const l = (k: number): number => (k < 0 ? 201 : (c.labels[k] as number));
  const child = (column: Int32Array, k: number): number => (k < 0 ? -1 : (column[k] as number));
  const buffer = (k: number): number => (c.next + k <= c.length ? c.next + k : -1);
  const [s0, s1, s2, s3] = [c.top(0), c.top(1), c.top(2), c.top(3)];
  const [b0, b1, b2] = [buffer(0), buffer(1), buffer(2)];
  const s0l = child(c.left1, s0);
  const s0r = child(c.right1, s0);
  const s1l = child(c.left1, s1);
  const s1r = child(c.right1, s1);
  const b0l = child(c.left1, b0);
  const b0l2 = child(c.left2, b0);
  const s0l2 = child(c.left2, s0);
  const s0r2 = child(c.right2, s0);
  const distance = s0 < 0 ? 0 : bucket(b0 - s0);
  const distance1 = s1 < 0 ? 0 : bucket(s0 - s1);
  const valency = s0 < 0 ? 0 : (c.leftCount[s0] as number) * 16 + (c.rightCount[s0] as number);
  const valency1 = s1 < 0 ? 0 : (c.leftCount[s1] as number) * 16 + (c.rightCount[s1] as number);
  const valencyB = b0 < 0 ? 0 : (c.leftCount[b0] as number);
  let n = 0;
  const add = (x: number, y: number, z: number): void => {
    out[n] = mix(n, x, y, z);
    n++;
  };
  add(w(s0), t(s0), 0);
  add(w(s0), 0, 0);
  add(t(s0), 0, 0);
  add(w(b0), t(b0), 0);
  add(w(b0), 0, 0);
  add(t(b0), 0, 0);
  add(w(s1), t(s1), 0);
  add(t(s1), 0, 0);
  add(w(s1), 0, 0);
  add(w(b1), 0, 0);
  add(t(b1), 0, 0);
  add(w(b2), 0, 0);
  add(t(b2), 0, 0);
  add(t(s2), 0, 0);
  add(w(s2), 0, 0);
  add(w(s0), w(b0), 0);
  add(w(s0), t(b0), t(s0));
  add(t(s0), w(b0), t(b0));
  add(t(s0), t(b0), 0);
  add(w(s0), w(s1), 0);
  add(w(s0), t(s1), 0);
  add(t(s0), w(s1), 0);
  add(t(s0), t(s1), 0);
  add(w(s1), w(b0), 0);
  add(t(s1), w(b0), 0);
  add(w(s1), t(b0), 0);
  add(t(s0), t(s1), t(b0));
  add(t(s0), t(s1), t(s2));
  add(t(s0), t(b0), t(b1));
  add(t(b0), t(b1), t(b2));
  add(t(b0), t(b1), 0);
  add(w(s0), t(b0), t(b1));
  add(w(s0), t(s1), t(b0));
  add(t(s0), w(s1), t(b0));
  add(t(s0), t(s1), w(b0));
  add(w(s0), w(s1), t(b0));
  add(w(s0), t(s1), w(b0));
  add(t(s1), t(b0), t(b1));
  add(t(s0), distance, t(b0));
  add(w(s0), distance, 0);
  add(w(b0), distance, 0);
  add(w(s0), w(b0), distance);
  add(t(s0), distance1, t(s1));
  add(w(s1), distance1, 0);
  add(w(s0), valency, 0);
  add(t(s0), valency, t(b0));
  add(w(s1), valency1, 0);
  add(t(s1), valency1, t(s0));
  add(w(b0), valencyB, 0);
  add(t(b0), valencyB, t(s0));
  add(t(s0), l(s0l), l(s0r));
  add(t(s0), l(s0l), l(s0l2));
  add(t(s0), l(s0r), l(s0r2));
  add(w(s0), l(s0l), l(s0r));
  add(t(s1), l(s1l), l(s1r));
  add(w(s1), l(s1l), l(s1r));
  add(t(b0), l(b0l), l(b0l2));
  add(w(b0), l(b0l), l(b0l2));
  add(w(s0l), 0, 0);
  add(t(s0l), t(s0), t(b0));
  add(w(s0r), 0, 0);
  add(t(s0r), t(s0), t(b0));
  add(t(s0r), t(s0), t(s1));
  add(t(s0l), t(s0), t(s1));
  add(w(s1l), t(s1), t(s0));
  add(w(s1r), t(s1), t(s0));
  add(t(s1r), t(s1), t(s0));
  add(t(s1l), t(s1), t(s0));
  add(w(b0l), 0, 0);
  add(t(b0l), t(b0), t(s0));
  add(l(s0r), t(s0), t(b0));
  add(l(s0l), t(s0), t(s1));
  add(l(s1r), t(s1), t(s0));
  add(l(b0l), t(b0), t(s0));
  add(t(s1), t(s2), t(s3));
  add(w(s2), t(s1), t(s0));
  add(t(s2), t(s0), t(b0));
  add(t(s0) * 8192 + t(s1), t(b0), t(b1));
  return n;
}

/** Fills `out` with the features of the label of an arc about to be made; returns how many. */
export function labelFeatures(c: Configuration, input: ParserInput, head: number, child: number, out: Int32Array): number {
  const w = (k: number): number => (k < 0 ? 3 : k >= c.length ? 5 : (input.words.lower[k] as number));
  const t = (k: number): number => (k < 0 ? 101 : k >= c.length ? 102 : (input.xpos[k] as number) * 32 + (input.upos[k] as number));
  const l = (k: number): number => (k < 0 ? 201 : (c.labels[k] as number));
  const of = (column: Int32Array, k: number): number => column[k] as number;
  const side = head < child ? 1 : 0;
  const distance = bucket(Math.abs(head - child)) * 2 + side;
  const [cl, cr, hl, hr] = [of(c.left1, child), of(c.right1, child), of(c.left1, head), of(c.right1, head)];
  let n = 0;
  const add = (x: number, y: number, z: number): void => {
    out[n] = mix(n + 100, x, y, z);
    n++;
  };
  add(t(head), t(child), side);
  add(w(head), t(child), side);
  add(t(head), w(child), side);
  add(w(head), w(child), side);
  add(w(child), side, 0);
  add(w(head), side, 0);
  add(t(child), distance, t(head));
  add(w(child), distance, 0);
  add(t(child), l(cl), t(head) * 2 + side);
  add(t(child), l(cr), t(head) * 2 + side);
  add(w(cl), t(child), t(head) * 2 + side);
  add(w(cl), w(head), t(child));
  add(w(cl), w(child), side);
  add(l(hl), t(head), t(child));
  add(l(hr), t(head), t(child));
  add(l(hl), w(head), t(child));
  add(l(hr), w(head), t(child));
  add(w(hr), t(head), t(child));
  add(l(of(c.left2, child)), l(cl), t(child));
  add(t(child - 1), t(child), t(child + 1));
  add(t(head - 1), t(head), t(head + 1));
  add(w(child - 1), t(child), t(head));
  add(w(child + 1), t(child), t(head));
  add(l(of(c.left2, head)), l(hl), t(child));
  add(of(c.leftCount, head) * 16 + of(c.rightCount, head), t(head), t(child));
  add(t(child) * 2 + side, input.words.shape[child] as number, t(head));
  add(t(child) * 2 + side, input.words.suffix3[child] as number, t(head));
  return n;
}

function bucket(distance: number): number {
  return distance < 6 ? distance : distance < 11 ? 6 : 7;
}
