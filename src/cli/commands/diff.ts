import { compare, type SignChange } from '../../graph/compare.ts';
import type { KnowledgeGraph } from '../../types/graph.ts';
import { loadGraph } from '../graph-input.ts';
import { count, writeOut } from '../output.ts';
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
  const graphs = [await loadGraph(before), await loadGraph(after)] as const;
  const found = differenceOf(...graphs);
  await writeOut(json ? `${JSON.stringify(found, null, 2)}\n` : report(named(found, graphs), top));
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

/** The same with names in place of the keys of actors: the later graph's, with the key where two have one name. */
function named(
  { actors, relations, changed }: Difference,
  [before, after]: readonly [KnowledgeGraph, KnowledgeGraph],
): Difference {
  const labels = new Map(
    [...before.nodes, ...after.nodes].map(({ key, attributes }) => [key, attributes.label]),
  );
  const bearers = new Map<string, number>();
  for (const label of labels.values()) bearers.set(label, (bearers.get(label) ?? 0) + 1);
  const nameOf = (key: string): string => {
    const label = labels.get(key) ?? key;
    return (bearers.get(label) ?? 0) > 1 ? `${label} (${key})` : label;
  };
  const told = (one: Told): Told => ({ ...one, source: nameOf(one.source), target: nameOf(one.target) });
  return {
    actors: { appeared: actors.appeared.map(nameOf), vanished: actors.vanished.map(nameOf) },
    relations: { appeared: relations.appeared.map(told), vanished: relations.vanished.map(told) },
    changed: changed.map((one) => ({ ...one, actors: [nameOf(one.actors[0]), nameOf(one.actors[1])] })),
  };
}

function report({ actors, relations, changed }: Difference, top: number): string {
  return `${[
    listed('appeared', actors.appeared, top),
    listed('vanished', actors.vanished, top),
    `${count(relations.appeared.length, 'relation')} that appeared\n${relationTable(relations.appeared, top)}`,
    `${count(relations.vanished.length, 'relation')} that vanished\n${relationTable(relations.vanished, top)}`,
    `${count(changed.length, 'pair')} that changed their sign\n${table([
      ['pair', 'before', 'after'],
      ...changed.slice(0, top).map((one) => [one.actors.join(' and '), one.before, one.after]),
    ])}`,
  ].join('\n\n')}\n`;
}

function listed(how: string, names: readonly string[], top: number): string {
  const more = names.length > top ? ', …' : '';
  const some = names.length > 0 ? `: ${names.slice(0, top).join(', ')}${more}` : '';
  return `${count(names.length, 'actor')} that ${how}${some}`;
}

function relationTable(told: readonly Told[], top: number): string {
  return table([
    ['source', 'target', 'family', 'event', 'evidence'],
    ...told
      .slice(0, top)
      .map(({ source, target, family, event, evidence }) => [source, target, family, event ?? '', evidence]),
  ]);
}
