import { beforeAll, describe, expect, it } from 'vitest';
import { writeGraph } from '../../src/graph/file.ts';
import { LEXICON_FILES } from '../../src/lexicon/index.ts';
import { loadEngine, loadResources } from '../../src/node/engine.ts';
import { buildGraph, createEngine, type Engine, type Resources } from '../../src/pipeline.ts';
import type { Reading } from '../../src/types/reading.ts';

let engine: Engine;
beforeAll(() => {
  engine = loadEngine();
});

const read = (text: string): Reading => engine.read(engine.articleFromText(text, { id: 'a' }));

describe('createEngine', () => {
  it.each(LEXICON_FILES)('refuses to work without %s, by name', (name) => {
    const resources = loadResources();
    const lexicon = Object.fromEntries(Object.entries(resources.lexicon).filter(([file]) => file !== name));
    expect(() => createEngine({ ...resources, lexicon })).toThrow(
      `${name}: missing; it belongs into data/lexicon`,
    );
  });
});

describe('createEngine without weights', () => {
  it('names the file and how to pass it', () => {
    const { coreference: _, ...rest } = loadResources();
    expect(() => createEngine(rest as Resources)).toThrow(
      'coreference.csv: missing; pass the text of data/weights/coreference.csv as `coreference`',
    );
  });
});

describe('the whole way', () => {
  it('finds no actor in boilerplate and subheads', () => {
    const text = `ADVERTISEMENT

Japan Criticizes China Over Islands

Officials meet in Tokyo. Photographer: Russia Jones/Getty Images

Japan criticized China on Monday.

What France Said

The talks with China went on for hours, Japan said.

(Updates with comments from Germany in third paragraph)

© 2024 Brazil Times`;
    const { actors } = read(text);
    expect(
      actors.actors.map((actor) => actor.key).filter((key) => !['JPN', 'CHN'].includes(key)),
    ).not.toEqual(expect.arrayContaining([expect.stringMatching(/RUS|FRA|DEU|BRA|jones|getty|brazil/)]));
  });

  it('points every offset at the words meant', () => {
    const text =
      'Japan criticized China.\r\n\r\nOn Monday, Russia and Ukraine held talks in Istanbul, officials said.\r\n';
    const { actors, sentences, relations } = read(text);
    for (const sentence of sentences) {
      for (const token of sentence.tokens) expect(text.slice(token.start, token.end)).toBe(token.form);
    }
    for (const { start, end } of [...actors.mentions, ...relations.map(({ trigger }) => trigger)]) {
      expect(text.slice(start, end)).toMatch(/^\S(?:[^]*\S)?$/);
    }
    expect(actors.mentions.map(({ start, end }) => text.slice(start, end))).toEqual(
      expect.arrayContaining(['Japan', 'China', 'Russia', 'Ukraine']),
    );
  });

  it('gives the same bytes each time', () => {
    const articles = ['Japan criticized China.', 'China warned Taiwan.'].map((text, i) =>
      engine.articleFromText(text, { id: `a${i}` }),
    );
    const graph = writeGraph(buildGraph(engine, articles));
    expect(writeGraph(buildGraph(loadEngine(), articles.toReversed()))).toBe(graph);
  });

  it('reads texts without any actor, and odd ones, without complaint', () => {
    for (const text of ['', 'It rained.', '\u0000', '…', '😀 \ud800', 'A '.repeat(5000), '('.repeat(2000)]) {
      expect(read(text).relations).toEqual([]);
    }
  });

  it('reads a text of 20 MB', { timeout: 60_000 }, async () => {
    // Long, but with little to parse: what is tested is that no step grows faster than the text.
    const bytes = new TextEncoder().encode(
      `Japan criticized China.\n\n${`©2024 ${'Example News '.repeat(16)}\n\n`.repeat(100_000)}`,
    );
    expect(bytes.length).toBeGreaterThan(20_000_000);
    const article = await engine.readArticle(bytes, 'large.txt');
    expect(engine.read(article).relations).toMatchObject([{ source: 'JPN', target: 'CHN' }]);
  });
});
