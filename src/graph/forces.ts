import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { Net, Point } from './spot.ts';

type Settings = NonNullable<Exclude<Parameters<typeof forceAtlas2>[1], number>['settings']>;

/** From so many nodes on, every few rounds are told of, and repulsion is approximated (Barnes and Hut 1986). */
const MANY = 500;
const ROUNDS_AT_ONCE = 50;

/** Returns where forces move the named nodes of a net by the links among them, in no particular scale; `onProgress` is told the share done. */
export function layOut(
  net: Net,
  keys: readonly string[],
  onProgress: (share: number) => void,
): (Point & { key: string })[] {
  if (keys.length <= 2) return keys.map((key, i) => ({ key, x: i, y: 0 }));
  const part = new UndirectedGraph<{ x: number; y: number }, { weight: number }>();
  for (const key of keys) part.addNode(key, { ...net.getNodeAttributes(key) });
  for (const key of keys) {
    net.forEachEdge(key, (edge, { weight }, source, target) => {
      if (source === key && part.hasNode(target)) part.addEdgeWithKey(edge, source, target, { weight });
    });
  }
  const { rounds, settings } = planFor(keys.length);
  const atOnce = keys.length > MANY ? ROUNDS_AT_ONCE : rounds;
  for (let done = 0; done < rounds; done += atOnce) {
    const iterations = Math.min(atOnce, rounds - done);
    forceAtlas2.assign(part, { iterations, getEdgeWeight: 'weight', settings });
    onProgress(Math.min(1, (done + atOnce) / rounds));
  }
  return drawnIn(part.mapNodes((key, { x, y }) => ({ key, x, y })));
}

/** LinLog parts communities most clearly, but makes a ball of large graphs, which also need to be quick. */
function planFor(nodes: number): { rounds: number; settings: Settings } {
  const common = { strongGravityMode: true, edgeWeightInfluence: 0.5, slowDown: 1 + Math.log(nodes) };
  if (nodes <= 30) return { rounds: 600, settings: { ...common, gravity: 0.05, scalingRatio: 2 } };
  if (nodes <= MANY) {
    return { rounds: 600, settings: { ...common, linLogMode: true, gravity: 0.01, scalingRatio: 1 } };
  }
  const settings = {
    ...common,
    gravity: 0.05,
    scalingRatio: 2,
    barnesHutOptimize: true,
    barnesHutTheta: 0.6,
  };
  return { rounds: Math.max(20, Math.min(300, Math.round(600_000 / nodes))), settings };
}

/** Draws in what lies far outside: beyond the radius that holds nine tenths of the nodes, two fifths of the excess stay. */
function drawnIn<P extends Point>(points: readonly P[]): P[] {
  const [x0, y0] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const radii = points.map(({ x, y }) => Math.hypot(x - x0, y - y0));
  const limit = radii.toSorted((a, b) => a - b)[Math.floor(radii.length * 0.9)] ?? 0;
  return points.map((point, index) => {
    const radius = radii[index]!;
    const share = radius > limit ? (limit + 0.4 * (radius - limit)) / radius : 1;
    return { ...point, x: (point.x - x0) * share, y: (point.y - y0) * share };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
