import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Graph from 'graphology';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGraph } from '../../src/graph/file.ts';
import { writePatch } from '../../src/graph/write-patch.ts';
import { actorgraph, actorgraphProcess } from '../helpers/cli.ts';

const ARTICLE = 'data/articles/2023-01-11-us-japan-security.md';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actorgraph-cli-'));
  writeFileSync(at('short.txt'), 'China warned Taiwan on Monday. Japan criticized China.\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('build', () => {
  it('writes a graph that graphology opens, the same bytes each time', async () => {
    const first = await actorgraph('build', ARTICLE, '-o', at('a.json'));
    expect([first.code, first.out]).toEqual([0, '']);
    expect(first.err).toMatch(/a\.json: \d+ actors, \d+ relations from 1 article\n$/);
    await actorgraph('build', ARTICLE, '-o', at('b.json'));
    const text = readFileSync(at('a.json'), 'utf8');
    expect(readFileSync(at('b.json'), 'utf8')).toBe(text);
    const graph = readGraph(text, 'a.json');
    expect(Graph.from(structuredClone(graph) as never).order).toBe(graph.nodes.length);
    expect(graph.attributes.articles[0]).toMatchObject({
      id: '2023-01-11-us-japan-security',
      date: '2023-01-11',
    });
  });

  it('of several articles is the merge of the graphs of each, and leaves no draft behind', async () => {
    await actorgraph('build', at('short.txt'), '-o', at('two.json'));
    await actorgraph('build', ARTICLE, at('short.txt'), '-o', at('both.json'));
    expect((await actorgraph('merge', at('two.json'), at('a.json'), '-o', at('merged.json'))).code).toBe(0);
    expect(readFileSync(at('merged.json'), 'utf8')).toBe(readFileSync(at('both.json'), 'utf8'));
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('with corrections is what merge makes of the lines with the same', async () => {
    const operations = [
      { op: 'rename', actor: 'CHN', label: 'PRC' },
      { op: 'hide', actor: 'JPN' },
    ] as const;
    writeFileSync(at('patch.json'), writePatch('actorgraph', operations));
    writeFileSync(at('short.lines'), (await actorgraph('extract', at('short.txt'))).out);
    const finish = ['--patch', at('patch.json'), '--strict', '-o'];
    expect((await actorgraph('build', at('short.txt'), ...finish, at('c.json'))).code).toBe(0);
    expect((await actorgraph('merge', at('short.lines'), ...finish, at('d.json'))).code).toBe(0);
    const text = readFileSync(at('c.json'), 'utf8');
    expect(readFileSync(at('d.json'), 'utf8')).toBe(text);
    const { nodes, edges } = readGraph(text, 'c.json');
    expect(nodes.map(({ attributes }) => attributes.label)).toEqual(['PRC', 'Taiwan']);
    expect(edges.map(({ key }) => key)).toEqual(['CHN|TWN|conflict|THREATEN']);
  });

  it('writes another format by the extension, here two tables', async () => {
    const { err } = await actorgraph('build', at('short.txt'), '-o', at('g.csv'));
    expect(err).toBe(`${at('g.nodes.csv')}, ${at('g.edges.csv')}: 3 actors, 2 relations from 1 article\n`);
    expect(readFileSync(at('g.nodes.csv'), 'utf8')).toMatch(/^Id,Label,kind,/);
    expect(readFileSync(at('g.edges.csv'), 'utf8')).toMatch(/^Source,Target,Type,Id,Label,/);
  });
});

describe('extract', () => {
  it('prints one line for each record, in order, ids kept', async () => {
    const records = [
      { id: 7, text: 'Japan criticized China.', title: 'A', date: '2024-05-01' },
      { id: 'b', text: '' },
      { id: 'a', text: 'Japan criticized China.' },
    ];
    writeFileSync(at('corpus.jsonl'), `${records.map((record) => JSON.stringify(record)).join('\n')}\n\n`);
    const { code, out } = await actorgraph('extract', at('corpus.jsonl'));
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect([code, lines.map((line) => line['id'])]).toEqual([0, [7, 'b', 'a']]);
    expect(lines[0]).toMatchObject({ title: 'A', date: '2024-05-01' });
    expect(lines[1]).toMatchObject({ version: 2, id: 'b', title: null, actors: [], relations: [], text: '' });
    expect(lines[2]).toMatchObject({
      actors: [{ key: 'CHN' }, { key: 'JPN', mentions: [{ start: 0, end: 5, form: 'name' }] }],
      relations: [
        { source: 'JPN', target: 'CHN', event: 'ACCUSE', start: 0, end: 23, trigger: { start: 6, end: 16 } },
      ],
    });
  });

  it('with --each has a line for every record, whatever is wrong with it', async () => {
    const records = ['{"id":1,"text":"A"}', '{"id":', '{"id":1,"text":"B"}', '{"text":"C"}', '{"text":"C"}'];
    writeFileSync(at('each.jsonl'), records.join('\n'));
    const { code, out } = await actorgraph('extract', at('each.jsonl'), '--each', '--title', '^x');
    expect([
      code,
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ]).toEqual([
      1,
      [null, { fault: expect.stringMatching(/each\.jsonl:2: no JSON/) as string }, null, null, null],
    ]);
  });

  it('reads an article or a corpus from standard input', async () => {
    const article = JSON.parse(actorgraphProcess(['extract', '-'], 'Japan criticized China.').out) as {
      id: string;
    };
    expect(article.id).toBe('stdin');
    const record = JSON.parse(
      actorgraphProcess(['extract', '-'], '{"id":3,"text":"Japan criticized China."}').out,
    ) as object;
    expect(record).toMatchObject({ id: 3, relations: [{ source: 'JPN', target: 'CHN' }] });
  });
});

describe('parse and explain', () => {
  it('print CoNLL-U, and keep the tokens of CoNLL-U', async () => {
    const parsed = (await actorgraph('parse', at('short.txt'))).out;
    expect(parsed).toMatch(/^1\tChina\tChina\tPROPN\t/m);
    writeFileSync(
      at('gold.conllu'),
      '# text = Do it\n1\tDo\t_\t_\t_\t_\t_\t_\t_\t_\n2\tit\t_\t_\t_\t_\t_\t_\t_\t_\n\n',
    );
    const again = (await actorgraph('parse', at('gold.conllu'), '--input', 'conllu')).out;
    expect(again.split('\n').filter((line) => /^\d/.test(line))).toHaveLength(2);
  });

  it('say why a sentence yields a relation', async () => {
    expect((await actorgraph('explain', 'Japan criticized China.')).out).toMatch(/JPN -> CHN: ACCUSE/);
  });
});

describe('mistakes', () => {
  it.each<[string, readonly string[], number, RegExp]>([
    ['no command', [], 2, /Usage: actorgraph/],
    ['an unknown command', ['bild'], 2, /unknown command 'bild'/],
    ['an unknown option', ['build', 'x.txt', '--fast'], 2, /unknown option '--fast'/],
    ['no article', ['build'], 2, /missing required argument/],
    [
      'an unknown format',
      ['build', 'x.txt', '-o', 'x.pdf'],
      2,
      /^actorgraph: x\.pdf: unknown format; name a file ending in \.json,/,
    ],
    ['a missing path', ['build', 'none.txt'], 1, /^actorgraph: none\.txt: no such file; check the path\n$/],
    [
      'a folder without articles',
      ['build', 'src/cli'],
      1,
      /^actorgraph: src\/cli: a folder without articles; expected [^\n]+\n$/,
    ],
    [
      'a pattern for nothing',
      ['build', 'src/*.txt'],
      1,
      /^actorgraph: src\/\*\.txt: no file matches [^\n]+\n$/,
    ],
    ['no text to explain', ['explain', ' '], 2, /^actorgraph: explain: an empty text; [^\n]+\n$/],
    [
      'an impossible day',
      ['build', 'x.txt', '--since', '2023-02-30'],
      2,
      /Expected a day such as 2023-01-11/,
    ],
    ['a probability of 2', ['merge', 'x.json', '--min-confidence', '2'], 2, /Expected a number from 0 to 1/],
    ['an unknown family', ['merge', 'x.json', '--families', 'war'], 2, /"war" is none; allowed: cooperation/],
    ['an unknown field', ['build', 'x.txt', '--field', 'body=text'], 2, /Expected one of id, title/],
    [
      'a missing corpus',
      ['extract', 'none.jsonl'],
      1,
      /^actorgraph: none\.jsonl: no such file; check the path\n$/,
    ],
    ['no graph', ['view', ARTICLE], 1, /^actorgraph: [^\n]+\.md: no JSON; expected a graph file[^\n]+\n$/],
    [
      'a missing folder',
      ['build', ARTICLE, '-o', 'no/such/g.json'],
      1,
      /^actorgraph: no\/such\/g\.json: no such folder;[^\n]+\n$/,
    ],
  ])('%s: one line, no stack trace', async (_, args, code, message) => {
    const run = await actorgraph(...args);
    expect(run.err).toMatch(message);
    expect([run.code, run.out]).toEqual([code, '']);
    expect(run.err).not.toMatch(/^\s+at /m);
  });

  it('a bad article among good ones is named, the rest built, the exit code tells', async () => {
    writeFileSync(at('empty.txt'), '');
    const run = await actorgraph('build', at('short.txt'), at('empty.txt'), '-o', at('rest.json'));
    expect(run.code).toBe(1);
    expect(run.err).toContain('empty.txt: empty; give a file with the text of an article\n');
    expect(run.err).toContain('actorgraph: 1 article could not be read, 1 could\n');
    await actorgraph('build', at('short.txt'), '-o', at('whole.json'));
    expect(readFileSync(at('rest.json'), 'utf8')).toBe(readFileSync(at('whole.json'), 'utf8'));
  });

  it('one name in two folders, and one text under two names, are told apart and said', async () => {
    for (const name of ['x', 'y']) {
      mkdirSync(at(name));
      writeFileSync(at(`${name}/same.txt`), 'China warned Taiwan.');
    }
    const { code, err } = await actorgraph('build', at('x'), at('y'), '-o', at('twins.json'));
    expect(code).toBe(0);
    expect(err).toContain('2 files with a name that another has: called by folder, too, as x-same, y-same\n');
    expect(err).toContain('1 article of 2 with the text of another; each counts by itself\n');
  });

  it('where nothing can be read, nothing is written', async () => {
    const run = await actorgraph('build', at('empty.txt'), '-o', at('none.json'));
    expect([run.code, existsSync(at('none.json'))]).toEqual([1, false]);
    writeFileSync(at('old.jsonl'), '{"id":1,"date":"2020-01-01","text":"China warned Taiwan."}\n');
    const late = await actorgraph('build', at('old.jsonl'), '--since', '2999-01-01', '-o', at('none.json'));
    expect(late).toMatchObject({
      code: 1,
      err: 'actorgraph: the filters leave no article; nothing is written\n',
    });
    expect(existsSync(at('none.json'))).toBe(false);
  });

  it('an input without an article is told, but for a part of a corpus that may be empty', async () => {
    writeFileSync(at('nothing.jsonl'), '\n');
    const nothing = 'actorgraph: there is no article in the input that can be read; nothing is written\n';
    expect(await actorgraph('extract', at('nothing.jsonl'))).toEqual({ code: 1, out: '', err: nothing });
    expect(await actorgraph('extract', at('nothing.jsonl'), '--each')).toEqual({ code: 0, out: '', err: '' });
    writeFileSync(at('old.jsonl'), '{"id":1,"date":"2020-01-01","text":"China warned Taiwan."}\n');
    const late = ['extract', at('old.jsonl'), '--since', '2999-01-01'];
    const left = 'actorgraph: the filters leave no article; nothing is written\n';
    expect(await actorgraph(...late)).toEqual({ code: 1, out: '', err: left });
    expect(await actorgraph(...late, '--each')).toEqual({ code: 0, out: 'null\n', err: '' });
  });
});

describe('help', () => {
  it('tells the commands and how to use them', async () => {
    const { code, out } = await actorgraph('--help');
    expect(code).toBe(0);
    for (const name of ['build', 'extract', 'merge', 'parse', 'view', 'explain', 'Examples:'])
      expect(out).toContain(name);
  });
});
