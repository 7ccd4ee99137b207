import { order } from './order.ts';
import type { Net, Point, Spot } from './spot.ts';
import { hash, random } from './random.ts';

/** The angle between one seed of a sunflower and the next, which keeps all of them apart (Vogel 1979). */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
/** How far the seeds lie apart, and what is to be free about a shape, in the room of one node. */
const SEED = 0.4;
const ROOM = 0.35;
const MOST_SEEDS = 200;

/**
 * Puts nodes beside those that they are related to, those with most such relations first: at the first place of a
 * sunflower about the mean of these where there is room.
 *
 * @param placed the nodes that stay where they are; the others are added to it.
 * @param room how wide the room of one node is.
 */
export function placeBeside(
  net: Net,
  placed: Map<string, Spot>,
  room: number,
  radiusOf: (key: string) => number,
): void {
  const ground = new Ground(room, [...placed.values()]);
  const waiting = new Set(net.filterNodes((key) => !placed.has(key)));
  while (waiting.size > 0) {
    const key = mostAnchored(net, waiting, placed);
    const mean = meanOfNeighbours(net, key, placed) ?? { x: 0, y: room };
    const spot = { key, ...mean, radius: radiusOf(key) };
    const turn = random(hash(key))() * 2 * Math.PI;
    for (let seed = 1; seed <= MOST_SEEDS; seed++) {
      const [away, angle] = [SEED * room * Math.sqrt(seed), turn + seed * GOLDEN_ANGLE];
      spot.x = mean.x + away * Math.cos(angle);
      spot.y = mean.y + away * Math.sin(angle);
      if (ground.isFree(spot)) break;
    }
    placed.set(key, spot);
    ground.add(spot);
    waiting.delete(key);
  }
}

/** Shapes on the plane, in cells so wide that only those of neighbouring cells can be near to each other. */
class Ground {
  readonly #gap: number;
  readonly #width: number;
  readonly #cells = new Map<string, Spot[]>();

  constructor(room: number, spots: readonly Spot[]) {
    this.#gap = ROOM * room;
    const widest = spots.reduce((most, { radius }) => Math.max(most, radius), room / 2);
    this.#width = 2 * widest + this.#gap;
    for (const spot of spots) this.add(spot);
  }

  add(spot: Spot): void {
    const [column, row] = this.#cellOf(spot);
    const name = `${column} ${row}`;
    const cell = this.#cells.get(name);
    if (cell === undefined) this.#cells.set(name, [spot]);
    else cell.push(spot);
  }

  /** Tells whether there is room between a shape and all others. */
  isFree(spot: Spot): boolean {
    const [column, row] = this.#cellOf(spot);
    for (const x of [column - 1, column, column + 1]) {
      for (const y of [row - 1, row, row + 1]) {
        for (const other of this.#cells.get(`${x} ${y}`) ?? []) {
          const distance = Math.hypot(spot.x - other.x, spot.y - other.y);
          if (distance < spot.radius + other.radius + this.#gap) return false;
        }
      }
    }
    return true;
  }

  #cellOf({ x, y }: Point): [column: number, row: number] {
    return [Math.floor(x / this.#width), Math.floor(y / this.#width)];
  }
}

function mostAnchored(net: Net, waiting: ReadonlySet<string>, placed: ReadonlyMap<string, Spot>): string {
  let [best, most] = ['', -1];
  for (const key of waiting) {
    const anchors = net.filterNeighbors(key, (other) => placed.has(other)).length;
    if (anchors > most || (anchors === most && order(key, best) < 0)) [best, most] = [key, anchors];
  }
  return best;
}

function meanOfNeighbours(net: Net, key: string, placed: ReadonlyMap<string, Spot>): Point | null {
  let [x, y, sum] = [0, 0, 0];
  net.forEachEdge(key, (_, { weight }, source, target) => {
    const other = placed.get(source === key ? target : source);
    if (other === undefined) return;
    x += other.x * weight;
    y += other.y * weight;
    sum += weight;
  });
  return sum === 0 ? null : { x: x / sum, y: y / sum };
}
