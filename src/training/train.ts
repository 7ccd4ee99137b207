import { parseArgs } from 'node:util';
import { runProgram } from '../node/run-program.ts';
import { UserError } from '../types/errors.ts';
import { trainActors } from './train-actors.ts';
import { trainLanguage, writeExamples, type TrainingOptions } from './train-language.ts';
import { writeReaderExamples } from './reader-examples.ts';

/**
 * `npm run train -- [language|actors|examples|parser-examples] [--data FOLDER] [--modules FOLDER] [--out FOLDER] [--state FOLDER] [--seed N]`.
 *
 * `examples INPUT OUT` writes what the training program of the reader learns from; `parser-examples` what that of the parser does; `language` makes the model file of the
 * network that it trained; `actors` fits the weights of `data/weights`.
 */
const TRAININGS: Readonly<
  Record<string, (options: TrainingOptions, inputs: readonly string[]) => void | Promise<void>>
> = {
  examples: (_, [input = '', out = '']) => writeReaderExamples(input, out),
  'parser-examples': writeExamples,
  language: trainLanguage,
  actors: ({ data }) => trainActors(data),
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string', default: '../shared/corpora' },
      modules: { type: 'string', default: 'node_modules' },
      out: { type: 'string', default: 'data/model' },
      state: { type: 'string', default: '.cache/parser' },
      seed: { type: 'string', default: '0' },
    },
  });
  const [name = 'language', ...inputs] = positionals;
  const training = TRAININGS[name];
  if (!training)
    throw new UserError(`${name}: unknown; name one of: ${Object.keys(TRAININGS).join(', ')}`, 2);
  await training({ ...values, seed: Number(values.seed) }, inputs);
}

await runProgram('train', main);
