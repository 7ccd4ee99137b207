import { describe, expect, it } from 'vitest';
import { loadResources } from '../../src/node/engine.ts';
import { createEngine } from '../../src/pipeline.ts';

/** What is read with one more line for a verb that no text has ever had. */
function read(line: string, text: string): string[] {
  const resources = loadResources();
  const verbs = `${resources.lexicon['verbs.csv']!.trimEnd()}\n${line}\n`;
  const engine = createEngine({ ...resources, lexicon: { ...resources.lexicon, 'verbs.csv': verbs } });
  return engine
    .read(engine.articleFromText(text, { id: 'a' }))
    .relations.map(({ source, target, event }) => `${source} -> ${target} ${event}`);
}

describe('a line for a new verb tells the reader what it means', () => {
  it.each(['ACCUSE', 'ASSAULT', 'AID'])('%s', (event) => {
    const line = `zorch,,,${event},,,,,`;
    expect(read(line, 'Iran zorched Israel.')).toEqual([`IRN -> ISR ${event}`]);
    expect(read(line, 'Israel was zorched by Iran on Monday.')).toEqual([`IRN -> ISR ${event}`]);
  });

  it('and without it the reader may guess by the sentence alone, but not what the line would say', () => {
    const guessed = read('', 'Israel was zorched by Iran on Monday.');
    expect(guessed).not.toContain('IRN -> ISR ACCUSE');
    expect(guessed).not.toContain('IRN -> ISR AID');
  });
});
