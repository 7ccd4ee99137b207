import { describe, expect, it } from 'vitest';
import { recordOf } from '../../src/cli/records.ts';

describe('recordOf', () => {
  it('takes the day of a date and null for what is not there', () => {
    expect(recordOf('{"id":7,"text":"x","date":"2024-05-01T10:00:00Z"}', 'c.jsonl', 1)).toEqual({
      id: 7,
      text: 'x',
      title: null,
      date: '2024-05-01',
    });
  });

  it.each<[string, string, string]>([
    ['no JSON', '{"id": 1, "text"', 'no JSON object; write one record a line, such as {"id":"1","text":"…"}'],
    ['no object', '[1]', 'no JSON object; write one record a line, such as {"id":"1","text":"…"}'],
    ['no id', '{"text": "x"}', '"id" is missing; add it as text or number'],
    ['no text', '{"id": 1}', '"text" is missing; add it as text'],
    ['a title that is none', '{"id": 1, "text": "x", "title": 3}', '"title" is no text; write text or null'],
    [
      'a date that is none',
      '{"id": 1, "text": "x", "date": "May"}',
      '"date" is no date; write it like "2023-01-11", or null',
    ],
  ])('names file and line of a record with %s', (_, line, fault) => {
    expect(() => recordOf(line, 'c.jsonl', 2)).toThrow(`c.jsonl:2: ${fault}`);
  });
});
