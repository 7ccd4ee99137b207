import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/article/index.ts';
import { parseHtml } from '../../src/node/parse-html.ts';
import type { Article } from '../../src/types/article.ts';
import { RULES } from '../helpers/rules.ts';

const read = (html: string) => readArticle(new TextEncoder().encode(html), 'page.html', RULES, { parseHtml });

/** The blocks as `kind: words`. */
function blocksOf({ text, blocks }: Article): string[] {
  return blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}

const FIRST =
  'Ruritania signed a fishing pact with Freedonia on Tuesday, after talks that both sides called long and hard.';
const SECOND =
  'The two countries had been at odds over the right to fish in the strait between them since 2014, officials said.';
const THIRD =
  'Under the pact, boats of either side may fish within ten miles of the other coast, but for the three months of spring.';
const NEWS = [FIRST, SECOND, THIRD];
const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('\n');
const page = (head: string, body: string) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;

describe('a page that is not well formed', () => {
  it.each<[string, string]>([
    ['no html, head and body', `<title>Pact</title><article>${paragraphs(NEWS)}</article>`],
    ['paragraphs alone', `<p></p>${paragraphs(NEWS)}`],
    ['paragraphs that are not closed', `<title>Pact</title>${NEWS.map((text) => `<p>${text}`).join('')}`],
    ['html without body', `<html><title>Pact</title>${paragraphs(NEWS)}</html>`],
    ['html and head without body', `<html><head><title>Pact</title></head>${paragraphs(NEWS)}</html>`],
    ['body without html', `<body class="x">${paragraphs(NEWS)}</body>`],
    ['text behind the end', `<html><body><p>${FIRST}</p></body></html>${paragraphs([SECOND, THIRD])}`],
    ['words on the upper level', `${FIRST}<br><br>${SECOND}<br><br>${THIRD}`],
    ['two bodies', `<body><p>${FIRST}</p></body><body>${paragraphs([SECOND, THIRD])}</body>`],
    ['an XML declaration', `<?xml version="1.0"?><html xmlns="x"><body>${paragraphs(NEWS)}</body></html>`],
    ['a table around it', `<table><tr><td>${paragraphs(NEWS)}</td></tr></table>`],
    ['comments before it', `<!-- saved --><!DOCTYPE html><div>${paragraphs(NEWS)}</div>`],
    ['20,000 nested blocks', '<div>'.repeat(20_000) + paragraphs(NEWS) + '</div>'.repeat(20_000)],
    ['20,000 blocks left open', `${'<div>'.repeat(20_000)}${paragraphs(NEWS)}`],
    [
      'fonts between breaks',
      `<table><tr><td>${NEWS.map((text) => `<font size="2">${text}</font>`).join('<br><br>')}</td></tr></table>`,
    ],
    ['lines among very many', `${'<br><br>'.repeat(20_000)}${NEWS.join('<br><br>')}`],
    ['nested fonts', `<p>${'<font>'.repeat(3_000)}${FIRST}</p>${paragraphs([SECOND, THIRD])}`],
  ])('is read: %s', async (_, html) => {
    const article = await read(html);
    expect(blocksOf(article).filter((block) => block.startsWith('paragraph'))).toEqual(
      NEWS.map((text) => `paragraph: ${text}`),
    );
  });

  it('may be as short as a sentence', async () => {
    expect(blocksOf(await read('<p>Ruritania thanked <b>Freedonia</b>.</p>'))).toEqual([
      'paragraph: Ruritania thanked Freedonia.',
    ]);
  });
});

describe('the length of an article', () => {
  const form = `<div class="content"><p>Sign up to our daily letter, with all that matters from the capital, the courts, the markets and the world, written by the people who know it best, every morning.</p></div>`;

  it('tells it from a form that stands before it', async () => {
    const long = [...NEWS, ...NEWS.map((text) => text.replace('Ruritania', 'The island')), ...NEWS.slice(1)];
    const article = await read(page('', `${form}<div><div class="x">${paragraphs(long)}</div></div>`));
    expect(article.text).toContain(THIRD);
  });

  it('may be short', async () => {
    const article = await read(page('<title>Pact</title>', `<div><p>${FIRST}</p><p>${SECOND}</p></div>`));
    expect(blocksOf(article)).toEqual(['title: Pact', `paragraph: ${FIRST}`, `paragraph: ${SECOND}`]);
  });
});

const NEWS_ARTICLE = {
  '@type': 'NewsArticle',
  headline: 'Ruritania signs a pact',
  datePublished: '2024-03-05T10:00:00Z',
  publisher: { '@type': 'Organization', name: 'Example Wire' },
};
const json = JSON.stringify(NEWS_ARTICLE);
const script = (text: string) => `<script type="application/ld+json">${text}</script>`;
const OTHER = JSON.stringify({
  '@type': 'NewsArticle',
  headline: 'Another thing',
  datePublished: '2019-01-01',
});

describe('JSON-LD', () => {
  it.each<[string, string]>([
    ['alone', script(json)],
    ['in a list', script(`[${json}]`)],
    ['in a graph', script(`{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},${json}]}`)],
    ['in a list of graphs', script(`[{"@graph":[{"@type":"WebPage"}]},{"@graph":[${json}]}]`)],
    ['as the main entity', script(`{"@type":"WebPage","mainEntity":${json}}`)],
    ['in CDATA', script(`<![CDATA[${json}]]>`)],
    ['in CDATA behind comments', script(`\n//<![CDATA[\n${json}\n//]]>\n`)],
    ['in CDATA within comments', script(`/*<![CDATA[*/${json}/*]]>*/`)],
    ['in an HTML comment', script(`<!--${json}-->`)],
    ['with raw line breaks', script(json.replace('signs a pact', 'signs\n\ta pact'))],
    ['with commas too many', script(json.replace(/\}$/, ',}'))],
    ['with a semicolon', script(`${json};`)],
    ['with bare quotes in a text', script(json.replace('{', '{"description":"the "pact" of",'))],
    ['cut off', script(json.slice(0, -2))],
    ['behind a broken one', script('{"@type":') + script(json)],
    ['behind one about the site', script('{"@type":"WebSite","name":"X"}') + script(json)],
    ['behind an empty one', script('') + script(json)],
    ['with several types', script(json.replace('"NewsArticle"', '["Thing","ReportageNewsArticle"]'))],
    ['with the type as an address', script(json.replace('NewsArticle', 'http://schema.org/NewsArticle'))],
    [
      'behind a list of other articles',
      script(`{"@type":"ItemList","itemListElement":[${OTHER}]}`) + script(json),
    ],
    [
      'behind another article',
      `<meta property="og:title" content="Ruritania signs a pact">${script(OTHER)}${script(json)}`,
    ],
    ['of another case', script(json).replace('application/ld+json', 'application/LD+JSON')],
    [
      'with what it only refers to',
      script(
        `{"@graph":[{"@id":"#house","name":"Example Wire"},${json.replace(/"publisher":\{.*?\}/, '"publisher":{"@id":"#house"}')}]}`,
      ),
    ],
  ])('%s', async (_, head) => {
    const article = await read(page(head, `<article>${paragraphs(NEWS)}</article>`));
    expect(article).toMatchObject({ title: 'Ruritania signs a pact', date: '2024-03-05' });
  });

  it('names the source, and what a broken one does not tell is not invented', async () => {
    const body = `<article>${paragraphs(NEWS)}</article>`;
    expect((await read(page(script(json), body))).source).toBe('Example Wire');
    expect((await read(page(script('{"@type":"NewsArticle","datePub'), body))).date).toBeNull();
    expect((await read(page(script('null') + script('[]') + script('7'), body))).date).toBeNull();
    expect((await read(page(script(json.replace('2024-03-05', '2024-02-31')), body))).date).toBeNull();
  });

  it('has the text where the page does not show it', async () => {
    const whole = JSON.stringify({ ...NEWS_ARTICLE, articleBody: NEWS.join('\n\n') });
    const article = await read(page(script(whole), '<p>Turn on scripts to read.</p>'));
    expect(blocksOf(article)).toEqual([
      'title: Ruritania signs a pact',
      ...NEWS.map((text) => `paragraph: ${text}`),
    ]);
  });

  it('has signs of HTML in its texts', async () => {
    const article = await read(
      page(script(json.replace('a pact', 'a &quot;pact&quot; &amp; more &#8211; now')), paragraphs(NEWS)),
    );
    expect(article.title).toBe('Ruritania signs a "pact" & more – now');
  });
});
