import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadEngine } from '../node/engine.ts';
import { runProgram, withDefault } from '../node/run-program.ts';
import type { Engine } from '../pipeline.ts';
import { UserError } from '../types/errors.ts';
import type { Reading } from '../types/reading.ts';
import { evaluateCoreference, evaluateNames, gumDocuments } from './evaluate-actors.ts';
import { evaluateMentions } from './evaluate-mentions.ts';
import { evaluateArticle } from './evaluate-article.ts';
import { evaluateEnds } from './evaluate-ends.ts';
import { evaluateLanguage } from './evaluate-language.ts';
import { evaluatePages } from './evaluate-pages.ts';
import { evaluateReading } from './evaluate-reading.ts';
import { evaluateRelations } from './evaluate-relations.ts';
import { loadLexicon } from './load-lexicon.ts';
import { reportMeasures } from './measured.ts';

/** `npm run evaluate -- [language|actors|relations|reading|article|pages …] [--data FOLDER] [--errors [N]] [--set NAME …] [--min C]`. */

interface Options {
  /** The folder with the development data. */
  readonly data: string;
  /** How many errors to list for each cause. */
  readonly errors: number;
  /** The sets of relations; none for all. */
  readonly sets: readonly string[];
  /** Relations less sure than this are left out of the reading. */
  readonly floor: number;
}

/** How many errors are listed where `--errors` has no number. */
const ERRORS = '20';

type Evaluation = (engine: Engine, options: Options) => string | Promise<string>;

const EVALUATIONS: Readonly<Record<string, Evaluation>> = {
  language: ({ parser }, { data }) => evaluateLanguage(parser, join(data, 'corpora')),
  actors: (engine, { data, errors }) => {
    const corpora = join(data, 'corpora');
    const documents = gumDocuments(corpora, ['news', 'speech']);
    const read = readerOf(engine);
    return reportMeasures(
      [
        ...evaluateMentions(data, read),
        evaluateNames(corpora, read),
        ...evaluateCoreference(documents, read),
        ...evaluateEnds(
          data,
          (text, date) => engine.read(engine.articleFromText(text, { id: 'text', date })),
          loadLexicon(),
        ),
      ],
      errors,
    ).join('\n');
  },
  relations: (engine, { data, errors, sets }) =>
    evaluateRelations(data, readerOf(engine), errors, sets).join('\n'),
  reading: (engine, { data, errors, floor }) => evaluateReading(data, engine, errors, floor).join('\n'),
  article: (engine, { data }) => evaluateArticle(data, engine),
  pages: (engine, { data, errors }) => evaluatePages(data, engine, errors),
};
/** Measured only where named, because their data are no part of the others'. */
const ON_REQUEST: ReadonlySet<string> = new Set(['pages']);

/** Where the data of each are published; they are too large for this project, or not free to be passed on. */
const PUBLISHED: Readonly<Record<string, string>> = {
  language: 'English EWT and GUM of https://universaldependencies.org (.conllu)',
  actors: 'GUM of https://gucorpling.org/gum and CrossNER of https://github.com/zliucr/CrossNER',
  relations: 'PLOVER of https://github.com/openeventdata/PLOVER and re3d of https://github.com/dstl/re3d',
  reading: 'annotated by hand for this project and not published',
  article: 'annotated by hand for this project and not published',
  pages: 'pages of your own choice with their texts',
};

/** Measures one, or says in one line which data are missing; the others are measured all the same. */
async function measured(
  name: string,
  evaluate: Evaluation,
  engine: Engine,
  options: Options,
): Promise<boolean> {
  try {
    process.stdout.write(`== ${name}\n${await evaluate(engine, options)}\n`);
    return true;
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' || path === undefined) throw error;
    const published = PUBLISHED[name] ?? 'see data/README.md';
    process.stderr.write(
      `evaluate: ${name}: ${path} is missing (${published}); put it there, or name its folder by --data\n`,
    );
    return false;
  }
}

/** Reads a text as an article of its own. */
function readerOf(engine: Engine): (text: string) => Reading {
  return (text) => engine.read(engine.articleFromText(text, { id: 'text' }));
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    args: withDefault(process.argv.slice(2), '--errors', ERRORS),
    allowPositionals: true,
    options: {
      data: { type: 'string', default: '../shared' },
      errors: { type: 'string', default: '0' },
      set: { type: 'string', multiple: true, default: [] },
      min: { type: 'string', default: '0' },
    },
  });
  const errors = Number(values.errors);
  if (!Number.isInteger(errors) || errors < 0)
    throw new UserError(`--errors ${values.errors}: expected a number, such as 20`, 2);
  const floor = Number(values.min);
  if (!(floor >= 0 && floor <= 1))
    throw new UserError(`--min ${values.min}: expected a confidence from 0 to 1, such as 0.5`, 2);
  const options: Options = { data: values.data, errors, sets: values.set, floor };
  const engine = loadEngine();
  const usual = Object.keys(EVALUATIONS).filter((name) => !ON_REQUEST.has(name));
  for (const name of positionals.length > 0 ? positionals : usual) {
    const evaluate = EVALUATIONS[name];
    if (!evaluate)
      throw new UserError(`${name}: unknown; name one of: ${Object.keys(EVALUATIONS).join(', ')}`, 2);
    if (!(await measured(name, evaluate, engine, options))) process.exitCode = 1;
  }
}

await runProgram('evaluate', main);
