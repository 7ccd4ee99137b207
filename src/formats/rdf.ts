import type { KnowledgeGraph } from '../types/graph.ts';
import { claimsOf, type Claim } from './claims.ts';
import { roleText, type GraphNode } from './columns.ts';
import { encodeUnfit } from './text.ts';

/**
 * The graph as RDF statements, the same for every syntax.
 *
 * Each claim is a node with its status, its speaker and the place that proves it (PROV-O, Web Annotation), so that
 * what is denied, planned or only reported is never stated. What the claim says stands in a named graph of the
 * claim's name; it is stated bare only where an article tells it in its own words as a fact.
 */

export const PREFIXES: Readonly<Record<string, string>> = {
  ag: 'urn:actorgraph:ns:',
  actor: 'urn:actorgraph:actor:',
  dcterms: 'http://purl.org/dc/terms/',
  oa: 'http://www.w3.org/ns/oa#',
  owl: 'http://www.w3.org/2002/07/owl#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  wd: 'http://www.wikidata.org/entity/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** A node by its IRI, or a text; `type` is the datatype's IRI where it is no plain text. */
export type Term = { readonly iri: string } | { readonly text: string; readonly type: string | null };

export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: Term;
  /** IRI of the named graph; null for the default graph. */
  readonly graph: string | null;
}

/** The IRI that a prefixed name such as `prov:Entity` stands for. */
export function iri(name: string): string {
  const colon = name.indexOf(':');
  return `${PREFIXES[name.slice(0, colon)]!}${name.slice(colon + 1)}`;
}

/** All statements, those about one subject in a row. */
export function statementsOf(graph: KnowledgeGraph): Statement[] {
  const claims = claimsOf(graph);
  return [
    ...graph.nodes.flatMap(actorStatements),
    ...graph.attributes.articles.flatMap(({ id, title, date, source, url }) =>
      about(own('article', id), [
        ['rdf:type', node('prov:Entity')],
        ['dcterms:identifier', text(id)],
        ['dcterms:title', text(title)],
        ['dcterms:date', text(date, 'xsd:date')],
        ['dcterms:publisher', text(source)],
        // As text: not everything that an article gives as its address is one.
        ['dcterms:source', text(url)],
      ]),
    ),
    ...claims.flatMap(claimStatements),
    ...bareStatements(claims),
  ];
}

function actorStatements({ key, attributes }: GraphNode): Statement[] {
  const { label, kind, code, wikidata, country, sector, aliases, roles } = attributes;
  return about(own('actor', key), [
    ['rdf:type', node(`ag:${kind[0]!.toUpperCase()}${kind.slice(1)}`)],
    ['rdf:type', node('prov:Agent')],
    ['rdfs:label', text(label)],
    ['dcterms:identifier', text(key)],
    ['ag:code', text(code)],
    ['ag:country', text(country)],
    ['ag:sector', text(sector)],
    ['owl:sameAs', wikidata !== null && /^Q\d+$/.test(wikidata) ? node(`wd:${wikidata}`) : null],
    ...aliases.map((alias): Fact => ['skos:altLabel', text(alias)]),
    ...roles.map((role): Fact => ['ag:role', text(roleText(role))]),
  ]);
}

function claimStatements(claim: Claim): Statement[] {
  const { id, edge, evidence, article, sentence } = claim;
  const name = own('claim', id);
  const { start, end } = evidence;
  const [from, to] = [characters(article.text, start), characters(article.text, end)];
  return [
    ...about(name, [
      ['rdf:type', node('ag:Claim')],
      ['rdf:type', node('prov:Entity')],
      ['rdf:type', node('oa:Annotation')],
      ['rdfs:label', text(evidence.label)],
      ['ag:subject', { iri: own('actor', edge.source) }],
      [edge.undirected ? 'ag:subject' : 'ag:object', { iri: own('actor', edge.target) }],
      ['ag:family', text(edge.attributes.family)],
      ['ag:event', text(edge.attributes.event)],
      ['ag:mode', text(evidence.mode)],
      ...evidence.contexts.map((context): Fact => ['ag:context', text(context)]),
      ['ag:status', text(evidence.status)],
      ['ag:confidence', text(String(evidence.confidence), 'xsd:decimal')],
      ['dcterms:date', text(evidence.date, 'xsd:date')],
      [
        'prov:wasAttributedTo',
        evidence.attributedTo === null ? null : { iri: own('actor', evidence.attributedTo) },
      ],
      ['prov:wasDerivedFrom', { iri: own('article', article.id) }],
      ['oa:motivatedBy', node('oa:identifying')],
      ['oa:hasTarget', { iri: `${name}#place` }],
    ]),
    ...about(`${name}#place`, [
      ['rdf:type', node('oa:SpecificResource')],
      ['oa:hasSource', { iri: own('article', article.id) }],
      ['oa:hasSelector', { iri: `${name}#quote` }],
      ['oa:hasSelector', { iri: `${name}#position` }],
    ]),
    ...about(`${name}#quote`, [
      ['rdf:type', node('oa:TextQuoteSelector')],
      ['oa:exact', text(sentence)],
    ]),
    ...about(`${name}#position`, [
      ['rdf:type', node('oa:TextPositionSelector')],
      ['oa:start', text(String(from), 'xsd:nonNegativeInteger')],
      ['oa:end', text(String(to), 'xsd:nonNegativeInteger')],
    ]),
    ...contentOf(claim).map((statement) => ({ ...statement, graph: name })),
  ];
}

/** What a claim says: `actor:JPN ag:ACCUSE actor:CHN`; of a joint one both ways round. */
function contentOf({ edge }: Claim): Statement[] {
  const { event, family } = edge.attributes;
  const [source, target] = [own('actor', edge.source), own('actor', edge.target)];
  const predicate = iri(`ag:${event ?? family}`);
  const statement = (subject: string, object: string): Statement => ({
    subject,
    predicate,
    object: { iri: object },
    graph: null,
  });
  return edge.undirected
    ? [statement(source, target), statement(target, source)]
    : [statement(source, target)];
}

/** What the articles tell in their own words as facts, each once. */
function bareStatements(claims: readonly Claim[]): Statement[] {
  const facts = claims
    .filter(({ evidence }) => evidence.status === 'actual' && evidence.attributedTo === null)
    .flatMap(contentOf);
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()];
}

type Fact = readonly [predicate: string, object: Term | null];

function about(subject: string, facts: readonly Fact[]): Statement[] {
  return facts.flatMap(([predicate, object]) =>
    object === null ? [] : [{ subject, predicate: iri(predicate), object, graph: null }],
  );
}

function node(name: string): Term {
  return { iri: iri(name) };
}

function text(value: string | null, type: string | null = null): Term | null {
  return value === null ? null : { text: encodeUnfit(value), type: type === null ? null : iri(type) };
}

/** An IRI of our own: `urn:actorgraph:actor:JPN`. */
function own(kind: 'actor' | 'article' | 'claim', key: string): string {
  const name = encodeURIComponent(encodeUnfit(key)).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `urn:actorgraph:${kind}:${name}`;
}

/** Web Annotation counts characters, our offsets UTF-16 code units. */
function characters(whole: string, offset: number): number {
  return offset - (whole.slice(0, offset).match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}
