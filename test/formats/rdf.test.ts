import jsonld from 'jsonld';
import { Parser, type Quad } from 'n3';
import { describe, expect, it } from 'vitest';
import { toJsonLd } from '../../src/formats/json-ld.ts';
import { iri, statementsOf } from '../../src/formats/rdf.ts';
import { decodeUnfit } from '../../src/formats/text.ts';
import { toTrig, toTurtle } from '../../src/formats/turtle.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import { hostileGraphs, SAMPLE } from './graphs.ts';

/** A statement in one line that any reader's quads can be brought into. */
function lineOf({ subject, predicate, object, graph }: Quad): string {
  const value = object.termType === 'Literal' ? [object.value, object.datatype.value] : object.value;
  return JSON.stringify([subject.value, predicate.value, value, graph.value]);
}

const parse = (text: string, format: string): string[] =>
  new Parser({ format }).parse(text).map(lineOf).sort();

function expected(graph: KnowledgeGraph, named: boolean): string[] {
  const lines = statementsOf(graph)
    .filter((one) => named || one.graph === null)
    .map(({ subject, predicate, object, graph: name }) =>
      JSON.stringify([
        subject,
        predicate,
        'iri' in object ? object.iri : [object.text, object.type ?? iri('xsd:string')],
        name ?? '',
      ]),
    );
  return [...new Set(lines)].sort();
}

describe.each(hostileGraphs().map((graph, i) => [i, graph] as const))('graph %i as RDF', (_, graph) => {
  it('is read by n3 as Turtle and TriG', () => {
    expect([...new Set(parse(toTurtle(graph), 'text/turtle'))]).toEqual(expected(graph, false));
    expect([...new Set(parse(toTrig(graph), 'application/trig'))]).toEqual(expected(graph, true));
  });

  it('is read by jsonld as the same statements', async () => {
    const quads = (await jsonld.toRDF(JSON.parse(toJsonLd(graph)) as object)) as unknown as Quad[];
    expect([...new Set(quads.map(lineOf))].sort()).toEqual(expected(graph, true));
  });

  it('keeps keys and names', () => {
    const labels = statementsOf(graph).filter(({ predicate }) => predicate === iri('dcterms:identifier'));
    const found = labels.map(({ object }) => ('text' in object ? decodeUnfit(object.text) : ''));
    expect(found).toEqual([
      ...graph.nodes.map(({ key }) => key),
      ...graph.attributes.articles.map(({ id }) => id),
    ]);
  });
});

describe('claims', () => {
  const bare = statementsOf(SAMPLE)
    .filter(
      ({ subject, object, graph }) =>
        graph === null && subject.startsWith('urn:actorgraph:actor:') && 'iri' in object,
    )
    .filter(({ predicate }) => predicate.startsWith(iri('ag:')))
    .map(({ subject, predicate, object }) => [subject, predicate, 'iri' in object ? object.iri : '']);

  it('are stated bare only where an article tells them as a fact', () => {
    // Not the denied attack, not the planned one, not what a speaker says.
    expect(bare).toEqual([
      [iri('actor:NOR'), iri('ag:CONSULT'), iri('actor:SUD')],
      [iri('actor:SUD'), iri('ag:CONSULT'), iri('actor:NOR')],
      [iri('actor:ada-lindqvist'), iri('ag:affiliation'), iri('actor:NOR')],
    ]);
  });

  it('point to the words that prove them, in characters', () => {
    const text = '👩 said: Norland met Sudovia.';
    const [first] = SAMPLE.attributes.articles;
    const graph: KnowledgeGraph = {
      ...SAMPLE,
      attributes: { ...SAMPLE.attributes, articles: [{ ...first!, text }] },
      nodes: SAMPLE.nodes.slice(0, 2),
      edges: SAMPLE.edges.slice(1, 2).map((edge) => ({
        ...edge,
        attributes: {
          ...edge.attributes,
          evidence: edge.attributes.evidence.map((one) => ({ ...one, start: 9, end: 29 })),
        },
      })),
    };
    const valueOf = (name: string) =>
      statementsOf(graph).flatMap(({ predicate, object }) =>
        predicate === iri(name) && 'text' in object ? [object.text] : [],
      );
    expect([valueOf('oa:exact'), valueOf('oa:start'), valueOf('oa:end')]).toEqual([
      ['Norland met Sudovia.'],
      ['8'],
      ['28'],
    ]);
  });

  it('have their speaker, and actors their Wikidata item', () => {
    const turtle = toTurtle(SAMPLE);
    expect(turtle).toContain('prov:wasAttributedTo actor:ada-lindqvist');
    expect(turtle).toContain('owl:sameAs wd:Q20');
  });
});
