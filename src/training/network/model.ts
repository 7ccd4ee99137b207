/** Encoder and heads joined: training steps and predictions. */
import { decodeTree } from '../../parser/tree-decoder.ts';
import { makeBatches } from './batch.ts';
import type { Batch } from './batch.ts';
import { Encoder } from './encoder.ts';
import type { DropoutRates, NetworkSize } from './encoder.ts';
import { Heads, tagColumns } from './heads.ts';
import type { Losses, LossWeights } from './losses.ts';
import type { Parameter } from './parameter.ts';
import type { Random } from './random.ts';
import type { EncodedExample, Vocabulary } from './vocabulary.ts';
import type { Workspace } from './workspace.ts';

const NO_DROPOUT: DropoutRates = { input: 0, hidden: 0, word: 0, affix: 0, rare: 0 };

/** Gradients longer than this are shortened. */
const LONGEST_GRADIENT = 2;

/** What the network says of a sentence, as indices into the vocabulary's lists. */
export interface Prediction {
  readonly upos: Int32Array;
  readonly xpos: Int32Array;
  readonly entities: Int32Array;
  readonly heads: Int32Array;
  readonly deprels: Int32Array;
}

export class NetworkModel {
  readonly encoder: Encoder;
  readonly heads: Heads;
  readonly vocabulary: Vocabulary;
  readonly #workspace: Workspace;
  /** Steps of the optimiser so far. */
  updates = 0;

  constructor(workspace: Workspace, size: NetworkSize, vocabulary: Vocabulary, random: Random) {
    this.#workspace = workspace;
    this.vocabulary = vocabulary;
    this.encoder = new Encoder(workspace, size, vocabulary, random);
    this.heads = new Heads(workspace, size, vocabulary, random);
    workspace.keep();
  }

  parameters(): Parameter[] {
    return [...this.encoder.parameters(), ...this.heads.parameters()];
  }

  /** Gradients of one batch, added to the parameters'; `losses` gets the sums over its tokens. */
  accumulate(
    batch: Batch,
    rates: DropoutRates,
    weights: LossWeights,
    random: Random | null,
    losses: Losses,
  ): void {
    this.#workspace.release();
    const encoded = this.encoder.forward(batch, rates, random);
    this.heads.forward(batch, encoded, rates.hidden, random);
    this.encoder.backward(this.heads.backward(weights, losses));
  }

  /** Like `accumulate`, for the heads alone: the encoder stays as it is and works without dropout. */
  accumulateHeads(batch: Batch, rate: number, weights: LossWeights, random: Random, losses: Losses): void {
    this.#workspace.release();
    this.heads.forward(batch, this.encoder.forward(batch, NO_DROPOUT, null), rate, random);
    this.heads.backward(weights, losses);
  }

  /** One step of the optimiser. */
  update(rate: number): void {
    const parameters = this.parameters();
    const norm = Math.sqrt(parameters.reduce((sum, parameter) => sum + parameter.squaredNorm(), 0));
    const scale = norm > LONGEST_GRADIENT ? LONGEST_GRADIENT / norm : 1;
    this.updates++;
    for (const parameter of parameters) parameter.update(rate, this.updates, scale);
  }

  /** Analyse sentences. */
  predict(examples: readonly EncodedExample[]): Prediction[] {
    return makeBatches(examples, 1000).flatMap((batch) => this.#predictBatch(batch));
  }

  #predictBatch(batch: Batch): Prediction[] {
    this.#workspace.release();
    const encoded = this.encoder.forward(batch, NO_DROPOUT, null);
    const { tags, arcs, views } = this.heads.forward(batch, encoded, 0, null);
    const heads = new Int32Array(batch.tokens);
    const trees = batch.examples.map((example, sentence) => {
      const tree = new Int32Array(example.length);
      decodeTree(arcs[sentence] as Float32Array, example.length + 1, example.length, tree);
      heads.set(tree, batch.starts[sentence]);
      return tree;
    });
    const labels = this.heads.labelScores(batch, views, heads).scores;
    const columns = tagColumns(this.vocabulary);
    const { upos, xpos, entities, deprels } = this.vocabulary;
    return batch.examples.map((example, sentence) => {
      const start = batch.starts[sentence] as number;
      const pick = (data: Float32Array, stride: number, column: number, count: number): Int32Array =>
        Int32Array.from({ length: example.length }, (_, i) =>
          highest(data, (start + i) * stride + column, count),
        );
      return {
        upos: pick(tags.data, columns.total, columns.upos, upos.length),
        xpos: pick(tags.data, columns.total, columns.xpos, xpos.length),
        entities: pick(tags.data, columns.total, columns.entities, entities.length),
        heads: trees[sentence] as Int32Array,
        deprels: pick(labels.data, labels.columns, 0, deprels.length),
      };
    });
  }
}

function highest(data: Float32Array, start: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if ((data[start + i] as number) > (data[start + best] as number)) best = i;
  return best;
}
