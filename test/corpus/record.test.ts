import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay, recordOf } from '../../src/corpus/record.ts';

describe('recordOf', () => {
  it('takes the day of a date, null for what is not there, and names that the corpus uses', () => {
    expect(recordOf({ id: 7, body: 'x', date: '2024-05-01T10:00:00Z' }, 'c:1', { text: 'body' })).toEqual({
      where: 'c:1 (id 7)',
      id: 7,
      isNamed: true,
      title: null,
      date: '2024-05-01',
      source: null,
      url: null,
      content: { kind: 'text', text: 'x' },
    });
    expect(recordOf({ html: '<p>x' }, 'c:1')).toMatchObject({ content: { kind: 'html', html: '<p>x' } });
  });

  it('makes an id of date and text, the same wherever the record stands', () => {
    const [one, two, other] = [
      recordOf({ text: 'x', date: '2024-05-01' }, 'a:1'),
      recordOf({ text: 'x', date: '2024-05-01' }, 'b:9'),
      recordOf({ text: 'y', date: '2024-05-01' }, 'a:2'),
    ].map((record) => 'id' in record && record.id);
    expect(one).toBe('2024-05-01-2d711642b726');
    expect(two).toBe(one);
    expect(other).not.toBe(one);
  });

  it.each<[string, object, string]>([
    [
      'an endless id',
      JSON.parse('{"id":1e400,"text":"x"}') as object,
      'c:2: "id" is no finite number; write it as text',
    ],
    ['an id too large', { id: 2 ** 53, text: 'x' }, 'c:2: "id" is a number too large to be kept exactly'],
    ['an id that is none', { id: true, text: 'x' }, 'c:2: "id" is neither text nor number'],
    [
      'no text',
      { id: 1, body: 'x' },
      'c:2 (id 1): "text" is missing; add it as text, or say which field it is',
    ],
    [
      'a title that is none',
      { id: 'a', text: 'x', title: 3 },
      'c:2 (id "a"): "title" is no text; write text or null',
    ],
    [
      'a month that is none',
      { id: 1, text: 'x', date: '2023-13-45' },
      'c:2 (id 1): "date" is a day that is in no calendar',
    ],
    [
      'a date in words',
      { id: 1, text: 'x', date: 'May' },
      'c:2 (id 1): "date" is no date; write it like "2023-01-11", or null',
    ],
  ])('names line and id of a record with %s', (_, values, fault) => {
    expect(recordOf(values as Record<string, unknown>, 'c:2')).toMatchObject({
      fault: expect.stringContaining(fault) as string,
    });
  });

  it('is not misled by properties that every object has', () => {
    expect(recordOf({ text: 'x' }, 'c:1', { title: 'constructor' })).toMatchObject({ title: null });
  });
});

describe('isDay', () => {
  it('knows the days of the calendar', () => {
    const date = fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(fc.property(date, (one) => isDay(one.toISOString().slice(0, 10)) !== null));
    for (const none of ['2023-02-29', '2023-04-31', '2023-00-10', '2023-01-32'])
      expect(isDay(none)).toBeNull();
  });
});
