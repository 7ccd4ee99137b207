import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extractLine } from '../../src/graph/extract-line.ts';
import { readGraph } from '../../src/graph/file.ts';
import type { Operation } from '../../src/graph/patch-file.ts';
import { writePatch } from '../../src/graph/write-patch.ts';
import type { GraphStats } from '../../src/graph/stats.ts';
import type { EdgeAttributes } from '../../src/types/graph.ts';
import type { Relation } from '../../src/types/relation.ts';
import { actorgraph } from '../helpers/cli.ts';
import { articleOf, EVENT_CLASSES, readingOf, relationOf } from '../helpers/readings.ts';

// Commands over hand-made extract lines: no model is loaded.

let folder: string;
const at = (name: string) => join(folder, name);

/** An extract line of an article in which A acts upon B. */
function line(id: string, date: string, source: string, target: string, changes: Partial<Relation>): string {
  const article = { ...articleOf(id, `${source} did it to ${target}.`), date };
  const reading = readingOf(article, [source, target], [relationOf(article, source, target, changes)]);
  return JSON.stringify(extractLine(reading, EVENT_CLASSES));
}

const FRIENDLY = { family: 'cooperation', event: 'AID', label: 'helps', confidence: 0.9 } as const;
const LINES = [
  line('a', '2013-05-01', 'AAA', 'BBB', FRIENDLY),
  line('b', '2013-06-01', 'BBB', 'CCC', FRIENDLY),
  line('c', '2014-01-01', 'AAA', 'BBB', { confidence: 0.4 }),
  line('d', '2014-02-01', 'DDD', 'CCC', {}),
];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'actorgraph-graphs-'));
  writeFileSync(at('lines.jsonl'), `${LINES.join('\n')}\n`);
  expect((await actorgraph('merge', at('lines.jsonl'), '-o', at('all.json'))).code).toBe(0);
  for (const year of ['2013', '2014'])
    await actorgraph('export', at('all.json'), '-o', at(`${year}.json`), '--since', `${year}-01-01`, '--until', `${year}-12-31`); // prettier-ignore
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keys = (name: string): { nodes: string[]; edges: string[] } => {
  const { nodes, edges } = JSON.parse(readFileSync(at(name), 'utf8')) as Record<string, { key: string }[]>;
  return { nodes: nodes!.map(({ key }) => key), edges: edges!.map(({ key }) => key) };
};

describe('events', () => {
  it('are the same from lines, from the graph and in its export', async () => {
    const { out } = await actorgraph('events', at('lines.jsonl'));
    const rows = out.trim().split('\n');
    expect(JSON.parse(rows[0]!)).toMatchObject({
      date: '2013-05-01',
      actor: 'AAA',
      event: 'AID',
      article: 'a',
    });
    expect(rows).toHaveLength(4);
    const { out: ofGraph } = await actorgraph('events', at('all.json'));
    expect(ofGraph.trim().split('\n').toSorted()).toEqual(rows.toSorted());
    await actorgraph('export', at('all.json'), '-o', at('all.events.csv'));
    const table = csvParse(readFileSync(at('all.events.csv'), 'utf8'));
    const ids = ofGraph
      .trim()
      .split('\n')
      .map((row) => (JSON.parse(row) as { id: string }).id);
    expect(table.map(({ id }) => id)).toEqual(ids);
  });
});

describe('events of nothing', () => {
  it('are an error, as the merge of nothing is; an empty part is passed over', async () => {
    writeFileSync(at('empty.lines'), '');
    expect(await actorgraph('events', at('empty.lines'))).toEqual({
      code: 1,
      out: '',
      err: `actorgraph: ${at('empty.lines')}: empty; passed over\nactorgraph: there is no line and no graph in the input; nothing is written\n`,
    });
    const rest = await actorgraph('events', at('empty.lines'), at('lines.jsonl'));
    expect([rest.code, rest.out]).toEqual([0, (await actorgraph('events', at('lines.jsonl'))).out]);
  });
});

describe('merge', () => {
  it('gives the same bytes from lines, from graphs of parts in any order, and from both', async () => {
    writeFileSync(at('one.lines'), `${LINES[3]}\n${LINES[0]}\n`);
    writeFileSync(at('two.lines'), `${LINES[2]}\n${LINES[1]}\n`);
    await actorgraph('merge', at('one.lines'), '--no-layout', '-o', at('one.json'));
    await actorgraph('merge', at('two.lines'), at('one.json'), '-o', at('again.json'));
    expect(readFileSync(at('again.json'), 'utf8')).toBe(readFileSync(at('all.json'), 'utf8'));
  });

  it('names bad lines, merges the rest, and tells by its exit code', async () => {
    const broken = LINES[1]!.replace('"end":3', '"end":999');
    writeFileSync(at('bad.lines'), [LINES[0], '{"version":2', broken, LINES[3]].join('\n'));
    const { code, err } = await actorgraph('merge', at('bad.lines'), '-o', at('bad.json'));
    expect([code, keys('bad.json').edges]).toEqual([
      1,
      ['AAA|BBB|cooperation|AID', 'DDD|CCC|concern|ACCUSE'],
    ]);
    expect(err).toContain('bad.lines:2: no JSON');
    expect(err).toMatch(/bad\.lines:3: 0 to 999 lies outside the text of \d+ characters/);
  });

  it('passes over an empty part, and writes no graph of nothing', async () => {
    writeFileSync(at('none.lines'), '');
    const rest = await actorgraph('merge', at('none.lines'), at('lines.jsonl'), '-o', at('rest.json'));
    expect(rest).toMatchObject({ code: 0, err: expect.stringContaining('none.lines: empty; passed over\n') });
    expect(readFileSync(at('rest.json'))).toEqual(readFileSync(at('all.json')));
    const nothing = await actorgraph('merge', at('none.lines'), '-o', at('nothing.json'));
    expect(nothing).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        'actorgraph: there is no line and no graph in the input; nothing is written\n',
      ),
    });
    expect(existsSync(at('nothing.json'))).toBe(false);
  });

  it('refuses what is for build', async () => {
    writeFileSync(at('records.jsonl'), '{"id":1,"text":"AAA met BBB."}\n');
    const { code, err } = await actorgraph('merge', at('records.jsonl'), '-o', at('x.json'));
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/records\.jsonl:1: no line of "actorgraph extract"/),
    ]);
  });
});

describe('corrections', () => {
  const place = (article: string, source: string, target: string) => ({
    article,
    trigger: [4, 7] as const,
    source,
    target,
  });
  const OPERATIONS: readonly Operation[] = [
    { op: 'merge', actors: ['DDD'], into: 'AAA' },
    { op: 'rename', actor: 'BBB', label: 'Beland' },
    { op: 'delete', at: place('b', 'BBB', 'CCC') },
    { op: 'set', at: place('c', 'AAA', 'BBB'), to: { event: 'ASSAULT', family: 'conflict' } },
    { op: 'pin', actor: 'CCC', x: 0.123456, y: -3 },
  ];
  const patch = (name: string, ...more: Operation[]): string => {
    writeFileSync(at(name), writePatch('actorgraph', [...OPERATIONS, ...more]));
    return at(name);
  };

  it('are made before places are found: merged, renamed, deleted, set, pinned', async () => {
    const { code, err } = await actorgraph('merge', at('lines.jsonl'), '--patch', patch('p.json'), '--strict', '-o', at('p.graph.json')); // prettier-ignore
    expect([code, err]).toEqual([0, `${at('p.graph.json')}: 3 actors, 3 relations from 4 articles\n`]);
    const { nodes, edges } = readGraph(readFileSync(at('p.graph.json'), 'utf8'), 'p');
    expect(nodes.map(({ key, attributes: { label, aliases } }) => [key, label, aliases])).toEqual([
      ['AAA', 'AAA', ['AAA', 'DDD']],
      ['BBB', 'Beland', ['BBB']],
      ['CCC', 'CCC', ['CCC']],
    ]);
    expect(nodes[2]?.attributes).toMatchObject({ x: 0.123456, y: -3 });
    const articles = ({ evidence }: EdgeAttributes) => evidence.map(({ article }) => article);
    expect(edges.map(({ key, attributes: to }) => [key, to.quad, to.score, articles(to)])).toEqual([
      ['AAA|BBB|conflict|ASSAULT', 'material conflict', -9, ['c']],
      ['AAA|BBB|cooperation|AID', 'material cooperation', 10, ['a']],
      ['AAA|CCC|concern|ACCUSE', 'verbal conflict', -3, ['d']],
    ]);
    expect((await actorgraph('validate', at('p.graph.json'))).code).toBe(0);
  });

  it('are made before the graph is filtered, and pin without a layout too', async () => {
    await actorgraph('merge', at('lines.jsonl'), '--patch', patch('p.json'), '--no-layout', '--actors', 'AAA', '--families', 'concern', '-o', at('q.json')); // prettier-ignore
    expect(keys('q.json')).toEqual({ nodes: ['AAA', 'CCC'], edges: ['AAA|CCC|concern|ACCUSE'] });
    const { nodes } = readGraph(readFileSync(at('q.json'), 'utf8'), 'q');
    expect(nodes[1]?.attributes).toMatchObject({ x: 0.123456, y: -3 });
  });

  it('that match nothing are named and left out; --strict tells by the exit code', async () => {
    const stale = patch('stale.json', { op: 'hide', actor: 'ZZZ' }, { op: 'delete', at: place('c', 'AAA', 'BBB') }, { op: 'delete', at: place('c', 'AAA', 'BBB') }); // prettier-ignore
    const told =
      `actorgraph: ${stale}: 6: hide: there is no actor ZZZ; left out\n` +
      `actorgraph: ${stale}: 8: delete: nothing stands at c 4-7 between AAA and BBB; left out\n` +
      `${at('s.json')}: 3 actors, 2 relations from 4 articles\n`;
    for (const [options, expected] of [
      [[], 0],
      [['--strict'], 1],
    ] as const) {
      rmSync(at('s.json'), { force: true });
      const { code, err } = await actorgraph('merge', at('lines.jsonl'), '--patch', stale, ...options, '-o', at('s.json')); // prettier-ignore
      expect([code, err]).toEqual([expected, told]);
      expect(keys('s.json').edges).toEqual(['AAA|BBB|cooperation|AID', 'AAA|CCC|concern|ACCUSE']);
    }
  });

  it.each<[string, readonly string[], number, RegExp]>([
    ['a patch that is missing', ['--patch', 'none.json'], 1, /^actorgraph: none\.json: [^\n]+\n$/],
    ['a patch that is none', ['--patch', 'package.json'], 1, /^actorgraph: package\.json: "[^\n]+expected an actorgraph patch, version 1\n$/], // prettier-ignore
    ['--strict alone', ['--strict'], 2, /^actorgraph: --strict: [^\n]+add --patch FILE\n$/],
  ])('refuse %s before anything is read', async (_, options, expected, message) => {
    for (const command of ['build', 'merge']) {
      const { code, err } = await actorgraph(command, at('no-such-input.txt'), ...options, '-o', at('never.json')); // prettier-ignore
      expect([code, err]).toEqual([expected, expect.stringMatching(message)]);
    }
    expect(existsSync(at('never.json'))).toBe(false);
  });
});

describe('filters', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['days', ['--since', '2014-01-01'], ['AAA|BBB|concern|ACCUSE', 'DDD|CCC|concern|ACCUSE']],
    ['confidence', ['--min-confidence', '0.6'], ['AAA|BBB|cooperation|AID', 'BBB|CCC|cooperation|AID']],
    ['families', ['--families', 'concern'], ['AAA|BBB|concern|ACCUSE', 'DDD|CCC|concern|ACCUSE']],
    ['actors', ['--actors', 'ddd'], ['DDD|CCC|concern|ACCUSE']],
    ['evidence', ['--min-evidence', '2'], []],
  ])('by %s keep what is asked for', async (_, options, expected) => {
    await actorgraph('merge', at('lines.jsonl'), ...options, '-o', at('part.json'));
    expect(keys('part.json').edges).toEqual(expected);
    expect((await actorgraph('validate', at('part.json'))).code).toBe(0);
  });

  it('name an actor that nobody is', async () => {
    const { code, err } = await actorgraph(
      'export',
      at('all.json'),
      '-o',
      at('x.json'),
      '--actors',
      'Nobody',
    );
    expect([code, err]).toEqual([
      1,
      'actorgraph: no actor is called "Nobody"; give a key such as JPN or a name\n',
    ]);
  });
});

describe('the format of an export', () => {
  const exported = async (...options: string[]): Promise<[number | null, string]> => {
    const { code, err } = await actorgraph('export', at('all.json'), ...options);
    return [code, err];
  };
  it('by its name stands beside the graph, with its ending', async () => {
    expect(await exported('--to', 'gexf')).toEqual([
      0,
      `${at('all.gexf')}: 4 actors, 4 relations from 4 articles\n`,
    ]);
    await exported('-o', at('by-ending.gexf'));
    expect(readFileSync(at('all.gexf'), 'utf8')).toBe(readFileSync(at('by-ending.gexf'), 'utf8'));
  });
  it('has to be told, be known and agree with the file', async () => {
    expect(await exported()).toEqual([2, 'actorgraph: export: name a file with -o, or a format with --to\n']);
    expect((await exported('--to', 'xls'))[1]).toMatch(/unknown format "xls"; name one of: json, gexf, /);
    expect(await exported('--to', 'gexf', '-o', at('x.json'))).toEqual([
      2,
      `actorgraph: ${at('x.json')}: --to gexf ends in .gexf\n`,
    ]);
  });
});

describe('filters that leave nothing', () => {
  it.each(['export', 'merge'])('are told by %s, which writes an empty graph', async (command) => {
    const { code, err } = await actorgraph(
      command,
      at('all.json'),
      '-o',
      at('left.json'),
      '--min-evidence',
      '9',
    );
    expect([code, keys('left.json')]).toEqual([0, { nodes: [], edges: [] }]);
    expect(err).toBe(
      `actorgraph: the filters leave nothing of the graph\n${at('left.json')}: 0 actors, 0 relations from 0 articles\n`,
    );
  });
});

describe('questions', () => {
  it('stats tells actors, pairs and months', async () => {
    const found = JSON.parse((await actorgraph('stats', at('all.json'), '--json')).out) as GraphStats;
    expect(found).toMatchObject({
      articles: 4,
      actors: 4,
      relations: 4,
      evidence: 4,
      days: ['2013-05-01', '2014-02-01'],
      families: { concern: 2, cooperation: 2 },
      events: { ACCUSE: 2, AID: 2 },
    });
    expect(found.topDyads[0]).toMatchObject({
      actors: ['AAA', 'BBB'],
      evidence: 2,
      families: { concern: 1, cooperation: 1 },
    });
    expect(found.months.map(({ month }) => month)).toEqual(['2013-05', '2013-06', '2014-01', '2014-02']);
    expect(found.topActors.reduce((sum, { rank }) => sum + rank, 0)).toBeCloseTo(1, 3);
    expect((await actorgraph('stats', at('all.json'), '--top', '1')).out).toMatch(/^AAA and BBB +2 /m);
  });

  it('actors tells what was joined, and why', async () => {
    const article = articleOf('u', 'AAA and UNO');
    const { actors: told, ...reading } = readingOf(article, ['AAA', 'UNO'], []);
    const named = told.actors.map((actor) =>
      actor.key === 'UNO' ? { ...actor, label: 'United Nations', aliases: ['UN', 'world body'] } : actor,
    );
    const uno = extractLine({ ...reading, actors: { ...told, actors: named } }, EVENT_CLASSES);
    writeFileSync(at('uno.lines'), JSON.stringify(uno));
    await actorgraph('merge', at('uno.lines'), '-o', at('uno.json'));
    const { out } = await actorgraph('actors', at('uno.json'));
    expect(out.split('\n')[0]).toBe('1 actor with several names or perhaps several');
    expect(out).toMatch(/United Nations +UNO +1 +UN \(initials\), world body \(known\)/);
    expect(JSON.parse((await actorgraph('actors', at('uno.json'), '--json')).out)).toMatchObject([
      { key: 'UNO', names: ['United Nations', 'UN', 'world body'], reasons: ['initials', 'known'] },
    ]);
  });

  it('diff tells what appeared, vanished and changed its sign', async () => {
    const found = JSON.parse(
      (await actorgraph('diff', at('2013.json'), at('2014.json'), '--json')).out,
    ) as object;
    expect(found).toMatchObject({
      actors: { appeared: ['DDD'], vanished: [] },
      relations: {
        appeared: [{ key: 'AAA|BBB|concern|ACCUSE' }, { key: 'DDD|CCC|concern|ACCUSE' }],
        vanished: [{ key: 'AAA|BBB|cooperation|AID' }, { key: 'BBB|CCC|cooperation|AID' }],
      },
      changed: [{ actors: ['AAA', 'BBB'], before: 'cooperative', after: 'adverse' }],
    });
  });

  it('diff calls actors by name, with the key where two have one name', async () => {
    const labels = { AAA: 'Aland', BBB: 'Beland', CCC: 'Aland', DDD: 'Deland' };
    const operations = Object.entries(labels).map(
      ([actor, label]) => ({ op: 'rename', actor, label }) as const,
    );
    writeFileSync(at('names.json'), writePatch('all', operations));
    for (const year of ['2013', '2014'])
      await actorgraph('merge', at(`${year}.json`), '--patch', at('names.json'), '-o', at(`n${year}.json`));
    const { out } = await actorgraph('diff', at('n2013.json'), at('n2014.json'));
    expect(out).toMatch(/^1 actor that appeared: Deland$/m);
    expect(out).toMatch(/^Aland \(AAA\) +Beland +concern +ACCUSE +1$/m);
    expect(out).toMatch(/^Beland +Aland \(CCC\) +cooperation +AID +1$/m);
    expect(out).toMatch(/^Aland \(AAA\) and Beland +cooperative +adverse$/m);
  });

  it('path tells each step with a sentence', async () => {
    const { out } = await actorgraph('path', at('all.json'), 'aaa', 'DDD');
    expect(out).toBe(
      `AAA -> BBB: ACCUSE, actual, told 1 time\n  2014-01-01 c: AAA did it to BBB.\n` +
        `BBB -> CCC: AID, actual, told 1 time\n  2013-06-01 b: BBB did it to CCC.\n` +
        `DDD -> CCC: ACCUSE, actual, told 1 time\n  2014-02-01 d: DDD did it to CCC.\n`,
    );
    expect((await actorgraph('path', at('2013.json'), 'AAA', 'DDD')).err).toMatch(/no actor is called "DDD"/);
  });

  it('validate names what is wrong', async () => {
    writeFileSync(
      at('wrong.json'),
      readFileSync(at('all.json'), 'utf8').replace('"target":"BBB"', '"target":"ZZZ"'),
    );
    const { code, out, err } = await actorgraph('validate', at('lines.jsonl'), at('wrong.json'));
    expect([code, out]).toEqual([1, `${at('lines.jsonl')}: valid, 4 lines\n`]);
    expect(err).toMatch(/wrong\.json: edge "[^"]+": there is no node "ZZZ"/);
  });
});

describe('score', () => {
  it('says what is expected where a file is empty', async () => {
    writeFileSync(at('empty.gold'), '\n');
    writeFileSync(at('empty.json'), '');
    const told = async (...files: string[]) => (await actorgraph('score', ...files.map(at))).err;
    expect(await told('lines.jsonl', 'empty.gold')).toBe(
      `actorgraph: ${at('empty.gold')}: empty; expected one annotated record a line, {"id", "text", "relations": […]}, for lines; see: actorgraph score --help\n`,
    );
    expect(await told('all.json', 'empty.gold')).toBe(
      `actorgraph: ${at('empty.gold')}: empty; expected a gold graph, {"actors": […], "sentences": […]}, for a graph file; see: actorgraph score --help\n`,
    );
    expect(await told('empty.json', 'empty.gold')).toBe(
      `actorgraph: ${at('empty.json')}: no graph file and no lines of "actorgraph extract"\n`,
    );
  });

  it('of lines fails where the F1 is lower than asked for', async () => {
    const text = 'AAA did it to BBB.';
    const end = (word: string) => ({
      start: text.indexOf(word),
      end: text.indexOf(word) + 3,
      text: word,
      means: [],
    });
    const relation = { source: end('AAA'), target: end('BBB'), joint: false, event: 'AID', family: 'cooperation', status: 'actual', trigger: end('did'), speaker: null }; // prettier-ignore
    writeFileSync(at('gold.jsonl'), JSON.stringify({ id: 'a', text, relations: [relation] }));
    const good = await actorgraph('score', at('lines.jsonl'), at('gold.jsonl'), '--min-f1', '100');
    expect([good.code, good.err]).toEqual([0, '']);
    // As some editors store it.
    const wide = `\uFEFF${JSON.stringify({ id: 'a', text, relations: [relation] })}`;
    writeFileSync(at('gold-16.jsonl'), wide, 'utf16le');
    expect(await actorgraph('score', at('lines.jsonl'), at('gold-16.jsonl'))).toMatchObject({
      code: 0,
      out: good.out,
    });
    writeFileSync(
      at('gold.jsonl'),
      JSON.stringify({ id: 'a', text, relations: [{ ...relation, event: 'ASSAULT' }] }),
    );
    const bad = await actorgraph('score', at('lines.jsonl'), at('gold.jsonl'), '--min-f1', '50');
    expect([bad.code, bad.err]).toEqual([1, 'actorgraph: F1 0 is lower than 50\n']);
  });

  it('of a graph counts evidence that is right and relations that are found', async () => {
    const gold = {
      actors: [
        { id: 'AAA', name: 'A', aliases: [] },
        { id: 'BBB', name: 'B', aliases: [] },
      ],
      sentences: [
        {
          anchor: 'AAA did it',
          relations: [{ source: 'BBB', target: 'AAA', families: ['cooperation'], symmetric: true }],
        },
      ],
    };
    writeFileSync(at('a.lines'), LINES[0]!);
    await actorgraph('merge', at('a.lines'), '-o', at('a.json'));
    writeFileSync(at('gold.json'), JSON.stringify(gold));
    const { code, out } = await actorgraph('score', at('a.json'), at('gold.json'), '--json');
    expect([code, JSON.parse(out)]).toEqual([
      0,
      {
        f1: 1,
        evidence: { right: 1, all: 1 },
        relations: { right: 1, all: 1 },
        actors: { right: 2, all: 2 },
        actorsNotInGold: [],
        byFamily: { cooperation: { right: 1, all: 1 } },
        errors: [],
      },
    ]);
  });
});

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('for %s knows commands and options', async (shell) => {
    const { out } = await actorgraph('completion', shell);
    expect(out).toContain('build');
    expect(out).toContain(shell === 'fish' ? '-l min-confidence' : '--min-confidence');
  });

  it('for another shell is refused', async () => {
    expect((await actorgraph('completion', 'cmd')).err).toMatch(
      /unknown shell "cmd"; name one of: bash, zsh, fish/,
    );
  });
});
