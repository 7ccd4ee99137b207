import type { KnowledgeGraph } from '../types/graph.ts';
import { claimsOf } from './claims.ts';
import { datesOf, roleText, type GraphNode } from './columns.ts';
import { LABELS, sentenceId, typeOf } from './neo4j-csv.ts';
import { encodeUnfit } from './text.ts';
import { grouped } from '../types/grouped.ts';

/** Scripts for Neo4j and other databases that speak Cypher. Running one twice changes nothing. */

type Value = string | number | boolean | null | readonly string[];
type Facts = Readonly<Record<string, Value>>;

/** So many rows go into one statement. */
const BATCH = 500;

/** The actors as nodes, the relations as relationships whose type is the event. */
export function toCypher(graph: KnowledgeGraph): string {
  const relations = [...grouped(graph.edges, typeOf)].flatMap(([type, edges]) =>
    batches(
      edges.map((edge) => {
        const { label, family, event, quad, score, status, weight, confidence } = edge.attributes;
        const facts = { label, family, event, quad, score, status, weight, confidence };
        return {
          source: edge.source,
          target: edge.target,
          key: edge.key,
          facts: { ...facts, undirected: edge.undirected, dates: datesOf(edge) },
        };
      }),
      'MATCH (a:Actor {key: row.source}), (b:Actor {key: row.target}) ' +
        `MERGE (a)-[r:${type} {key: row.key}]->(b) SET r += row.facts`,
    ),
  );
  return script([constraint('Actor', 'key'), ...actors(graph), ...relations]);
}

/** Claims as nodes: `(:Actor)<-[:SUBJECT]-(:Claim)-[:EVIDENCE]->(:Sentence)-[:PART_OF]->(:Article)`. */
export function toClaimCypher(graph: KnowledgeGraph): string {
  const claims = claimsOf(graph).map(({ id, edge, evidence, sentence }) => {
    const { article, start, end, status, mode, contexts, label, date, confidence, attributedTo } = evidence;
    const { family, event } = edge.attributes;
    const facts = {
      family,
      event,
      status,
      mode,
      contexts,
      label,
      date,
      confidence,
      undirected: edge.undirected,
    };
    const place = {
      sentence: sentenceId(article, start, end),
      article,
      place: { text: sentence, start, end },
    };
    const parties = edge.undirected ? [edge.source, edge.target] : [edge.source];
    const objects = edge.undirected ? [] : [edge.target];
    return { id, facts, ...place, parties, objects, speakers: attributedTo === null ? [] : [attributedTo] };
  });
  const articles = graph.attributes.articles.map(({ id, title, date, source, url }) => ({
    id,
    facts: { title, date, source, url },
  }));
  const link = (list: string, type: string): string =>
    `FOREACH (key IN row.${list} | MERGE (x:Actor {key: key}) MERGE (c)-[:${type}]->(x))`;
  return script([
    constraint('Actor', 'key'),
    ...['Claim', 'Sentence', 'Article'].map((label) => constraint(label, 'id')),
    ...actors(graph),
    ...batches(articles, 'MERGE (d:Article {id: row.id}) SET d += row.facts'),
    ...batches(
      claims,
      'MERGE (c:Claim {id: row.id}) SET c += row.facts ' +
        'MERGE (s:Sentence {id: row.sentence}) SET s += row.place MERGE (c)-[:EVIDENCE]->(s) ' +
        'MERGE (d:Article {id: row.article}) MERGE (s)-[:PART_OF]->(d) ' +
        `${link('parties', 'SUBJECT')} ${link('objects', 'OBJECT')} ${link('speakers', 'SPEAKER')}`,
    ),
  ]);
}

function actors(graph: KnowledgeGraph): string[] {
  return [...grouped(graph.nodes, (node) => LABELS[node.attributes.kind])].flatMap(([label, nodes]) =>
    batches(nodes.map(actorRow), `MERGE (a:Actor {key: row.key}) SET a:${label}, a += row.facts`),
  );
}

function actorRow({ key, attributes }: GraphNode): { key: string; facts: Facts } {
  const { label, kind, code, wikidata, country, sector, aliases, roles, mentions } = attributes;
  const facts = { name: label, kind, code, wikidata, country, sector };
  return { key, facts: { ...facts, aliases, roles: roles.map(roleText), mentions: mentions.length } };
}

function constraint(label: string, property: string): string {
  const name = `actorgraph_${label.toLowerCase()}`;
  return `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`;
}

function batches(rows: readonly object[], action: string): string[] {
  const statements: string[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const list = rows.slice(from, from + BATCH).map((row) => literal(row));
    statements.push(`UNWIND [\n${list.join(',\n')}\n] AS row\n${action}`);
  }
  return statements;
}

function script(statements: readonly string[]): string {
  return `${statements.join(';\n')};\n`;
}

/** A value as Cypher writes it. Names of properties are our own and need no quotes. */
function literal(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([name, one]) => `${name}: ${literal(one)}`)
    .join(', ')}}`;
}

/**
 * A text in quotes. Neo4j makes a character of a backslash, "u" and four digits before it knows of quotes or of other
 * backslashes, so a backslash of the text never stands before a "u": there the text is cut in two and joined by `+`.
 */
function text(value: string): string {
  // oxlint-disable-next-line no-control-regex
  const escaped = encodeUnfit(value).replace(/\\u?|['\u0000-\u001F\u007F-\u009F\u2028\u2029]/g, (found) => {
    if (found === '\\u') return "\\\\' + 'u";
    if (found === '\\' || found === "'") return `\\${found}`;
    return `\\u${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  });
  return `'${escaped}'`;
}
