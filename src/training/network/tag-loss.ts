import type { Batch } from './batch.ts';
import { softmaxGradient, targetGradient } from './losses.ts';
import type { Losses, LossWeights } from './losses.ts';
import { TAG_KINDS, tagColumns } from './scores.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Matrix } from './workspace.ts';

/** Turn the scores of UPOS, XPOS and entity labels into the gradients of their losses, which are added to `losses`. */
export function tagLoss(
  batch: Batch,
  tags: Matrix,
  vocabulary: Vocabulary,
  weights: LossWeights,
  losses: Losses,
): void {
  const columns = tagColumns(vocabulary);
  const { data } = tags;
  const unit = 1 / batch.tokens;
  const kinds = TAG_KINDS.map((kind, index) => {
    const end = columns[TAG_KINDS[index + 1] ?? 'total'];
    const count = vocabulary[kind].length;
    const loss = kind === 'entities' ? ('entities' as const) : ('tags' as const);
    return { kind, loss, first: columns[kind], count, end, weight: weights[kind] * unit };
  });
  batch.examples.forEach((example, sentence) => {
    for (let i = 0; i < example.length; i++) {
      const row = ((batch.starts[sentence] as number) + i) * columns.total;
      for (const { kind, loss, first, count, end, weight } of kinds) {
        const { targets } = example;
        losses[loss] += targets
          ? targetGradient(data, row + first, count, targets.tags, i * columns.total + first, weight)
          : softmaxGradient(data, row + first, count, example[kind][i] as number, weight);
        data.fill(0, row + first + count, row + end);
      }
    }
  });
  data.fill(0, batch.tokens * columns.total);
}
