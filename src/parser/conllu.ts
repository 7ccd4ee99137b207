import { UserError } from '../types/errors.ts';
import type { Sentence, Token } from '../types/sentence.ts';

/** A sentence of a CoNLL-U file. */
export interface ConlluSentence extends Sentence {
  /** The `sent_id`, or null. */
  readonly id: string | null;
  /** The MISC column of each token. */
  readonly misc: readonly string[];
  /** Surface tokens as [first, last] token indices: longer than one word where the file has a range line. */
  readonly surface: readonly (readonly [number, number])[];
}

/** A document of a CoNLL-U file: its sentences and the text they were cut from. */
export interface ConlluDocument {
  readonly id: string | null;
  /** Paragraphs are separated by a blank line, sentences and tokens by a space unless `SpaceAfter=No`. */
  readonly text: string;
  readonly sentences: readonly ConlluSentence[];
}

/**
 * Returns the documents of a CoNLL-U file (one where it has no `# newdoc`). Empty nodes are left out; tags and heads
 * that are `_` come back as `_` and -1.
 *
 * @param name How messages call the file.
 * @throws UserError naming the line that is not CoNLL-U.
 */
export function readConllu(source: string, name = 'input'): ConlluDocument[] {
  const documents: DocumentBuilder[] = [];
  let pending: Line[] = [];
  source.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() !== '') pending.push({ line, number: index + 1 });
    else if (pending.length > 0) {
      addSentence(documents, pending, name);
      pending = [];
    }
  });
  if (pending.length > 0) addSentence(documents, pending, name);
  return documents.map(({ id, text, sentences }) => ({ id, text: text.trimEnd(), sentences }));
}

interface Line {
  readonly line: string;
  readonly number: number;
}

interface DocumentBuilder {
  readonly id: string | null;
  text: string;
  readonly sentences: ConlluSentence[];
}

function addSentence(documents: DocumentBuilder[], lines: readonly Line[], name: string): void {
  let id: string | null = null;
  let paragraph = false;
  for (const { line } of lines) {
    if (!line.startsWith('#')) continue;
    const [, key, value] = /^#\s*([\w:]+)(?:\s+id)?\s*(?:=\s*(.*))?$/.exec(line) ?? [];
    if (key === 'newdoc') documents.push({ id: value ?? null, text: '', sentences: [] });
    if (key === 'newpar') paragraph = true;
    if (key === 'sent_id') id = value ?? null;
  }
  if (documents.length === 0) documents.push({ id: null, text: '', sentences: [] });
  const document = documents.at(-1) as DocumentBuilder;
  if (paragraph && document.text !== '') document.text = document.text.trimEnd() + '\n\n';
  const rows = lines.filter(({ line }) => !line.startsWith('#')).map((line) => readRow(line, name));
  if (rows.length > 0) document.sentences.push(readSentence(document, rows, id, name));
}

interface Row extends Line {
  readonly columns: readonly string[];
  readonly id: RegExpExecArray;
}

function readRow(line: Line, name: string): Row {
  const columns = line.line.split('\t');
  const id = /^(\d+)(?:(-)(\d+)|\.\d+)?$/.exec(columns[0] ?? '');
  if (columns.length !== 10 || !id)
    throw new UserError(
      `${name}, line ${line.number}: expected the 10 tab-separated columns of CoNLL-U starting with a token number, ` +
        `got ${columns.length}; check that the file is CoNLL-U`,
    );
  return { ...line, columns, id };
}

function readSentence(
  document: DocumentBuilder,
  rows: readonly Row[],
  id: string | null,
  name: string,
): ConlluSentence {
  const tokens: Token[] = [];
  const misc: string[] = [];
  const surface: [number, number][] = [];
  const words = rows.filter((row) => !row.columns[0]?.includes('-') && !row.columns[0]?.includes('.'));
  const start = document.text.length;
  let end = start;
  let wordIndex = 0;
  for (const row of rows) {
    if (row.columns[0]?.includes('.') || Number(row.id[1]) !== wordIndex + 1) continue;
    const last = row.id[2] ? Number(row.id[3]) : wordIndex + 1;
    const form = row.columns[1] as string;
    const parts = words.slice(wordIndex, last);
    surface.push([wordIndex, last - 1]);
    let offset = document.text.length;
    document.text += form;
    end = document.text.length;
    parts.forEach((part, k) => {
      const stop = k === parts.length - 1 ? end : Math.min(end, offset + (part.columns[1] as string).length);
      tokens.push(readToken(part, offset, stop, words.length, name));
      misc.push(part.columns[9] as string);
      offset = stop;
    });
    wordIndex = last;
    if (!/(^|\|)SpaceAfter=No(\||$)/.test(row.columns[9] as string)) document.text += ' ';
  }
  if (tokens.length !== words.length)
    throw new UserError(
      `${name}, line ${rows[0]?.number}: expected tokens numbered 1, 2, 3 …; renumber the sentence`,
    );
  return { id, misc, surface, start, end, tokens, entities: [], block: 'paragraph' };
}

function readToken(row: Row, start: number, end: number, count: number, name: string): Token {
  const [, form, lemma, upos, xpos, , head, deprel] = row.columns as [string, ...string[]];
  const headNumber = head === '_' ? 0 : Number(head);
  if (!Number.isInteger(headNumber) || headNumber < 0 || headNumber > count)
    throw new UserError(
      `${name}, line ${row.number}: expected a head from 0 to ${count}, got "${head}"; correct the HEAD column`,
    );
  return {
    form: form as string,
    lemma: lemma as string,
    upos: upos as string,
    xpos: xpos as string,
    deprel: deprel as string,
    head: headNumber - 1,
    start,
    end,
  };
}

/** A sentence to be written; where `id` and `surface` are left out, the id is its number and clitics join their hosts. */
export type WritableSentence = Sentence & Partial<Pick<ConlluSentence, 'id' | 'surface'>>;

/**
 * Returns the sentences in CoNLL-U. Unless they say otherwise, clitics that stand without a space behind their host form
 * a multiword token, as in the English treebanks. A blank line in `text` starts a paragraph.
 *
 * @param text The text that the offsets point into.
 * @param document The document's id, null for none.
 */
export function toConllu(
  sentences: readonly WritableSentence[],
  text: string,
  document: string | null = null,
): string {
  let previousEnd = 0;
  return sentences
    .map((sentence, index) => {
      const newParagraph = index === 0 || /\n\s*\n/.test(text.slice(previousEnd, sentence.start));
      previousEnd = sentence.end;
      const comments = [
        ...(index === 0 && document !== null ? [`# newdoc id = ${document}`] : []),
        ...(newParagraph ? ['# newpar'] : []),
        `# sent_id = ${sentence.id ?? index + 1}`,
        `# text = ${text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ')}`,
      ];
      return [...comments, ...tokenLines(sentence, text)].join('\n') + '\n\n';
    })
    .join('');
}

function tokenLines(sentence: WritableSentence, text: string): string[] {
  const { tokens } = sentence;
  const lines: string[] = [];
  const surface = sentence.surface ?? surfaceTokens(tokens);
  const spaced = (i: number): boolean => {
    const next = tokens[i + 1];
    return next
      ? next.start > (tokens[i] as Token).end
      : /^(\s|$)/.test(text.slice(sentence.end, sentence.end + 1));
  };
  for (const [first, last] of surface) {
    const note = spaced(last) ? '_' : 'SpaceAfter=No';
    if (last > first) {
      const form = text.slice((tokens[first] as Token).start, (tokens[last] as Token).end);
      lines.push([`${first + 1}-${last + 1}`, form, ...Array<string>(7).fill('_'), note].join('\t'));
    }
    for (let i = first; i <= last; i++) {
      const { form, lemma, upos, xpos, head, deprel } = tokens[i] as Token;
      const misc = last > first ? '_' : note;
      lines.push([i + 1, form, lemma, upos, xpos, '_', head + 1, deprel, '_', misc].join('\t'));
    }
  }
  return lines;
}

const CLITIC = /^(?:n['’]?t|['’](?:s|re|ve|ll|d|m)|not|na|ta)$/i;
const HOST = /^[\p{L}\p{M}\p{N}.&]+$/u;

/** Returns the orthographic tokens as [first, last] word indices: a host with its clitics is one. */
export function surfaceTokens(
  tokens: readonly { form: string; start: number; end: number }[],
): [number, number][] {
  const surface: [number, number][] = [];
  tokens.forEach((token, i) => {
    const host = tokens[i - 1];
    const last = surface.at(-1);
    if (
      last &&
      host &&
      host.end === token.start &&
      CLITIC.test(token.form) &&
      HOST.test(host.form.replace(/['’]/g, ''))
    )
      last[1] = i;
    else surface.push([i, i]);
  });
  return surface;
}
