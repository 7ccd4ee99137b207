import { spawnSync } from 'node:child_process';
import { findChromium, REMEDY } from '../viewer/browser.ts';

// Part of `npm test`: finds a Chromium for the browser tests, else installs one, else says in one line how to.

/** Tried in this order; Debian's package brings the libraries along that Playwright's own browser needs. */
const INSTALLERS: readonly (readonly [needsRoot: boolean, command: string])[] = [
  [true, 'apt-get update && apt-get install --yes --no-install-recommends chromium'],
  [false, 'npx playwright-core install chromium'],
];

if (!findChromium()) {
  for (const [needsRoot, command] of INSTALLERS) {
    if (needsRoot && process.getuid?.() !== 0) continue;
    process.stderr.write(`no Chromium found; installing one: ${command}\n`);
    spawnSync(command, { shell: true, stdio: ['ignore', 'ignore', 'ignore'], timeout: 300_000 });
    if (findChromium()) break;
  }
}
if (!findChromium()) {
  process.stderr.write(`${REMEDY}\n`);
  process.exitCode = 1;
}
