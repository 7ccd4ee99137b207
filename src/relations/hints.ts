/**
 * What the lexicon and the stages before say of each word, as hints that the network weighs: a line for a verb that the
 * training never saw still tells the network which event the verb names and where its ends stand.
 */
import { EVENTS } from '../lexicon/ontology.ts';
import { childrenOf } from '../syntax/tree.ts';
import type { Mention } from '../types/actor.ts';
import type { Sentence, Token } from '../types/sentence.ts';
import {
  ANY_OBJECT,
  CONTROL_EFFECTS,
  SHELL_KINDS,
  INFINITIVE,
  REPORTING_KINDS,
  STATUSES,
  SUPPORT_EFFECTS,
  type TriggerLine,
  type Triggers,
} from './triggers.ts';

const SLOTS = ['subj', 'obj', 'iobj', 'poss', 'mod', 'comp', 'speaker', 'none', 'prep'] as const;
const UPOS = [
  'ADJ', 'ADP', 'ADV', 'AUX', 'CCONJ', 'DET', 'INTJ', 'NOUN', 'NUM', 'PART', 'PRON', 'PROPN', 'PUNCT', 'SCONJ', 'SYM', 'VERB', 'X',
] as const; // prettier-ignore
const DEPRELS = [
  'acl', 'acl:relcl', 'advcl', 'advmod', 'amod', 'appos', 'aux', 'aux:pass', 'case', 'cc', 'ccomp', 'compound', 'compound:prt', 'conj',
  'cop', 'csubj', 'dep', 'det', 'discourse', 'expl', 'fixed', 'flat', 'iobj', 'list', 'mark', 'nmod', 'nmod:poss', 'nsubj',
  'nsubj:pass', 'nummod', 'obj', 'obl', 'obl:agent', 'obl:npmod', 'obl:tmod', 'obl:unmarked', 'nmod:unmarked', 'nmod:desc', 'parataxis',
  'punct', 'root', 'xcomp',
] as const; // prettier-ignore
const TAGS = ['VBD', 'VBG', 'VBN', 'VBP', 'VBZ', 'VB', 'MD', 'NNS', 'NNPS', 'WP', 'WDT'] as const;
const ENTITIES = ['PERSON', 'ORG', 'PLACE', 'NORP', 'EVENT'] as const;
const KINDS = ['state', 'organisation', 'person', 'group'] as const;
const FORMS = ['name', 'nominal', 'pronoun'] as const;
const SECTORS = ['GOV', 'MIL', 'COP', 'JUD', 'LEG', 'REB', 'CVL', 'JRN', 'OPP', 'ELI'] as const;

const product = (prefix: string, values: readonly string[]): string[] =>
  values.map((value) => `${prefix}:${value}`);

/** The names of all hints; a hint's row in the network's table is its place here. The model file repeats the list. */
export const HINTS: readonly string[] = [
  ...product('upos', UPOS),
  ...product('deprel', DEPRELS),
  ...product('tag', TAGS),
  ...product('entity', ENTITIES),
  ...product('event', [...EVENTS, 'none']),
  ...product('event?', EVENTS),
  ...product('source', SLOTS),
  ...product('target', SLOTS),
  'reciprocal',
  ...product('support', SUPPORT_EFFECTS),
  ...product('control', CONTROL_EFFECTS),
  ...product('reporting', REPORTING_KINDS),
  ...product('status', STATUSES),
  ...product('shell', SHELL_KINDS),
  ...KINDS.flatMap((kind) => product(`actor:${kind}`, FORMS)),
  ...product('inside', KINDS),
  ...product('sector', SECTORS),
  'place',
  'several',
  'title',
];

const ROWS: ReadonlyMap<string, number> = new Map(HINTS.map((hint, row) => [hint, row]));

/** The rows of the hints that every word has, by what follows the colon. */
const rowsBy = (prefix: string, values: readonly string[]): ReadonlyMap<string, number> =>
  new Map(values.map((value) => [value, ROWS.get(`${prefix}:${value}`)!]));
const UPOS_ROWS = rowsBy('upos', UPOS);
const TAG_ROWS = rowsBy('tag', TAGS);
const DEPREL_ROWS = rowsBy('deprel', DEPRELS);

/** Words looked at behind a verb for its particle. */
const PARTICLE_REACH = 4;

/** The rows of one word's hints. */
class Hints {
  readonly rows: number[] = [];

  /** Adds the row of a hint that has one, once. */
  add(row: number | undefined): void {
    if (row !== undefined && !this.rows.includes(row)) this.rows.push(row);
  }

  addNamed(name: string): void {
    this.add(ROWS.get(name));
  }
}

/**
 * Returns the rows of each token's hints, without repeats.
 *
 * @param mentions The mentions of this sentence.
 * @param kindOf The kind of an actor by its key.
 */
export function hintsOf(
  sentence: Sentence,
  mentions: readonly Mention[],
  kindOf: (key: string) => string | undefined,
  triggers: Triggers,
): number[][] {
  const all = sentence.tokens.map((token, i) => {
    const hints = new Hints();
    grammarHints(token, hints);
    if (sentence.block === 'title') hints.addNamed('title');
    lexiconHints(sentence, i, triggers, hints);
    return hints;
  });
  for (const { first, last, type } of sentence.entities)
    for (let i = first; i <= last; i++) all[i]!.addNamed(`entity:${type}`);
  for (const mention of mentions) mentionHints(mention, kindOf, all);
  return all.map(({ rows }) => rows);
}

/** A relation without a row of its own counts as its base: `nsubj:outer` as `nsubj`. */
function grammarHints({ upos, xpos, deprel }: Token, hints: Hints): void {
  hints.add(UPOS_ROWS.get(upos));
  hints.add(TAG_ROWS.get(xpos));
  hints.add(DEPREL_ROWS.get(deprel) ?? DEPREL_ROWS.get(deprel.split(':', 1)[0]!));
}

function lexiconHints(sentence: Sentence, i: number, triggers: Triggers, hints: Hints): void {
  const { lemma, upos, form } = sentence.tokens[i]!;
  const word = lemma.toLowerCase();
  if (upos === 'VERB') lineHints(sentence, i, triggers.verbs.get(word), hints);
  if (upos === 'NOUN' || upos === 'PROPN') {
    lineHints(sentence, i, triggers.nouns.get(word), hints);
    const shell = triggers.shellNouns.get(word);
    if (shell) hints.addNamed(`shell:${shell}`);
  }
  if (upos === 'ADJ' || upos === 'VERB' || upos === 'NOUN')
    lineHints(sentence, i, triggers.adjectives.get(word), hints);
  for (const { effect, particles } of triggers.support.get(word) ?? [])
    if (particles.length === 0 || follows(sentence, i, particles)) hints.addNamed(`support:${effect}`);
  const control = triggers.control.get(word);
  if (control) hints.addNamed(`control:${control}`);
  const reporting = triggers.reporting.get(word);
  if (reporting) hints.addNamed(`reporting:${reporting}`);
  const statuses = triggers.status.get(upos);
  const status = statuses?.get(word) ?? statuses?.get(form.toLowerCase());
  if (status) hints.addNamed(`status:${status}`);
}

/** The first line that holds tells event and slots; those that would need other words beside it tell a weaker hint. */
function lineHints(
  sentence: Sentence,
  i: number,
  lines: readonly TriggerLine[] | undefined,
  hints: Hints,
): void {
  let told = false;
  for (const line of lines ?? []) {
    if (!told && holds(sentence, i, line)) {
      told = true;
      hints.addNamed(`event:${line.event ?? 'none'}`);
      for (const slot of line.sources) hints.addNamed(`source:${slotOf(slot)}`);
      for (const slot of line.targets) hints.addNamed(`target:${slotOf(slot)}`);
      if (line.reciprocal) hints.addNamed('reciprocal');
    } else if (line.event !== null) hints.addNamed(`event?:${line.event}`);
  }
}

function slotOf(slot: string): string {
  return ROWS.has(`source:${slot}`) ? slot : 'prep';
}

/** Whether the words that a line requires stand beside its word: particles behind it, objects below it or before it. */
export function holds(sentence: Sentence, i: number, { kind, particles, objects }: TriggerLine): boolean {
  const { tokens } = sentence;
  if (kind === 'adjective')
    return particles.every((word, k) => formAt(tokens, i - particles.length + k) === word);
  if (kind === 'noun' && objects.length > 0)
    return objects.every((word, k) => formAt(tokens, i - objects.length + k) === word);
  if (particles.length > 0 && !follows(sentence, i, particles)) return false;
  if (objects.length === 0) return true;
  return [...childrenOf(sentence, i)].some((child) => {
    const { lemma, deprel } = tokens[child]!;
    const isObject = deprel === 'obj' || deprel === 'nsubj:pass' || deprel === 'obl';
    if (objects.includes(ANY_OBJECT) && deprel === 'obj') return true;
    if (objects.includes(INFINITIVE) && deprel === 'xcomp') return true;
    return isObject && objects.includes(lemma.toLowerCase());
  });
}

function formAt(tokens: readonly Token[], i: number): string | undefined {
  return tokens[i]?.lemma.toLowerCase();
}

function follows({ tokens }: Sentence, i: number, words: readonly string[]): boolean {
  for (let k = i + 1; k <= i + PARTICLE_REACH && k < tokens.length; k++)
    if (words.includes(tokens[k]!.form.toLowerCase())) return true;
  return false;
}

function mentionHints(
  { first, last, head, form, actors, place, sector }: Mention,
  kindOf: (key: string) => string | undefined,
  all: readonly Hints[],
): void {
  const kind = kindOf(actors[0]!) ?? 'group';
  for (let i = first; i <= last; i++) all[i]?.addNamed(`inside:${kind}`);
  const hints = all[head];
  if (!hints) return;
  hints.addNamed(`actor:${kind}:${form}`);
  if (place) hints.addNamed('place');
  if (actors.length > 1) hints.addNamed('several');
  if (sector !== null) hints.addNamed(`sector:${sector}`);
}
