import { counted } from '../appearance/wording.ts';
import { partOf } from '../appearance/phrases.ts';
import { excerptOf } from '../appearance/excerpt.ts';
import { grouped } from '../../src/types/grouped.ts';
import { type GraphModel, labelOf, type RelationEdge, shorten } from './model.ts';
import type { Reading, Thing } from './state.ts';
import type { View } from './view.ts';

/** A row of the tree: an actor, another one that it has to do with, a relation between them, a sentence that proves it. */
export interface TreeRow {
  /** Unique in the tree, and the same under any filters. */
  readonly id: string;
  /** 1 to 4. */
  readonly level: number;
  readonly text: string;
  /** How many rows stand in it; 0 for a sentence. */
  readonly inside: number;
  readonly isOpen: boolean;
  readonly position: number;
  readonly siblings: number;
  /** What the row means in the picture. */
  readonly thing: Thing;
  /** For the last two levels. */
  readonly relation: RelationEdge | null;
  /** The place in an article, for a sentence. */
  readonly place: Reading | null;
}

type Stem = Pick<TreeRow, 'id' | 'text' | 'thing'> & Partial<TreeRow> & { children: () => readonly Stem[] };

/** Returns the rows of the shown graph as a tree, of which those named by `open` are open. */
export function treeRows(model: GraphModel, view: View, open: ReadonlySet<string>): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (stems: readonly Stem[], level: number): void => {
    for (const [index, { children, ...stem }] of stems.entries()) {
      const isOpen = open.has(stem.id);
      const place = { level, position: index + 1, siblings: stems.length };
      rows.push({ inside: 0, relation: null, place: null, ...stem, ...place, isOpen });
      if (isOpen) add(children(), level + 1);
    }
  };
  add(actorStems(model, view), 1);
  return rows;
}

function actorStems(model: GraphModel, view: View): Stem[] {
  const related = [...model.actors.values()].filter(({ key }) => view.connected.has(key));
  return related.map(({ key, label }) => ({
    id: JSON.stringify([key]),
    text: `${label}, ${counted(view.connected.get(key) ?? 0, 'relation')}`,
    inside: view.connected.get(key) ?? 0,
    thing: { type: 'actor', key },
    children: () => otherStems(model, view, key),
  }));
}

function otherStems(model: GraphModel, view: View, actor: string): Stem[] {
  const shown = model.actors.get(actor)?.relations.flatMap((key) => view.relations.get(key) ?? []) ?? [];
  const others = grouped(shown, ({ source, target }) => (source === actor ? target : source));
  return [...others].map(([other, relations]) => ({
    id: JSON.stringify([actor, other]),
    text: labelOf(model, other),
    inside: relations.length,
    thing: { type: 'pair', a: actor, b: other },
    children: () => relations.map((relation) => relationStem(model, actor, relation)),
  }));
}

function relationStem(model: GraphModel, actor: string, relation: RelationEdge): Stem {
  const { key, evidence } = relation;
  const thing: Thing = { type: 'relation', key };
  return {
    id: JSON.stringify([actor, null, key]),
    text: partOf(model, relation, actor),
    inside: evidence.length,
    thing,
    relation,
    children: () =>
      evidence.map((one, number) => {
        const text = model.articles.get(one.article)?.text ?? '';
        const { start, end } = excerptOf(text, one);
        return {
          id: JSON.stringify([actor, null, key, number]),
          text: shorten(text.slice(start, end), 400),
          thing,
          relation,
          place: { article: one.article, focus: { start: one.start, end: one.end } },
          children: () => [],
        };
      }),
  };
}
