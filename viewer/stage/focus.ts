/** What stands out while something is pointed at or selected. */
import { unfold } from './bundles.ts';
import { type Line, passingOf, type Scene } from './scene.ts';

/** An actor with all its relations, or relations with their ends, by key. */
export interface Wish {
  readonly actor: string | null;
  readonly relations: readonly string[];
}

export interface Focus {
  /** By number, those that the focus is about first. */
  readonly actors: readonly number[];
  /** What matters most last, so that it lies on top. */
  readonly lines: readonly Line[];
  /** The actor that is selected or pointed at. */
  readonly actor: number | null;
  /** Keys of the relations that are selected or pointed at. */
  readonly relations: ReadonlySet<string>;
}

/** More lines than this are not drawn anew. */
const MOST_LINES = 400;

/** Returns what of a wish is drawn; null where nothing of it is. */
export function focusOn(scene: Scene, wish: Wish | null): Focus | null {
  if (wish === null) return null;
  return wish.actor === null ? onRelations(scene, wish.relations) : onActor(scene, wish.actor);
}

function onActor(scene: Scene, key: string): Focus | null {
  const actor = scene.numberOf.get(key);
  if (actor === undefined || !scene.actors[actor]!.shown) return null;
  const lines: Line[] = [];
  for (const line of scene.lines) {
    if (line !== null && (line.source === actor || line.target === actor)) lines.push(line);
  }
  const heaviest = lines.sort((a, b) => b.weight - a.weight).slice(0, MOST_LINES);
  const others = heaviest.map(({ source, target }) => (source === actor ? target : source));
  return {
    actors: [...new Set([actor, ...others])],
    lines: heaviest.reverse(),
    actor,
    relations: new Set(),
  };
}

/** Between two actors everything is unfolded, so that each relation of a bundle can be pointed at. */
function onRelations(scene: Scene, keys: readonly string[]): Focus | null {
  const slots = passingOf(
    scene,
    [...new Set(keys)].flatMap((key) => scene.slotOf.get(key) ?? []),
  );
  if (slots.length === 0) return null;
  const relations = new Set(slots.map((slot) => scene.slots[slot]!.key));
  const pairs = new Set(slots.slice(0, MOST_LINES).map((slot) => scene.slots[slot]!.pair));
  const lines = [...pairs].flatMap((pair) =>
    unfold(scene, passingOf(scene, scene.pairs[pair]!.slots), relations),
  );
  const meant = ({ relations: [key] }: Line): number => Number(relations.has(key!));
  return {
    actors: [...new Set(lines.flatMap(({ source, target }) => [source, target]))],
    lines: lines.sort((a, b) => meant(a) - meant(b)),
    actor: null,
    relations,
  };
}
