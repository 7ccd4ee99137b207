import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConllu, type ConlluDocument } from '../parser/conllu.ts';
import { packTable } from '../text/linear.ts';
import { writeModelFile } from '../parser/model-file.ts';
import type { ParserMeta } from '../parser/parser.ts';
import type { Labels, Tables } from '../parser/perceptron-analyser.ts';
import { tag } from '../parser/tagger.ts';
import type { ParserInput } from '../parser/transitions.ts';
import { describeWords } from '../parser/words.ts';
import { gumEntities, readBio, type EntitySentence } from './entity-data.ts';
import { createRandom } from './perceptron.ts';
import { lexiconInflections } from './inflections.ts';
import { learnLemmas } from './train-lemmas.ts';
import { trainSegmenter } from './train-segmenter.ts';
import { trainEntities, trainParser, trainTagger, type Example } from './train-tables.ts';

/** Trains the language model: `train --data FOLDER [--out FOLDER] [--seed N]`. */
function main(): void {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: '../shared/corpora' },
      out: { type: 'string', default: 'data/model' },
      seed: { type: 'string', default: '1' },
    },
  });
  const read = (path: string): string => readFileSync(join(values.data, path), 'utf8');
  const documents = ['en_ewt-train', 'en_gum-train'].flatMap((name) => readConllu(read(`treebanks/${name}.conllu`), name));
  const random = createRandom(Number(values.seed));
  const { examples, labels } = prepare(documents);
  const classes = { xpos: labels.xpos.length, upos: labels.upos.length };
  log(`${examples.length} sentences, ${classes.xpos} XPOS, ${classes.upos} UPOS, ${labels.deprel.length} relations`);

  const halves = [0, 1].map((half) => trainTagger(examples.filter((_, i) => i % 2 === half), classes, 4, random));
  const inputs = examples.map(({ words }, i): ParserInput => {
    const other = halves[(i + 1) % 2] as Pick<Tables, 'xpos' | 'upos'>;
    return { words, ...tag(words, other.xpos, other.upos) };
  });
  log('tags jack-knifed');
  const tagger = trainTagger(examples, classes, 6, random);
  log('tagger trained');
  const entity = trainEntities(entitySentences(documents, read), tagger, 6, random);
  log('entity tagger trained');
  const parser = trainParser(examples, inputs, labels.deprel.length, 8, random);
  log('parser trained');

  const tables: Tables = { ...tagger, ...parser, entity };
  const lemmas = learnLemmas(documents.flatMap((d) => d.sentences), lexiconInflections(readVerbs()));
  const { table: segmenterTable, ...segmenter } = trainSegmenter(documents, readAbbreviations(), 8, random);
  const meta: ParserMeta & { labels: Labels } = {
    segmenter,
    lemmas,
    labels,
  };
  const allTables = { segmenter: segmenterTable, ...tables };
  const sections = new Map(Object.entries(allTables).map(([name, table]) => [name, packTable(table)]));
  mkdirSync(values.out, { recursive: true });
  writeFileSync(join(values.out, 'actorgraph.model'), writeModelFile(meta, sections));
  for (const [name, bytes] of sections) log(`${name}: ${bytes.length} bytes`);
}

/** Returns the words of `data/model/abbreviations.csv`. */
function readAbbreviations(): string[] {
  const rows = readFileSync(new URL('../../data/model/abbreviations.csv', import.meta.url), 'utf8').trim().split('\n');
  return rows.slice(1).map((row) => row.split(',')[0] as string);
}

/** Returns the verbs of `data/lexicon/verbs.csv`, whose lemmas must be right for relations to be found. */
function readVerbs(): string[] {
  const rows = readFileSync(new URL('../../data/lexicon/verbs.csv', import.meta.url), 'utf8').split('\n');
  return rows.flatMap((row) => (row.split(',')[0] as string).split('|')).filter((verb) => /^[a-z]{3,}$/.test(verb) && verb !== 'verb');
}

function log(message: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${message}\n`);
}

function prepare(documents: readonly ConlluDocument[]): {
  examples: Example[];
  labels: { xpos: string[]; upos: string[]; deprel: string[] };
} {
  const sentences = documents.flatMap((document) => document.sentences);
  const collect = (key: 'xpos' | 'upos' | 'deprel'): string[] =>
    [...new Set(sentences.flatMap((s) => s.tokens.map((t) => t[key])))].sort();
  const labels = { xpos: collect('xpos'), upos: collect('upos'), deprel: collect('deprel') };
  const numbers = { xpos: index(labels.xpos), upos: index(labels.upos), deprel: index(labels.deprel) };
  const examples = sentences.map(({ tokens }) => {
    const column = (key: 'xpos' | 'upos' | 'deprel'): Int32Array =>
      Int32Array.from(tokens, (t) => numbers[key].get(t[key]) as number);
    return {
      tokens,
      words: describeWords(tokens.map((t) => t.form)),
      xpos: column('xpos'),
      upos: column('upos'),
      deprels: column('deprel'),
      heads: Int32Array.from(tokens, (t) => (t.head < 0 ? tokens.length : t.head)),
    };
  });
  return { examples, labels };
}

function index(labels: readonly string[]): Map<string, number> {
  return new Map(labels.map((label, i) => [label, i]));
}

function entitySentences(documents: readonly ConlluDocument[], read: (path: string) => string): EntitySentence[] {
  const gum = documents.filter((d) => d.id?.startsWith('GUM_')).flatMap((d) => d.sentences.map(gumEntities));
  return [
    ...gum,
    ...readBio(read('entities/crossner-politics.train.txt'), 0, 1),
    ...readBio(read('entities/wikigold.txt'), 0, 1),
    ...readBio(read('entities/uner-ewt.dev.iob2'), 1, 2),
  ];
}

main();
