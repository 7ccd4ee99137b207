/** Encoder and heads joined: training steps and predictions. */
import { decodeTree } from '../../parser/tree-decoder.ts';
import { makeBatches } from './batch.ts';
import type { Batch } from './batch.ts';
import { Encoder } from './encoder.ts';
import type { DropoutRates, NetworkSize } from './encoder.ts';
import { Heads } from './heads.ts';
import { softmax } from './losses.ts';
import type { Losses, LossWeights } from './losses.ts';
import type { Parameter } from './parameter.ts';
import type { Random } from './random.ts';
import { highest, TAG_KINDS, tagColumns } from './scores.ts';
import type { EncodedExample, Vocabulary } from './vocabulary.ts';
import type { Matrix, Workspace } from './workspace.ts';

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

/** Probabilities of a batch, valid until the model is used again. */
export interface Distributions {
  /** Columns as in `tagColumns`. */
  readonly tags: Float32Array;
  /** Per sentence, rows of `length + 1`: the root, then each token as head. */
  readonly arcs: readonly Float32Array[];
  /** Of the relations to given heads, one row a token. */
  labels(heads: Int32Array): Matrix;
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

  /** What the network thinks of a batch, without dropout. */
  distributions(batch: Batch): Distributions {
    this.#workspace.release();
    const encoded = this.encoder.forward(batch, NO_DROPOUT, null);
    const { tags, arcs, views } = this.heads.forward(batch, encoded, 0, null);
    const columns = tagColumns(this.vocabulary);
    for (let row = 0; row < tags.data.length; row += columns.total)
      for (const kind of TAG_KINDS) softmax(tags.data, row + columns[kind], this.vocabulary[kind].length);
    for (const rows of arcs) {
      const length = Math.floor(Math.sqrt(rows.length));
      for (let row = 0; row < rows.length; row += length + 1) softmax(rows, row, length + 1);
    }
    const labels = (heads: Int32Array): Matrix => {
      const { scores } = this.heads.labelScores(batch, views, heads);
      for (let row = 0; row < scores.data.length; row += scores.columns)
        softmax(scores.data, row, this.vocabulary.deprels.length);
      return scores;
    };
    return { tags: tags.data, arcs, labels };
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
