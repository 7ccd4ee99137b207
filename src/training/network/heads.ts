/**
 * The heads of the network with their losses and gradients: tags, entity labels, and the tree as biaffine scores of
 * arcs (Dozat & Manning 2017) with a term for their distance, and labels from the sum of both ends' views.
 */
import { DISTANCES, distanceBucket } from '../../parser/distance.ts';
import { addColumnSums, applyMask, dropout, fillRows, squash, squashSlope } from './activations.ts';
import type { Batch } from './batch.ts';
import type { NetworkSize } from './encoder.ts';
import { addScaled, dot, softmaxGradient, targetGradient } from './losses.ts';
import type { Losses, LossWeights } from './losses.ts';
import { Parameter } from './parameter.ts';
import type { Random } from './random.ts';
import { roundUp, tagColumns } from './scores.ts';
import type { Scores } from './scores.ts';
import { tagLoss } from './tag-loss.ts';
import type { EncodedExample, Vocabulary } from './vocabulary.ts';
import type { Matrix, Workspace } from './workspace.ts';

/** Heads less probable than this get no gradient. */
const SMALLEST_GRADIENT = 1e-4;

interface HeadState {
  readonly batch: Batch;
  readonly dropped: Matrix;
  readonly mask: Float32Array | null;
  readonly dependents: Matrix;
  readonly queries: Matrix;
  readonly scores: Scores;
}

export class Heads {
  readonly size: NetworkSize;
  readonly vocabulary: Vocabulary;
  readonly tagWeights: Parameter;
  readonly tagBias: Parameter;
  readonly viewWeights: Parameter;
  readonly viewBias: Parameter;
  readonly arcWeights: Parameter;
  readonly arcBias: Parameter;
  /** Views of the root: as head for arcs, as head for labels. */
  readonly root: Parameter;
  readonly labelWeights: Parameter;
  readonly labelBias: Parameter;
  readonly #workspace: Workspace;
  #state: HeadState | null = null;

  constructor(workspace: Workspace, size: NetworkSize, vocabulary: Vocabulary, random: Random) {
    this.#workspace = workspace;
    this.size = size;
    this.vocabulary = vocabulary;
    const { hidden, arc, label } = size;
    const dense = (rows: number, columns: number): Parameter =>
      new Parameter(workspace, rows, columns, Math.sqrt(6 / (rows + Math.min(columns, hidden))), random);
    const zero = (columns: number): Parameter => new Parameter(workspace, 1, columns, 0, random);
    const { total } = tagColumns(vocabulary);
    this.tagWeights = dense(hidden, total);
    this.tagBias = zero(total);
    this.viewWeights = dense(hidden, 2 * arc + 2 * label);
    this.viewBias = zero(2 * arc + 2 * label);
    this.arcWeights = dense(arc, arc + DISTANCES);
    this.arcBias = zero(arc + DISTANCES);
    this.root = new Parameter(workspace, 1, arc + label, 0.1, random);
    this.labelWeights = dense(label, roundUp(vocabulary.deprels.length));
    this.labelBias = zero(roundUp(vocabulary.deprels.length));
  }

  parameters(): Parameter[] {
    return [
      this.tagWeights,
      this.tagBias,
      this.viewWeights,
      this.viewBias,
      this.arcWeights,
      this.arcBias,
      this.root,
      this.labelWeights,
      this.labelBias,
    ];
  }

  /** Score tags and arcs of a batch. */
  forward(batch: Batch, encoded: Matrix, rate: number, random: Random | null): Scores {
    const workspace = this.#workspace;
    const { arc } = this.size;
    const { output: dropped, mask } = dropout(workspace, encoded, rate, random);
    const tags = this.#affine(dropped, this.tagWeights, this.tagBias);
    const views = this.#affine(dropped, this.viewWeights, this.viewBias);
    for (let row = 0; row < views.rows; row++) {
      const at = row * views.columns;
      for (let i = at; i < at + 2 * arc; i++) views.data[i] = squash(views.data[i] as number);
    }
    const dependents = workspace.blank(batch.rows, arc);
    for (let row = 0; row < batch.rows; row++) {
      dependents.data.set(views.data.subarray(row * views.columns, row * views.columns + arc), row * arc);
    }
    const queries = this.#affine(dependents, this.arcWeights, this.arcBias);
    const arcs = batch.examples.map((example, sentence) =>
      this.#arcScores(example.length, batch.starts[sentence] as number, queries, views),
    );
    const scores = { tags, arcs, views };
    this.#state = { batch, dropped, mask, dependents, queries, scores };
    return scores;
  }

  /** Label scores of tokens under the given heads (-1 root), one row a token, and the hidden layer beneath. */
  labelScores(batch: Batch, views: Matrix, heads: Int32Array): { hidden: Matrix; scores: Matrix } {
    const { arc, label } = this.size;
    const hidden = this.#workspace.matrix(batch.rows, label);
    batch.examples.forEach((_, sentence) => {
      const [start, end] = [batch.starts[sentence] as number, batch.starts[sentence + 1] as number];
      for (let token = start; token < end; token++) {
        const head = heads[token] as number;
        const own = token * views.columns + 2 * arc;
        const other = (start + head) * views.columns + 2 * arc + label;
        for (let i = 0; i < label; i++) {
          const view = head < 0 ? this.root.value.data[arc + i] : views.data[other + i];
          hidden.data[token * label + i] = squash((views.data[own + i] as number) + (view as number));
        }
      }
    });
    return { hidden, scores: this.#affine(hidden, this.labelWeights, this.labelBias) };
  }

  /** Compute losses, add all gradients; returns the gradient of the encoder's output. */
  backward(weights: LossWeights, losses: Losses): Matrix {
    const state = this.#state;
    if (state === null) throw new Error('backward needs a forward pass before');
    const { batch, dropped, dependents, queries, scores } = state;
    const { arc } = this.size;
    const workspace = this.#workspace;
    const tagGradient = scores.tags;
    tagLoss(batch, tagGradient, this.vocabulary, weights, losses);
    const views = workspace.matrix(batch.rows, scores.views.columns);
    const queryGradient = workspace.matrix(batch.rows, queries.columns);
    batch.examples.forEach((example, sentence) => {
      if (!example.hasTree) return;
      losses.arc += this.#arcLoss(
        example,
        batch,
        sentence,
        state,
        weights.arc / batch.tokens,
        queryGradient,
        views,
      );
    });
    this.#affineBackward(dependents, queryGradient, this.arcWeights, this.arcBias);
    const dependentGradient = workspace.blank(batch.rows, arc);
    workspace.multiplyTransposedB(dependentGradient, queryGradient, this.arcWeights.value);
    this.#labelLoss(batch, scores.views, views, weights.label / batch.tokens, losses);
    for (let row = 0; row < batch.rows; row++) {
      const at = row * views.columns;
      for (let i = 0; i < arc; i++) views.data[at + i] = dependentGradient.data[row * arc + i] as number;
      for (let i = at; i < at + 2 * arc; i++) {
        views.data[i] = (views.data[i] as number) * squashSlope(scores.views.data[i] as number);
      }
    }
    this.#affineBackward(dropped, views, this.viewWeights, this.viewBias);
    this.#affineBackward(dropped, tagGradient, this.tagWeights, this.tagBias);
    const gradient = workspace.blank(batch.rows, dropped.columns);
    workspace.multiplyTransposedB(gradient, views, this.viewWeights.value);
    workspace.multiplyTransposedB(gradient, tagGradient, this.tagWeights.value, true);
    applyMask(gradient.data, state.mask);
    this.#state = null;
    return gradient;
  }

  #affine(input: Matrix, weights: Parameter, bias: Parameter): Matrix {
    const output = this.#workspace.blank(input.rows, weights.value.columns);
    fillRows(output, bias.value.data);
    this.#workspace.multiply(output, input, weights.value, true);
    return output;
  }

  #affineBackward(input: Matrix, gradient: Matrix, weights: Parameter, bias: Parameter): void {
    this.#workspace.multiplyTransposedA(weights.gradient, input, gradient);
    addColumnSums(bias.gradient.data, gradient);
  }

  #arcScores(length: number, start: number, queries: Matrix, views: Matrix): Float32Array {
    const { arc } = this.size;
    const scores = new Float32Array(length * (length + 1));
    const root = Float32Array.from(this.root.value.data.subarray(0, arc), squash);
    for (let token = 0; token < length; token++) {
      const query = (start + token) * queries.columns;
      const row = token * (length + 1);
      for (let head = -1; head < length; head++) {
        const view = head < 0 ? root : views.data;
        const at = head < 0 ? 0 : (start + head) * views.columns + arc;
        const distance = queries.data[query + arc + distanceBucket(token, head)] as number;
        scores[row + head + 1] = head === token ? -1e9 : distance + dot(queries.data, query, view, at, arc);
      }
    }
    return scores;
  }

  #arcLoss(
    example: EncodedExample,
    batch: Batch,
    sentence: number,
    state: HeadState,
    weight: number,
    queryGradient: Matrix,
    viewGradient: Matrix,
  ): number {
    const { arc } = this.size;
    const { queries, scores } = state;
    const { views } = scores;
    const { length } = example;
    const start = batch.starts[sentence] as number;
    const arcs = scores.arcs[sentence] as Float32Array;
    const rootView = Float32Array.from(this.root.value.data.subarray(0, arc), squash);
    const rootGradient = new Float32Array(arc);
    let loss = 0;
    for (let token = 0; token < length; token++) {
      const row = token * (length + 1);
      loss += example.targets
        ? targetGradient(arcs, row, length + 1, example.targets.arcs, row, weight)
        : softmaxGradient(arcs, row, length + 1, (example.heads[token] as number) + 1, weight);
      const query = (start + token) * queries.columns;
      for (let head = -1; head < length; head++) {
        const g = arcs[row + head + 1] as number;
        if (head === token || Math.abs(g) < SMALLEST_GRADIENT * weight) continue;
        const bucket = query + arc + distanceBucket(token, head);
        queryGradient.data[bucket] = (queryGradient.data[bucket] as number) + g;
        const at = head < 0 ? 0 : (start + head) * views.columns + arc;
        addScaled(queryGradient.data, query, head < 0 ? rootView : views.data, at, arc, g);
        addScaled(head < 0 ? rootGradient : viewGradient.data, at, queries.data, query, arc, g);
      }
    }
    const { gradient } = this.root;
    for (let i = 0; i < arc; i++) {
      gradient.data[i] =
        (gradient.data[i] as number) + (rootGradient[i] as number) * squashSlope(rootView[i] as number);
    }
    return loss;
  }

  #labelLoss(batch: Batch, views: Matrix, viewGradient: Matrix, weight: number, losses: Losses): void {
    const { arc, label } = this.size;
    const count = this.vocabulary.deprels.length;
    const heads = new Int32Array(batch.tokens);
    batch.examples.forEach((example, sentence) => {
      if (example.hasTree) heads.set(example.heads, batch.starts[sentence]);
    });
    const { hidden, scores } = this.labelScores(batch, views, heads);
    batch.examples.forEach((example, sentence) => {
      for (let i = 0; i < example.length; i++) {
        const row = ((batch.starts[sentence] as number) + i) * scores.columns;
        losses.label += example.targets
          ? targetGradient(scores.data, row, count, example.targets.labels, i * count, weight)
          : softmaxGradient(scores.data, row, count, example.deprels[i] as number, weight);
        scores.data.fill(0, row + count, row + scores.columns);
      }
    });
    scores.data.fill(0, batch.tokens * scores.columns);
    this.#affineBackward(hidden, scores, this.labelWeights, this.labelBias);
    const gradient = this.#workspace.blank(batch.rows, label);
    this.#workspace.multiplyTransposedB(gradient, scores, this.labelWeights.value);
    const rootGradient = this.root.gradient.data;
    batch.examples.forEach((_, sentence) => {
      const [start, end] = [batch.starts[sentence] as number, batch.starts[sentence + 1] as number];
      for (let token = start; token < end; token++) {
        const head = heads[token] as number;
        const own = token * views.columns + 2 * arc;
        const other = (start + head) * views.columns + 2 * arc + label;
        for (let i = 0; i < label; i++) {
          const at = token * label + i;
          const g = (gradient.data[at] as number) * squashSlope(hidden.data[at] as number);
          viewGradient.data[own + i] = (viewGradient.data[own + i] as number) + g;
          if (head < 0) rootGradient[arc + i] = (rootGradient[arc + i] as number) + g;
          else viewGradient.data[other + i] = (viewGradient.data[other + i] as number) + g;
        }
      }
    });
  }
}
