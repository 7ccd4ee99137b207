/** A graph in the format of the graph file, from statements written down as a person would. */
import type { ActorKind } from '../../src/types/actor.ts';
import type { Span } from '../../src/types/article.ts';
import type {
  EdgeAttributes,
  Evidence,
  GraphArticle,
  KnowledgeGraph,
  NodeAttributes,
} from '../../src/types/graph.ts';
import type { EventType, Family, Status } from '../../src/types/relation.ts';
import { arrange } from '../../src/graph/layout.ts';
import { summarise } from '../../src/graph/summary.ts';

interface ActorDraft {
  readonly kind: ActorKind;
  readonly label: string;
  /** The words by which the articles call it. */
  readonly names: readonly string[];
  readonly role?: readonly [title: string, of: string];
}

const ACTORS: Readonly<Record<string, ActorDraft>> = {
  NOR: { kind: 'state', label: 'Norland', names: ['Norland', 'Norlandic'] },
  SUD: { kind: 'state', label: 'Sudovia', names: ['Sudovia', 'Sudovian'] },
  EST: { kind: 'state', label: 'Estmark', names: ['Estmark'] },
  VES: { kind: 'state', label: 'Vesteria', names: ['Vesteria'] },
  ISL: { kind: 'state', label: 'Isla Mayor', names: ['Isla Mayor'] },
  'coastal-pact': { kind: 'organisation', label: 'Coastal Pact', names: ['Coastal Pact', 'the pact'] },
  'grain-board': { kind: 'organisation', label: 'Grain Board', names: ['Grain Board'] },
  'harbour-union': { kind: 'organisation', label: 'Harbour Union', names: ['Harbour Union'] },
  'ada-lindqvist': {
    kind: 'person',
    label: 'Ada Lindqvist',
    names: ['Ada Lindqvist', 'Lindqvist'],
    role: ['Foreign Minister', 'NOR'],
  },
  'marko-dren': {
    kind: 'person',
    label: 'Marko Dren',
    names: ['Marko Dren', 'Dren'],
    role: ['President', 'SUD'],
  },
  'ilse-ober': {
    kind: 'person',
    label: 'Ilse Ober',
    names: ['Ilse Ober'],
    role: ['Secretary General', 'coastal-pact'],
  },
  'rui-castel': {
    kind: 'person',
    label: 'Rui Castel',
    names: ['Rui Castel'],
    role: ['Defence Minister', 'ISL'],
  },
  fishermen: { kind: 'group', label: 'fishermen', names: ['fishermen'] },
  rebels: { kind: 'group', label: 'northern rebels', names: ['northern rebels'] },
};

interface StatementDraft {
  readonly source: string;
  readonly target: string;
  readonly undirected?: true;
  readonly family: Family;
  readonly event: EventType | null;
  readonly label: string;
  readonly status?: Status;
  readonly by?: string;
  /** The sentence, with [source], {trigger} and <target> marked. */
  readonly sentence: string;
}

const FIRST: readonly StatementDraft[] = [
  {
    source: 'NOR',
    target: 'EST',
    undirected: true,
    family: 'cooperation',
    event: 'CONSULT',
    label: 'met',
    sentence: 'Ministers of [Norland] {met} those of <Estmark> in the old customs house on Monday.',
  },
  {
    source: 'NOR',
    target: 'SUD',
    family: 'concern',
    event: 'ACCUSE',
    label: 'accused of blocking ships',
    by: 'ada-lindqvist',
    sentence: '[Norland] {accused} <Sudovia> of blocking grain ships, Lindqvist said.',
  },
  {
    source: 'NOR',
    target: 'SUD',
    family: 'conflict',
    event: 'SANCTION',
    label: 'will freeze accounts',
    status: 'planned',
    sentence: '[Norland] will {freeze the accounts} of <Sudovia> from next month.',
  },
  {
    source: 'SUD',
    target: 'NOR',
    family: 'conflict',
    event: 'THREATEN',
    label: 'threatened to close the strait',
    by: 'marko-dren',
    sentence: '[Sudovia] {threatened} <Norland> with a closure of the strait, according to Dren.',
  },
  {
    source: 'SUD',
    target: 'NOR',
    family: 'commitment',
    event: 'AGREE',
    label: 'may agree to talks',
    status: 'possible',
    sentence: '[Sudovia] may yet {agree to talks} with <Norland>, the harbour master thought.',
  },
  {
    source: 'ada-lindqvist',
    target: 'NOR',
    family: 'affiliation',
    event: null,
    label: 'Foreign Minister',
    sentence: '[Ada Lindqvist], {Foreign Minister} of <Norland>, spoke for an hour.',
  },
  {
    source: 'marko-dren',
    target: 'SUD',
    family: 'affiliation',
    event: null,
    label: 'President',
    sentence: '[Marko Dren], {President} of <Sudovia>, answered by letter.',
  },
  {
    source: 'ilse-ober',
    target: 'coastal-pact',
    family: 'affiliation',
    event: null,
    label: 'Secretary General',
    sentence: '[Ilse Ober] is {Secretary General} of the <Coastal Pact>.',
  },
  {
    source: 'NOR',
    target: 'coastal-pact',
    family: 'affiliation',
    event: null,
    label: 'member',
    sentence: '[Norland] is a {member} of the <Coastal Pact>.',
  },
  {
    source: 'EST',
    target: 'coastal-pact',
    family: 'affiliation',
    event: null,
    label: 'member',
    sentence: '[Estmark] has been a {member} of the <Coastal Pact> for ten years.',
  },
  {
    source: 'coastal-pact',
    target: 'SUD',
    family: 'concern',
    event: 'REQUEST',
    label: 'called on to open the strait',
    sentence: 'The [Coastal Pact] {called on} <Sudovia> to open the strait.',
  },
  {
    source: 'coastal-pact',
    target: 'NOR',
    family: 'cooperation',
    event: 'SUPPORT',
    label: 'supports',
    sentence: 'The [Coastal Pact] {supports} <Norland> without reserve.',
  },
  {
    source: 'EST',
    target: 'NOR',
    family: 'commitment',
    event: 'AGREE',
    label: 'promised pilots',
    sentence: '[Estmark] {promised} pilots to <Norland> for the winter.',
  },
  {
    source: 'EST',
    target: 'SUD',
    family: 'conflict',
    event: 'ASSAULT',
    label: 'did not fire on',
    status: 'denied',
    sentence: '[Estmark] did not {fire on} boats of <Sudovia>, its admiralty insisted.',
  },
  {
    source: 'rebels',
    target: 'SUD',
    family: 'conflict',
    event: 'ASSAULT',
    label: 'attacked a depot',
    sentence: 'The [northern rebels] {attacked} a depot of <Sudovia> at dawn.',
  },
  {
    source: 'VES',
    target: 'rebels',
    family: 'cooperation',
    event: 'AID',
    label: 'doubted to arm',
    status: 'doubted',
    by: 'ilse-ober',
    sentence: 'Ober doubts that [Vesteria] {arms} the <northern rebels>.',
  },
];

const SECOND: readonly StatementDraft[] = [
  {
    source: 'NOR',
    target: 'SUD',
    family: 'concern',
    event: 'ACCUSE',
    label: 'accused of blocking ships',
    sentence: '[Norland] again {accused} <Sudovia> of stopping its ships.',
  },
  {
    source: 'NOR',
    target: 'EST',
    undirected: true,
    family: 'cooperation',
    event: 'CONSULT',
    label: 'met',
    sentence: '[Norland] and <Estmark> {met} for a second time.',
  },
  {
    source: 'NOR',
    target: 'EST',
    undirected: true,
    family: 'commitment',
    event: 'AGREE',
    label: 'agreed on patrols',
    sentence: '[Norland] and <Estmark> {agreed} on common patrols.',
  },
  {
    source: 'fishermen',
    target: 'SUD',
    family: 'conflict',
    event: 'PROTEST',
    label: 'protested against',
    sentence: 'The [fishermen] {protested} against <Sudovia> in four harbours.',
  },
  {
    source: 'fishermen',
    target: 'harbour-union',
    family: 'affiliation',
    event: null,
    label: 'organised in',
    sentence: 'The [fishermen] are {organised} in the <Harbour Union>.',
  },
  {
    source: 'harbour-union',
    target: 'NOR',
    family: 'concern',
    event: 'REQUEST',
    label: 'asks for convoys',
    sentence: 'The [Harbour Union] {asks} <Norland> for convoys.',
  },
  {
    source: 'grain-board',
    target: 'ISL',
    family: 'commitment',
    event: 'AGREE',
    label: 'will sell grain to',
    status: 'planned',
    sentence: 'The [Grain Board] plans to {sell grain} to <Isla Mayor>.',
  },
  {
    source: 'ISL',
    target: 'NOR',
    family: 'cooperation',
    event: 'COOPERATE',
    label: 'trains with',
    sentence: '[Isla Mayor] {trains} with the navy of <Norland>.',
  },
  {
    source: 'rui-castel',
    target: 'ISL',
    family: 'affiliation',
    event: null,
    label: 'Defence Minister',
    sentence: '[Rui Castel] is {Defence Minister} of <Isla Mayor>.',
  },
  {
    source: 'rui-castel',
    target: 'ada-lindqvist',
    undirected: true,
    family: 'cooperation',
    event: 'CONSULT',
    label: 'spoke with',
    sentence: '[Rui Castel] {spoke} with <Ada Lindqvist> at noon.',
  },
  {
    source: 'VES',
    target: 'SUD',
    family: 'cooperation',
    event: 'SUPPORT',
    label: 'backs',
    sentence: '[Vesteria] {backs} <Sudovia> in the dispute.',
  },
  {
    source: 'VES',
    target: 'coastal-pact',
    family: 'concern',
    event: 'REJECT',
    label: 'rejects the offer of',
    sentence: '[Vesteria] {rejects} the offer of the <Coastal Pact>.',
  },
  {
    source: 'marko-dren',
    target: 'VES',
    family: 'commitment',
    event: 'AGREE',
    label: 'may visit',
    status: 'possible',
    sentence: '[Marko Dren] could {visit} <Vesteria> in spring.',
  },
  {
    source: 'SUD',
    target: 'ISL',
    family: 'concern',
    event: 'CONCERN',
    label: 'sees as a threat',
    sentence: '[Sudovia] {sees a threat} in <Isla Mayor>.',
  },
  {
    source: 'grain-board',
    target: 'SUD',
    family: 'conflict',
    event: 'SANCTION',
    label: 'stopped deliveries to',
    sentence:
      'The [Grain Board] {stopped deliveries} to <Sudovia> <img src=x onerror="window.hacked=true"> last week.',
  },
];

const ARTICLES: readonly {
  id: string;
  title: string;
  date: string;
  statements: readonly StatementDraft[];
}[] = [
  { id: 'strait', title: 'Ships wait at the strait', date: '2031-03-03', statements: FIRST },
  { id: 'patrols', title: 'Patrols agreed, protests go on', date: '2031-03-10', statements: SECOND },
];

/** Returns a graph of 14 actors and some thirty relations: every kind, family and status, parallel and undirected ones. */
export function sampleGraph(): KnowledgeGraph {
  const edges = new Map<string, KnowledgeGraph['edges'][number]>();
  const articles = ARTICLES.map((draft) => write(draft, edges));
  return arrange({
    attributes: { generator: 'actorgraph test', version: 1, articles },
    options: { type: 'mixed', multi: true, allowSelfLoops: false },
    nodes: Object.entries(ACTORS).map(([key, draft]) => ({ key, attributes: actor(key, draft, articles) })),
    edges: [...edges.values()],
  });
}

/** Writes the statements one after another as an article, with filler so that it needs scrolling. */
function write(
  { id, title, date, statements }: (typeof ARTICLES)[number],
  edges: Map<string, KnowledgeGraph['edges'][number]>,
): GraphArticle {
  let text = `${title}\n\n`;
  for (const statement of statements) {
    const { sentence, spans } = parse(statement.sentence, text.length);
    const { source, target, family, event, label } = statement;
    const start = text.length;
    text += `${sentence} The gulls over the quay paid no heed, and the morning went on as it had begun.\n\n`;
    const status = statement.status ?? 'actual';
    const by = statement.by ?? null;
    const confidence = status === 'doubted' ? 0.4 : 0.9;
    const facts = { status, attributedTo: by, date, mode: null, contexts: [], confidence, label };
    const evidence: Evidence = { article: id, start, end: start + sentence.length, ...spans, ...facts };
    const key = `${source}|${target}|${family}|${event}`;
    const before = edges.get(key)?.attributes.evidence ?? [];
    edges.set(key, {
      key,
      source,
      target,
      undirected: statement.undirected ?? false,
      attributes: edge(statement, [...before, evidence]),
    });
  }
  return { id, title, date, source: 'The Harbour Post', url: `https://example.org/${id}`, text };
}

function edge({ family, event }: StatementDraft, evidence: Evidence[]): EdgeAttributes {
  const quad =
    family === 'affiliation'
      ? null
      : `verbal ${family === 'conflict' || family === 'concern' ? 'conflict' : 'cooperation'}`;
  return { family, event, quad, score: null, ...summarise(evidence), evidence };
}

function actor(key: string, draft: ActorDraft, articles: readonly GraphArticle[]): NodeAttributes {
  const mentions = articles.flatMap(({ id, text }) =>
    draft.names.flatMap((name) =>
      [...text.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].map(({ index }) => ({
        article: id,
        start: index,
        end: index + name.length,
      })),
    ),
  );
  const state = draft.kind === 'state' ? key : null;
  return {
    label: draft.label,
    kind: draft.kind,
    code: state,
    wikidata: null,
    country: state,
    sector: null,
    aliases: draft.names,
    roles: draft.role === undefined ? [] : [{ title: draft.role[0], of: draft.role[1] }],
    mentions,
    x: 0,
    y: 0,
    size: 1,
    color: '#000000',
  };
}

const BRACKETS = /\[([^\]]+)\]|\{([^}]+)\}|<([A-Z][^>=]*|[a-z ]+)>/g;

/** Takes the brackets out of a sentence and says where they stood, counted from the offset. */
function parse(
  marked: string,
  offset: number,
): { sentence: string; spans: Record<'sourceSpan' | 'trigger' | 'targetSpan', Span> } {
  let sentence = '';
  let from = 0;
  const spans = {
    sourceSpan: { start: 0, end: 0 },
    trigger: { start: 0, end: 0 },
    targetSpan: { start: 0, end: 0 },
  };
  for (const match of marked.matchAll(BRACKETS)) {
    sentence += marked.slice(from, match.index);
    const words = match[1] ?? match[2] ?? match[3] ?? '';
    const name = match[1] !== undefined ? 'sourceSpan' : match[2] !== undefined ? 'trigger' : 'targetSpan';
    spans[name] = { start: offset + sentence.length, end: offset + sentence.length + words.length };
    sentence += words;
    from = match.index + match[0].length;
  }
  return { sentence: sentence + marked.slice(from), spans };
}
