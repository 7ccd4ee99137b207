import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTriggers } from '../../src/relations/triggers.ts';

function committed(): Record<string, string> {
  const names = readdirSync('data/lexicon').filter((name) => name.endsWith('.csv'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(`data/lexicon/${name}`, 'utf8')]));
}

describe('createTriggers', () => {
  it('compiles the committed files', () => {
    const triggers = createTriggers(committed());
    expect(triggers.verbs.get('condemn')?.map(({ event }) => event)).toContain('ACCUSE');
    expect(triggers.nouns.get('invasion')?.[0]?.event).toBe('ASSAULT');
    expect(triggers.ontology.events.size).toBe(18);
  });

  it.each([
    ['verbs.csv', 'verb,event,target\nhug,KISS,', 'verbs.csv:2: event "KISS" is unknown'],
    ['verbs.csv', 'verb,event,target\nhug,SUPPORT,obj!', 'verbs.csv:2: slot "obj!" is unknown'],
    ['verbs.csv', 'verb,event,recip\nhug,SUPPORT,maybe', 'verbs.csv:2: recip "maybe" is unknown'],
    ['verbs.csv', 'verb,event\nhug,SUPPORT\nhug,SUPPORT', 'verbs.csv:3: "hug" stands in line 2'],
    ['support.csv', 'verb,effect\nhold,glues', 'support.csv:2: effect "glues" is unknown'],
    ['status.csv', 'word,pos,status\nmay,AUX,possible\nmay,AUX,planned', 'status.csv:3: "may" stands twice'],
    ['nouns.csv', 'noun,event,colour\nhug,SUPPORT,red', 'nouns.csv:1: unknown column "colour"'],
  ])('refuses a wrong line of %s and says where', (file, text, message) => {
    expect(() => createTriggers({ ...committed(), [file]: text })).toThrow(message);
  });

  it('takes a new line without any change of code', () => {
    const verbs = `${committed()['verbs.csv']}\nzorch,,,ASSAULT,,,obj,,\n`;
    expect(createTriggers({ ...committed(), 'verbs.csv': verbs }).verbs.get('zorch')?.[0]?.event).toBe(
      'ASSAULT',
    );
  });
});
