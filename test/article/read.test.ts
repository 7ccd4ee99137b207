import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleFromText, readArticle } from '../../src/article/index.ts';
import { parseHtml } from '../../src/node/parse-html.ts';
import type { Article } from '../../src/types/article.ts';
import { UserError } from '../../src/types/errors.ts';
import { RULES } from '../helpers/rules.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string, name: string) => readArticle(bytesOf(text), name, RULES, { parseHtml });

/** The blocks as `kind: words`. */
function blocksOf({ text, blocks }: Article): string[] {
  return blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

const PASTED = `ADVERTISEMENT

Ruritania, Freedonia Sign Fishing Pact

The deal ends a quarrel of ten years.

Foreign ministers Ana Bel, left, and Otto Kern sign the pact in Strelsau on March 5.Photographer: Jo Lee/Example Images
Foreign ministers Ana Bel, left, and Otto Kern sign the pact in Strelsau on March 5. Photographer: Jo Lee/Example Images

Ruritania and Freedonia signed a pact on Tuesday, officials said.

What Comes Next

Parliaments vote in May. “We are confident,” Bel said.

(Updates with quotes in last paragraph)

More stories like this are available on example.com

©2024 Example News L.P.
`;

describe('plain text', () => {
  it('tells news from boilerplate in a pasted article', async () => {
    const article = await read(PASTED, 'news/Fishing Pact.txt');
    expect(blocksOf(article)).toEqual([
      'boilerplate: ADVERTISEMENT',
      'title: Ruritania, Freedonia Sign Fishing Pact',
      'deck: The deal ends a quarrel of ten years.',
      'caption: Foreign ministers Ana Bel, left, and Otto Kern sign the pact in Strelsau on March 5.',
      'boilerplate: Photographer: Jo Lee/Example Images',
      'boilerplate: Foreign ministers Ana Bel, left, and Otto Kern sign the pact in Strelsau on March 5.',
      'boilerplate: Photographer: Jo Lee/Example Images',
      'paragraph: Ruritania and Freedonia signed a pact on Tuesday, officials said.',
      'subhead: What Comes Next',
      'paragraph: Parliaments vote in May. “We are confident,” Bel said.',
      'boilerplate: (Updates with quotes in last paragraph)',
      'boilerplate: More stories like this are available on example.com',
      'boilerplate: ©2024 Example News L.P.',
    ]);
    expect(article).toMatchObject({
      id: 'fishing-pact',
      title: 'Ruritania, Freedonia Sign Fishing Pact',
      date: '2024-03-05',
      source: 'Example News L.P.',
      url: null,
      text: PASTED,
    });
  });

  it('joins lines that are wrapped by hand and keeps every other line alone', async () => {
    const wrapped = `The two governments said on Monday that they would meet again
in June to settle what is left of the quarrel over the river,
which has run for ten years and has cost both of them dearly in
trade.

Short Line
Another line of its own that ends here.`;
    expect(blocksOf(await read(wrapped, 'a.txt'))).toHaveLength(3);
  });

  it('cuts a dateline off and takes agency and day from it', async () => {
    const text = `STRELSAU, March 5 (Example) - Ruritania closed its border on Friday.\n\n© 2024 Example Wire. All rights reserved.`;
    const article = await read(text, 'a.txt');
    expect(blocksOf(article).slice(0, 2)).toEqual([
      'boilerplate: STRELSAU, March 5 (Example) -',
      'paragraph: Ruritania closed its border on Friday.',
    ]);
    expect(article).toMatchObject({ title: null, date: '2024-03-05', source: 'Example' });
  });

  it('keeps a byte order mark and line ends of Windows out of the blocks', async () => {
    const article = await read('\uFEFFA Title Here\r\n\r\nA sentence stands here.\r\n', 'a.txt');
    expect(article.text.startsWith('A Title')).toBe(true);
    expect(blocksOf(article)).toEqual(['title: A Title Here', 'paragraph: A sentence stands here.']);
  });

  it('reads one sentence as a paragraph', () => {
    const article = articleFromText('Ruritania attacks Freedonia', { id: '7' }, RULES);
    expect(blocksOf(article)).toEqual(['paragraph: Ruritania attacks Freedonia']);
  });

  it('covers all text but white space, without overlap, whatever the text', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        'By Ann Lee',
        'A sentence ends.',
        'Photo: X',
        'ROME (AP) - So.',
        '© 2020 A',
        'May 3',
      ),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\r\n', '\n\n'), (lines, end) => {
        const text = lines.join(end);
        const { blocks } = articleFromText(text, { id: 'a' }, RULES);
        let at = 0;
        for (const block of blocks) {
          expect(text.slice(at, block.start).trim()).toBe('');
          expect(block.end).toBeGreaterThan(block.start);
          at = block.end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
});

describe('a line that says whose words follow', () => {
  it('is no subhead', async () => {
    const text =
      'Pact signed\n\nNorway signed the pact.\n\nFurther details:\n\nIt is long.\n\nThe minister said:\n\nWe hope for peace.';
    expect(blocksOf(await read(text, 'a.txt'))).toEqual([
      'title: Pact signed',
      'paragraph: Norway signed the pact.',
      'subhead: Further details:',
      'paragraph: It is long.',
      'paragraph: The minister said:',
      'paragraph: We hope for peace.',
    ]);
  });
});

describe('dates', () => {
  it.each<[string, string, string | null]>([
    ['a line of its own', 'Published January 11, 2023\n\nThey met. It rained.', '2023-01-11'],
    ['a European line', '11 January 2023 09:30 GMT\n\nThey met.', '2023-01-11'],
    ['a whole dateline', 'PARIS, Jan. 11, 2023 (Agency) -- They met.', '2023-01-11'],
    [
      'the only date of the first paragraph',
      'They met on January 11, 2023, in Paris.\n\nIt rained.',
      '2023-01-11',
    ],
    ['a day and the year of the copyright', 'They met on Jan. 11.\n\n© 2023 News', '2023-01-11'],
    ['two days and a copyright', 'They met on Jan. 11 and left on Jan. 12.\n\n© 2023 News', null],
    ['a day without any year', 'They met on Jan. 11.', null],
    ['two whole dates', 'They met on January 11, 2023, and on May 2, 2021.', null],
    ['a date of the past further down', 'They met again.\n\nThe treaty is of January 19, 1960.', null],
    ['a day that no calendar has', 'Published February 30, 2023\n\nThey met.', null],
    ['no date', 'They may meet 11 times.', null],
  ])('of %s', async (_, text, date) => {
    expect((await read(text, 'a.txt')).date).toBe(date);
  });
});

describe('Markdown', () => {
  it('takes the facts from the front matter and the words without their marks', async () => {
    const article = await read(
      `---\ntitle: "A pact: signed"\ndate: 2024-03-05\nsource: Example\nurl: null\n---\n\n## Background\n\nThe **two** sides [met](https://example.com) in\n_Strelsau_ on Monday.\n\n- First point here.\n- Second point here.\n\n![A picture](a.png)\n`,
      'pact.md',
    );
    expect(article).toMatchObject({
      title: 'A pact: signed',
      date: '2024-03-05',
      source: 'Example',
      url: null,
    });
    expect(blocksOf(article)).toEqual([
      'title: A pact: signed',
      'subhead: Background',
      'paragraph: The two sides met in\nStrelsau on Monday.',
      'paragraph: First point here.',
      'paragraph: Second point here.',
    ]);
  });

  it('takes the first heading for the title', async () => {
    const article = await read('# A Pact\n\nThey signed.\n', 'a.md');
    expect([article.title, blocksOf(article)]).toEqual([
      'A Pact',
      ['title: A Pact', 'paragraph: They signed.'],
    ]);
  });
});

const PAGE = `<!DOCTYPE html><html><head><title>Pact | Example</title>
<link rel="canonical" href="https://example.com/pact">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Ruritania signs a pact","datePublished":"2024-03-05T10:00:00Z","publisher":{"name":"Example Wire"}}]}</script>
</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Ruritania signs a pact</h1>
<figure><img src="a.jpg"><figcaption>Ana Bel signs in Strelsau. Photographer: Jo Lee/Example Images</figcaption></figure>
<p>Ruritania signed a fishing pact with <b>Freedonia</b> on Tuesday, after talks that both sides called long and hard, officials said.</p>
<h2>A long road</h2><p>The two countries had been at odds over fishing rights in the strait between them since 2014, officials said.</p>
<p>Sign up for our newsletter</p><script>alert(1)</script></article><footer>About us</footer></body></html>`;

describe('HTML', () => {
  it('finds the article in the page and its facts in the metadata', async () => {
    const article = await read(PAGE, 'page.html');
    expect(article).toMatchObject({
      title: 'Ruritania signs a pact',
      date: '2024-03-05',
      source: 'Example Wire',
      url: 'https://example.com/pact',
    });
    expect(blocksOf(article)).toEqual([
      'title: Ruritania signs a pact',
      'caption: Ana Bel signs in Strelsau.',
      'boilerplate: Photographer: Jo Lee/Example Images',
      'paragraph: Ruritania signed a fishing pact with Freedonia on Tuesday, after talks that both sides called long and hard, officials said.',
      'subhead: A long road',
      'paragraph: The two countries had been at odds over fishing rights in the strait between them since 2014, officials said.',
      'boilerplate: Sign up for our newsletter',
    ]);
  });

  it('is recognised by its content, whatever the name', async () => {
    expect((await read(PAGE, 'page.txt')).title).toBe('Ruritania signs a pact');
  });

  it('is decoded as the page says', async () => {
    const page = PAGE.replace('<head>', '<head><meta charset="windows-1252">').replace(
      'Ana Bel',
      'Ana B\u00e9l',
    );
    const bytes = Uint8Array.from(page, (character) => character.charCodeAt(0));
    expect((await readArticle(bytes, 'a.html', RULES, { parseHtml })).text).toContain('Ana Bél');
  });
});

describe('bad input', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['an empty file', bytesOf(''), 'a.txt', 'a.txt: empty; give a file with the text of an article'],
    ['white space', bytesOf(' \n\n'), 'a.md', 'a.md: empty; give a file with the text of an article'],
    [
      'a binary',
      new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0]),
      'a.txt',
      'a.txt: a binary file, expected text; give a .txt, .md or .html file',
    ],
    [
      'a page without an article',
      bytesOf('<html><body><a href="/">Home</a></body></html>'),
      'a.html',
      "a.html: no article in this page; save the article's own page, or its text as a .txt file",
    ],
    [
      'open front matter',
      bytesOf('---\ntitle: x\n'),
      'a.md',
      'a.md:1: the front matter does not end; close it with a line ---',
    ],
    [
      'a date that is none',
      bytesOf('---\ndate: soon\n---\nText.\n'),
      'a.md',
      'a.md: front matter: date "soon" is no date; write it like 2023-01-11',
    ],
    [
      'a title that is a list',
      bytesOf('---\ntitle: [a]\n---\nText.\n'),
      'a.md',
      'a.md: front matter: title is no text; write one line like "title: …"',
    ],
  ])('refuses %s', async (_, bytes, name, message) => {
    const error: unknown = await readArticle(bytes, name, RULES, { parseHtml }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toBe(message);
  });
});

const SHARED = '../shared/articles/us-japan-2023.txt';

describe.runIf(existsSync(SHARED))('the article of 2023', () => {
  it('has its date, its boilerplate and two captions', async () => {
    const article = await readArticle(readFileSync(SHARED), SHARED, RULES);
    const count = (kind: string) => article.blocks.filter((block) => block.kind === kind).length;
    expect(article.date).toBe('2023-01-11');
    expect(['title', 'deck', 'caption', 'subhead', 'paragraph', 'boilerplate'].map(count)).toEqual([
      1, 1, 2, 1, 10, 10,
    ]);
  });
});
