import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConllu, type ConlluDocument } from '../parser/conllu.ts';
import { entitiesOf } from '../parser/entities.ts';
import { createParser, type Parser } from '../parser/parser.ts';
import type { Entity, EntityType } from '../types/sentence.ts';
import { MEASURES, addEvaluation, emptyEvaluation, f1, type Count, type Evaluation } from './conll18.ts';
import { readBio, type EntitySentence } from './entity-data.ts';

/** Relations that the later stages stand on. */
const RELATIONS: readonly string[] =
  'nsubj nsubj:pass obj obl obl:agent conj appos nmod nmod:poss acl:relcl ccomp xcomp advcl'.split(' ');

/** A part of a treebank under a name. */
interface TestSet {
  readonly name: string;
  readonly documents: readonly ConlluDocument[];
}

/**
 * Returns the tables of the language measures as text: CoNLL 2018 F1 from raw text and with gold tokens, F1 per relation
 * (labels with subtypes, gold tokens), and F1 of named entities.
 *
 * @param corpora The folder with `treebanks` and `entities`.
 */
export function evaluateLanguage(parser: Parser, corpora: string): string {
  const sets = readTestSets(corpora);
  const results = sets.map((set) => ({
    name: set.name,
    raw: evaluateDocuments(set.documents, ({ text }) => parser.parse(text)),
    given: evaluateDocuments(set.documents, ({ sentences }) => sentences.map((s) => parser.annotate(s))),
  }));
  return [
    table(
      'From raw text (F1)',
      [...MEASURES],
      results.map(({ name, raw }) => [name, ...measureCells(raw)]),
    ),
    table(
      'With gold tokens (F1)',
      MEASURES.slice(3),
      results.map(({ name, given }) => [name, ...measureCells(given).slice(3)]),
    ),
    table(
      'Relations, gold tokens (F1)',
      RELATIONS,
      results.map(({ name, given }) => [name, ...relationCells(given)]),
    ),
    table(
      'Named entities (F1, exact span and type)',
      ['PERSON', 'ORG', 'PLACE', 'all'],
      entityRows(parser, corpora),
    ),
  ].join('\n\n');
}

function readTestSets(corpora: string): TestSet[] {
  const read = (name: string): ConlluDocument[] =>
    readConllu(readFileSync(join(corpora, 'treebanks', `${name}.conllu`), 'utf8'), name);
  const [gumDev, gumTest] = [read('en_gum-dev'), read('en_gum-test')];
  return [
    { name: 'EWT dev', documents: read('en_ewt-dev') },
    { name: 'EWT test', documents: read('en_ewt-test') },
    { name: 'GUM dev', documents: gumDev },
    { name: 'GUM test', documents: gumTest },
    { name: 'GUM news', documents: [...gumDev, ...gumTest].filter((d) => d.id?.startsWith('GUM_news_')) },
  ];
}

function evaluateDocuments(
  documents: readonly ConlluDocument[],
  analyse: (document: ConlluDocument) => ReturnType<Parser['parse']>,
): Evaluation {
  const total = emptyEvaluation();
  for (const document of documents) {
    const system = analyse(document);
    const given =
      system.length === document.sentences.length &&
      system.every((s, i) => s.tokens.length === document.sentences[i]?.tokens.length);
    const marked = given
      ? system.map((s, i) => ({ ...s, surface: document.sentences[i]?.surface ?? [] }))
      : system;
    addEvaluation(total, document.sentences, marked, document.text);
  }
  return total;
}

function measureCells(evaluation: Evaluation): string[] {
  return MEASURES.map((name) => f1(evaluation.measures[name]).toFixed(2));
}

function relationCells(evaluation: Evaluation): string[] {
  return RELATIONS.map((name) =>
    f1(evaluation.relations.get(name) ?? { correct: 0, system: 0, gold: 0 }).toFixed(1),
  );
}

function entityRows(parser: Parser, corpora: string): string[][] {
  const read = (name: string, form: number, tag: number): EntitySentence[] =>
    readBio(readFileSync(join(corpora, 'entities', name), 'utf8'), form, tag);
  return [
    { name: 'CrossNER politics dev', sentences: read('crossner-politics.dev.txt', 0, 1) },
    { name: 'UNER EWT test', sentences: read('uner-ewt.test.iob2', 1, 2) },
  ].map(({ name, sentences }) => [name, ...entityCells(parser, sentences)]);
}

function entityCells(parser: Parser, sentences: readonly EntitySentence[]): string[] {
  const types: readonly EntityType[] = ['PERSON', 'ORG', 'PLACE'];
  const counts = new Map<string, Count>(
    [...types, 'all'].map((type) => [type, { correct: 0, system: 0, gold: 0 }]),
  );
  const add = (part: keyof Count, { type }: Entity): void => {
    for (const key of [type, 'all']) (counts.get(key) as Count)[part]++;
  };
  for (const { forms, classes } of sentences) {
    const scored = (entities: readonly Entity[]): Entity[] =>
      entities.filter(({ type }) => types.includes(type));
    const gold = scored(entitiesOf(classes));
    const system = scored(parser.annotate(spaced(forms)).entities);
    const has = (e: Entity): boolean =>
      gold.some((g) => g.first === e.first && g.last === e.last && g.type === e.type);
    gold.forEach((e) => add('gold', e));
    system.forEach((e) => add('system', e));
    system.filter(has).forEach((e) => add('correct', e));
  }
  return [...counts.values()].map((count) => f1(count).toFixed(1));
}

/** Returns the words as tokens of a text in which a space follows each. */
function spaced(forms: readonly string[]): Parameters<Parser['annotate']>[0] {
  let end = -1;
  const tokens = forms.map((form) => {
    const start = end + 1;
    end = start + form.length;
    return { form, start, end };
  });
  return { start: 0, end: Math.max(end, 0), tokens };
}

function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [['', ...columns], ...rows];
  const widths = (all[0] as string[]).map((_, k) => Math.max(...all.map((row) => row[k]?.length ?? 0)));
  const lines = all.map((row) =>
    row.map((cell, k) => (k === 0 ? cell.padEnd(widths[k] ?? 0) : cell.padStart(widths[k] ?? 0))).join('  '),
  );
  return [title, ...lines].join('\n');
}

function main(): void {
  const [model = 'data/model/actorgraph.model', corpora = '../shared/corpora'] = process.argv.slice(2);
  const bytes = readFileSync(model);
  const parser = createParser(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  process.stdout.write(evaluateLanguage(parser, corpora) + '\n');
}

if (process.argv[1]?.includes('evaluate-language')) main();
