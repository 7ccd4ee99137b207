import { spawnSync } from 'node:child_process';
import { accessSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeGraph } from '../graph/file.ts';
import type { Engine } from '../pipeline.ts';
import { UserError } from '../types/errors.ts';

/**
 * Measures the graph of the one article that has a graph written by hand, by the scorer that comes with it.
 *
 * @param shared the folder with `articles`, `gold` and `eval`.
 * @returns what the scorer prints: what is wrong and what is missed, then the counts.
 * @throws Error of Node where the data are missing, with their path; UserError where Python is.
 */
export function evaluateArticle(shared: string, engine: Engine): string {
  const scorer = join(shared, 'eval/score_article.py');
  const gold = join(shared, 'gold/us-japan-2023.json');
  const path = join(shared, 'articles/us-japan-2023.txt');
  for (const file of [scorer, gold, path]) accessSync(file);
  const article = engine.articleFromText(readFileSync(path, 'utf8'), { id: 'us-japan-2023' });
  const folder = mkdtempSync(join(tmpdir(), 'actorgraph-'));
  try {
    const graph = join(folder, 'graph.json');
    writeFileSync(graph, writeGraph(engine.assemble([engine.read(article)])));
    const scored = spawnSync('python3', [scorer, graph, gold, path, '-v'], { encoding: 'utf8' });
    if (scored.status !== 0) {
      throw new UserError(
        `${scorer}: failed (${scored.error?.message ?? scored.stderr.trim()}); it needs python3`,
      );
    }
    return scored.stdout.trimEnd();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
