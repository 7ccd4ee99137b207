import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine, type Engine, type Resources } from '../pipeline.ts';
import { UserError } from '../types/errors.ts';
import { packagePath } from './package.ts';
import { parseHtml } from './parse-html.ts';

/**
 * The engine with the model and the lexicon of this package.
 *
 * @throws UserError where a file of `data` is missing or damaged.
 */
export function loadEngine(): Engine {
  return createEngine(loadResources());
}

/** What the engine knows, from the folder `data` of this package. */
export function loadResources(): Resources {
  try {
    const folder = packagePath('data/lexicon');
    const names = readdirSync(folder).filter((name) => name.endsWith('.csv'));
    return {
      parseHtml,
      // What was guessed goes where errors go, so that it mixes with no output.
      note: (line) => process.stderr.write(`actorgraph: ${line}\n`),
      model: bytesOf(packagePath('data/model/actorgraph.model')),
      reader: bytesOf(packagePath('data/model/reader.model')),
      coreference: readFileSync(packagePath('data/weights/coreference.csv'), 'utf8'),
      lexicon: Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')])),
    };
  } catch (error) {
    const path = (error as NodeJS.ErrnoException).path ?? packagePath('data');
    throw new UserError(`${path}: cannot be read; install actorgraph again`);
  }
}

function bytesOf(path: string): ArrayBuffer {
  const bytes = readFileSync(path);
  if (bytes.byteLength === bytes.buffer.byteLength) return bytes.buffer;
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}
