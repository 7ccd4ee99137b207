/**
 * Scores for coreference: MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998), CEAF-e (Luo 2005), and their mean, as in
 * the CoNLL-2012 shared task. Clusters are sets of mention names; the same name on both sides is the same mention.
 */

export type Clusters = readonly (readonly string[])[];

/** Sums from which precision and recall follow; add up over documents before dividing. */
export interface Tally {
  recallHits: number;
  recallTotal: number;
  precisionHits: number;
  precisionTotal: number;
}

export interface CoreferenceTally {
  readonly muc: Tally;
  readonly bcubed: Tally;
  readonly ceafe: Tally;
}

/** Returns a tally of nothing. */
export function emptyTally(): CoreferenceTally {
  const tally = (): Tally => ({ recallHits: 0, recallTotal: 0, precisionHits: 0, precisionTotal: 0 });
  return { muc: tally(), bcubed: tally(), ceafe: tally() };
}

/** Adds one document: gold clusters (`key`) against predicted ones (`response`). */
export function addDocument(total: CoreferenceTally, key: Clusters, response: Clusters): void {
  add(total.muc, links(key, response), links(response, key));
  add(total.bcubed, overlaps(key, response), overlaps(response, key));
  const similarity = alignment(key, response);
  add(total.ceafe, [similarity, key.length], [similarity, response.length]);
}

/** Returns F1 in percent. */
export function f1Of({ recallHits, recallTotal, precisionHits, precisionTotal }: Tally): number {
  const recall = recallTotal === 0 ? 0 : recallHits / recallTotal;
  const precision = precisionTotal === 0 ? 0 : precisionHits / precisionTotal;
  return recall + precision === 0 ? 0 : (200 * recall * precision) / (recall + precision);
}

/** Returns the mean of the three F1 values in percent. */
export function conllF1({ muc, bcubed, ceafe }: CoreferenceTally): number {
  return (f1Of(muc) + f1Of(bcubed) + f1Of(ceafe)) / 3;
}

function add(tally: Tally, recall: readonly [number, number], precision: readonly [number, number]): void {
  tally.recallHits += recall[0];
  tally.recallTotal += recall[1];
  tally.precisionHits += precision[0];
  tally.precisionTotal += precision[1];
}

function clusterOf(clusters: Clusters): Map<string, number> {
  return new Map(clusters.flatMap((cluster, i) => cluster.map((mention) => [mention, i] as const)));
}

/** MUC: links of `key` that `response` keeps; a mention that the response lacks is a part of its own. */
function links(key: Clusters, response: Clusters): [number, number] {
  const owner = clusterOf(response);
  let hits = 0;
  let total = 0;
  for (const cluster of key) {
    const parts = new Set(cluster.map((mention) => owner.get(mention) ?? mention));
    hits += cluster.length - parts.size;
    total += cluster.length - 1;
  }
  return [hits, total];
}

/** B³: for each mention of `key`, the share of its cluster that it meets again. */
function overlaps(key: Clusters, response: Clusters): [number, number] {
  const owner = clusterOf(response);
  let hits = 0;
  let total = 0;
  for (const cluster of key) {
    const counts = new Map<number, number>();
    for (const mention of cluster) {
      const other = owner.get(mention);
      if (other !== undefined) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
    for (const count of counts.values()) hits += (count * count) / cluster.length;
    total += cluster.length;
  }
  return [hits, total];
}

/** CEAF-e: the best one-to-one alignment of clusters under the similarity 2|K∩R| / (|K|+|R|). */
function alignment(key: Clusters, response: Clusters): number {
  const owner = clusterOf(response);
  const common = key.map(() => new Map<number, number>());
  key.forEach((cluster, i) => {
    for (const mention of cluster) {
      const other = owner.get(mention);
      if (other !== undefined) common[i]!.set(other, (common[i]!.get(other) ?? 0) + 1);
    }
  });
  const similarity = common.map((counts, i) =>
    response.map((cluster, k) => (2 * (counts.get(k) ?? 0)) / (key[i]!.length + cluster.length)),
  );
  return bestAssignment(similarity);
}

/** The Hungarian method in its O(n²m) form with potentials; returns the largest sum. */
function bestAssignment(weights: readonly (readonly number[])[]): number {
  const flipped = weights.length > (weights[0]?.length ?? 0);
  const rows = flipped ? (weights[0] ?? []).map((_, k) => weights.map((row) => row[k]!)) : weights;
  const [n, m] = [rows.length, rows[0]?.length ?? 0];
  const [u, v] = [new Float64Array(n + 1), new Float64Array(m + 1)];
  const match = new Int32Array(m + 1);
  for (let i = 1; i <= n; i++) {
    const [least, way, used] = [
      new Float64Array(m + 1).fill(Infinity),
      new Int32Array(m + 1),
      new Uint8Array(m + 1),
    ];
    match[0] = i;
    let column = 0;
    do {
      used[column] = 1;
      const row = match[column]!;
      let [delta, next] = [Infinity, 0];
      for (let k = 1; k <= m; k++) {
        if (used[k]) continue;
        const cost = -rows[row - 1]![k - 1]! - u[row]! - v[k]!;
        if (cost < least[k]!) [least[k], way[k]] = [cost, column];
        if (least[k]! < delta) [delta, next] = [least[k]!, k];
      }
      for (let k = 0; k <= m; k++) {
        if (used[k]) {
          u[match[k]!]! += delta;
          v[k]! -= delta;
        } else least[k]! -= delta;
      }
      column = next;
    } while (match[column] !== 0);
    for (; column !== 0; column = way[column]!) match[column] = match[way[column]!]!;
  }
  let sum = 0;
  for (let k = 1; k <= m; k++) if (match[k]! > 0) sum += rows[match[k]! - 1]![k - 1]!;
  return sum;
}
