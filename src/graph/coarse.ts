import { layOut } from './forces.ts';
import { order } from './order.ts';
import type { Net, Spot } from './spot.ts';
import { spread } from './spread.ts';

/** So many nodes of a component, with two neighbours or more, are laid out by forces; the others are put around them. */
const CORE = 2000;
/** The angle between one seed of a sunflower and the next, which keeps all of them apart (Vogel 1979). */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Lays out a component that is too large for forces: its best connected nodes by forces, each with room for those that
 * hang on it, and those around it like the seeds of a sunflower.
 *
 * @param cell how wide the room of one node is.
 */
export function layOutCoarsely(
  net: Net,
  keys: readonly string[],
  cell: number,
  radiusOf: (key: string) => number,
  onProgress: (share: number) => void,
): Spot[] {
  const members = membersOf(net, keys);
  const cores = [...members.keys()];
  const discs: Spot[] = layOut(net, cores, onProgress).map(({ key, x, y }) => ({
    key,
    x,
    y,
    radius: (cell / 2) * Math.sqrt(members.get(key)!.length),
  }));
  fill(discs, cell * Math.sqrt(keys.length));
  spread(discs, { gap: 0, isWeighed: true });
  return discs.flatMap((disc) =>
    members.get(disc.key)!.map((key, i) => {
      const [away, angle] = [(cell / 2) * Math.sqrt(i), i * GOLDEN_ANGLE];
      const [x, y] = [disc.x + away * Math.cos(angle), disc.y + away * Math.sin(angle)];
      return { key, x, y, radius: radiusOf(key) };
    }),
  );
}

/** Scales spots about the origin so that nine tenths of them are within half of a side. */
function fill(spots: readonly Spot[], side: number): void {
  const far = spots.map(({ x, y }) => Math.hypot(x, y)).sort((a, b) => a - b);
  const scale = side / 2 / Math.max(far[Math.floor(far.length * 0.9)]!, 1e-9);
  for (const spot of spots) [spot.x, spot.y] = [spot.x * scale, spot.y * scale];
}

/** The best connected nodes, and with each those that hang on it: itself first, then by the number of steps. */
function membersOf(net: Net, keys: readonly string[]): Map<string, string[]> {
  const ranked = keys
    .filter((key) => net.degree(key) > 1)
    .sort((a, b) => net.degree(b) - net.degree(a) || order(a, b));
  const members = new Map(ranked.slice(0, CORE).map((key) => [key, [key]]));
  const coreOf = new Map([...members.keys()].map((key) => [key, key]));
  for (let border: Iterable<string> = members.keys(); ;) {
    const found = strongestLinks(net, border, (key) => coreOf.has(key));
    if (found.size === 0) return members;
    const next = [...found].sort(([a], [b]) => order(a, b));
    for (const [key, { to }] of next) {
      const core = coreOf.get(to)!;
      coreOf.set(key, core);
      members.get(core)!.push(key);
    }
    border = found.keys();
  }
}

interface Link {
  readonly to: string;
  readonly weight: number;
}

/** For each node beside the border that is not taken, its strongest link to the border; of equals to the best connected. */
function strongestLinks(
  net: Net,
  border: Iterable<string>,
  isTaken: (key: string) => boolean,
): Map<string, Link> {
  const found = new Map<string, Link>();
  for (const to of border) {
    net.forEachEdge(to, (_, { weight }, source, target) => {
      const key = source === to ? target : source;
      if (isTaken(key)) return;
      const known = found.get(key);
      const better =
        known === undefined ||
        weight > known.weight ||
        (weight === known.weight && (net.degree(to) - net.degree(known.to) || order(known.to, to)) > 0);
      if (better) found.set(key, { to, weight });
    });
  }
  return found;
}
