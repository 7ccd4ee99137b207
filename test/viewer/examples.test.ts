import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TITLES } from '../../viewer/examples/examples.ts';

const FOLDER = new URL('../../viewer/examples/', import.meta.url);

test('the examples are offered under the titles of their files, all of them and in their order', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
  const titles = files
    .toSorted()
    .map((name) => [
      name.replace('.md', ''),
      /^title: (.+)$/m.exec(readFileSync(new URL(name, FOLDER), 'utf8'))?.[1],
    ]);
  expect(Object.entries(TITLES)).toEqual(titles);
});
