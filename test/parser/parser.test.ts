import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createParser, type Parser } from '../../src/parser/parser.ts';
import type { Article } from '../../src/types/article.ts';
import type { Sentence } from '../../src/types/sentence.ts';
import { modelBytes } from '../helpers/model.ts';

let parser: Parser;
beforeAll(() => {
  parser = createParser(modelBytes());
});

/** Returns what is wrong with an analysis of `text`: offsets must be exact, trees have one root, entities lie within. */
function faults(sentences: readonly Sentence[], text: string): string[] {
  const found: string[] = [];
  const demand = (holds: boolean, fault: string): void => {
    if (!holds) found.push(fault);
  };
  let end = 0;
  for (const { tokens, entities, ...sentence } of sentences) {
    demand(tokens.length > 0 && tokens.length <= 400, 'a sentence of 0 or too many tokens');
    demand(
      sentence.start === tokens[0]?.start && sentence.end === tokens.at(-1)?.end,
      'a sentence with other edges than its tokens',
    );
    for (const token of tokens) {
      demand(
        isBlank(text.slice(end, token.start)) && token.start >= end,
        `text left out before ${token.start}`,
      );
      demand(
        token.form !== '' && text.slice(token.start, token.end) === token.form,
        `a wrong form at ${token.start}`,
      );
      demand(token.lemma !== '', `no lemma at ${token.start}`);
      end = token.end;
    }
    demand(tokens.filter((token) => token.head === -1).length === 1, 'not one root');
    demand(
      tokens.every((_, i) => reachesRoot(tokens, i)),
      'a cycle',
    );
    demand(
      entities.every(({ first, last }) => 0 <= first && first <= last && last < tokens.length),
      'an entity out of range',
    );
  }
  demand(isBlank(text.slice(end)), 'text left out at the end');
  return found;
}

/** White space, and marks of no width. */
function isBlank(text: string): boolean {
  return /^[\s\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069]*$/.test(text);
}

function reachesRoot(tokens: Sentence['tokens'], i: number): boolean {
  let at = i;
  for (let steps = 0; at !== -1 && steps <= tokens.length; steps++) at = tokens[at]?.head ?? -2;
  return at === -1;
}

/** UTF-16 strings without any order: lone surrogates, controls, any script. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));
const pieces = fc
  .array(
    fc.constantFrom(
      'The',
      ' ',
      ' ',
      '.',
      '\n',
      '\n\n',
      "n't",
      "'",
      '’s',
      '👩‍👩‍👧',
      '中国',
      'שלום',
      '(',
      '"',
      '-',
      '@',
      '3.5',
      'U.',
      '\u0000',
      '\u200f',
      '\ud800',
      '://',
      'a.com',
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));

describe('any string gives trees and exact offsets', () => {
  test.each([
    ['code points', fc.string({ unit: 'binary', maxLength: 80 })],
    ['code units', anyUnits],
    ['pieces of text', pieces],
  ])('%s', (_, strings) => {
    fc.assert(
      fc.property(strings, (text) => faults(parser.parse(text), text).length === 0),
      { numRuns: 150, seed: 1 },
    );
  });

  test.each([
    ['words', 'and so on '],
    ['one word', 'word'],
    ['full stops between letters', 'a.'],
    ['hyphens', 'long-'],
    ['exclamation marks', '!'],
    ['opening brackets', '('],
    ['addresses', 'http://'],
    ['at signs', 'me@'],
    ['Chinese', '国'],
    ['line breaks', '\n '],
  ])('100,000 characters of %s', (_, part) => {
    const text = part.repeat(Math.ceil(100_000 / part.length));
    expect(faults(parser.parse(text), text)).toEqual([]);
  });

  test('the empty text has no sentences', () => {
    expect(parser.parse('')).toEqual([]);
    expect(parser.parse(' \n\n ')).toEqual([]);
  });
});

describe('analyses', () => {
  test('a plain sentence', () => {
    const [sentence] = parser.parse('Japan was criticised by Chinese officials.');
    const facts = sentence?.tokens.map(({ form, lemma, upos, head, deprel }) => [
      form,
      lemma,
      upos,
      sentence.tokens[head]?.form ?? null,
      deprel,
    ]);
    expect(facts).toEqual([
      ['Japan', 'Japan', 'PROPN', 'criticised', 'nsubj:pass'],
      ['was', 'be', 'AUX', 'criticised', 'aux:pass'],
      ['criticised', 'criticise', 'VERB', null, 'root'],
      ['by', 'by', 'ADP', 'officials', 'case'],
      ['Chinese', 'Chinese', 'ADJ', 'officials', 'amod'],
      ['officials', 'official', 'NOUN', 'criticised', 'obl:agent'],
      ['.', '.', 'PUNCT', 'criticised', 'punct'],
    ]);
  });

  test('parsing keeps no state', () => {
    const texts = ['France met Spain.', 'The talks, held in Rome, failed.', 'France met Spain.'];
    const [first, , third] = texts.map((text) => parser.parse(text));
    expect(third).toEqual(first);
  });

  test('given tokens stay', () => {
    const tokens = ['They', 'cannot', 'go'].map((form, i) => ({
      form,
      start: i * 10,
      end: i * 10 + form.length,
    }));
    const sentence = parser.annotate({ start: 0, end: 22, tokens });
    expect(sentence.tokens.map(({ form, start, end }) => ({ form, start, end }))).toEqual(tokens);
    expect(parser.annotate({ start: 3, end: 3, tokens: [] })).toMatchObject({
      start: 3,
      end: 3,
      tokens: [],
      entities: [],
    });
  });

  test('an article is read block by block without subheads and boilerplate', () => {
    const parts = ['Title here', 'Deck here', 'Some subhead', 'One. Two.', 'A caption', 'Share this'];
    const kinds = ['title', 'deck', 'subhead', 'paragraph', 'caption', 'boilerplate'] as const;
    const text = parts.join('\n');
    const blocks = parts.map((part, i) => ({
      kind: kinds[i] ?? 'paragraph',
      start: text.indexOf(part),
      end: text.indexOf(part) + part.length,
    }));
    const article: Article = { id: 'a', title: null, date: null, source: null, url: null, text, blocks };
    expect(parser.parseArticle(article).map((s) => [s.block, text.slice(s.start, s.end)])).toEqual([
      ['title', 'Title here'],
      ['deck', 'Deck here'],
      ['paragraph', 'One.'],
      ['paragraph', 'Two.'],
      ['caption', 'A caption'],
    ]);
  });
});
