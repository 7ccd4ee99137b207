import { UserError } from '../types/errors.ts';

/** What an input can be. A corpus holds many articles, an article is one, lines and graphs are for `merge`. */
export const KINDS = ['text', 'html', 'jsonl', 'csv', 'tsv', 'feed', 'parquet', 'lines', 'graph'] as const;
export type Kind = (typeof KINDS)[number];

/** So many bytes from the beginning tell what a file is. */
export const HEAD = 4096;

const BY_EXTENSION: Readonly<Record<string, Kind>> = {
  '': 'text',
  txt: 'text',
  text: 'text',
  md: 'text',
  markdown: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
};

/** What is known and not read, by its first bytes, with the way to something that is. */
const REFUSED: readonly (readonly [RegExp, string, string])[] = [
  [/^%PDF-/, 'a PDF', 'make text of it first, as by: pdftotext FILE.pdf FILE.txt'],
  [/^PK[^\w\s]{2}/, 'a ZIP archive or office document', 'unpack it, or save it as text or HTML'],
  [/^\{\\rtf/, 'an RTF document', 'save it as text or HTML'],
  [/^\xd0\xcf[^\w\s]\xe0/, 'an old office document', 'save it as text or HTML'],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8)/, 'a picture', 'give the article itself as text or HTML'],
  [/^(?:BZh|7z\xbc\xaf|\xfd7zXZ|Rar!)/, 'packed in a way that is not read', 'unpack it, or use gzip or zstd'],
  [/^[^]{257}ustar/, 'a tar archive', 'unpack it and give the folder'],
  [/^SQLite format 3/, 'an SQLite database', 'write the articles as CSV or JSON Lines'],
];

/**
 * What an input is, by its first bytes and, where those do not tell, by its name.
 *
 * @param name without the ending of a packed file (`.gz`).
 * @param head at least `HEAD` bytes, unpacked, or all there are.
 * @throws UserError naming what it is and the remedy, where it is nothing that can be read.
 */
export function kindOf(name: string, head: Uint8Array): Kind {
  const bytes = new TextDecoder('latin1').decode(head.subarray(0, HEAD));
  const refused = REFUSED.find(([magic]) => magic.test(bytes));
  if (refused) throw new UserError(`${name}: ${refused[1]}; ${refused[2]}`);
  if (bytes.startsWith('PAR1')) return 'parquet';
  const text = bytes.replace(/^(?:ï»¿|ÿþ|þÿ)?\s*/, '');
  return kindOfJson(name, text) ?? kindOfMarkup(name, text) ?? kindByName(name);
}

/** What begins like a JSON value is one: a record, a line of `extract`, a graph. */
function kindOfJson(name: string, text: string): Kind | null {
  if (/^\{\s*"attributes"\s*:/.test(text)) return 'graph';
  if (/^\{"version":\d+,"id":/.test(text)) return 'lines';
  if (/^\{\s*(?:"|\}|$)/.test(text) && !isArticle(name)) return 'jsonl';
  if (/^\[\s*[[{\]]/.test(text) && !isArticle(name)) {
    throw new UserError(
      `${name}: a JSON array; write one record a line, as by: jq -c '.[]' FILE.json > FILE.jsonl`,
    );
  }
  return null;
}

function kindOfMarkup(name: string, text: string): Kind | null {
  if (/^<!doctype html|^<html[\s>]/i.test(text)) return 'html';
  const root = /^(?:<\?xml[^>]*\?>|<\?[^>]*\?>|<!--[^]*?-->|<!DOCTYPE[^>]*>|\s)*<([\w:]+)/i.exec(text)?.[1];
  if (root === undefined || !text.startsWith('<')) return null;
  if (/^(?:rss|feed|rdf:RDF)$/i.test(root)) return 'feed';
  if (/^html$/i.test(root)) return 'html';
  if (!/^<\?xml/i.test(text) && BY_EXTENSION[extensionOf(name)] !== undefined) return null;
  throw new UserError(`${name}: XML with the root <${root}>; only RSS and Atom are read, give text or HTML`);
}

function kindByName(name: string): Kind {
  const kind = BY_EXTENSION[extensionOf(name)];
  if (kind) return kind;
  throw new UserError(
    `${name}: unknown kind of file; give .txt, .md, .html, .jsonl, .csv, .tsv, RSS, Atom or .parquet, or say what it is by --format`,
  );
}

/** Whether the name says that a file is an article, whatever it begins with. */
function isArticle(name: string): boolean {
  const kind = BY_EXTENSION[extensionOf(name)];
  return (kind === 'text' || kind === 'html') && extensionOf(name) !== '';
}

/** In lower case without the dot; '' where a name has none. */
function extensionOf(name: string): string {
  const file = name.split(/[/\\]/).at(-1) ?? name;
  return /.\.([a-z]\w{0,8})$/i.exec(file)?.[1]?.toLowerCase() ?? '';
}

/** Whether a name alone says that a file may be an input: what a folder holds beside is passed over. */
export function isReadableName(name: string): boolean {
  const inner = name.replace(/\.(?:gz|zst)$/i, '');
  const extension = extensionOf(inner);
  return (
    extension !== '' &&
    (BY_EXTENSION[extension] !== undefined || /^(?:xml|rss|atom|parquet)$/.test(extension))
  );
}
