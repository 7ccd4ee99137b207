/** A graph file longer than the longest string, line by line: as it is written, with one article, node and edge a line. */

interface Frame {
  readonly attributes: { readonly articles: readonly unknown[] };
  readonly nodes: readonly unknown[];
  readonly edges: readonly unknown[];
}

type Lists = Record<'articles' | 'nodes' | 'edges', unknown[]>;

/**
 * Parse the lines of a graph file.
 *
 * @returns null where they are not those of a graph file as `writeGraph` writes it.
 */
export function parseGraphLines(lines: Iterable<string>): unknown {
  const lists: Lists = { articles: [], nodes: [], edges: [] };
  let current: unknown[] = [];
  // What is left without the lines of entries is a graph file with empty lists.
  let frame = '';
  try {
    for (const line of lines) {
      if (line.startsWith('{"')) {
        current.push(JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line));
        continue;
      }
      frame += line;
      const list = /"(articles|nodes|edges)":\[$/.exec(line)?.[1];
      if (list !== undefined) current = lists[list as keyof Lists];
    }
    const { attributes, nodes, edges, ...rest } = JSON.parse(frame) as Frame;
    return {
      attributes: { ...attributes, articles: [...attributes.articles, ...lists.articles] },
      ...rest,
      nodes: [...nodes, ...lists.nodes],
      edges: [...edges, ...lists.edges],
    };
  } catch {
    return null;
  }
}
