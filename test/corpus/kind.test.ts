import { describe, expect, it } from 'vitest';
import { kindOf, type Kind } from '../../src/corpus/kind.ts';

const kind = (name: string, head: string): Kind => kindOf(name, Buffer.from(head, 'latin1'));

describe('kindOf', () => {
  it.each<[string, string, Kind]>([
    ['a.txt', 'China warned Taiwan.', 'text'],
    ['story', 'China warned Taiwan.', 'text'],
    ['a.txt', '{"not": "a corpus", says its name', 'text'],
    ['a.md', '---\ntitle: x\n---\n', 'text'],
    ['a.html', 'no tag at all', 'html'],
    ['page', '\n<!DOCTYPE html><html>', 'html'],
    ['page.xml', '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', 'html'],
    ['c.jsonl', '{"id":1}', 'jsonl'],
    ['c.json', '\u00ef\u00bb\u00bf{"id":1}', 'jsonl'],
    ['standard input', '{ "text":"x"}', 'jsonl'],
    ['c.csv', 'id,text', 'csv'],
    ['c.TSV', 'id\ttext', 'tsv'],
    ['feed.xml', '<?xml version="1.0"?>\n<!-- x -->\n<rss version="2.0">', 'feed'],
    ['feed', '<feed xmlns="http://www.w3.org/2005/Atom">', 'feed'],
    ['c.parquet', 'PAR1\u0015', 'parquet'],
    ['g.json', '{\n"attributes":{"generator":"actorgraph', 'graph'],
    ['l.jsonl', '{"version":2,"id":"a","title":null', 'lines'],
  ])('takes %s that begins with %j as %s', (name, head, expected) => {
    expect(kind(name, head)).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['a.pdf', '%PDF-1.7', 'a.pdf: a PDF; make text of it first, as by: pdftotext FILE.pdf FILE.txt'],
    [
      'a.docx',
      'PK\u0003\u0004',
      'a.docx: a ZIP archive or office document; unpack it, or save it as text or HTML',
    ],
    [
      'a.json',
      '[{"id":1}]',
      "a.json: a JSON array; write one record a line, as by: jq -c '.[]' FILE.json > FILE.jsonl",
    ],
    [
      'map.xml',
      '<?xml version="1.0"?><urlset>',
      'map.xml: XML with the root <urlset>; only RSS and Atom are read',
    ],
    ['a.yaml', 'id: 1', 'a.yaml: unknown kind of file; give .txt, .md,'],
    ['a.tar', `${'x'.repeat(257)}ustar`, 'a.tar: a tar archive; unpack it and give the folder'],
  ])('refuses %s by name and remedy', (name, head, message) => {
    expect(() => kind(name, head)).toThrow(message);
  });
});
