/**
 * Measures the actors on the development data: CrossNER politics (names), GUM news and speech (pronouns and
 * coreference); GSR and re3d are measured by the scorer that comes with the data.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConllu, type ConlluDocument } from '../parser/conllu.ts';
import { pronounOf } from '../actors/pronouns.ts';
import type { Actors, Mention } from '../types/actor.ts';
import type { Reading } from '../types/reading.ts';
import { addDocument, conllF1, emptyTally, f1Of } from './coreference.ts';
import { goldMentions, type GoldMention } from './gum-coreference.ts';
import { Errors, type Measured } from './measured.ts';

type Read = (text: string) => Pick<Reading, 'sentences' | 'actors'>;

/** Coarse types of CrossNER politics; elections, events and the rest are no actors. */
const COARSE: Readonly<Record<string, string>> = {
  politician: 'person',
  person: 'person',
  organisation: 'organisation',
  politicalparty: 'organisation',
  country: 'place',
  location: 'place',
};

/**
 * Scores names of persons, organisations and places: exact span and coarse type.
 *
 * Predicted are the mentions of form `name`: of a person, of an organisation, and of a state (with what lies in it) as a place.
 */
export function evaluateNames(
  corpora: string,
  read: Read,
  file = 'entities/crossner-politics.dev.txt',
): Measured {
  const errors = new Errors();
  let [gold, predicted, hits] = [0, 0, 0];
  for (const { forms, tags } of readTags(readFileSync(join(corpora, file), 'utf8'))) {
    const text = forms.join(' ');
    const want = goldNames(forms, tags);
    const got = predictedNames(read(text).actors);
    gold += want.size;
    predicted += got.size;
    const context = (span: string): string => `${cut(text, span)}  <<  ${text.slice(0, 160)}`;
    for (const [span, type] of want) {
      if (got.get(span) === type) hits++;
      else
        errors.add(
          got.has(span) ? `${type} taken for ${got.get(span)}` : overlapCause(type, span, got),
          context(span),
        );
    }
    for (const [span, type] of got) if (!want.has(span)) errors.add(`no ${type} there`, context(span));
  }
  return {
    name: 'CrossNER politics, exact span and coarse type F1',
    value: (200 * hits) / (gold + predicted),
    errors: errors.byCause,
  };
}

function readTags(source: string): { forms: string[]; tags: string[] }[] {
  return source.split(/\n\s*\n/).flatMap((block) => {
    const rows = block
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => line.split(/\s+/));
    return rows.length === 0
      ? []
      : [{ forms: rows.map(([form]) => form!), tags: rows.map((row) => row[1] ?? 'O') }];
  });
}

function goldNames(forms: readonly string[], tags: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  const starts = forms.map((form) => {
    const start = at;
    at += form.length + 1;
    return start;
  });
  tags.forEach((tag, i) => {
    if (!tag.startsWith('B-')) return;
    let last = i;
    while (tags[last + 1] === `I-${tag.slice(2)}`) last++;
    const type = COARSE[tag.slice(2)];
    if (type) found.set(`${starts[i]}-${starts[last]! + forms[last]!.length}`, type);
  });
  return found;
}

function predictedNames({ actors, mentions }: Actors): Map<string, string> {
  const kinds = new Map(actors.map(({ key, kind }) => [key, kind]));
  const types: Readonly<Record<string, string>> = {
    state: 'place',
    person: 'person',
    organisation: 'organisation',
  };
  const found = new Map<string, string>();
  for (const mention of mentions) {
    const type = types[kinds.get(mention.actors[0]!) ?? ''];
    if (mention.form === 'name' && type) found.set(`${mention.start}-${mention.end}`, type);
  }
  return found;
}

function cut(text: string, span: string): string {
  const [start, end] = span.split('-').map(Number) as [number, number];
  return text.slice(start, end);
}

function overlapCause(type: string, span: string, got: ReadonlyMap<string, string>): string {
  const [start, end] = span.split('-').map(Number) as [number, number];
  const near = [...got].find(([other]) => {
    const [a, b] = other.split('-').map(Number) as [number, number];
    return a < end && start < b;
  });
  return near ? `${type} with other bounds${near[1] === type ? '' : ` as ${near[1]}`}` : `${type} missed`;
}

/** GUM's types that are actors or places of them. */
const ACTOR_TYPES: ReadonlySet<string> = new Set(['person', 'organization', 'place']);

/** Returns the GUM documents of the given genres in dev and test. */
export function gumDocuments(
  corpora: string,
  genres: readonly string[],
  files: readonly string[] = ['en_gum-dev', 'en_gum-test'],
): ConlluDocument[] {
  const all = files.flatMap((name) =>
    readConllu(readFileSync(join(corpora, 'treebanks', `${name}.conllu`), 'utf8'), name),
  );
  return all.filter(({ id }) => genres.some((genre) => id?.startsWith(`GUM_${genre}_`)));
}

/**
 * Scores pronouns and coreference. A predicted mention and a gold phrase are the same if their head words are;
 * singletons are left out on both sides, as in OntoNotes; so are predicted mentions headed by an adjective ("Chinese"), which GUM does not mark.
 */
export function evaluateCoreference(documents: readonly ConlluDocument[], read: Read): Measured[] {
  const errors = new Errors();
  const total = emptyTally();
  let [pronouns, right] = [0, 0];
  for (const document of documents) {
    const gold = goldMentions(document);
    const places = gold.map((mention) => place(document, mention));
    const predicted = predictedByHead(read(document.text));
    const [key, response] = clusters(gold, places, predicted);
    addDocument(total, key, response);
    const result = scorePronouns(document, gold, places, predicted, errors);
    pronouns += result.pronouns;
    right += result.right;
  }
  const none: ReadonlyMap<string, readonly string[]> = new Map();
  return [
    {
      name: `GUM pronouns resolved (of ${pronouns})`,
      value: (100 * right) / pronouns,
      errors: errors.byCause,
    },
    { name: 'GUM CoNLL coreference F1', value: conllF1(total), errors: none },
    { name: '  MUC', value: f1Of(total.muc), errors: none },
    { name: '  B3', value: f1Of(total.bcubed), errors: none },
    { name: '  CEAFe', value: f1Of(total.ceafe), errors: none },
  ];
}

/** A gold phrase by the character at which its head word starts. */
function place(document: ConlluDocument, { sentence, head }: GoldMention): string {
  return String(document.sentences[sentence]!.tokens[head]!.start);
}

/** The referent (its keys) of each predicted mention, by the character at which its head word starts; the longest wins. */
function predictedByHead({ sentences, actors }: ReturnType<Read>): Map<string, string> {
  const found = new Map<string, { mention: Mention; keys: string }>();
  for (const mention of actors.mentions) {
    const token = sentences[mention.sentence]!.tokens[mention.head]!;
    if (token.upos === 'ADJ') continue;
    const at = String(token.start);
    const rival = found.get(at)?.mention;
    if (!rival || mention.end - mention.start > rival.end - rival.start) {
      found.set(at, { mention, keys: mention.actors.join(' ') });
    }
  }
  return new Map([...found].map(([at, { keys }]) => [at, keys]));
}

function clusters(
  gold: readonly GoldMention[],
  places: readonly string[],
  predicted: ReadonlyMap<string, string>,
): [string[][], string[][]] {
  const key = new Map<string, Set<string>>();
  const taken = new Set<string>();
  gold.forEach(({ entity, type }, i) => {
    if (!ACTOR_TYPES.has(type) || taken.has(places[i]!)) return;
    taken.add(places[i]!);
    add(key, entity, places[i]!);
  });
  const response = new Map<string, Set<string>>();
  for (const [at, keys] of predicted) add(response, keys, at);
  const several = (map: ReadonlyMap<string, ReadonlySet<string>>): string[][] =>
    [...map.values()].filter((cluster) => cluster.size > 1).map((cluster) => [...cluster]);
  return [several(key), several(response)];
}

function add(map: Map<string, Set<string>>, name: string, mention: string): void {
  const cluster = map.get(name);
  if (cluster) cluster.add(mention);
  else map.set(name, new Set([mention]));
}

function scorePronouns(
  document: ConlluDocument,
  gold: readonly GoldMention[],
  places: readonly string[],
  predicted: ReadonlyMap<string, string>,
  errors: Errors,
): { pronouns: number; right: number } {
  const named = new Map<string, Set<string>>();
  const known = new Set<string>();
  gold.forEach(({ entity, pronoun }, i) => {
    if (pronoun) return;
    known.add(entity);
    const keys = predicted.get(places[i]!);
    if (keys !== undefined) add(named, entity, keys);
  });
  let [pronouns, right] = [0, 0];
  gold.forEach((mention, i) => {
    const { entity, type, pronoun, sentence, head } = mention;
    const { tokens, start, end } = document.sentences[sentence]!;
    if (!pronoun || !ACTOR_TYPES.has(type) || !known.has(entity) || !pronounOf(tokens[head]!.form)) return;
    pronouns++;
    const keys = predicted.get(places[i]!);
    if (keys !== undefined && named.get(entity)?.has(keys)) {
      right++;
      return;
    }
    const person = pronounOf(tokens[head]!.form)!.person;
    const cause = keys === undefined ? 'unresolved' : named.has(entity) ? 'wrong' : 'antecedent not found';
    errors.add(
      `${person === 3 ? 'third' : 'first'} person, ${cause}`,
      `${tokens[head]!.form} -> ${keys ?? '-'}, gold ${[...(named.get(entity) ?? [])].join(' / ') || entity}  <<  ${document.text.slice(start, end)}`,
    );
  });
  return { pronouns, right };
}
