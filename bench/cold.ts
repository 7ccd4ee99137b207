import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../src/types/errors.ts';
import { ARTICLE, spread, timesOf, type Row } from './measure.ts';

/** Run in the measured process before all else: tells its peak memory in kB when it ends. */
const REPORT = 'process.on("exit",()=>process.stderr.write("peak="+process.resourceUsage().maxRSS+"\\n"))';

/** The build of one article by the built command line, in a process of its own: start, loading and all. */
export function coldBuild(): Row[] {
  if (!existsSync('dist/cli/main.js')) throw new UserError('dist is missing; run "npm run build" first');
  const folder = mkdtempSync(join(tmpdir(), 'actorgraph-bench-'));
  const peaks: number[] = [];
  const build = () => {
    const report = `data:text/javascript,${encodeURIComponent(REPORT)}`;
    const args = ['--import', report, 'dist/cli/main.js', 'build', ARTICLE, '-o', join(folder, 'graph.json')];
    const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    peaks.push(Number(/peak=(\d+)/.exec(stderr)?.[1]) / 1024);
  };
  try {
    const bare = timesOf(5, () => void spawnSync(process.execPath, ['-e', '0']));
    return [
      ['start of Node alone', spread(bare)],
      ['cold build of one article', spread(timesOf(9, build))],
      ['  peak memory', `${Math.max(...peaks).toFixed(0)} MB`],
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
