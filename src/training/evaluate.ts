import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLexicon, LEXICON_FILES, type Lexicon } from '../lexicon/index.ts';
import { loadEngine, loadResources } from '../node/engine.ts';
import { runProgram, withDefault } from '../node/run-program.ts';
import type { Engine } from '../pipeline.ts';
import { UserError } from '../types/errors.ts';
import type { Reading } from '../types/reading.ts';
import { evaluateCoreference, evaluateNames, gumDocuments, reportMeasures } from './evaluate-actors.ts';
import { evaluateMentions } from './evaluate-mentions.ts';
import { evaluateArticle } from './evaluate-article.ts';
import { evaluateEnds } from './evaluate-ends.ts';
import { evaluateLanguage } from './evaluate-language.ts';
import { evaluatePages } from './evaluate-pages.ts';
import { evaluateRelations } from './evaluate-relations.ts';

/** `npm run evaluate -- [language|actors|relations|article|pages …] [--data FOLDER] [--errors [N]] [--set NAME …]`. */

interface Options {
  /** The folder with the development data. */
  readonly data: string;
  /** How many errors to list for each cause. */
  readonly errors: number;
  /** The sets of relations; none for all. */
  readonly sets: readonly string[];
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
  article: (engine, { data }) => evaluateArticle(data, engine),
  pages: (engine, { data, errors }) => evaluatePages(data, engine, errors),
};
/** Measured only where named, because their data are no part of the others'. */
const ON_REQUEST: ReadonlySet<string> = new Set(['pages']);

function loadLexicon(): Lexicon {
  const files = Object.entries(loadResources().lexicon).filter(([name]) => LEXICON_FILES.includes(name));
  return createLexicon(Object.fromEntries(files));
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
    },
  });
  const errors = Number(values.errors);
  if (!Number.isInteger(errors) || errors < 0)
    throw new UserError(`--errors ${values.errors}: expected a number, such as 20`, 2);
  const options: Options = { data: values.data, errors, sets: values.set };
  const engine = loadEngine();
  const usual = Object.keys(EVALUATIONS).filter((name) => !ON_REQUEST.has(name));
  for (const name of positionals.length > 0 ? positionals : usual) {
    const evaluate = EVALUATIONS[name];
    if (!evaluate)
      throw new UserError(`${name}: unknown; name one of: ${Object.keys(EVALUATIONS).join(', ')}`, 2);
    process.stdout.write(`== ${name}\n${await evaluate(engine, options)}\n`);
  }
}

await runProgram('evaluate', main);
