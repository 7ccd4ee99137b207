import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/article/index.ts';
import { readBlocks } from '../../src/article/page-blocks.ts';
import { parseHtml } from '../../src/node/parse-html.ts';
import { RULES } from '../helpers/rules.ts';

const NEWS = [
  'Ruritania signed a fishing pact with Freedonia on Tuesday, after talks that both sides called long and hard.',
  'The two countries had been at odds over the right to fish in the strait between them since 2014, officials said.',
  'Under the pact, boats of either side may fish within ten miles of the other coast, but for three months of spring.',
  'Parliaments of both countries have to agree before the pact takes force, which is expected to happen in autumn.',
  'Fishermen on both sides of the strait had waited for it for years, and some had lost their boats in the quarrel.',
];

const textsOf = async (html: string) => readBlocks((await parseHtml(html)).body).map(({ text }) => text);

const BODY = NEWS.map((text) => `<p>${text}</p>`).join('\n');

async function blocksOf(html: string): Promise<string[]> {
  const bytes = new TextEncoder().encode(`<!DOCTYPE html><html lang="en">${html}</html>`);
  const { text, blocks } = await readArticle(bytes, 'a.html', RULES, { parseHtml });
  return blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);
}
const PARAGRAPHS = NEWS.map((text) => `paragraph: ${text}`);

describe('the blocks of a page', () => {
  it.each<[string, string, string[]]>([
    [
      'cells',
      '<table><tr><th>State</th><th>Vote</th></tr><tr><td>Togo</td><td>yes</td></tr></table>',
      ['State', 'Vote', 'Togo', 'yes'],
    ],
    ['cells with nothing between', '<table><tr><td>Togo<td>Benin</table>', ['Togo', 'Benin']],
    ['terms', '<dl><dt>Togo<dd>for<dt>Benin<dd>against</dl>', ['Togo', 'for', 'Benin', 'against']],
    ['items', '<ul><li>Norway</li><li>Chad</li></ul>', ['Norway', 'Chad']],
    [
      'items of lists in lists',
      '<ul><li>Norway<ul><li>Oslo</li></ul></li><li>Chad</li></ul>',
      ['Norway', 'Oslo', 'Chad'],
    ],
    ['items left open', '<ul><li>Norway<li>Chad</ul>', ['Norway', 'Chad']],
    [
      'a heading with a break',
      '<h1>Togo<br>Benin</h1><h2>Togo<br/>and Benin</h2>',
      ['Togo Benin', 'Togo and Benin'],
    ],
    ['lines', '<p>Togo<br>Benin<br>Mali</p>', ['Togo', 'Benin', 'Mali']],
    [
      'lines that go on',
      '<p>The president of<br>the republic<br>spoke.</p>',
      ['The president of the republic spoke.'],
    ],
    [
      'lines of sentences',
      '<div>Togo condemned Mali.<br>Benin did not.</div>',
      ['Togo condemned Mali.', 'Benin did not.'],
    ],
    ['a font within a word', '<p>Rus<font color="red">sia</font> spoke.</p>', ['Russia spoke.']],
    ['fonts in a row', '<p><font>Russia</font> <font>spoke</font>.</p>', ['Russia spoke.']],
    ['a letter set apart', '<p><span class="cap">R</span>ussia spoke.</p>', ['Russia spoke.']],
    [
      'words marked',
      '<p><b>Russia</b> and <a href="x">Togo</a> <i>spoke</i>.</p>',
      ['Russia and Togo spoke.'],
    ],
    ['words on several lines', '<p>Russia\n   and\tTogo&nbsp;spoke.</p>', ['Russia and Togo spoke.']],
    [
      'text around blocks',
      '<div>Russia spoke.<p>Togo listened.</p>Benin left.</div>',
      ['Russia spoke.', 'Togo listened.', 'Benin left.'],
    ],
    ['blocks within a line', '<span>Russia<div>Togo</div></span>', ['Russia', 'Togo']],
    [
      'what is not shown',
      '<p>Russia<script>x</script><style>y</style> spoke.</p><noscript>z</noscript><button>Share</button>',
      ['Russia spoke.'],
    ],
    [
      'a quotation',
      '<blockquote><p>“We stand.”</p><footer>Ana Bel</footer></blockquote>',
      ['“We stand.”', 'Ana Bel'],
    ],
    [
      'fonts between breaks',
      '<font>Russia spoke.</font><br><br><font>Togo listened.</font>',
      ['Russia spoke.', 'Togo listened.'],
    ],
    ['lines as written', '<pre>Togo\nBenin</pre>', ['Togo', 'Benin']],
  ])('%s', async (_, html, texts) => {
    expect(await textsOf(html)).toEqual(texts);
  });
});

describe('leads', () => {
  const LEAD = 'The pact ends a quarrel of ten years over a narrow strait';
  it.each<[string, string]>([
    ['in h2', `<h2>${LEAD}</h2>`],
    ['in h3', `<h3>${LEAD}</h3>`],
    ['in .standfirst', `<div class="standfirst">${LEAD}</div>`],
    ['in .article__standfirst', `<p class="article__standfirst">${LEAD}</p>`],
    ['in .dek', `<p class="dek">${LEAD}</p>`],
    ['in a list of the lead', `<ul class="lead"><li>${LEAD}</li></ul>`],
  ])('%s', async (_, lead) => {
    const html = `<head><title>Pact</title></head><body><article><h1>Pact</h1>${lead}<div>${BODY}</div></article></body>`;
    expect(await blocksOf(html)).toEqual(['title: Pact', `deck: ${LEAD}`, ...PARAGRAPHS]);
  });

  it('that are sentences in headings further down are read', async () => {
    const html = `<body><article><p>${NEWS[0]}</p><h3>${NEWS[1]}</h3>${BODY.replace(/^.*\n.*\n/, '')}</article></body>`;
    expect(await blocksOf(html)).toContain(`paragraph: ${NEWS[1]}`);
  });
});

describe('what is no news', () => {
  it.each([
    'ALSO: Freedonia votes on Sunday',
    'More: What the pact means',
    'MORE: What the pact means',
    'READ MORE: What the pact means',
    'Read more',
    'Read also: What the pact means',
    'RELATED: What the pact means',
    'Buy Photo',
    'Enlarge this image',
    'toggle caption',
    'Slide 3 of 12',
    '3 / 12',
    '12 photos',
    'Page 2 of 3',
    'Next page',
    'Continue reading on the next page',
    'Single page view',
    '10:32 GMT',
    '14:05',
    '9.15am BST',
    '3 hours ago',
    '5m ago',
    'Just now',
    'Updated 3 hours ago',
    'Load more updates',
    'Key events',
    '4 min read',
    '12 comments',
    'Share full article',
    'Published: 23/02/2022 16:00',
    '23/02/2022 16:00',
    '2022.02.23',
    'February 23,2022',
    'Wed 23 Feb 2022 16.00 GMT',
    '23 February 2022, 10:15 am',
    '(With inputs from agencies)',
    '5 March 2024Updated 2 hours ago',
    'March 5, 202410:00 AM UTCUpdated 3 hours ago',
    'Updated 11:00 AM GMT, March 5, 2024',
    '— Afi Mensah (@afi) March 5, 2024',
    'list 1 of 3Ghana calls for talks',
    '■',
    'Thu, Mar 14, 2024 at 3:05 PM GMT+1 · 3 min read',
    '(AFP)',
  ])('%s', async (line) => {
    const html = `<body><article>${BODY.replace('\n', `<p>${line}</p>`)}</article></body>`;
    expect(await blocksOf(html)).toEqual([PARAGRAPHS[0], `boilerplate: ${line}`, ...PARAGRAPHS.slice(1)]);
  });

  it.each([
    [
      '(Editing by Jo Lee) Norway expelled two diplomats.',
      'boilerplate: (Editing by Jo Lee)',
      'paragraph: Norway expelled two diplomats.',
    ],
    [
      '(Reuters) - Norway expelled two diplomats.',
      'boilerplate: (Reuters) -',
      'paragraph: Norway expelled two diplomats.',
    ],
    [
      '(Adds quote) OSLO (Reuters) - Norway left.',
      'boilerplate: (Adds quote) OSLO (Reuters) -',
      'paragraph: Norway left.',
    ],
    [
      'Police guard the embassy. (Ola Lie / NTB via AP)',
      'caption: Police guard the embassy.',
      'boilerplate: (Ola Lie / NTB via AP)',
    ],
    [
      'Norway left. (Reporting by Ola Lie; Editing by Jo Lee)',
      'paragraph: Norway left.',
      'boilerplate: (Reporting by Ola Lie; Editing by Jo Lee)',
    ],
  ])('is cut off: %s', async (line, ...blocks) => {
    const html = `<body><article>${BODY.replace('\n', `<p>${line}</p>`)}</article></body>`;
    expect((await blocksOf(html)).slice(1, 3)).toEqual(blocks);
  });

  it('a quotation set apart from its paragraph', async () => {
    const [quoted, pulled] = [
      'Bel said: “The strait is ours and theirs alike.”',
      '“The strait is ours and theirs alike”',
    ];
    const html = `<body><article>${BODY.replace('\n', `<p>${quoted}</p><blockquote>${pulled}</blockquote>`)}</article></body>`;
    expect((await blocksOf(html)).slice(1, 3)).toEqual([`paragraph: ${quoted}`, `boilerplate: ${pulled}`]);
  });

  it('the topics behind the end', async () => {
    const html = `<body><article>${BODY}<p>Explore more on these topics</p><p>Togo</p><p>Mali</p></article></body>`;
    expect((await blocksOf(html)).slice(-2)).toEqual(['boilerplate: Togo', 'boilerplate: Mali']);
  });

  it('the mark of an item', async () => {
    const html = `<body><article>${BODY}<p>• Togo condemned Mali.</p></article></body>`;
    expect((await blocksOf(html)).slice(-2)).toEqual(['boilerplate: •', 'paragraph: Togo condemned Mali.']);
  });

  it('a block that is nothing but a link', async () => {
    const link = '<p><a href="/x">What the pact means for boats</a></p>';
    expect(await blocksOf(`<body><article>${BODY.replace('\n', link)}</article></body>`)).toContain(
      'boilerplate: What the pact means for boats',
    );
  });

  it.each([
    'More than 30 states condemned Mali.',
    'Updated at 5:50 p.m. ET, the law lets Norway expel diplomats.',
    'Most back the law, a Reuters/Ipsos poll of 1,000 people found.',
    'REUTERS/Ola LieNorway expelled two diplomats over what it called spying in the Arctic.',
    'An AP photographer and citizen of Iraq has been held by the army for five months.',
    'Also on Monday, Togo condemned Mali.',
    'Related companies were fined by Freedonia.',
    'Watchdogs criticised Freedonia.',
    'Donated tents reached Mali.',
    'Next, Togo condemned Mali.',
    'Live fire killed two men in Mali.',
    'Listening posts in Togo were hit.',
  ])('but not: %s', async (line) => {
    const html = `<body><article>${BODY.replace('\n', `<p>${line}</p>`)}</article></body>`;
    expect(await blocksOf(html)).toContain(`paragraph: ${line}`);
  });
});

describe('the title of a page', () => {
  it('is that of the window without the site where there is no heading', async () => {
    const html = `<head><title>Norway expels two – Fjord Daily</title></head><body>${BODY}</body>`;
    expect((await blocksOf(html))[0]).toBe('title: Norway expels two');
  });

  it('is the part of it that the page shows, wherever the site puts its name', async () => {
    const title = 'Example News | World | Norway expels two';
    const page = (first: string) =>
      `<head><title>${title}</title></head><body><div><p>${first}</p>${BODY}</div></body>`;
    expect((await blocksOf(page('Norway expels two')))[0]).toBe('title: Norway expels two');
    expect((await blocksOf(page('Sweden stays calm')))[0]).toBe('title: Example News | World');
  });
});

describe('the date of a page', () => {
  const dateOf = async (head: string, body = '', language = 'en') => {
    const html = `<!DOCTYPE html><html lang="${language}"><head>${head}</head><body><article><h1>Pact</h1>${body}${BODY}</article></body></html>`;
    return (await readArticle(new TextEncoder().encode(html), 'a.html', RULES, { parseHtml })).date;
  };
  const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;

  it.each<[string, string]>([
    ['Open Graph', '<meta property="article:published_time" content="2024-03-05T23:30:00-05:00">'],
    ['Dublin Core', meta('DC.date.issued', '2024-03-05')],
    ['Dublin Core terms', meta('dcterms.created', '2024-03-05T10:00Z')],
    ['date', meta('date', 'March 5, 2024')],
    ['Parse.ly', meta('parsely-pub-date', '2024-03-05T10:00:00Z')],
    ['Sailthru', meta('sailthru.date', '2024-03-05 10:00:00')],
    ['RFC 822', meta('pubdate', 'Tue, 05 Mar 2024 10:00:00 GMT')],
    ['eight digits', meta('pdate', '20240305')],
    ['fourteen digits', meta('ptime', '20240305103000')],
    ['the seconds of a clock', meta('publish_date', '1709632800')],
    ['microdata', '<meta itemprop="datePublished" content="2024-03-05">'],
    ['Cxense', meta('cXenseParse:recs:publishtime', '2024-03-05T10:00:00Z')],
    ['one behind an empty one', meta('date', '') + meta('pubdate', '2024-03-05')],
    ['one behind that of a broken clock', meta('date', '1970-01-01') + meta('pubdate', '2024-03-05')],
    ['the last change where there is nothing else', meta('article:modified_time', '2024-03-05')],
    ['the address', '<link rel="canonical" href="https://example.com/world/2024/mar/05/pact">'],
  ])('from metadata: %s', async (_, head) => {
    expect(await dateOf(head)).toBe('2024-03-05');
  });

  it.each<[string, string]>([
    ['a time element', '<time datetime="2024-03-05T10:00:00Z">5 hours ago</time>'],
    ['the words of a time element', '<time>5 March 2024</time>'],
    ['microdata', '<span itemprop="datePublished" content="2024-03-05">yesterday</span>'],
    ['a line below the heading', '<details><summary>Tue 5 Mar 2024 11.00 GMT</summary></details>'],
    ['a line with a time', '<div><span>March 5, 202410:00 AM UTC</span></div>'],
    ['a marked element', '<div class="post-date">Mar 5, 2024</div>'],
    ['numbers', '<span class="timestamp">2024.03.05 16:00</span>'],
    ['a line', '<p>Published: 5/3/2024 16:00</p>'],
    ['a line of numbers', '<p>05.03.2024</p>'],
    ['the dateline', '<p>BRUSSELS, March 5, 2024 (Reuters) - Togo condemned the coup in Mali.</p>'],
  ])('from the page: %s', async (_, body) => {
    expect(await dateOf('', body, body.includes('/3/') ? 'en-GB' : 'en')).toBe('2024-03-05');
  });

  it.each<[string, string, string]>([
    ['no date', '', ''],
    ['how long ago', '', '<time>5 hours ago</time>'],
    ['a day without a year', '', '<p>BRUSSELS, March 5 (Reuters) - Togo condemned Mali.</p>'],
    ['a day that could be two', '', '<span class="timestamp">03/05/2024</span>'],
    ['no day of the calendar', meta('date', '2024-02-31'), ''],
    ['the first of a clock', meta('date', '1970-01-01T00:00:00Z'), ''],
  ])('is not invented: %s', async (_, head, body) => {
    expect(await dateOf(head, body)).toBeNull();
  });
});
