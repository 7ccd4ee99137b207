import { createInterface } from 'node:readline';
import { extractLine } from '../../export/extract-line.ts';
import { loadEngine } from '../../node/engine.ts';
import { readBytes, readLines } from '../../node/files.ts';
import type { Engine } from '../../pipeline.ts';
import { peekStandardInput, readInput } from '../input.ts';
import { writeOut } from '../output.ts';
import { recordOf } from '../records.ts';

/**
 * `actorgraph extract`: articles, or the records of JSON Lines corpora, to one JSON line each, in input order.
 *
 * A corpus is read and written line by line, so that it may be larger than the memory.
 */
export async function extract(inputs: readonly string[]): Promise<void> {
  const engine = loadEngine();
  for (const input of inputs) {
    if (/\.(?:jsonl|ndjson)$/i.test(input)) await extractCorpus(engine, readLines(input), input);
    else if (input === '-') await extractStandardInput(engine);
    else await extractArticle(engine, await readBytes(input), input);
  }
}

/** Standard input is a corpus if it begins like an object, else an article. */
async function extractStandardInput(engine: Engine): Promise<void> {
  if (!/^\s*\{/.test(await peekStandardInput())) return extractArticle(engine, await readInput('-'), 'stdin');
  await extractCorpus(
    engine,
    createInterface({ input: process.stdin, crlfDelay: Infinity }),
    'standard input',
  );
}

async function extractArticle(engine: Engine, bytes: Uint8Array, name: string): Promise<void> {
  const reading = engine.read(await engine.readArticle(bytes, name));
  await writeOut(`${JSON.stringify(extractLine(reading))}\n`);
}

async function extractCorpus(engine: Engine, lines: AsyncIterable<string>, name: string): Promise<void> {
  let number = 0;
  for await (const line of lines) {
    number++;
    if (line.trim() === '') continue;
    const { id, text, title, date } = recordOf(line, name, number);
    const article = engine.articleFromText(text, { id: String(id), title, date });
    await writeOut(`${JSON.stringify(extractLine(engine.read(article), id))}\n`);
  }
}
