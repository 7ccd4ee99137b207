import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { toClaimCypher, toCypher } from '../../src/formats/cypher.ts';
import { toNeo4jActors, toNeo4jClaims, toNeo4jRelations, typeOf } from '../../src/formats/neo4j-csv.ts';
import { decodeUnfit } from '../../src/formats/text.ts';
import { hostileGraphs, SAMPLE } from './graphs.ts';
import { readCypher } from './read-cypher.ts';

const GRAPHS = hostileGraphs().map((graph, i) => [i, graph] as const);
const list = (cell: string | undefined): string[] => (cell ? cell.split(';').map(decodeUnfit) : []);

describe.each(GRAPHS)('graph %i for neo4j-admin import', (_, graph) => {
  it('has every actor with its names', () => {
    const rows = csvParse(toNeo4jActors(graph));
    const found = rows.map((row) => [
      decodeUnfit(row['key:ID(Actor)']!),
      decodeUnfit(row['name']!),
      list(row['aliases:string[]']),
    ]);
    expect(found).toEqual(
      graph.nodes.map(({ key, attributes }) => [key, attributes.label, attributes.aliases]),
    );
  });

  it('has every relation between actors that are there', () => {
    const rows = csvParse(toNeo4jRelations(graph));
    const found = rows.map((row) =>
      [row[':START_ID(Actor)']!, row[':END_ID(Actor)']!, row['key']!, row['label']!, row[':TYPE']!].map(
        decodeUnfit,
      ),
    );
    expect(found).toEqual(
      graph.edges.map((edge) => [edge.source, edge.target, edge.key, edge.attributes.label, typeOf(edge)]),
    );
  });

  it('has claims whose ends are all there', () => {
    const tables = toNeo4jClaims(graph);
    const ids = (table: string, column: string) => csvParse(tables[table]!).map((row) => row[column]!);
    const has = (table: string, column: string) => {
      const known = new Set(ids(table, column));
      return (id: string) => known.has(id);
    };
    const claims = ids('claims', 'id:ID(Claim)');
    expect(new Set(claims).size).toBe(claims.length);
    expect(claims.length).toBe(graph.edges.reduce((sum, { attributes }) => sum + attributes.weight, 0));
    expect(ids('parties', ':END_ID(Actor)').every(has('actors', 'key:ID(Actor)'))).toBe(true);
    expect(ids('evidence', ':START_ID(Claim)').every(has('claims', 'id:ID(Claim)'))).toBe(true);
    expect(ids('evidence', ':END_ID(Sentence)').every(has('sentences', 'id:ID(Sentence)'))).toBe(true);
    expect(ids('places', ':END_ID(Article)').every(has('articles', 'id:ID(Article)'))).toBe(true);
  });
});

describe.each(GRAPHS)('graph %i as Cypher', (_, graph) => {
  it('has every actor and relation', () => {
    const statements = readCypher(toCypher(graph));
    const rowsOf = (action: RegExp) =>
      statements
        .filter((one) => action.test(one.action))
        .flatMap((one) => one.rows as Record<string, never>[]);
    const actors = rowsOf(/^MERGE \(a:Actor/).map(({ key, facts }) => [
      key,
      facts!['name'],
      facts!['aliases'],
    ]);
    expect(byKey(actors)).toEqual(
      byKey(graph.nodes.map(({ key, attributes }) => [key, attributes.label, attributes.aliases])),
    );
    const relations = rowsOf(/MERGE \(a\)-\[r:/).map(({ source, target, key, facts }) => [
      key,
      source,
      target,
      facts!['label'],
    ]);
    expect(byKey(relations)).toEqual(
      byKey(graph.edges.map((edge) => [edge.key, edge.source, edge.target, edge.attributes.label])),
    );
  });

  it('with claims has every piece of evidence with its sentence', () => {
    const rows = readCypher(toClaimCypher(graph))
      .filter(({ action }) => action.startsWith('MERGE (c:Claim'))
      .flatMap((one) => one.rows as Record<string, Record<string, unknown>>[]);
    const texts = new Map(graph.attributes.articles.map(({ id, text }) => [id, text]));
    expect(rows.map((row) => row['place']!['text'])).toEqual(
      graph.edges.flatMap(({ attributes }) =>
        attributes.evidence.map(({ article, start, end }) => texts.get(article)!.slice(start, end)),
      ),
    );
  });
});

describe('the Cypher of the sample', () => {
  it('makes a relationship type of each event, and joins both sides of a joint claim as subjects', () => {
    const actions = readCypher(toCypher(SAMPLE)).map(({ action }) => /\[r:(\w+)/.exec(action)?.[1]);
    expect(actions.filter(Boolean)).toEqual(['CONSULT', 'ASSAULT', 'ACCUSE', 'AFFILIATION']);
    const claims = readCypher(toClaimCypher(SAMPLE)).at(-1)!.rows as Record<string, unknown>[];
    expect(claims[0]).toMatchObject({ parties: ['NOR', 'SUD'], objects: [], speakers: [] });
    expect(claims[3]).toMatchObject({
      parties: ['SUD'],
      objects: ['NOR'],
      speakers: ['EST'],
      facts: { status: 'denied' },
    });
  });
});

function byKey(rows: unknown[][]): unknown[][] {
  return rows.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
