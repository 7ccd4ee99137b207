import { csvParse } from 'd3-dsv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainCsv, toCsv } from '../../src/formats/csv.ts';
import { toEdgesCsv, toNodesCsv } from '../../src/formats/gephi-csv.ts';
import { decodeUnfit } from '../../src/formats/text.ts';
import { factsOf, foundFacts } from './facts.ts';
import { hostileGraphs, SAMPLE } from './graphs.ts';

describe('CSV for spreadsheets', () => {
  it('begins no cell like a formula, and leaves numbers alone', () => {
    const texts = ['=1+1', '+49', '-3', '@sum', '\tx', '\rx', "'=x", "it's", 'a=b'];
    const rows = toCsv(
      ['text', 'number'],
      texts.map((text) => [text, -3]),
    );
    expect(csvParse(rows).map(({ text, number }) => [text, number])).toEqual(
      ["'=1+1", "'+49", "'-3", "'@sum", "'\tx", "'\rx", "''=x", "it's", 'a=b'].map((text) => [text, '-3']),
    );
  });

  it('gives every text back without its apostrophe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const cell = csvParse(toCsv(['a', 'b'], [[text, '']]))[0]!['a']!;
        expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
        expect(decodeUnfit(cell.replace(/^'(?='*[=+\-@\t\r\n])/, ''))).toBe(text);
      }),
    );
  });

  it('for programs keeps cells as they are', () => {
    expect(plainCsv(['a'], [['=1'], [null], [true]])).toBe('a\n=1\n\ntrue\n');
  });
});

describe('the Gephi pair', () => {
  const NUMBERS = ['mentions', 'weight', 'score', 'confidence'];
  const NAMES = ['Id', 'Source', 'Target', 'Label', 'Weight'];

  function valueOf(column: string, cell: string): string | number | boolean {
    if (column === 'undirected' || column === 'named') return cell === 'true';
    if (NUMBERS.includes(column) && cell !== '') return Number(cell);
    return cell.replace(/^'(?='*[=+\-@\t\r\n])/, '');
  }

  const read = (csv: string): Record<string, unknown>[] =>
    csvParse(csv).map(({ Kind: _, Type: __, ...row }) => {
      const named = Object.entries(row).map(([name, cell]): [string, string] => [
        NAMES.includes(name) ? name.toLowerCase() : name,
        cell,
      ]);
      return Object.fromEntries(named.map(([column, cell]) => [column, valueOf(column, cell)]));
    });

  it.each(hostileGraphs().map((graph, i) => [i, graph] as const))(
    'graph %i comes back from it',
    (_, graph) => {
      const found = foundFacts({ nodes: read(toNodesCsv(graph)), edges: read(toEdgesCsv(graph)) });
      expect(found).toEqual(factsOf(graph));
    },
  );

  it('holds no backslash, which Gephi takes for an escape', () => {
    for (const graph of hostileGraphs())
      for (const csv of [toNodesCsv(graph), toEdgesCsv(graph)]) expect(csv).not.toContain('\\');
  });

  it('tells Gephi which edges have a direction, and parallel ones apart', () => {
    expect(csvParse(toEdgesCsv(SAMPLE)).map(({ Type, Kind }) => [Type, Kind])).toEqual([
      ['Undirected', 'cooperation CONSULT joint'],
      ['Directed', 'cooperation CONSULT'],
      ['Directed', 'conflict ASSAULT'],
      ['Directed', 'conflict ASSAULT'],
      ['Directed', 'concern ACCUSE'],
      ['Directed', 'affiliation'],
    ]);
  });
});
