/**
 * The words that speak of events, compiled from the CSV files of data/lexicon.
 *
 * A line names words and says where their actor and recipient stand in the sentence ("slots").
 */
import { alternatives, oneOf, readTable, rowError, type Row } from '../lexicon/table.ts';
import type { Status } from '../types/relation.ts';
import {
  createOntology,
  EVENTS,
  VERB_COLUMNS,
  type Ontology,
  type RelationType,
} from '../lexicon/ontology.ts';

/** Where a line of the lexicon stands, for explanations: "verbs.csv:120". */
export interface Source {
  readonly file: string;
  readonly line: number;
}

/** What a verb, noun or adjective says when it fires. */
export interface TriggerLine extends Source {
  readonly kind: 'verb' | 'noun' | 'adjective';
  /** Words required beside the trigger: a particle or preposition, an object or what stands before a noun. Empty: none. */
  readonly particles: readonly string[];
  readonly objects: readonly string[];
  /** Null: this reading is no event and blocks the plainer lines. */
  readonly event: RelationType | null;
  readonly mode: string | null;
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  readonly reciprocal: boolean;
}

export const SUPPORT_EFFECTS = [
  'does',
  'has',
  'receives',
  'ends',
  'rejects',
  'asks',
  'offers',
  'fears',
  'blames',
  'welcomes',
  'calls',
  'regards',
] as const;
export const CONTROL_EFFECTS = [
  'passes', 'plans', 'wishes', 'tries', 'agrees', 'refuses', 'asks', 'orders', 'threatens', 'fails', 'doubts', 'denies', 'allows',
] as const; // prettier-ignore
export const SHELL_KINDS = ['done', 'said'] as const;
export type ShellKind = (typeof SHELL_KINDS)[number];

export const REPORTING_KINDS = ['says', 'asks', 'denies', 'doubts', 'claims', 'thinks', 'performs'] as const;

export type SupportEffect = (typeof SUPPORT_EFFECTS)[number];
export type ControlEffect = (typeof CONTROL_EFFECTS)[number];
export type ReportingKind = (typeof REPORTING_KINDS)[number];

/** A verb that carries an event noun ("launch an attack") or changes it ("end the talks"). */
export interface SupportLine extends Source {
  readonly particles: readonly string[];
  readonly effect: SupportEffect;
}

export interface Triggers {
  readonly ontology: Ontology;
  /** By lemma; the more specific line first. */
  readonly verbs: ReadonlyMap<string, readonly TriggerLine[]>;
  /** By lemma of the head; lines for several words have the words before it in `objects`. */
  readonly nouns: ReadonlyMap<string, readonly TriggerLine[]>;
  readonly adjectives: ReadonlyMap<string, readonly TriggerLine[]>;
  readonly support: ReadonlyMap<string, readonly SupportLine[]>;
  readonly control: ReadonlyMap<string, ControlEffect>;
  readonly reporting: ReadonlyMap<string, ReportingKind>;
  /** By part of speech, then by word. */
  readonly status: ReadonlyMap<string, ReadonlyMap<string, Status>>;
  /** Contexts by lemma or phrase. */
  readonly contexts: ReadonlyMap<string, readonly string[]>;
  /** Nouns for something done, or said, that do not say what. */
  readonly shellNouns: ReadonlyMap<string, ShellKind>;
}

/** Universal parts of speech that status words may have. */
const STATUS_POS = ['AUX', 'SCONJ', 'ADJ', 'ADV', 'DET', 'PRON', 'ADP', 'VERB', 'NOUN'] as const;
export const STATUSES = ['actual', 'planned', 'possible', 'denied', 'doubted'] as const;
const SLOT = /^(subj|obj|iobj|poss|mod|comp|speaker|none|[a-z]+( [a-z]+){0,2})$/;
const NOUN_SOURCES = ['poss', 'mod', 'by', 'of', 'from', 'between'];
const NOUN_TARGETS = ['on', 'against', 'with', 'to'];

/**
 * Compiles the trigger files.
 *
 * @param files Text by file name; a missing file counts as one without lines.
 * @returns Frozen tables.
 * @throws UserError naming file, line and remedy, for unknown columns, events, slots and repeated entries.
 */
export function createTriggers(files: Readonly<Record<string, string>>): Triggers {
  const text = (name: string, header: string): string => files[name] ?? header;
  return {
    ontology: createOntology(files),
    verbs: readVerbs(text('verbs.csv', 'verb,event')),
    nouns: readNouns(text('nouns.csv', 'noun,event')),
    adjectives: readAdjectives(text('adjectives.csv', 'adjective,event')),
    support: readSupport(text('support.csv', 'verb,effect')),
    control: readWords('control.csv', text('control.csv', 'verb,effect'), 'verb', 'effect', CONTROL_EFFECTS),
    reporting: readWords(
      'reporting.csv',
      text('reporting.csv', 'verb,kind'),
      'verb',
      'kind',
      REPORTING_KINDS,
    ),
    status: readStatus(text('status.csv', 'word,pos,status')),
    contexts: readContexts(text('contexts.csv', 'word,context')),
    shellNouns: readWords(
      'shell-nouns.csv',
      text('shell-nouns.csv', 'noun,kind'),
      'noun',
      'kind',
      SHELL_KINDS,
    ),
  };
}

function readVerbs(text: string): ReadonlyMap<string, readonly TriggerLine[]> {
  const lines = new Map<string, TriggerLine[]>();
  for (const row of readTable('verbs.csv', text, VERB_COLUMNS)) {
    const line: TriggerLine = {
      ...common(row, 'verb', ['subj'], ['obj']),
      particles: alternatives(row.cells.particle),
      objects: alternatives(row.cells.object),
    };
    for (const lemma of alternatives(row.cells.verb)) add(lines, lemma, line, row);
  }
  return sorted(lines);
}

function readNouns(text: string): ReadonlyMap<string, readonly TriggerLine[]> {
  const columns = {
    required: ['noun', 'event'],
    optional: ['particle', 'mode', 'source', 'target', 'recip', 'note'],
  } as const;
  const lines = new Map<string, TriggerLine[]>();
  for (const row of readTable('nouns.csv', text, columns)) {
    for (const phrase of alternatives(row.cells.noun)) {
      const words = phrase.split(' ');
      const head = words.pop() ?? '';
      add(
        lines,
        head,
        {
          ...common(row, 'noun', NOUN_SOURCES, NOUN_TARGETS),
          particles: alternatives(row.cells.particle),
          objects: words,
        },
        row,
      );
    }
  }
  return sorted(lines);
}

function readAdjectives(text: string): ReadonlyMap<string, readonly TriggerLine[]> {
  const columns = {
    required: ['adjective', 'event'],
    optional: ['mode', 'source', 'target', 'recip', 'note'],
  } as const;
  const lines = new Map<string, TriggerLine[]>();
  for (const row of readTable('adjectives.csv', text, columns)) {
    for (const phrase of alternatives(row.cells.adjective)) {
      const words = phrase.split(' ');
      const head = words.pop() ?? '';
      add(
        lines,
        head,
        { ...common(row, 'adjective', ['subj'], ['of', 'to']), particles: words, objects: [] },
        row,
      );
    }
  }
  return sorted(lines);
}

type CommonColumn = 'event' | 'mode' | 'source' | 'target' | 'recip';

function common(
  row: Row<CommonColumn>,
  kind: TriggerLine['kind'],
  sources: readonly string[],
  targets: readonly string[],
): Omit<TriggerLine, 'particles' | 'objects'> {
  const { event, mode, source, target, recip } = row.cells;
  if (recip !== '' && recip !== 'yes')
    throw rowError(row, `recip "${recip}" is unknown; write "yes" or leave it empty`);
  return {
    kind,
    file: row.file,
    line: row.line,
    event: event === '-' ? null : oneOf(row, 'event', EVENTS),
    mode: mode || null,
    sources: slots(row, source, sources),
    targets: slots(row, target, targets),
    reciprocal: recip === 'yes',
  };
}

function slots(row: Source, cell: string, standard: readonly string[]): readonly string[] {
  if (cell === '') return standard;
  const found = alternatives(cell);
  const bad = found.find((slot) => !SLOT.test(slot));
  if (bad !== undefined) {
    throw rowError(
      row,
      `slot "${bad}" is unknown; write subj, obj, iobj, poss, mod, comp, speaker, none or a preposition`,
    );
  }
  return found;
}

function add(lines: Map<string, TriggerLine[]>, lemma: string, line: TriggerLine, row: Source): void {
  const known = lines.get(lemma);
  if (!known) lines.set(lemma, [line]);
  else {
    const twin = known.find(
      (other) => sameWords(other.particles, line.particles) && sameWords(other.objects, line.objects),
    );
    if (twin && twin.event !== null && line.event !== null && twin.event === line.event) {
      throw rowError(
        row,
        `"${lemma}" stands in line ${twin.line} with the same particle and object; remove one of the two`,
      );
    }
    known.push(line);
  }
}

function sameWords(a: readonly string[], b: readonly string[]): boolean {
  return a.join('|') === b.join('|');
}

/** The more is required, the earlier; otherwise in file order. */
function sorted(lines: Map<string, TriggerLine[]>): ReadonlyMap<string, readonly TriggerLine[]> {
  for (const list of lines.values()) list.sort((a, b) => specificity(b) - specificity(a) || a.line - b.line);
  return lines;
}

/** In the column `object`: any direct object will do. */
export const ANY_OBJECT = '*';
/** In the column `object`: a clause with "to" ("told Iran to stop"). */
export const INFINITIVE = '<infinitive>';

const MARKS: ReadonlySet<string> = new Set([ANY_OBJECT, INFINITIVE]);

/** How much a line requires: an object counts more than a particle. */
function specificity(line: TriggerLine): number {
  if (line.kind === 'noun') return 2 * line.objects.length + Number(line.particles.length > 0);
  const object = line.objects.length === 0 ? 0 : MARKS.has(line.objects[0]!) ? 1 : 2;
  return (line.particles.length > 0 ? 1 : 0) + object;
}

function readSupport(text: string): ReadonlyMap<string, readonly SupportLine[]> {
  const lines = new Map<string, SupportLine[]>();
  const columns = { required: ['verb', 'effect'], optional: ['particle', 'note'] } as const;
  for (const row of readTable('support.csv', text, columns)) {
    const line = {
      file: row.file,
      line: row.line,
      particles: alternatives(row.cells.particle),
      effect: oneOf(row, 'effect', SUPPORT_EFFECTS),
    };
    for (const lemma of alternatives(row.cells.verb)) {
      const list = lines.get(lemma) ?? [];
      if (list.length === 0) lines.set(lemma, list);
      list.push(line);
      list.sort((a, b) => b.particles.length - a.particles.length);
    }
  }
  return lines;
}

function readWords<const T extends string>(
  file: string,
  text: string,
  word: string,
  value: string,
  allowed: readonly T[],
): ReadonlyMap<string, T> {
  const words = new Map<string, T>();
  for (const row of readTable<string, string>(file, text, {
    required: [word, value],
    optional: ['note'],
  })) {
    for (const lemma of alternatives(row.cells[word] ?? '')) {
      if (words.has(lemma)) throw rowError(row, `"${lemma}" stands twice; remove one of the two lines`);
      words.set(lemma, oneOf(row, value, allowed));
    }
  }
  return words;
}

function readStatus(text: string): ReadonlyMap<string, ReadonlyMap<string, Status>> {
  const found = new Map<string, Map<string, Status>>();
  for (const row of readTable('status.csv', text, {
    required: ['word', 'pos', 'status'],
    optional: ['note'],
  })) {
    const pos = oneOf(row, 'pos', STATUS_POS);
    const words = found.get(pos) ?? new Map<string, Status>();
    found.set(pos, words);
    for (const word of alternatives(row.cells.word)) {
      if (words.has(word)) throw rowError(row, `"${word}" stands twice as ${pos}; remove one of the two`);
      words.set(word, oneOf(row, 'status', STATUSES));
    }
  }
  return found;
}

function readContexts(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const row of readTable('contexts.csv', text, { required: ['word', 'context'], optional: ['note'] })) {
    for (const word of alternatives(row.cells.word)) {
      const list = found.get(word) ?? [];
      found.set(word, list);
      for (const context of alternatives(row.cells.context)) if (!list.includes(context)) list.push(context);
    }
  }
  return found;
}
