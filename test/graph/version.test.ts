import { expect, test } from 'vitest';
import { GENERATOR } from '../../src/graph/merge.ts';
import { packageVersion } from '../../src/node/package.ts';

test('graph files name the version in package.json (else run: npm run build)', () => {
  expect(GENERATOR).toBe(`actorgraph ${packageVersion()}`);
});
