import { expect, test } from 'vitest';
import { assemble } from '../../src/graph/assemble.ts';
import type { Reading } from '../../src/types/reading.ts';
import { actorOf, articleOf, EVENT_CLASSES, readingOf, relationOf } from '../helpers/readings.ts';

/** "Smith" accuses "Iran" in an article of its own; nothing else is known of Smith. */
function reading(id: string, label: string): Reading {
  const article = articleOf(id, 'smith accused IRN.');
  const base = readingOf(article, ['smith', 'IRN'], [relationOf(article, 'smith', 'IRN')]);
  const smith = actorOf('smith', { kind: 'person', label, code: null, country: null });
  return { ...base, actors: { ...base.actors, actors: [actorOf('IRN'), smith] } };
}

const keysOf = (label: string): string[] =>
  assemble([reading('a', label), reading('b', label)], EVENT_CLASSES).nodes.map(({ key }) => key);

test('a surname alone is another person in every article, a full name the same', () => {
  expect(keysOf('Smith')).toEqual(['IRN', 'smith@a', 'smith@b']);
  expect(keysOf('Ann Smith')).toEqual(['IRN', 'smith']);
});
