/** What the parser's network is trained on, written as numbers for the training program in `training/`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCorpora, type CorpusFiles } from './corpora.ts';
import type { Example } from './examples.ts';
import { variantsOf } from './vary.ts';
import { encodeExample, type EncodedExample, type Vocabulary } from './vocabulary.ts';

/**
 * Write into the folder `out`: `parser.json` (words with their counts, names of labels), `parser.vectors` (a 32-bit number for
 * each of the words' pretrained dimensions) and for each set `parser.SET.jsonl` with a sentence a line: rows of words and
 * affixes, tags, heads, relations and entities, -1 where they are not annotated.
 *
 * @param plain Sentences without annotation, as words.
 */
export function writeParserExamples(
  files: CorpusFiles,
  plain: readonly (readonly string[])[],
  out: string,
): void {
  mkdirSync(out, { recursive: true });
  const { annotated, web, vocabulary, development } = readCorpora(files);
  const { words, counts, vectors, vectorSize, upos, xpos, deprels, entities } = vocabulary;
  const labels = { upos, xpos, deprel: deprels, entity: entities };
  writeFileSync(
    join(out, 'parser.json'),
    `${JSON.stringify({ words: [...words.keys()], counts: [...counts], vectorSize, labels })}\n`,
  );
  writeFileSync(join(out, 'parser.vectors'), new Uint8Array(vectors.buffer));
  const write = (name: string, lines: readonly object[]): void =>
    writeFileSync(
      join(out, `parser.${name}.jsonl`),
      lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
    );
  const asNumbers = (example: Example): object => numbersOf(encodeExample(example, vocabulary));
  write(
    'annotated',
    annotated.map((example) => ({ ...asNumbers(example), variants: variantNumbers(example, vocabulary) })),
  );
  write('web', web.map(asNumbers));
  write(
    'plain',
    plain.map((forms) => asNumbers({ forms, tree: null, entities: null })),
  );
  for (const { name, examples } of development) write(name, examples.map(asNumbers));
}

function variantNumbers(example: Example, vocabulary: Vocabulary): object {
  const variants = Object.entries(variantsOf(example));
  return Object.fromEntries(
    variants.map(([name, variant]) => [name, numbersOf(encodeExample(variant, vocabulary))]),
  );
}

function numbersOf({ words, affixes, upos, xpos, heads, deprels, entities }: EncodedExample): object {
  const lists = { words, affixes, upos, xpos, heads, deprels, entities };
  return Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, [...list]]));
}
