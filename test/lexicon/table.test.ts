import { describe, expect, it } from 'vitest';
import { alternatives, oneOf, readTable } from '../../src/lexicon/table.ts';
import { UserError } from '../../src/types/errors.ts';

const COLUMNS = { required: ['word'], optional: ['kind', 'note'] } as const;
const read = (text: string) => readTable('words.csv', text, COLUMNS);

describe('readTable', () => {
  it('gives every declared column and the line numbers of the file', () => {
    const rows = read('# a comment\nword,kind\n\nred,colour\n# another\n"one, two",number\nbare\n');
    expect(rows.map(({ line, cells }) => [line, cells.word, cells.kind, cells.note])).toEqual([
      [4, 'red', 'colour', ''],
      [6, 'one, two', 'number', ''],
      [7, 'bare', '', ''],
    ]);
  });

  it('takes a byte order mark, Windows line ends and spaces around cells', () => {
    expect(read('\uFEFFword , kind\r\n red , colour \r\n')[0]?.cells).toEqual({
      word: 'red',
      kind: 'colour',
      note: '',
    });
  });

  it.each([
    ['no header', '# nothing\n', 'words.csv: no header line; the first line must name the columns: word'],
    ['unknown column', 'word,knd\n', 'words.csv:1: unknown column "knd"; the columns are: word, kind, note'],
    ['missing column', '# x\nkind\n', 'words.csv:2: column "word" is missing; add it to the header line'],
    ['repeated column', 'word,word\n', 'words.csv:1: column "word" stands twice; remove one'],
    [
      'superfluous cell',
      'word\nred,blue\n',
      'words.csv:2: 2 cells, but the header names 1; put a cell with a comma in quotes',
    ],
    ['empty cell', 'word,kind\n,colour\n', 'words.csv:2: cell "word" is empty; fill it or remove the line'],
    ['open quote', 'word\n"red\n', 'words.csv:2: a quoted cell does not end on its line'],
    ['curly apostrophe', 'word\nCote d\u2019Ivoire\n', 'words.csv:2: character U+2019 cannot be used'],
    ['no-break space', 'word\na\u00A0b\n', 'words.csv:2: character U+00A0 cannot be used'],
    ['tab', 'word\na\tb\n', 'words.csv:2: character U+0009 cannot be used'],
  ])('refuses %s', (_, text, message) => {
    expect(() => read(text)).toThrow(UserError);
    expect(() => read(text)).toThrow(message);
  });
});

describe('cells', () => {
  it('splits alternatives', () => {
    expect(alternatives('a | b||c')).toEqual(['a', 'b', 'c']);
    expect(alternatives('')).toEqual([]);
  });

  it('names the words that a cell may hold', () => {
    const [row] = read('word,kind\nred,color\n');
    expect(() => oneOf(row!, 'kind', ['', 'colour'])).toThrow(
      'words.csv:2: kind "color" is unknown; write one of: (empty), colour',
    );
  });
});
