import { describe, expect, it } from 'vitest';
import { readEvents } from '../../src/lexicon/ontology.ts';

describe('events.csv', () => {
  it('says whether people and bodies alone bring an event about, and to whom it is said', () => {
    const events = readEvents(
      'event,family,by,to\nAID,cooperation\nACCUSE,concern,actor\nREQUEST,concern,actor,actor',
    );
    expect([...events.values()].map(({ event, byActors, toActors }) => [event, byActors, toActors])).toEqual([
      ['AID', false, false],
      ['ACCUSE', true, false],
      ['REQUEST', true, true],
    ]);
  });

  it.each([
    ['AID,cooperation,storm', 'events.csv:2: by "storm" is unknown; write one of: (empty), actor'],
    ['AID,cooperation\nAID,conflict', 'events.csv:3: event "AID" stands twice; remove one line'],
  ])('refuses %j', (lines, message) => {
    expect(() => readEvents(`event,family,by,to\n${lines}`)).toThrow(message);
  });
});
