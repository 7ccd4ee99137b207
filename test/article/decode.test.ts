import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/article/index.ts';
import { parseHtml } from '../../src/node/parse-html.ts';
import { RULES } from '../helpers/rules.ts';

const WORDS = 'Macron’s envoy met Bélarus’ ministers in Besançon on Monday – and left.';
const page = (head: string) => `<!DOCTYPE html><html><head>${head}</head><body><p>${WORDS}</p></body></html>`;

/** The characters of WORDS in windows-1252 that are not the same in Latin-1. */
const SPECIAL: Readonly<Record<string, number>> = { '’': 0x92, '–': 0x96 };
const western = (text: string) =>
  Uint8Array.from(text, (character) => SPECIAL[character] ?? character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);
function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) bytes.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(bytes.buffer);
}

async function read(bytes: Uint8Array, name: string): Promise<{ text: string; notes: string[] }> {
  const notes: string[] = [];
  const note = (line: string) => void notes.push(line);
  const { text } = await readArticle(bytes, name, RULES, { parseHtml, note });
  return { text: text.trim(), notes };
}

describe('encodings', () => {
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', utf8(page('')), 'a.html'],
    ['UTF-8 with a mark', utf8(`\uFEFF${page('')}`), 'a.html'],
    ['UTF-8 that is said to be windows-1252', utf8(`\uFEFF${page('<meta charset=latin1>')}`), 'a.html'],
    ['windows-1252 by name', western(page('<meta charset="windows-1252">')), 'a.html'],
    ['Latin-1, which is windows-1252', western(page('<meta charset=iso-8859-1>')), 'a.html'],
    [
      'windows-1252 in the old way',
      western(page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">')),
      'a.html',
    ],
    ['windows-1252 in XML', western(`<?xml version="1.0" encoding="iso-8859-1"?>${page('')}`), 'a.html'],
    ['UTF-16 with a mark', utf16(`\uFEFF${page('<meta charset="utf-16">')}`, true), 'a.html'],
    ['UTF-16 the other way round', utf16(`\uFEFF${page('')}`, false), 'a.html'],
    ['UTF-8 that is said to be UTF-16', utf8(page('<meta charset="utf-16">')), 'a.html'],
    ['an unknown name', utf8(page('<meta charset="x-nonsense">')), 'a.html'],
    ['a page with a zero in it', utf8(page('\0')), 'a.html'],
    ['plain UTF-16', utf16(`\uFEFF${WORDS}`, true), 'a.txt'],
  ])('%s', async (_, bytes, name) => {
    expect(await read(bytes, name)).toEqual({ text: WORDS, notes: [] });
  });

  it.each<[string, Uint8Array, string, string]>([
    [
      'windows-1252 without a name',
      western(page('')),
      'a.html',
      'a.html: read as windows-1252, which is a guess; it is not UTF-8 and names no encoding',
    ],
    [
      'windows-1252 that is said to be UTF-8',
      western(page('<meta charset="utf-8">')),
      'a.html',
      'a.html: read as windows-1252, which is a guess; it is not UTF-8 and names no encoding',
    ],
    [
      'plain windows-1252',
      western(WORDS),
      'a.txt',
      'a.txt: read as windows-1252, which is a guess; it is not UTF-8 and names no encoding',
    ],
    [
      'UTF-16 without a mark',
      utf16(page('<meta charset="utf-16">'), true),
      'a.html',
      'a.html: read as UTF-16LE, which is a guess; it has no byte order mark',
    ],
    [
      'UTF-8 stored under an old name',
      utf8(page('<meta charset="iso-8859-1">')),
      'a.html',
      'a.html: read as UTF-8, which it is, though it says windows-1252',
    ],
  ])('are guessed with a note: %s', async (_, bytes, name, note) => {
    expect(await read(bytes, name)).toEqual({ text: WORDS, notes: [note] });
  });

  it('of a text that is damaged in one place stay', async () => {
    const bytes = utf8(`${WORDS} Ça`);
    const { text, notes } = await read(bytes.subarray(0, bytes.length - 2), 'a.txt');
    expect(text).toBe(`${WORDS} \uFFFD`);
    expect(notes).toEqual(['a.txt: not UTF-8 in so many places: 1; they are shown as \uFFFD']);
  });
});
