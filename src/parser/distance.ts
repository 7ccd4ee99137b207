/** Buckets of the distance between a token and its head, for the arc scores. */

/** Number of buckets: the root, then 11 to the left and 11 to the right (and one spare). */
export const DISTANCES = 24;

/** Bucket of each distance from 0 on; distances beyond fall into the last. */
const BUCKET_OF_DISTANCE: readonly number[] = [
  0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 8, 8, 8, 9, 9, 9, 9, 9, 10, 10, 10, 10, 10, 10, 10, 10, 10,
];

/** Bucket of an arc; head -1 is the root. */
export function distanceBucket(token: number, head: number): number {
  if (head < 0) return 0;
  const distance = head > token ? head - token : token - head;
  const bucket = BUCKET_OF_DISTANCE[distance] ?? 11;
  return head > token ? 11 + bucket : bucket;
}
