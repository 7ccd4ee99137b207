import { parse as parseYaml } from 'yaml';
import { UserError } from '../types/errors.ts';
import { dateFromMetadata } from './dates.ts';
import type { Draft } from './draft.ts';
import { joinParts, type Part } from './pieces.ts';

/**
 * Read Markdown as news writes it: headings, paragraphs, lists, quotes, emphasis, links and pictures.
 *
 * The stored text is what a reader sees, without the marks; the title of the front matter stands first, unless the
 * text has one of its own. Tables and embedded HTML are left as they are.
 *
 * @throws UserError where the front matter is not closed, is no YAML, or has a value of the wrong type.
 */
export function readMarkdown(source: string, name: string): Draft {
  const { matter, body } = splitFrontMatter(source, name);
  const value = (key: string) => textOf(matter[key], key, name);
  const parts = readBody(body);
  const own = parts.find((part) => part.kind === 'title');
  const [title, deck] = [value('title'), value('deck')];
  const before: Part[] = [];
  if (!own && title !== null) before.push({ text: title, kind: 'title' });
  if (deck !== null) before.push({ text: deck, kind: 'deck' });
  return {
    ...joinParts(own ? [own, ...before, ...parts.filter((part) => part !== own)] : [...before, ...parts]),
    title: title ?? own?.text ?? null,
    date: checkedDate(value('date'), name),
    source: value('source'),
    url: value('url'),
  };
}

function splitFrontMatter(source: string, name: string): { matter: Record<string, unknown>; body: string } {
  if (!/^---[ \t]*\r?\n/.test(source)) return { matter: {}, body: source };
  const found = /^---[ \t]*\r?\n([^]*?)^---[ \t]*(?:\r?\n|$)/m.exec(source);
  if (!found) throw new UserError(`${name}:1: the front matter does not end; close it with a line ---`);
  const matter = parseMatter(found[1]!, name);
  if (matter === null || typeof matter !== 'object' || Array.isArray(matter)) {
    throw new UserError(
      `${name}:2: the front matter is no list of names and values; write lines like "title: …"`,
    );
  }
  return { matter: matter as Record<string, unknown>, body: source.slice(found[0].length) };
}

function parseMatter(yaml: string, name: string): unknown {
  try {
    return parseYaml(yaml) ?? {};
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UserError(`${name}: front matter: ${reason} put values with ":" or quotes in them into quotes`);
  }
}

function textOf(value: unknown, key: string, name: string): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
  throw new UserError(`${name}: front matter: ${key} is no text; write one line like "${key}: …"`);
}

function checkedDate(value: string | null, name: string): string | null {
  if (value === null) return null;
  const date = dateFromMetadata(value);
  if (date === null) {
    throw new UserError(`${name}: front matter: date "${value}" is no date; write it like 2023-01-11`);
  }
  return date;
}

/** Marks at the start of a line: heading, quote, list. */
const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const ITEM = /^\s*(?:>\s?|[-*+]\s+|\d{1,3}[.)]\s+)+/;
const RULE = /^\s*(?:[-*_]\s*){3,}$/;

function readBody(body: string): Part[] {
  const parts: Part[] = [];
  let lines: string[] = [];
  const finish = () => {
    parts.push({ text: plainText(lines.join('\n')), kind: null });
    lines = [];
  };
  for (const line of body.replace(/<!--[^]*?-->/g, '').split(/\r\n|\n|\r/)) {
    const heading = HEADING.exec(line);
    if (heading || ITEM.test(line) || RULE.test(line) || line.trim() === '') finish();
    if (heading) {
      const isTitle = heading[1] === '#' && parts.every((part) => part.text === '');
      parts.push({ text: plainText(heading[2]!), kind: isTitle ? 'title' : 'subhead' });
    } else if (!RULE.test(line)) {
      lines.push(line.replace(ITEM, ''));
    }
  }
  finish();
  return parts;
}

/** The words without the marks of emphasis, links, pictures and code. */
function plainText(markdown: string): string {
  return markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/<(https?:[^>]+)>/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^]*?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_]*?\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!>])/g, '$1')
    .trim();
}
