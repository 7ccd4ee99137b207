import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { FormatSources } from '../../src/formats/format.ts';
import { FORMATS, formatOf, writeFormat } from '../../src/formats/formats.ts';
import { decodeUnfit, encodeUnfit } from '../../src/formats/text.ts';
import { formatSources } from '../../src/node/format-sources.ts';
import { anyTexts, hostileGraph } from './graphs.ts';

vi.setConfig({ testTimeout: 180_000 });

/** The package's own lexicon, and a viewer that is there without a build. */
const sources: FormatSources = {
  lexicon: formatSources().lexicon,
  viewer: () => '<html><head></head><body></body></html>',
};

describe('the table of formats', () => {
  it('has a name, an extension and a line of help for each', () => {
    expect(new Set(FORMATS.map(({ name }) => name)).size).toBe(FORMATS.length);
    expect(new Set(FORMATS.map(({ extension }) => extension)).size).toBe(FORMATS.length);
    for (const { extension, title } of FORMATS) {
      expect(extension).toMatch(/^(?:\.[a-z0-9]+)+$/);
      expect(title).toMatch(/^[^\n]{10,90}$/);
    }
  });

  it('finds the format by the longest ending, in any case', () => {
    const names = [
      'a.csv',
      'a.events.csv',
      'a.neo4j.csv',
      'a.claims.neo4j.csv',
      'A.GEXF',
      'a.claims.cypher',
      'a.pdf',
      'json',
    ];
    expect(names.map((name) => formatOf(name)?.name ?? null)).toEqual([
      'gephi',
      'events',
      'neo4j',
      'neo4j-claims',
      'gexf',
      'cypher-claims',
      null,
      null,
    ]);
  });

  it.each(FORMATS.map((format) => [format.name, format] as const))(
    '%s writes whatever names there are: the same bytes each time, and all of them UTF-8',
    async (_, format) => {
      await fc.assert(
        fc.asyncProperty(anyTexts, async (texts) => {
          const graph = hostileGraph(texts);
          const name = `graph${format.extension}`;
          const files = await writeFormat(graph, format, name, sources);
          expect(files.length).toBeGreaterThan(0);
          expect(await writeFormat(graph, format, name, sources)).toEqual(files);
          for (const { path, content } of files) {
            expect(path).toMatch(/^graph\.[\w.]+$/);
            if (typeof content === 'string')
              expect(new TextDecoder().decode(new TextEncoder().encode(content))).toBe(content);
          }
        }),
        { numRuns: 15 },
      );
    },
  );
});

describe('texts that a format cannot hold', () => {
  it('come back', () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
    const texts = fc.oneof(
      units,
      fc.string({ unit: 'binary' }),
      fc.constantFrom('_x0000_', '_x005F_', '__x0041__', '_x_x0000_'),
    );
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1, maxLength: 3 }), (parts) => {
        const text = parts.join('');
        // oxlint-disable-next-line no-control-regex
        const encoded = encodeUnfit(text, /[\u0000-\u001F;]/g);
        // oxlint-disable-next-line no-control-regex
        expect(encoded).not.toMatch(/[\u0000-\u001F;]|\p{Surrogate}/u);
        expect(decodeUnfit(encoded)).toBe(text);
      }),
    );
  });
});
