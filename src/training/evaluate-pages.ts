import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsOf } from '../article/page-blocks.ts';
import { parseHtml } from '../node/parse-html.ts';
import type { Engine } from '../pipeline.ts';
import type { Article } from '../types/article.ts';
import { UserError } from '../types/errors.ts';

/** How well a page's words were found; shares in [0, 1]. */
interface PageScore {
  readonly page: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Words too many and words too few, the first of each. */
  readonly difference: string;
}

/**
 * Measures the text found in pages whose text is known, as the F1 of the words of each, and their mean.
 *
 * @param folder holds a folder for each page, with `source.html` and `expected.html`, as Readability's test pages do.
 * @param errors how many of the worst pages to list.
 * @throws UserError where the folder holds no such page.
 */
export async function evaluatePages(folder: string, engine: Engine, errors: number): Promise<string> {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const pages = names.filter((name) => existsSync(join(folder, name, 'expected.html')));
  if (pages.length === 0) {
    throw new UserError(
      `${folder}: no pages; name the folder by --data, with source.html and expected.html in a folder for each page`,
    );
  }
  const scores: PageScore[] = [];
  for (const page of pages) scores.push(await scorePage(join(folder, page), page, engine));
  const mean = (of: (score: PageScore) => number): string =>
    ((100 * scores.reduce((sum, score) => sum + of(score), 0)) / scores.length).toFixed(1);
  const worst = [...scores].sort((a, b) => a.f1 - b.f1).slice(0, errors);
  return [
    ...worst.map(
      ({ page, precision, recall, f1, difference }) =>
        `${page}: F1 ${percent(f1)} (precision ${percent(precision)}, recall ${percent(recall)})${difference}`,
    ),
    `words of ${pages.length} pages: F1 ${mean(({ f1 }) => f1)}, precision ${mean(({ precision }) => precision)}, recall ${mean(({ recall }) => recall)}`,
  ].join('\n');
}

async function scorePage(folder: string, page: string, engine: Engine): Promise<PageScore> {
  const expected = await parseHtml(readFileSync(join(folder, 'expected.html'), 'utf8'));
  const text = wordsOf(expected.body);
  const gold = countWords(text);
  const found = countWords(bodyOf(await readPage(join(folder, 'source.html'), engine), text));
  const [extra, missed] = [subtract(found, gold), subtract(gold, found)];
  const right = sizeOf(found) - sizeOf(extra);
  const share = (whole: number) => (whole === 0 ? 1 : right / whole);
  const [precision, recall] = [share(sizeOf(found)), share(sizeOf(gold))];
  return {
    page,
    precision,
    recall,
    f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    difference: `\n  too many: ${wordsIn(extra)}\n  too few: ${wordsIn(missed)}`,
  };
}

/** A page in which no article is found is one without words. */
async function readPage(path: string, engine: Engine): Promise<Article | null> {
  try {
    return await engine.readArticle(readFileSync(path), path);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** The words of an article without its title, and without a deck that the expected text leaves out. */
function bodyOf(article: Article | null, expected: string): string {
  return (article?.blocks ?? [])
    .map(({ kind, start, end }) => ({ kind, words: article!.text.slice(start, end) }))
    .filter(({ kind, words }) => kind !== 'title' && (kind !== 'deck' || expected.includes(words)))
    .map(({ words }) => words)
    .join(' ');
}

function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function subtract(counts: Map<string, number>, others: Map<string, number>): Map<string, number> {
  const left = [...counts].map(([word, count]) => [word, count - (others.get(word) ?? 0)] as const);
  return new Map(left.filter(([, count]) => count > 0));
}

function sizeOf(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function wordsIn(counts: Map<string, number>): string {
  return [...counts.keys()].slice(0, 40).join(' ');
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
