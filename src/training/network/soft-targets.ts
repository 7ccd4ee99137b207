/**
 * Distillation (Hinton et al. 2015): several networks label sentences with the mean of their probabilities, and one
 * network learns these instead of single labels (for parsers: Kuncoro et al. 2016).
 */
import { decodeTree } from '../../parser/tree-decoder.ts';
import { makeBatches } from './batch.ts';
import type { Batch } from './batch.ts';
import type { Example, SoftTargets, Tree } from './examples.ts';
import type { NetworkModel } from './model.ts';
import { highest, TAG_KINDS, tagColumns } from './scores.ts';
import { encodeExample } from './vocabulary.ts';
import type { EncodedExample, Vocabulary } from './vocabulary.ts';

/** Tokens that the teachers read at a time. */
const BATCH = 1000;

/**
 * The sentences with the mean of the teachers' probabilities as targets, and with their tree where none is annotated.
 *
 * @param teachers Networks of one vocabulary.
 * @param share What the teachers say counts so much, and the rest is what is annotated, if anything is; between 0 and 1.
 */
export function teach(
  teachers: readonly NetworkModel[],
  examples: readonly Example[],
  share: number,
): Example[] {
  const { vocabulary } = teachers[0] as NetworkModel;
  const encoded = examples.map((example) => encodeExample(example, vocabulary));
  const lessons = makeBatches(encoded, BATCH).flatMap((batch) => teachBatch(teachers, vocabulary, batch));
  return examples.map((example, index) => {
    const [lesson, sentence] = [lessons[index] as Lesson, encoded[index] as EncodedExample];
    mixGold(lesson, sentence, vocabulary, share);
    return { ...example, tree: example.tree ?? treeOf(lesson, vocabulary), targets: lesson };
  });
}

interface Lesson extends SoftTargets {
  readonly heads: Int32Array;
}

function teachBatch(teachers: readonly NetworkModel[], vocabulary: Vocabulary, batch: Batch): Lesson[] {
  const views = teachers.map((teacher) => teacher.distributions(batch));
  const tags = mean(views.map((view) => view.tags));
  const heads = new Int32Array(batch.tokens);
  const arcs = batch.examples.map((example, sentence) => {
    const rows = mean(views.map((view) => view.arcs[sentence] as Float32Array));
    heads.set(example.hasTree ? example.heads : bestTree(rows, example.length), batch.starts[sentence]);
    return rows;
  });
  const scores = views.map((view) => view.labels(heads));
  const labels = mean(scores.map(({ data }) => data));
  const columns = (scores[0] as { columns: number }).columns;
  const { total } = tagColumns(vocabulary);
  const count = vocabulary.deprels.length;
  return batch.examples.map(({ length }, sentence) => {
    const start = batch.starts[sentence] as number;
    const own = new Float32Array(length * count);
    for (let i = 0; i < length; i++) {
      const from = (start + i) * columns;
      own.set(labels.subarray(from, from + count), i * count);
    }
    return {
      tags: tags.slice(start * total, (start + length) * total),
      arcs: arcs[sentence] as Float32Array,
      labels: own,
      heads: heads.slice(start, start + length),
    };
  });
}

function mean(rows: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array((rows[0] as Float32Array).length);
  for (const row of rows)
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (row[i] as number);
  return sum.map((value) => value / rows.length);
}

/** The most probable tree. */
function bestTree(arcs: Float32Array, length: number): Int32Array {
  const heads = new Int32Array(length);
  decodeTree(
    arcs.map((probability) => Math.log(probability + 1e-12)),
    length + 1,
    length,
    heads,
  );
  return heads;
}

/** Move the targets towards what is annotated. */
function mixGold(lesson: Lesson, example: EncodedExample, vocabulary: Vocabulary, share: number): void {
  const { length, heads, deprels, hasTree } = example;
  const columns = tagColumns(vocabulary);
  const mix = (data: Float32Array, start: number, count: number, gold: number): void => {
    if (gold < 0) return;
    for (let i = start; i < start + count; i++) data[i] = share * (data[i] as number);
    data[start + gold] = (data[start + gold] as number) + 1 - share;
  };
  for (let i = 0; i < length; i++) {
    for (const kind of TAG_KINDS)
      mix(
        lesson.tags,
        i * columns.total + columns[kind],
        vocabulary[kind].length,
        example[kind][i] as number,
      );
    if (!hasTree) continue;
    mix(lesson.arcs, i * (length + 1), length + 1, (heads[i] as number) + 1);
    mix(lesson.labels, i * vocabulary.deprels.length, vocabulary.deprels.length, deprels[i] as number);
  }
}

/** The teachers' most probable tags, tree and relations. */
function treeOf({ tags, labels, heads }: Lesson, vocabulary: Vocabulary): Tree {
  const columns = tagColumns(vocabulary);
  const pick = (kind: 'upos' | 'xpos'): string[] =>
    Array.from(heads, (_, i) => {
      const names = vocabulary[kind];
      return names[highest(tags, i * columns.total + columns[kind], names.length)] as string;
    });
  const { deprels } = vocabulary;
  return {
    upos: pick('upos'),
    xpos: pick('xpos'),
    heads: [...heads],
    deprels: Array.from(
      heads,
      (_, i) => deprels[highest(labels, i * deprels.length, deprels.length)] as string,
    ),
  };
}
