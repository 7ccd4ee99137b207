import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import compromise from 'compromise';
import winkModel from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { createParser } from '../src/parser/parser.ts';
import { bundleForBrowser } from '../test/helpers/bundle.ts';
import { findChromium, launch } from '../test/viewer/browser.ts';
import { measureLanguage, type LanguageSpeeds } from './language-speed.ts';
import { ARTICLE, median, timesOf, type Row } from './measure.ts';

const MODEL = 'data/model/actorgraph.model';
/** How often the article is said, so that a round takes long enough to be measured. */
const REPEATS = 20;

/** `npm run bench -- language`: speed, memory and size of the language engine, beside two JavaScript taggers. */
async function main(): Promise<void> {
  const body = readFileSync(ARTICLE, 'utf8').replace(/^---[^]*?---\s*/, '');
  const text = Array.from({ length: REPEATS }, () => body).join('\n\n');
  const bytes = readFileSync(MODEL);
  const model = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  print([...sizeRows(bytes, model), ...speedRows('Node', measureLanguage(model, text)), ...peerRows(text)]);
  const chromium = findChromium();
  if (chromium === null) process.stdout.write('Chromium: not found, not measured\n');
  else print(speedRows('Chromium', await measureInBrowser(chromium, bytes, text)));
}

function print(rows: readonly Row[]): void {
  for (const [name, value] of rows) process.stdout.write(`${name.padEnd(46)} ${value}\n`);
}

function sizeRows(bytes: Uint8Array, model: ArrayBuffer): Row[] {
  const megabytes = (count: number): string => `${(count / 1e6).toFixed(2)} MB`;
  const before = process.memoryUsage().rss;
  const parser = createParser(model);
  parser.parse('Japan and China met in Geneva.');
  return [
    ['model', megabytes(bytes.length)],
    ['model, gzipped', megabytes(gzipSync(bytes, { level: 9 }).length)],
    ['memory for a parser, besides the file', megabytes(process.memoryUsage().rss - before)],
  ];
}

function speedRows(place: string, speeds: LanguageSpeeds): Row[] {
  const perSecond = (speed: number): string => `${Math.round(speed).toLocaleString('en')} tokens/s`;
  return [
    [`${place}: load`, `${speeds.loadMilliseconds.toFixed(0)} ms`],
    [`${place}: sentences and tokens`, perSecond(speeds.segment)],
    [`${place}: tags, trees and names`, perSecond(speeds.analyse)],
    [`${place}: lemmas`, perSecond(speeds.lemmatize)],
    [`${place}: raw text to tree`, perSecond(speeds.whole)],
    [`${place}: checksum of ${speeds.tokens.toLocaleString('en')} tokens in CoNLL-U`, speeds.checksum],
  ];
}

/** The peers on the same text: both split and tag only, without trees. */
function peerRows(text: string): Row[] {
  const wink = winkNLP(winkModel, ['sbd', 'pos']);
  const tagWithWink = (): number => wink.readDoc(text).tokens().length();
  const tagWithCompromise = (): number => compromise(text).terms().length;
  const row = (name: string, tag: () => number): Row => {
    const tokens = tag();
    const time = median(timesOf(3, () => void tag()));
    return [name, `${Math.round((1000 * tokens) / time).toLocaleString('en')} tokens/s`];
  };
  return [row('wink-nlp: tags only', tagWithWink), row('compromise: tags only', tagWithCompromise)];
}

async function measureInBrowser(chromium: string, model: Uint8Array, text: string): Promise<LanguageSpeeds> {
  const code = await bundleForBrowser(resolve('bench/language-speed.ts'), 'bench');
  const browser = await launch(chromium);
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: code });
    return await page.evaluate(
      ([base64, input]) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const { bench } = globalThis as unknown as { bench: typeof import('./language-speed.ts') };
        return bench.measureLanguage(bytes.buffer, input);
      },
      [Buffer.from(model).toString('base64'), text] as const,
    );
  } finally {
    await browser.close();
  }
}

await main();
