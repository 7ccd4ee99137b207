import { describe, expect, test } from 'vitest';
import { readConllu, surfaceTokens, toConllu } from '../../src/parser/conllu.ts';
import { UserError } from '../../src/types/errors.ts';

const row = (...columns: (string | number)[]): string => columns.join('\t');
const SOURCE = [
  '# newdoc id = d1',
  '# newpar',
  '# sent_id = d1-1',
  '# text = They don’t.',
  row(1, 'They', 'they', 'PRON', 'PRP', '_', 2, 'nsubj', '_', '_'),
  row('2-3', 'don’t', '_', '_', '_', '_', '_', '_', '_', 'SpaceAfter=No'),
  row(2, 'do', 'do', 'VERB', 'VBP', '_', 0, 'root', '_', '_'),
  row(3, 'n’t', 'not', 'PART', 'RB', '_', 2, 'advmod', '_', '_'),
  row('3.1', 'go', 'go', 'VERB', 'VB', '_', '_', '_', '_', '_'),
  row(4, '.', '.', 'PUNCT', '.', '_', 2, 'punct', '_', '_'),
  '',
  '# newpar',
  '# sent_id = d1-2',
  '# text = Go',
  row(1, 'Go', 'go', 'VERB', 'VB', '_', 0, 'root', '_', '_'),
  '',
  '',
].join('\n');

describe('reading', () => {
  test('text, offsets, heads and multiword tokens', () => {
    const [document] = readConllu(SOURCE);
    expect(document?.id).toBe('d1');
    expect(document?.text).toBe('They don’t.\n\nGo');
    const [first, second] = document?.sentences ?? [];
    expect(first?.tokens.map((t) => document?.text.slice(t.start, t.end))).toEqual([
      'They',
      'do',
      'n’t',
      '.',
    ]);
    expect(first?.tokens.map((t) => t.head)).toEqual([1, -1, 1, 1]);
    expect(first?.surface).toEqual([
      [0, 0],
      [1, 2],
      [3, 3],
    ]);
    expect([first?.id, second?.start, second?.end]).toEqual(['d1-1', 13, 15]);
  });

  test('a file without documents or comments is one document', () => {
    const plain = `${row(1, 'Hi', '_', '_', '_', '_', '_', '_', '_', '_')}\r\n`;
    expect(readConllu(plain)).toMatchObject([
      { id: null, text: 'Hi', sentences: [{ tokens: [{ form: 'Hi', head: -1 }] }] },
    ]);
  });

  test.each([
    ['too few columns', '1\tHi', /f\.conllu, line 1: expected the 10 tab-separated columns/],
    [
      'no number',
      row('x', 'Hi', '_', '_', '_', '_', 0, 'root', '_', '_'),
      /line 1: .*starting with a token number/,
    ],
    [
      'a head out of range',
      row(1, 'Hi', '_', '_', '_', '_', 5, 'root', '_', '_'),
      /line 1: expected a head from 0 to 1, got "5"/,
    ],
    ['numbers out of order', row(2, 'Hi', '_', '_', '_', '_', 0, 'root', '_', '_'), /renumber/],
  ])('refuses %s', (_, source, message) => {
    expect(() => readConllu(source, 'f.conllu')).toThrow(UserError);
    expect(() => readConllu(source, 'f.conllu')).toThrow(message);
  });
});

describe('writing', () => {
  test('reading what was written gives the same', () => {
    const [document] = readConllu(SOURCE);
    const written = toConllu(document?.sentences ?? [], document?.text ?? '');
    const [again] = readConllu(written);
    expect(again?.text).toBe(document?.text);
    expect(again?.sentences.map((s) => s.tokens)).toEqual(document?.sentences.map((s) => s.tokens));
    expect(again?.sentences.map((s) => s.surface)).toEqual(document?.sentences.map((s) => s.surface));
    expect(written).toContain('2-3\tdon’t\t_');
    expect(written).toContain('# text = They don’t.');
  });

  test('ids and multiword tokens of the treebank stay, though their words spell otherwise', () => {
    const source = [
      '# newdoc id = d',
      '# newpar',
      '# sent_id = d-7',
      '# text = its late',
      row('1-2', 'its', '_', '_', '_', '_', '_', '_', '_', '_'),
      row(1, 'it', 'it', 'PRON', 'PRP', '_', 3, 'nsubj', '_', '_'),
      row(2, "'s", 'be', 'AUX', 'VBZ', '_', 3, 'cop', '_', '_'),
      row(3, 'late', 'late', 'ADJ', 'JJ', '_', 0, 'root', '_', '_'),
      '\n',
    ].join('\n');
    const [document] = readConllu(source);
    expect(toConllu(document?.sentences ?? [], document?.text ?? '', document?.id)).toBe(source);
  });

  test('clitics join their host, quotation marks do not', () => {
    const spell = (...forms: string[]): { form: string; start: number; end: number }[] => {
      let end = 0;
      return forms.map((form) => ({ form, start: end, end: (end += form.length) }));
    };
    expect(surfaceTokens(spell('China', "'s"))).toEqual([[0, 1]]);
    expect(surfaceTokens(spell('would', "n't", "'ve"))).toEqual([[0, 2]]);
    expect(surfaceTokens(spell('"', "'s"))).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });
});
