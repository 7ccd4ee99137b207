/** Tells whether heads make a tree with one root, by another way than the parser's own. */
export function isTree(heads: readonly number[]): boolean {
  const reachesRoot = heads.every((_, token) => {
    let at = token;
    for (let steps = 0; at >= 0 && steps <= heads.length; steps++) at = heads[at] as number;
    return at < 0;
  });
  return reachesRoot && heads.filter((head) => head < 0).length === 1;
}
