/** The words that the actor stage asks for: those of `anaphora.csv`, `locatives.csv`, `words.csv`, and the verbs of speech. */
import {
  alternatives,
  oneOf,
  openTable,
  readEvents,
  readTable,
  rowError,
  VERB_COLUMNS,
  type EventClass,
  type Lexicon,
} from '../lexicon/index.ts';

const REFERS = ['state', 'organisation', 'person', 'place', 'landmark', 'group', 'thing'] as const;
export type Refers = (typeof REFERS)[number];

const CLASSES = ['function', 'particle', 'number', 'quantity', 'holding', 'speech'] as const;
/** The classes of `words.csv`, which says what each is. */
export type WordClasses = Readonly<Record<(typeof CLASSES)[number], ReadonlySet<string>>>;

/** What the files say. */
export interface AnaphoraWords {
  /** By lower-case singular. */
  readonly singular: ReadonlyMap<string, Refers>;
  /** By lower-case plural. */
  readonly plural: ReadonlyMap<string, Refers>;
  readonly locatives: ReadonlySet<string>;
  readonly classes: WordClasses;
  /** Lemmas of the verbs of `reporting.csv` by which somebody is said to say something. */
  readonly speech: ReadonlySet<string>;
  /** Lemmas of the verbs of `verbs.csv` whose subject is an actor whatever they are done to: accuse, bomb. */
  readonly personalVerbs: ReadonlySet<string>;
  /** Lemmas of the verbs of `verbs.csv` whose object is an actor: warn, urge. */
  readonly addressing: ReadonlySet<string>;
  /** Keys of the states that share a name, by its plural: "Koreas", "Sudans". */
  readonly siblings: ReadonlyMap<string, readonly string[]>;
}

/** A memo of a pure function: the same lexicon always gives the same tables. */
const memo = new WeakMap<Lexicon, AnaphoraWords>();

/**
 * Returns what the files of a lexicon say.
 *
 * @throws UserError naming file, line and remedy.
 */
export function wordsOf(lexicon: Lexicon): AnaphoraWords {
  const known = memo.get(lexicon);
  if (known) return known;
  const words = readWords(lexicon);
  memo.set(lexicon, words);
  return words;
}

function readWords(lexicon: Lexicon): AnaphoraWords {
  const singular = new Map<string, Refers>();
  const plural = new Map<string, Refers>();
  const columns = { required: ['refers'], optional: ['singular', 'plural', 'note'] } as const;
  for (const row of readTable('anaphora.csv', lexicon.triggers['anaphora.csv'] ?? 'refers', columns)) {
    const refers = oneOf(row, 'refers', REFERS);
    for (const [map, cell] of [
      [singular, row.cells.singular],
      [plural, row.cells.plural],
    ] as const) {
      for (const noun of alternatives(cell)) {
        if (map.has(noun)) throw rowError(row, `duplicate entry "${noun}"; remove one`);
        map.set(noun, refers);
      }
    }
  }
  const rows = readTable('locatives.csv', lexicon.triggers['locatives.csv'] ?? 'preposition', {
    required: ['preposition'],
    optional: ['note'],
  });
  const verbs = verbsOf(lexicon);
  return {
    singular,
    plural,
    locatives: new Set(rows.flatMap(({ cells }) => alternatives(cells.preposition))),
    classes: readClasses(lexicon.triggers['words.csv'] ?? 'class,words'),
    speech: speechOf(lexicon.triggers['reporting.csv'] ?? 'verb,kind'),
    personalVerbs: verbs(({ byActors }) => byActors),
    addressing: verbs(({ toActors }) => toActors),
    siblings: siblingStates(lexicon),
  };
}

function readClasses(text: string): WordClasses {
  type Class = (typeof CLASSES)[number];
  const words = Object.fromEntries(CLASSES.map((name) => [name, new Set()])) as Record<Class, Set<string>>;
  for (const row of readTable('words.csv', text, { required: ['class', 'words'], optional: ['note'] }))
    for (const word of alternatives(row.cells.words)) words[oneOf(row, 'class', CLASSES)].add(word);
  return words;
}

function speechOf(text: string): ReadonlySet<string> {
  const rows = readTable('reporting.csv', text, { required: ['verb', 'kind'], optional: ['note'] });
  return new Set(rows.flatMap(({ cells }) => (cells.kind === 'says' ? alternatives(cells.verb) : [])));
}

/** States whose names end in the same word, as South Sudan's and Sudan's do. */
function siblingStates({ actors }: Lexicon): ReadonlyMap<string, readonly string[]> {
  const byWord = new Map<string, string[]>();
  for (const { key, name, status } of actors.values()) {
    if (status !== 'state') continue;
    const plural = `${name.slice(name.lastIndexOf(' ') + 1)}s`;
    byWord.set(plural, [...(byWord.get(plural) ?? []), key].sort());
  }
  return new Map([...byWord].filter(([, keys]) => keys.length > 1));
}

/** The verbs that tell one of the events whatever their object is. */
function verbsOf(lexicon: Lexicon): (isOne: (event: EventClass) => boolean) => ReadonlySet<string> {
  const { 'verbs.csv': verbs, 'events.csv': events } = lexicon.triggers;
  if (verbs === undefined || events === undefined) return () => new Set();
  const classes = new Map<string, EventClass>(readEvents(events));
  const rows = openTable('verbs.csv', verbs, VERB_COLUMNS).columns('verb', 'object', 'event');
  return (isOne) =>
    new Set(
      rows.flatMap(([verb, object, event]) => {
        const told = classes.get(event!);
        return object === '' && told && isOne(told) ? alternatives(verb!) : [];
      }),
    );
}
