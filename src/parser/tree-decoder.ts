/**
 * From scores of heads to a tree: the best head of every token where that is a tree, else the maximum spanning
 * tree with a single root (Chu & Liu 1965, Edmonds 1967).
 */

/**
 * Choose heads.
 *
 * @param scores Row-major, `length` rows of `stride`: column 0 is the root's, column h + 1 that of head token h.
 *   Cells of a token with itself are ignored. Changed where the best heads are no tree.
 * @param heads Filled with the head's index of each token; -1 for the one root.
 */
export function decodeTree(scores: Float32Array, stride: number, length: number, heads: Int32Array): void {
  bestHeads(scores, stride, length, heads);
  if (isTree(heads, length)) return;
  keepOneRoot(scores, stride, length);
  bestHeads(scores, stride, length, heads);
  if (!isTree(heads, length)) spanningTree(scores, stride, length, heads);
}

function bestHeads(scores: Float32Array, stride: number, length: number, heads: Int32Array): void {
  for (let token = 0; token < length; token++) heads[token] = bestHead(scores, stride, length, token) - 1;
}

/** Column of a token's best head. */
function bestHead(scores: Float32Array, stride: number, length: number, token: number): number {
  const row = token * stride;
  let best = 0;
  for (let head = 1; head <= length; head++) {
    if (head !== token + 1 && (scores[row + head] as number) > (scores[row + best] as number)) best = head;
  }
  return best;
}

/** Tells whether the first `length` heads make a tree with one root (-1). */
function isTree(heads: ArrayLike<number>, length: number): boolean {
  let roots = 0;
  for (let token = 0; token < length; token++) {
    if ((heads[token] as number) < 0) roots++;
    let steps = 0;
    for (let at = token; at >= 0; at = heads[at] as number) if (++steps > length) return false;
  }
  return roots === 1;
}

/** Leave the root only to the token that loses most by any other head. */
function keepOneRoot(scores: Float32Array, stride: number, length: number): void {
  let root = 0;
  let margin = -Infinity;
  for (let token = 0; token < length; token++) {
    const row = token * stride;
    let other = -Infinity;
    for (let head = 1; head <= length; head++) {
      if (head !== token + 1) other = Math.max(other, scores[row + head] as number);
    }
    const gain = (scores[row] as number) - other;
    if (gain > margin) {
      margin = gain;
      root = token;
    }
  }
  for (let token = 0; token < length; token++) {
    if (token !== root) scores[token * stride] = -Infinity;
    else for (let head = 1; head <= length; head++) scores[token * stride + head] = -Infinity;
  }
}

/** Maximum spanning tree by contracting cycles; O(length³) at worst, near O(length²) in practice. */
function spanningTree(scores: Float32Array, stride: number, length: number, heads: Int32Array): void {
  const size = length + 1;
  const weight = new Float64Array(size * size).fill(-Infinity);
  const from = new Int32Array(size * size);
  const to = new Int32Array(size * size);
  for (let token = 0; token < length; token++) {
    for (let head = 0; head <= length; head++) {
      const cell = head * size + token + 1;
      if (head !== token + 1) weight[cell] = scores[token * stride + head] as number;
      from[cell] = head;
      to[cell] = token + 1;
    }
  }
  const nodes = Array.from({ length: size }, (_, node) => node);
  const parents = contract(weight, from, to, size, nodes);
  for (let token = 0; token < length; token++) heads[token] = (parents[token + 1] as number) - 1;
}

/** Parents of the original nodes that lie in `nodes`, by recursion on contracted graphs; node 0 is the root. */
function contract(
  weight: Float64Array,
  from: Int32Array,
  to: Int32Array,
  size: number,
  nodes: readonly number[],
): Int32Array {
  const best = new Int32Array(size).fill(-1);
  for (const node of nodes) {
    if (node === 0) continue;
    for (const head of nodes) {
      if (head === node) continue;
      const current = best[node] as number;
      if (current < 0 || (weight[head * size + node] as number) > (weight[current * size + node] as number))
        best[node] = head;
    }
  }
  const cycle = findCycle(best, nodes, size);
  const parents = new Int32Array(size).fill(-1);
  if (cycle === null) {
    for (const node of nodes) {
      if (node === 0) continue;
      const cell = (best[node] as number) * size + node;
      parents[to[cell] as number] = from[cell] as number;
    }
    return parents;
  }
  return expand(weight, from, to, size, nodes, best, cycle);
}

function findCycle(best: Int32Array, nodes: readonly number[], size: number): number[] | null {
  const mark = new Int32Array(size);
  for (const start of nodes) {
    let node = start;
    while (node > 0 && mark[node] === 0) {
      mark[node] = start + 1;
      node = best[node] as number;
    }
    if (node > 0 && mark[node] === start + 1) {
      const cycle = [node];
      for (let at = best[node] as number; at !== node; at = best[at] as number) cycle.push(at);
      return cycle;
    }
  }
  return null;
}

/** The best edge from an outer node into a cycle: its ends in the original graph, and the member it enters. */
interface Entry {
  readonly from: number;
  readonly to: number;
  readonly member: number;
}

/** Contract a cycle into its first node, solve, and open it again where the solution enters it. */
function expand(
  weight: Float64Array,
  from: Int32Array,
  to: Int32Array,
  size: number,
  nodes: readonly number[],
  best: Int32Array,
  cycle: readonly number[],
): Int32Array {
  const inside = new Set(cycle);
  const supernode = cycle[0] as number;
  const rest = nodes.filter((node) => !inside.has(node));
  const inner = cycle.map((node) => {
    const cell = (best[node] as number) * size + node;
    return {
      member: node,
      from: from[cell] as number,
      to: to[cell] as number,
      weight: weight[cell] as number,
    };
  });
  const lost = inner.map((edge) => edge.weight);
  const entries = rest.map((node) => joinCells(weight, from, to, size, node, cycle, lost, supernode));
  const parents = contract(weight, from, to, size, [...rest, supernode]);
  const entered = entries.find((entry) => parents[entry.to] === entry.from);
  for (const edge of inner) if (edge.member !== entered?.member) parents[edge.to] = edge.from;
  return parents;
}

/** Replace the edges between an outer node and the cycle by the best one in each direction. */
function joinCells(
  weight: Float64Array,
  from: Int32Array,
  to: Int32Array,
  size: number,
  node: number,
  cycle: readonly number[],
  lost: readonly number[],
  supernode: number,
): Entry {
  let enter = -1;
  let member = supernode;
  let gained = -Infinity;
  let leave = -1;
  cycle.forEach((inside, index) => {
    const cell = node * size + inside;
    const gain = (weight[cell] as number) - (lost[index] as number);
    if (enter < 0 || gain > gained) [enter, member, gained] = [cell, inside, gain];
    const out = inside * size + node;
    if (leave < 0 || (weight[out] as number) > (weight[leave] as number)) leave = out;
  });
  const entry = { from: from[enter] as number, to: to[enter] as number, member };
  const exit = { from: from[leave] as number, to: to[leave] as number, weight: weight[leave] as number };
  const cellIn = node * size + supernode;
  weight[cellIn] = gained;
  from[cellIn] = entry.from;
  to[cellIn] = entry.to;
  const cellOut = supernode * size + node;
  weight[cellOut] = exit.weight;
  from[cellOut] = exit.from;
  to[cellOut] = exit.to;
  return entry;
}
