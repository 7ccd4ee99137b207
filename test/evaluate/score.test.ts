import { describe, expect, it } from 'vitest';
import {
  readGold,
  ReadingScore,
  reportReading,
  type GoldRecord,
  type Told,
} from '../../src/evaluate/index.ts';
import type { Level, Kind } from '../../src/evaluate/match.ts';

const TEXT =
  '😀 Iran attacked Israel and met its ally. Then five people praised Oman, said the minister of Chad.';

type Raw = Record<string, unknown>;

function span(words: string, means: string[] = []): Raw {
  const start = Array.from(TEXT.slice(0, TEXT.indexOf(words))).length;
  return { start, end: start + words.length, text: words, means };
}

function relation(source: Raw, event: string, target: Raw, trigger: string, more: Raw = {}): Raw {
  const family = { ASSAULT: 'conflict', AFFIL: 'affiliation', ADVERSE: 'concern' }[event] ?? 'cooperation';
  const fixed = { status: 'actual', joint: false, speaker: null };
  return { source, target, event, family, trigger: span(trigger), ...fixed, ...more };
}

function gold(...relations: Raw[]): GoldRecord {
  return readGold(JSON.stringify({ id: 'a', text: TEXT, relations }), 'gold.jsonl')[0]!;
}

const places = (...words: string[]) =>
  words.map((word) => ({ start: TEXT.indexOf(word), end: TEXT.indexOf(word) + word.length }));

const ACTORS: Told['actors'] = [
  { key: 'IRN', label: 'Iran', kind: 'state', code: 'IRN', mentions: places('Iran') },
  { key: 'ISR', label: 'Israel', kind: 'state', code: 'ISR', mentions: places('Israel') },
  { key: 'OMN', label: 'Oman', kind: 'state', code: 'OMN', mentions: places('Oman') },
  { key: 'TCD', label: 'Chad', kind: 'state', code: 'TCD', mentions: places('the minister of Chad') },
  { key: 'people', label: 'people', kind: 'group', code: null, mentions: places('five people') },
];

function said(
  source: string,
  event: string | null,
  target: string | null,
  trigger: string,
  more: Raw = {},
): Told['relations'][number] {
  const family = event === 'ASSAULT' ? 'conflict' : event === null ? 'affiliation' : 'cooperation';
  const fixed = {
    undirected: false,
    status: 'actual',
    attributedTo: null,
    confidence: 0.5,
    sourceSpan: null,
    targetSpan: null,
  };
  return {
    source,
    target,
    event,
    family,
    trigger: places(trigger)[0],
    ...fixed,
    ...more,
  } as Told['relations'][number];
}

function scored(record: GoldRecord, relations: Told['relations'], floor = 0): ReadingScore {
  const score = new ReadingScore(floor);
  score.add(record, { actors: ACTORS, relations });
  return score;
}

function counts(score: ReadingScore, kind: Kind, level: Level): string {
  const { right, told, gold } = score.kinds[kind][level];
  return `${right} of ${told} told, ${gold} asked`;
}

const ATTACK = relation(span('Iran'), 'ASSAULT', span('Israel'), 'attacked');
const PRAISE = relation(span('five people'), 'SUPPORT', span('Oman'), 'praised', {
  speaker: span('minister'),
});

describe('score of a reading', () => {
  it('counts what is right at each level, by offsets in UTF-16 units', () => {
    const score = scored(gold(ATTACK, PRAISE), [
      said('IRN', 'ASSAULT', 'ISR', 'attacked'),
      said('people', 'CONSULT', 'OMN', 'praised'),
      said('OMN', 'CONSULT', 'people', 'praised'),
    ]);
    expect(counts(score, 'event relations', 'triple')).toBe('1 of 3 told, 2 asked');
    expect(counts(score, 'event relations', 'family')).toBe('2 of 3 told, 2 asked');
    expect(counts(score, 'event relations', 'dyad')).toBe('2 of 3 told, 2 asked');
    expect(counts(score, 'named', 'triple')).toBe('1 of 1 told, 1 asked');
  });

  it('takes a joint relation either way, and what is told twice once', () => {
    const meeting = relation(span('Iran'), 'CONSULT', span('its ally', ['Oman']), 'met', { joint: true });
    const told = [
      said('OMN', 'CONSULT', 'IRN', 'met', { undirected: true }),
      said('IRN', 'CONSULT', 'OMN', 'met', { undirected: true }),
    ];
    expect(counts(scored(gold(meeting), told), 'event relations', 'triple')).toBe('1 of 1 told, 1 asked');
  });

  it('finds whom a phrase stands for by name', () => {
    const meeting = relation(span('Iran'), 'CONSULT', span('its ally', ['Oman']), 'met');
    const right = scored(gold(meeting), [said('IRN', 'CONSULT', 'OMN', 'met')]);
    const wrong = scored(gold(meeting), [said('IRN', 'CONSULT', 'ISR', 'met')]);
    expect(counts(right, 'event relations', 'triple')).toBe('1 of 1 told, 1 asked');
    expect(counts(wrong, 'event relations', 'pair')).toBe('0 of 1 told, 1 asked');
  });

  it('neither asks for what one annotator wrote alone, nor counts it wrong', () => {
    const record = gold({ ...ATTACK, optional: true }, PRAISE);
    const score = scored(record, [said('IRN', 'ASSAULT', 'ISR', 'attacked')]);
    expect(counts(score, 'event relations', 'triple')).toBe('0 of 0 told, 1 asked');
    expect(score.errors.map(({ kind, event }) => `${kind} ${event}`)).toEqual(['missed SUPPORT']);
  });

  it('leaves out what has no recipient or is less sure than asked', () => {
    const told = [said('IRN', 'ASSAULT', null, 'attacked'), said('IRN', 'ASSAULT', 'ISR', 'attacked')];
    expect(counts(scored(gold(ATTACK), told), 'all', 'triple')).toBe('1 of 1 told, 1 asked');
    expect(counts(scored(gold(ATTACK), told, 0.6), 'all', 'triple')).toBe('0 of 0 told, 1 asked');
  });

  it('keeps affiliations and attitudes apart from events', () => {
    const record = gold(
      relation(span('minister'), 'AFFIL', span('Chad'), 'minister'),
      relation(span('Iran'), 'ADVERSE', span('Israel'), 'attacked'),
    );
    const score = scored(record, [
      said('people', null, 'TCD', 'minister', { sourceSpan: places('minister')[0] }),
      said('IRN', null, 'ISR', 'attacked', { family: 'concern' }),
    ]);
    expect(counts(score, 'affiliations', 'triple')).toBe('1 of 1 told, 1 asked');
    expect(counts(score, 'attitudes', 'triple')).toBe('1 of 1 told, 1 asked');
    expect(counts(score, 'event relations', 'triple')).toBe('0 of 0 told, 0 asked');
  });

  it('tells status and speaker of what is right', () => {
    const score = scored(gold(ATTACK, PRAISE), [
      said('IRN', 'ASSAULT', 'ISR', 'attacked', { status: 'planned' }),
      said('people', 'SUPPORT', 'OMN', 'praised', { attributedTo: 'TCD' }),
    ]);
    expect(score.status).toEqual({ right: 1, all: 2 });
    expect(score.speaker).toEqual({ right: 2, all: 2 });
    expect([...score.byStatus].map(([name, { right, told, gold }]) => [name, right, told, gold])).toEqual([
      ['actual', 1, 1, 2],
      ['planned', 0, 1, 0],
    ]);
  });

  it.each([
    [
      'no mention',
      'no such trigger',
      relation(span('ally'), 'ASSAULT', span('Israel'), 'attacked'),
      said('IRN', 'AID', 'OMN', 'said'),
    ],
    ['wrong event', 'wrong event', ATTACK, said('IRN', 'AID', 'ISR', 'attacked')],
    ['direction', 'direction', ATTACK, said('ISR', 'ASSAULT', 'IRN', 'attacked')],
    ['no trigger', 'no such trigger', ATTACK, said('IRN', 'AID', 'OMN', 'met')],
    ['wrong mention', 'wrong ends', ATTACK, said('IRN', 'ASSAULT', 'OMN', 'attacked')],
  ])('says why: %s, %s', (missed, wrong, annotated, told) => {
    const { errors } = scored(gold(annotated), [told]);
    expect(errors.map(({ kind, cause }) => [kind, cause])).toEqual([
      ['missed', missed],
      ['wrong', wrong],
    ]);
  });

  it('says where both ends have a part, but not with each other', () => {
    const told = [said('IRN', 'ASSAULT', 'OMN', 'attacked'), said('ISR', 'ASSAULT', 'OMN', 'attacked')];
    expect(scored(gold(ATTACK), told).errors[0]?.cause).toBe('wrong role');
  });

  it('is reported as tables, by the length of sentences too', () => {
    const score = new ReadingScore();
    const record = gold(ATTACK);
    score.add(record, { actors: ACTORS, relations: [] }, [{ start: 0, end: 42, words: 9 }]);
    const lines = reportReading(score, 1);
    expect(lines).toContain('  up to 15 words           P   0.0  R   0.0  F1   0.0  right 0  told 0  gold 1');
    expect(lines).toContain('    a: Iran ASSAULT Israel (attacked)\n      ' + TEXT);
  });
});

describe('annotated records', () => {
  it('are refused by file and line', () => {
    expect(() => readGold('{"id":1,"text":"a","relations":[]}\n{"id":2}', 'x.jsonl')).toThrow(
      'x.jsonl:2: no annotated record; expected {"id", "text", "relations": [{"source", "target", "event", …}]}',
    );
  });
});
