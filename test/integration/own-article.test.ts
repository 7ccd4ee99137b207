import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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

/** Source, families of which one must hold, target; `--` joins the ends of what may be undirected. */
const STATED = [
  'USA -- cooperation -- JPN',
  'USA -- commitment -- JPN',
  'USA -> concern -> CHN',
  'JPN -> concern -> CHN',
  'USA -> concern -> RUS',
  'JPN -> concern -> RUS',
  'CHN -- cooperation -- RUS',
  'CHN -> conflict -> TWN',
  'USA -- cooperation|commitment -- KOR',
  'JPN -- cooperation|commitment -- KOR',
  'fumio-kishida -> cooperation -> USA',
  'lloyd-austin -> concern -> CHN',
  'lloyd-austin -> cooperation -> JPN',
  'lloyd-austin -> affiliation -> USA',
  'antony-blinken -> affiliation -> USA',
  'yoshimasa-hayashi -> affiliation -> JPN',
  'yasukazu-hamada -> affiliation -> JPN',
  'us-japan-security-consultative-committee -> affiliation -> USA',
  'us-japan-security-consultative-committee -> affiliation -> JPN',
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

describe.each(REPORTS.filter((path) => existsSync(path)))('%s', (path) => {
  it('names every actor and states every relation that both reports share', async () => {
    const graph = await graphOfFile(path);
    const keys = new Set(graph.nodes.map((node) => node.key));
    expect(ACTORS.filter((key) => !keys.has(key))).toEqual([]);
    expect(missing(graph)).toEqual([]);
  });

  it('says who doubts an attack on Taiwan', async () => {
    const { edges } = await graphOfFile(path);
    const attack = edges.find((edge) => edge.key === 'CHN|TWN|conflict|ASSAULT');
    expect(attack?.attributes).toMatchObject({
      status: 'doubted',
      evidence: [{ status: 'doubted', attributedTo: 'lloyd-austin', date: '2023-01-11' }],
    });
  });
});
