import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** How to get a browser, in one line. */
export const REMEDY: string =
  'No Chromium found for the browser tests: run "npx playwright-core install chromium" (on Debian as root: ' +
  '"apt-get install chromium"), or set CHROMIUM_PATH.';

/** Returns the path of a Chromium: `CHROMIUM_PATH`, the system's, else Playwright's own; null where there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  const candidates = named === undefined || named === '' ? [...PATHS, chromium.executablePath()] : [named];
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** Starts a headless Chromium that draws WebGL in software and talks to nobody outside. */
export function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    timeout: 60_000,
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  });
}
