import { order } from '../../src/graph/order.ts';
import type { EdgeAttributes, GraphArticle, KnowledgeGraph, NodeAttributes } from '../../src/types/graph.ts';

export interface ActorNode extends NodeAttributes {
  readonly key: string;
  /** Its name in the picture: 'n0', 'n1' …, so that no key of a file (`__proto__`) reaches a plain object. */
  readonly id: string;
  /** Keys of its relations, strongest first. */
  readonly relations: readonly string[];
}

export interface RelationEdge extends EdgeAttributes {
  readonly key: string;
  /** Its name in the picture: 'e0', 'e1' … */
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly undirected: boolean;
}

/** An opened graph with the indexes that the panels and the stage look things up in. */
export interface GraphModel {
  /** As it was read; `file.attributes`, `file.options` are written back unchanged. */
  readonly file: KnowledgeGraph;
  /** The file's name or address, for messages and downloads. */
  readonly name: string;
  readonly actors: ReadonlyMap<string, ActorNode>;
  readonly relations: ReadonlyMap<string, RelationEdge>;
  readonly articles: ReadonlyMap<string, GraphArticle>;
  readonly maxWeight: number;
  /** Of the least sure piece of evidence; 1 where there is none. */
  readonly leastConfidence: number;
  /** The most relations that an actor has. */
  readonly maxDegree: number;
}

/** Longer names are shown with their middle left out; the file keeps them whole. */
const LONGEST_NAME = 120;

/** Returns the model of a validated graph file. */
export function createModel(file: KnowledgeGraph, name: string): GraphModel {
  const relations = new Map<string, RelationEdge>();
  const ofActor = new Map<string, string[]>(file.nodes.map((node) => [node.key, []]));
  const strongestFirst = file.edges.toSorted(
    (a, b) => b.attributes.weight - a.attributes.weight || b.attributes.confidence - a.attributes.confidence,
  );
  for (const { key, source, target, undirected, attributes } of strongestFirst) {
    const label = shorten(attributes.label);
    relations.set(key, { ...attributes, label, key, id: `e${relations.size}`, source, target, undirected });
    ofActor.get(source)?.push(key);
    ofActor.get(target)?.push(key);
  }
  const actors = file.nodes
    .map(({ key, attributes }) => ({
      ...attributes,
      label: shorten(attributes.label),
      aliases: attributes.aliases.map((alias) => shorten(alias)),
      roles: attributes.roles.map(({ title, of }) => ({ title: shorten(title), of })),
      key,
      relations: ofActor.get(key) ?? [],
    }))
    .toSorted((a, b) => b.size - a.size || order(a.label, b.label))
    .map((actor, index) => ({ ...actor, id: `n${index}` }));
  return {
    file,
    name,
    actors: new Map(actors.map((actor) => [actor.key, actor])),
    relations,
    articles: new Map(file.attributes.articles.map((article) => [article.id, article])),
    leastConfidence: leastOf(strongestFirst),
    maxWeight: strongestFirst[0]?.attributes.weight ?? 1,
    maxDegree: actors.reduce((most, { relations }) => Math.max(most, relations.length), 0),
  };
}

function leastOf(edges: KnowledgeGraph['edges']): number {
  let least = 1;
  for (const { attributes } of edges) {
    for (const { confidence } of attributes.evidence) least = Math.min(least, confidence);
  }
  return least;
}

/** A relation as the functions of src/graph take an edge: what is known of it stands apart from its ends. */
export type Edge = Pick<RelationEdge, 'key' | 'source' | 'target' | 'undirected'> & {
  readonly attributes: RelationEdge;
};

/** Returns a relation as an edge. */
export function asEdge(relation: RelationEdge): Edge {
  const { key, source, target, undirected } = relation;
  return { key, source, target, undirected, attributes: relation };
}

/** Returns text of at most `longest` characters, its middle left out where it is longer. */
export function shorten(text: string, longest: number = LONGEST_NAME): string {
  if (text.length <= longest) return text;
  const half = (longest - 1) / 2;
  return `${text.slice(0, Math.ceil(half))}…${text.slice(text.length - Math.floor(half))}`;
}

/** Names of articles without a title have so many letters at most. */
const LONGEST_BEGINNING = 70;

/** Returns the title of an article; without one, how its text begins. */
export function articleName({ id, title, text }: GraphArticle): string {
  const beginning =
    text
      .slice(0, 4 * LONGEST_BEGINNING)
      .trim()
      .split('\n', 1)[0] ?? '';
  if (title !== null || beginning === '') return title ?? id;
  if (beginning.length <= LONGEST_BEGINNING) return beginning;
  return `${beginning.slice(0, LONGEST_BEGINNING).replace(/\s+\S*$/, '')} …`;
}

/** Returns the name to show for an actor's key: its label, or the key where the graph lacks the actor. */
export function labelOf(model: GraphModel, key: string): string {
  return model.actors.get(key)?.label ?? key;
}

/** Returns "Japan → China", with a dash where the relation has no direction. */
export function endsOf(model: GraphModel, relation: RelationEdge): string {
  const arrow = relation.undirected ? '–' : '→';
  return `${labelOf(model, relation.source)} ${arrow} ${labelOf(model, relation.target)}`;
}
