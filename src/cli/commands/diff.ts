import { compare, type SignChange } from '../../graph/compare.ts';
import type { KnowledgeGraph } from '../../types/graph.ts';
import { loadGraph } from '../graph-input.ts';
import { writeOut } from '../output.ts';
import { table } from '../table.ts';

type Edge = KnowledgeGraph['edges'][number];

interface Difference {
  /** Keys of actors in one graph only, most mentioned first. */
  readonly actors: { readonly appeared: readonly string[]; readonly vanished: readonly string[] };
  /** Relations in one graph only, most evidence first. */
  readonly relations: { readonly appeared: readonly Told[]; readonly vanished: readonly Told[] };
  readonly changed: readonly SignChange[];
}

type Told = ReturnType<typeof toldOf>;

/** `actorgraph diff`: what appeared, vanished and changed its sign from one graph to another. */
export async function diff(
  before: string,
  after: string,
  { json, top }: { json?: true; top: number },
): Promise<void> {
  const found = differenceOf(await loadGraph(before), await loadGraph(after));
  await writeOut(json ? `${JSON.stringify(found, null, 2)}\n` : report(found, top));
}

function differenceOf(before: KnowledgeGraph, after: KnowledgeGraph): Difference {
  const { appeared, vanished, changed } = compare(before.edges, after.edges);
  return {
    actors: { appeared: actorsOnlyIn(after, before), vanished: actorsOnlyIn(before, after) },
    relations: { appeared: relationsOf(after, appeared), vanished: relationsOf(before, vanished) },
    changed,
  };
}

function actorsOnlyIn(one: KnowledgeGraph, other: KnowledgeGraph): string[] {
  const known = new Set(other.nodes.map(({ key }) => key));
  return one.nodes
    .filter(({ key }) => !known.has(key))
    .sort((a, b) => b.attributes.mentions.length - a.attributes.mentions.length)
    .map(({ key }) => key);
}

function relationsOf({ edges }: KnowledgeGraph, keys: readonly string[]): Told[] {
  const wanted = new Set(keys);
  return edges
    .filter(({ key }) => wanted.has(key))
    .sort((a, b) => b.attributes.weight - a.attributes.weight)
    .map(toldOf);
}

function toldOf({ key, source, target, attributes: { family, event, weight } }: Edge) {
  return { key, source, target, family, event, evidence: weight };
}

function report({ actors, relations, changed }: Difference, top: number): string {
  return `${[
    listed('actors that appeared', actors.appeared, top),
    listed('actors that vanished', actors.vanished, top),
    `${relations.appeared.length} relations that appeared\n${relationTable(relations.appeared, top)}`,
    `${relations.vanished.length} relations that vanished\n${relationTable(relations.vanished, top)}`,
    `${changed.length} pairs that changed their sign\n${table([
      ['pair', 'before', 'after'],
      ...changed.slice(0, top).map((one) => [one.actors.join(' and '), one.before, one.after]),
    ])}`,
  ].join('\n\n')}\n`;
}

function listed(what: string, keys: readonly string[], top: number): string {
  const more = keys.length > top ? ', …' : '';
  return `${keys.length} ${what}${keys.length > 0 ? `: ${keys.slice(0, top).join(', ')}${more}` : ''}`;
}

function relationTable(told: readonly Told[], top: number): string {
  return table([
    ['source', 'target', 'family', 'event', 'evidence'],
    ...told
      .slice(0, top)
      .map(({ source, target, family, event, evidence }) => [source, target, family, event ?? '', evidence]),
  ]);
}
