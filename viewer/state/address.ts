import { NO_FILTERS, valueOf, withValue } from '../facets/facet.ts';
import { FACETS } from '../facets/index.ts';
import type { Comparing } from './comparison.ts';
import type { GraphModel } from './model.ts';
import { SHEET_STOPS } from './sheet.ts';
import { type Camera, HEAVIEST_FIRST, type ListTab, type State, type Thing } from './state.ts';

/** What of the state an address carries. */
export type Place = Pick<
  State,
  | 'selection'
  | 'reading'
  | 'focus'
  | 'tab'
  | 'filters'
  | 'comparing'
  | 'camera'
  | 'limit'
  | 'grouping'
  | 'colouring'
  | 'query'
  | 'sheet'
  | 'order'
>;

/** The place where nothing was chosen yet. */
export const AT_REST: Place = {
  selection: null,
  reading: null,
  focus: null,
  tab: 'actors',
  filters: NO_FILTERS,
  comparing: null,
  camera: null,
  limit: null,
  grouping: false,
  colouring: 'kind',
  query: '',
  sheet: 'half',
  order: HEAVIEST_FIRST,
};

/** A place with what of the address could not be followed, for the user, and what this version does not know. */
export interface Followed {
  readonly place: Place;
  readonly problems: readonly string[];
  readonly unknown: readonly (readonly [key: string, value: string])[];
}

const VERSION = 1;
const TABS: readonly ListTab[] = ['actors', 'relations', 'statistics', 'compare', 'table', 'tree'];
/** Longer texts are not searched for. */
const LONGEST_QUERY = 200;

/**
 * Returns the address of a state, without `#`: `v=1&s=a:JPN&fa=conflict`. What is at rest is left out.
 *
 * @param unknown parts of the address that this version does not know, which stay.
 */
export function encodeAddress(place: Place, unknown: Followed['unknown'] = []): string {
  const { selection, reading, focus, tab, filters, comparing, camera, limit } = place;
  const { grouping, colouring, query, sheet, order } = place;
  const parts: [string, string][] = [];
  if (selection?.type === 'path') parts.push(['pa', `${escape(selection.from)}~${escape(selection.to)}`]);
  else if (selection !== null) parts.push(['s', encodeThing(selection)]);
  if (reading !== null)
    parts.push([
      'r',
      `${escape(reading.article)}${reading.focus === null ? '' : `@${reading.focus.start}-${reading.focus.end}`}`,
    ]);
  if (focus !== null) parts.push(['fo', `${escape(focus.actor)}.${focus.steps}`]);
  if (tab !== 'actors') parts.push(['tab', tab]);
  if (comparing !== null) parts.push(['cp', encodeComparing(comparing)]);
  if (camera !== null) parts.push(['cam', encodeCamera(camera)]);
  if (limit !== null) parts.push(['k', limit === Infinity ? 'all' : String(limit)]);
  if (grouping) parts.push(['hu', '1']);
  if (colouring !== 'kind') parts.push(['co', colouring]);
  if (query !== '') parts.push(['q', escape(query.slice(0, LONGEST_QUERY))]);
  if (sheet !== 'half') parts.push(['sh', sheet]);
  if (JSON.stringify(order) !== JSON.stringify(HEAVIEST_FIRST))
    parts.push(['so', `${order.column}${order.isUp ? 'u' : 'd'}`]);
  for (const facet of FACETS) {
    const text = facet.encode(valueOf(facet, filters));
    if (text !== null) parts.push([facet.id, escape(text)]);
  }
  for (const [key, value] of unknown) parts.push([key, value]);
  return parts.length === 0
    ? ''
    : [`v=${VERSION}`, ...parts.map(([key, value]) => `${key}=${value}`)].join('&');
}

/**
 * Returns the place that an address means in a graph.
 *
 * A part that means nothing falls back by itself and is told; a newer version is followed as far as it goes.
 */
export function decodeAddress(hash: string, model: GraphModel): Followed {
  const problems: string[] = [];
  const unknown: [string, string][] = [];
  let place: Place = AT_REST;
  for (const part of hash.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=');
    if (at <= 0) continue;
    const [key, raw] = [part.slice(0, at), part.slice(at + 1)];
    if (key === 'v') {
      if (Number(raw) > VERSION) problems.push('the link was made by a newer actorgraph');
      continue;
    }
    const read = readPart(place, key, raw, model);
    if (read === null) unknown.push([key, raw]);
    else if (read === false) problems.push(`the link's "${key}" means nothing here`);
    else place = read;
  }
  return { place, problems, unknown };
}

/** The place with one part of the address; false where the part means nothing, null where nobody knows it. */
function readPart(place: Place, key: string, raw: string, model: GraphModel): Place | false | null {
  const facet = FACETS.find(({ id }) => id === key);
  if (facet !== undefined) {
    const text = unescape(raw);
    const value = text === null ? null : facet.decode(text);
    return value === null ? false : { ...place, filters: withValue(place.filters, facet, value) };
  }
  switch (key) {
    case 's':
    case 'pa':
    case 'actor':
    case 'relation': {
      const text = key === 's' ? raw : `${{ pa: 'p', actor: 'a', relation: 'e' }[key]}:${raw}`;
      const selection = decodeThing(text, model);
      return selection === null ? false : { ...place, selection };
    }
    case 'r': {
      const match = /^([^@]+)(?:@(\d{1,9})(?:-(\d{1,9}))?)?$/.exec(raw);
      const article = unescape(match?.[1] ?? '');
      if (article === null || !model.articles.has(article)) return false;
      const start = match?.[2] === undefined ? null : Number(match[2]);
      const end = Number(match?.[3] ?? (start ?? 0) + 1);
      return {
        ...place,
        reading: { article, focus: start === null || end <= start ? null : { start, end } },
      };
    }
    case 'fo': {
      const match = /^(.+)\.([1-3])$/.exec(raw);
      const actor = unescape(match?.[1] ?? '');
      if (actor === null || !model.actors.has(actor)) return false;
      return { ...place, focus: { actor, steps: Number(match?.[2]) } };
    }
    case 'tab': {
      const tab = TABS.find((one) => one === raw);
      return tab === undefined ? false : { ...place, tab };
    }
    case 'cp': {
      const comparing = decodeComparing(raw);
      return comparing === null ? false : { ...place, comparing };
    }
    case 'cam': {
      const camera = decodeCamera(raw);
      return camera === null ? false : { ...place, camera };
    }
    case 'hu':
      return raw === '1' && { ...place, grouping: true };
    case 'co':
      return (raw === 'kind' || raw === 'community') && { ...place, colouring: raw };
    case 'q': {
      const query = unescape(raw);
      return query !== null && query.length <= LONGEST_QUERY && { ...place, query };
    }
    case 'sh': {
      const sheet = SHEET_STOPS.find((one) => one === raw);
      return sheet !== undefined && { ...place, sheet };
    }
    case 'so': {
      const match = /^([0-6])([ud])$/.exec(raw);
      return match !== null && { ...place, order: { column: Number(match[1]), isUp: match[2] === 'u' } };
    }
    case 'k':
      if (raw === 'all') return { ...place, limit: Infinity };
      return /^[1-9]\d{0,8}$/.test(raw) ? { ...place, limit: Number(raw) } : false;
    default:
      return null;
  }
}

/** "d:2031-03-01..2031-03-09~2031-03-10..", "s:SOURCE~SOURCE", "f:FILE": what is compared with what. */
function encodeComparing(comparing: Comparing): string {
  switch (comparing.by) {
    case 'date':
      return `d:${comparing.spans.map(({ from, to }) => `${from}..${to}`).join('~')}`;
    case 'source':
      return `s:${comparing.sources.map(escape).join('~')}`;
    case 'file':
      return `f:${escape(comparing.name ?? '')}`;
  }
}

const DAYS = /^(\d{4}-\d{2}-\d{2})?\.\.(\d{4}-\d{2}-\d{2})?$/;

function decodeComparing(text: string): Comparing | null {
  const [first, second, ...more] = text.slice(2).split('~').map(unescape);
  if (first == null || more.length > 0) return null;
  if (text.startsWith('f:') && second === undefined) return { by: 'file', name: first === '' ? null : first };
  if (second == null) return null;
  if (text.startsWith('s:')) return { by: 'source', sources: [first, second] };
  const [before, after] = [DAYS.exec(first), DAYS.exec(second)];
  if (!text.startsWith('d:') || before === null || after === null) return null;
  return {
    by: 'date',
    spans: [
      { from: before[1] ?? '', to: before[2] ?? '' },
      { from: after[1] ?? '', to: after[2] ?? '' },
    ],
  };
}

/** "0.1,-0.25,0.5": what the middle of the picture shows, and how much of the whole. */
function encodeCamera({ x, y, ratio }: Camera): string {
  return [x, y, ratio].map((value) => String(rounded(value))).join(',');
}

function decodeCamera(text: string): Camera | null {
  const [x, y, ratio, ...more] = text
    .split(',')
    .map((part) => (/^-?\d{1,7}(\.\d{1,4})?$/.test(part) ? Number(part) : NaN));
  if (x === undefined || y === undefined || ratio === undefined || more.length > 0) return null;
  return Number.isFinite(x) && Number.isFinite(y) && ratio > 0 ? { x, y, ratio } : null;
}

/** Returns the part of the state that an address carries. */
export function placeOf(state: State): Place {
  const names = Object.keys(AT_REST) as (keyof Place)[];
  return Object.fromEntries(names.map((name) => [name, state[name]])) as unknown as Place;
}

function encodeThing(thing: Thing): string {
  switch (thing.type) {
    case 'actor':
      return `a:${escape(thing.key)}`;
    case 'relation':
      return `e:${escape(thing.key)}`;
    case 'pair':
      return `d:${escape(thing.a)}~${escape(thing.b)}`;
    case 'path':
      return `p:${escape(thing.from)}~${escape(thing.to)}`;
    case 'text':
      return `t:${escape(thing.article)}:${thing.start}-${thing.end}`;
  }
}

function decodeThing(text: string, model: GraphModel): Thing | null {
  const kind = text.slice(0, 2);
  const rest = text.slice(2);
  if (kind === 't:') {
    const match = /^(.+):(\d{1,9})-(\d{1,9})$/.exec(rest);
    const article = unescape(match?.[1] ?? '');
    const [start, end] = [Number(match?.[2]), Number(match?.[3])];
    return article !== null && model.articles.has(article) && start < end
      ? { type: 'text', article, start, end }
      : null;
  }
  const keys = rest.split('~').map(unescape);
  const [first, second] = keys;
  if (first == null) return null;
  if (kind === 'e:') return model.relations.has(first) ? { type: 'relation', key: first } : null;
  if (!model.actors.has(first)) return null;
  if (kind === 'a:') return { type: 'actor', key: first };
  if (second == null || !model.actors.has(second) || first === second) return null;
  if (kind === 'd:') return { type: 'pair', a: first, b: second };
  return kind === 'p:' ? { type: 'path', from: first, to: second } : null;
}

/** Returns the name of the second file that an address compares with; null where it names none. */
export function secondNameIn(hash: string): string | null {
  const comparing = decodeComparing(/[#&]cp=([^&]*)/.exec(hash)?.[1] ?? '');
  return comparing?.by === 'file' ? comparing.name : null;
}

/** As a part of an address; what parts it keeps its meaning. */
function escape(text: string): string {
  return encodeURIComponent(text)
    .replace(/~/g, '%7E')
    .replace(/%(3A|7C)/g, (sign) => (sign === '%3A' ? ':' : '|'));
}

function unescape(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // A broken percent sign names nothing.
    return null;
  }
}

/** Returns a number with four decimals, as cameras have them. */
export function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4 + 0;
}
