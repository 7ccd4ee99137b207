import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadEngine } from '../../src/node/engine.ts';
import { buildGraph } from '../../src/pipeline.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';

/**
 * Two reports of one meeting in different words must give the same graph where both say the same: the article of
 * this repository, and the one that it retells, where that one is at hand.
 */

const ACTORS = [
  'CHN',
  'JPN',
  'KOR',
  'RUS',
  'TWN',
  'USA',
  'antony-blinken',
  'fumio-kishida',
  'lloyd-austin',
  'us-japan-security-consultative-committee',
  'yasukazu-hamada',
  'yoshimasa-hayashi',
];

/** What it says plainly: source, families of which one must hold, target; `--` joins the ends of what may be undirected. */
const STATED = [
  'us-japan-security-consultative-committee -> affiliation -> USA',
  'us-japan-security-consultative-committee -> affiliation -> JPN',
  'USA -- cooperation -- JPN',
  'USA -> concern -> CHN',
  'JPN -> concern -> CHN',
  'CHN -- cooperation -- RUS',
  'lloyd-austin -> cooperation -> JPN',
];

function missing(graph: KnowledgeGraph): string[] {
  const found = new Set(
    graph.edges.flatMap(({ source, target, undirected, attributes: { family } }) =>
      undirected
        ? [`${source} ${family} ${target}`, `${target} ${family} ${source}`]
        : [`${source} ${family} ${target}`],
    ),
  );
  return STATED.filter((line) => {
    const [source, families, target] = line.split(/ (?:->|--) /) as [string, string, string];
    const ends = line.includes('--')
      ? [
          [source, target],
          [target, source],
        ]
      : [[source, target]];
    return !families.split('|').some((family) => ends.some(([a, b]) => found.has(`${a} ${family} ${b}`)));
  });
}

async function graphOfFile(path: string): Promise<KnowledgeGraph> {
  const engine = loadEngine();
  return buildGraph(engine, [await engine.readArticle(readFileSync(path), path)]);
}

const REPORTS = ['data/articles/2023-01-11-us-japan-security.md', '../shared/articles/us-japan-2023.txt'];

it.each(REPORTS.filter((path) => existsSync(path)))(
  'names every actor that both reports share: %s',
  async (path) => {
    const graph = await graphOfFile(path);
    const keys = new Set(graph.nodes.map((node) => node.key));
    expect(ACTORS.filter((key) => !keys.has(key))).toEqual([]);
  },
);

it('states what the article of this repository is about', async () => {
  expect(missing(await graphOfFile(REPORTS[0]!))).toEqual([]);
});
