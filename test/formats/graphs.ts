import fc from 'fast-check';
import { findFault } from '../../src/graph/check.ts';
import type { Evidence, KnowledgeGraph } from '../../src/types/graph.ts';

/** Graphs to write and open again: one as articles give them, and those that nobody should trust. */

type Node = KnowledgeGraph['nodes'][number];
type Edge = KnowledgeGraph['edges'][number];

const TEXT = 'Norland met Sudovia.\nIt was "long", Estmark said.';

const evidence = (changes: Partial<Evidence> = {}): Evidence => ({
  article: 'a-1',
  start: 0,
  end: 20,
  trigger: { start: 8, end: 11 },
  sourceSpan: { start: 0, end: 7 },
  targetSpan: { start: 12, end: 19 },
  status: 'actual',
  attributedTo: null,
  date: '2024-05-01',
  mode: null,
  contexts: [],
  confidence: 0.75,
  label: 'met',
  ...changes,
});

function node(key: string, changes: Partial<Node['attributes']> = {}): Node {
  return {
    key,
    attributes: {
      label: key,
      kind: 'state',
      named: true,
      code: null,
      wikidata: null,
      country: null,
      sector: null,
      aliases: [key],
      roles: [],
      mentions: [{ article: 'a-1', start: 0, end: 7 }],
      x: 0.5,
      y: -0.25,
      size: 6,
      color: '#3b6fb6',
      ...changes,
    },
  };
}

function edge(
  source: string,
  target: string,
  undirected: boolean,
  changes: Partial<Edge['attributes']>,
): Edge {
  const attributes: Edge['attributes'] = {
    family: 'cooperation',
    event: 'CONSULT',
    quad: 'verbal cooperation',
    score: 2.5,
    label: 'met',
    status: 'actual',
    weight: 1,
    confidence: 0.75,
    evidence: [evidence()],
    ...changes,
  };
  const { family, event } = attributes;
  const key = [source, target, family, ...(event ? [event] : []), ...(undirected ? ['joint'] : [])].join('|');
  return { key, source, target, undirected, attributes };
}

function graph(nodes: readonly Node[], edges: readonly Edge[], text: string = TEXT): KnowledgeGraph {
  const built: KnowledgeGraph = {
    attributes: {
      generator: 'actorgraph test',
      version: 1,
      articles: [
        {
          id: 'a-1',
          title: 'Talks',
          date: '2024-05-01',
          source: 'Example Press',
          url: 'https://example.org/1',
          text,
        },
        { id: 'a-2', title: null, date: null, source: null, url: null, text },
      ],
    },
    options: { type: 'mixed', multi: true, allowSelfLoops: false },
    nodes,
    edges,
  };
  const fault = findFault(built);
  if (fault) throw new Error(fault);
  return built;
}

const base = { family: 'conflict', event: 'ASSAULT', quad: 'material conflict', score: -9 } as const;

/** Joint and directed edges side by side, every status, an affiliation, a speaker, and no date. */
export const SAMPLE: KnowledgeGraph = graph(
  [
    node('NOR', {
      label: 'Norland',
      code: 'NOR',
      wikidata: 'Q20',
      country: 'NOR',
      aliases: ['Norland', 'Norlandic'],
    }),
    node('SUD', { label: 'Sudovia', code: 'SUD', country: 'SUD' }),
    node('EST', {
      label: 'Estmark',
      code: 'EST',
      country: 'EST',
      mentions: [{ article: 'a-2', start: 0, end: 7 }],
    }),
    node('ada-lindqvist', {
      label: 'Ada Lindqvist',
      kind: 'person',
      country: 'NOR',
      sector: 'GOV',
      roles: [
        { title: 'Foreign Minister', of: 'NOR' },
        { title: 'chair', of: null },
      ],
    }),
    node('coastal-pact', { label: 'Coastal Pact', kind: 'organisation', code: 'IGO' }),
  ],
  [
    edge('NOR', 'SUD', true, {
      weight: 2,
      evidence: [
        evidence({ mode: 'visit', contexts: ['diplomatic', 'economic'] }),
        evidence({ article: 'a-2', date: null, start: 21, end: 49, status: 'planned', confidence: 0.875 }),
      ],
    }),
    edge('NOR', 'SUD', false, { evidence: [evidence({ date: '2024-04-30' })] }),
    edge('SUD', 'NOR', false, {
      ...base,
      status: 'denied',
      evidence: [evidence({ status: 'denied', attributedTo: 'EST', mode: 'aerial' })],
    }),
    edge('EST', 'SUD', false, {
      ...base,
      status: 'planned',
      evidence: [evidence({ status: 'planned', attributedTo: null, mode: 'aerial' })],
    }),
    edge('EST', 'NOR', false, {
      family: 'concern',
      event: 'ACCUSE',
      quad: 'verbal conflict',
      score: -3,
      status: 'actual',
      evidence: [evidence({ attributedTo: 'ada-lindqvist', article: 'a-2', date: null })],
    }),
    edge('ada-lindqvist', 'NOR', false, { family: 'affiliation', event: null, quad: null, score: null }),
  ],
);

/** Text that breaks writers: quotes, line breaks, formulas, markup, escapes, emoji, controls, lone surrogates. */
export const HOSTILE: readonly string[] = [
  'say "no" and \'yes\'',
  'two\nlines\r\nand\ttabs\rhere',
  '=1+1',
  '+49',
  '-3',
  '@sum',
  '\t=cmd',
  "'=quoted",
  '</script><script>alert(1)</script>',
  ']]>&amp;<b>',
  '\\"; MATCH (n) DETACH DELETE n //',
  '\\u0041\\',
  '👩‍👩‍👧 🇳🇴 é',
  'nul\u0000bell\u0007escape\u001Bdel\u007Fnel\u0085',
  'lone\uD800 and \uDC00',
  '_x0000_',
  '\u2028\u2029\uFEFF\uFFFE\uFFFF',
  '\u202Eright to left',
  '__proto__',
  'constructor',
  ' ',
  ' spaced ',
  'a;b|c,d',
  'x'.repeat(5000),
];

/** A graph whose every text is one of the given: names, keys, roles, labels, ids of articles, words of articles. */
export function hostileGraph(texts: readonly string[]): KnowledgeGraph {
  const names = [...new Set(texts)].filter((text) => text !== '');
  const at = (i: number): string => names[i % names.length]!;
  const built = graph(
    names.map((name, i) =>
      node(name, {
        label: at(i + 1),
        code: at(i + 2),
        aliases: [at(i + 3), at(i + 4)],
        roles: [{ title: at(i + 5), of: at(i + 6) }],
      }),
    ),
    names.flatMap((name, i) =>
      i + 1 === names.length
        ? []
        : [
            edge(name, names[i + 1]!, i % 2 === 0, {
              label: at(i + 7),
              evidence: [evidence({ mode: at(i), label: at(i + 7), attributedTo: name })],
            }),
          ],
    ),
    `${names.join(' ')} and so on and so on and so on`,
  );
  const rename = (id: string): string => `${id} ${at(0)}`;
  return {
    ...built,
    attributes: {
      ...built.attributes,
      articles: built.attributes.articles.map((article) => ({
        ...article,
        id: rename(article.id),
        title: at(1),
        source: at(2),
        url: at(3),
      })),
    },
    nodes: built.nodes.map(({ key, attributes }) => ({
      key,
      attributes: {
        ...attributes,
        mentions: attributes.mentions.map((mention) => ({ ...mention, article: rename(mention.article) })),
      },
    })),
    edges: built.edges.map((one) => ({
      ...one,
      attributes: {
        ...one.attributes,
        evidence: one.attributes.evidence.map((piece) => ({ ...piece, article: rename(piece.article) })),
      },
    })),
  };
}

/** Any texts, lone surrogates and control characters among them, mixed with the worst known. */
export const anyTexts: fc.Arbitrary<string[]> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 6 })
        .map((units) => String.fromCharCode(...units)),
    ),
    { minLength: 2, maxLength: 8 },
  )
  .filter((texts) => new Set(texts).size > 1);

/** The same graphs each time: all hostile texts at once, and some of any. */
export function hostileGraphs(): KnowledgeGraph[] {
  const drawn = fc.sample(anyTexts, { numRuns: 25, seed: 14 });
  const mild = HOSTILE.filter((text) => !(text in {}));
  return [SAMPLE, hostileGraph(HOSTILE), hostileGraph(mild), ...drawn.map(hostileGraph)];
}
