import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CorpusRecord, Fault, FieldNames } from '../../src/corpus/record.ts';
import { readRecords } from '../../src/node/corpus.ts';
import { findInputs } from '../../src/node/inputs.ts';

let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'actorgraph-corpus-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is found in files, short: `id|date|text`, or the fault without the folder. */
async function found(
  paths: readonly string[],
  fields: FieldNames = {},
  mayRepeat: boolean = false,
): Promise<string[]> {
  const list: string[] = [];
  for await (const one of readRecords(await findInputs(paths), { fields, mayRepeat })) list.push(short(one));
  return list;
}

function short(one: CorpusRecord | Fault): string {
  if ('fault' in one) return one.fault.replaceAll(`${folder}/`, '');
  const { content } = one;
  const text = content.kind === 'text' ? content.text : content.kind;
  return `${one.id}|${one.date ?? ''}|${text}`;
}

describe('JSON Lines', () => {
  it('are read past bad records, each named by line and id; a byte order mark is no part of them', async () => {
    const lines = [
      '\uFEFF{"id":"a","text":"A","date":"2024-05-01"}',
      '',
      '{"id":"b","text":',
      '{"id":"c","text":"C","date":"2023-13-45"}',
      '{"id":"a","text":"other"}',
      '[1]',
      '{"id":1,"text":"D"}',
      '{"id":"1","text":"E"}',
      '{"id":2,"text":"F","fault":"a field like any other"}',
    ];
    writeFileSync(at('c.jsonl'), lines.join('\r\n'));
    expect(await found([at('c.jsonl')])).toEqual([
      'a|2024-05-01|A',
      expect.stringMatching(/^c\.jsonl:3: no JSON \(.+\); write one record a line, such as/) as string,
      'c.jsonl:4 (id "c"): "date" is a day that is in no calendar; write it like "2023-01-11", or null',
      expect.stringMatching(
        /^c\.jsonl:5 \(id "a"\): the id stands twice, first at .*c\.jsonl:1 \(id "a"\);/,
      ) as string,
      'c.jsonl:6: no JSON object; write one record a line, such as {"id":"1","text":"…"}',
      '1||D',
      expect.stringMatching(/^c\.jsonl:8 \(id "1"\): the id stands twice/) as string,
      '2||F',
    ]);
  });

  it('may be packed by gzip or zstd, in several members; what is cut off is told', async () => {
    const [one, two] = ['{"id":1,"text":"A"}\n', '{"id":2,"text":"B"}\n'];
    writeFileSync(at('p.jsonl.gz'), Buffer.concat([gzipSync(one), gzipSync(two)]));
    expect(await found([at('p.jsonl.gz')])).toEqual(['1||A', '2||B']);
    writeFileSync(at('cut.jsonl.gz'), gzipSync(one).subarray(0, 20));
    expect(await found([at('cut.jsonl.gz')])).toEqual([
      expect.stringMatching(/^cut\.jsonl\.gz: damaged or cut off \(.+\); get it again$/) as string,
    ]);
    // Two frames of zstd, each with its text as it is.
    const frame = (text: string) =>
      Buffer.concat([
        Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x20, text.length, (text.length << 3) | 1, text.length >> 5, 0]),
        Buffer.from(text),
      ]);
    writeFileSync(at('z.jsonl.zst'), Buffer.concat([frame(one), frame(two)]));
    expect(await found([at('z.jsonl.zst')])).toEqual(['1||A', '2||B']);
  });

  it('without a text in any record are told once; where one has it, each that lacks it', async () => {
    const lines = [1, 2, 3].map((id) => JSON.stringify({ id, body: 'A' }));
    writeFileSync(at('body.jsonl'), lines.join('\n'));
    const lack = (id: number) =>
      `body.jsonl:${id} (id ${id}): "text" is missing; add it as text, or say which field it is, as by --field text=body (it has: id, body)`;
    expect(await found([at('body.jsonl')])).toEqual([lack(1)]);
    expect(await found([at('body.jsonl')], {}, true)).toEqual([lack(1), lack(2), lack(3)]);
    writeFileSync(at('body.jsonl'), [...lines, '{"id":4,"text":"B"}', '{"id":5,"body":"C"}'].join('\n'));
    expect(await found([at('body.jsonl')])).toEqual([lack(1), lack(2), lack(3), '4||B', lack(5)]);
  });

  it('without ids get them of date and text; the same twice on one day is one', async () => {
    const line = '{"date":"2024-05-01","text":"A"}';
    writeFileSync(at('noid.jsonl'), `${line}\n${line}\n`);
    expect(await found([at('noid.jsonl')])).toEqual(['2024-05-01-559aead08264|2024-05-01|A']);
  });
});

describe('tables', () => {
  it('are read by their header, with commas, semicolons or tabs, and line breaks in quotes', async () => {
    writeFileSync(at('t.csv'), '\uFEFFid,date,body\n1,2024-05-01,"A, ""b""\nc"\n2,,\n');
    expect(await found([at('t.csv')], { text: 'body' })).toEqual(['1|2024-05-01|A, "b"\nc', '2||']);
    writeFileSync(at('s.csv'), 'id;text\n1;A, b\n');
    expect(await found([at('s.csv')])).toEqual(['1||A, b']);
    writeFileSync(at('t.tsv'), 'id\ttext\n1\tHe said "no".\n');
    expect(await found([at('t.tsv')])).toEqual(['1||He said "no".']);
  });

  it('are read past lines that do not fit the header', async () => {
    writeFileSync(at('bad.csv'), 'id,text\n1,A,too much\n2,B\n');
    expect(await found([at('bad.csv')])).toEqual([
      expect.stringMatching(/^bad\.csv:\d: Invalid Record Length.*; give every line the cells/) as string,
      '2||B',
    ]);
  });

  it('without a column of texts are told once', async () => {
    writeFileSync(at('notext.csv'), 'id,body\n1,A\n2,B\n3,C\n');
    expect(await found([at('notext.csv')])).toEqual([
      'notext.csv:2 (id "1"): "text" is missing; add it as text, or say which field it is, as by --field text=body (it has: id, body)',
    ]);
  });
});

describe('feeds', () => {
  it('give headline and text without mark-up, day and id', async () => {
    writeFileSync(
      at('rss.xml'),
      `<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title>
      <item><title>Iran &amp; Iraq</title><guid>g1</guid><pubDate>Mon, 02 Jan 2023 23:30:00 -0500</pubDate>
      <description>&lt;p&gt;First.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;&lt;p&gt;Second&lt;br&gt;third.&lt;/p&gt;</description></item>
      </channel></rss>`,
    );
    expect(await found([at('rss.xml')])).toEqual(['g1|2023-01-02|Iran & Iraq\n\nFirst.\n\nSecond\n\nthird.']);
    writeFileSync(
      at('atom.xml'),
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>urn:1</id><title>A</title>
      <updated>2023-01-02T00:00:00Z</updated><summary>S.</summary></entry></feed>`,
    );
    expect(await found([at('atom.xml')])).toEqual(['urn:1|2023-01-02|A\n\nS.']);
  });
});

describe('files and folders', () => {
  it('are found in order; those of other kinds are passed over; one name in two folders makes two ids', async () => {
    mkdirSync(at('news/x'), { recursive: true });
    mkdirSync(at('news/y'));
    for (const name of ['x/a.txt', 'y/a.txt', 'b.md', 'p.png', '.hidden.txt'])
      writeFileSync(at(`news/${name}`), 'T.');
    const ids = async (...args: string[]) => (await findInputs(args)).map(({ id }) => id);
    expect(await ids(at('news'))).toEqual(['b', 'x-a', 'y-a']);
    expect(await ids(at('news/*/a.txt'))).toEqual(['x-a', 'y-a']);
    expect(await ids(at('news/x/a.txt'), at('news/x/a.txt'))).toEqual(['a']);
    expect(await found([at('news/b.md')])).toEqual(['b||file']);
    await expect(findInputs([at('none.txt')])).rejects.toThrow('none.txt: no such file; check the path');
  });

  it('that are for merge are refused by that name', async () => {
    writeFileSync(at('g.json'), '{"attributes":{}}');
    writeFileSync(at('l.jsonl'), '{"version":2,"id":1}');
    expect(await found([at('g.json'), at('l.jsonl')])).toEqual([
      'g.json: a graph file; give it to "actorgraph merge", "view" or "export"',
      'l.jsonl: lines of "actorgraph extract"; give them to "actorgraph merge"',
    ]);
  });
});

const hasPyarrow = (() => {
  try {
    execFileSync('python3', ['-c', 'import pyarrow'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!hasPyarrow)('Parquet (needs python3 with pyarrow)', () => {
  it('gives the records of every row group', async () => {
    const script = `
import datetime, pyarrow, pyarrow.parquet
rows = [{"id": i, "date": datetime.date(2024, 5, i), "text": "T%d" % i, "other": [1]} for i in (1, 2, 3)]
pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), ${JSON.stringify(at('c.parquet'))}, row_group_size=2, compression="zstd")`;
    execFileSync('python3', ['-c', script]);
    expect(await found([at('c.parquet')])).toEqual(['1|2024-05-01|T1', '2|2024-05-02|T2', '3|2024-05-03|T3']);
    expect(await found([at('c.parquet')], { text: 'words' })).toEqual([
      expect.stringMatching(/^c\.parquet:1 \(id "1"\): "words" is missing/) as string,
    ]);
  });
});
