import type { KnowledgeGraph } from '../types/graph.ts';
import { PREFIXES, statementsOf, type Statement, type Term } from './rdf.ts';

type Value = string | { readonly '@id': string } | { readonly '@value': string; readonly '@type': string };
type Node = Record<string, unknown>;

/** The graph as JSON-LD 1.1, the same statements as TriG: what a claim says is the `@graph` of its node. */
export function toJsonLd(graph: KnowledgeGraph): string {
  const statements = statementsOf(graph);
  const nodes = nodesOf(statements.filter((statement) => statement.graph === null));
  const contents = new Map<string, Statement[]>();
  for (const statement of statements) {
    if (statement.graph === null) continue;
    contents.set(statement.graph, [...(contents.get(statement.graph) ?? []), statement]);
  }
  for (const [name, content] of contents) nodes.get(name)!['@graph'] = [...nodesOf(content).values()];
  const lines = [...nodes.values()].map((node) => JSON.stringify(node));
  return `{"@context":${JSON.stringify(PREFIXES)},\n"@graph":[\n${lines.join(',\n')}\n]}\n`;
}

function nodesOf(statements: readonly Statement[]): Map<string, Node> {
  const nodes = new Map<string, Node>();
  for (const { subject, predicate, object } of statements) {
    const node = nodes.get(subject) ?? { '@id': subject };
    nodes.set(subject, node);
    const isType = predicate === `${PREFIXES['rdf']!}type`;
    const name = isType ? '@type' : short(predicate);
    const value = isType && 'iri' in object ? short(object.iri) : valueOf(object);
    const before = node[name] as Value[] | undefined;
    node[name] = before ? [...before, value] : [value];
  }
  return nodes;
}

function valueOf(term: Term): Value {
  if ('iri' in term) return { '@id': term.iri };
  return term.type === null ? term.text : { '@value': term.text, '@type': short(term.type) };
}

/** `prov:Entity` for the IRI that it stands for, where a prefix fits and leaves a plain name. */
function short(iri: string): string {
  for (const [prefix, start] of Object.entries(PREFIXES)) {
    if (iri.startsWith(start) && /^\w+$/.test(iri.slice(start.length)))
      return `${prefix}:${iri.slice(start.length)}`;
  }
  return iri;
}
