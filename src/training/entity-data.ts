import { ENTITY_TYPES } from '../parser/entities.ts';
import type { ConlluSentence } from '../parser/conllu.ts';
import type { Entity, EntityType } from '../types/sentence.ts';

/** A sentence with gold entity classes (see `src/parser/entities.ts`). */
export interface EntitySentence {
  readonly forms: readonly string[];
  readonly classes: Int32Array;
}

const TYPE_OF: Readonly<Record<string, EntityType>> = {
  PER: 'PERSON',
  PERSON: 'PERSON',
  POLITICIAN: 'PERSON',
  ORG: 'ORG',
  ORGANISATION: 'ORG',
  ORGANIZATION: 'ORG',
  POLITICALPARTY: 'ORG',
  LOC: 'PLACE',
  LOCATION: 'PLACE',
  PLACE: 'PLACE',
  COUNTRY: 'PLACE',
  EVENT: 'EVENT',
  ELECTION: 'EVENT',
};

/** Returns the sentences of a file with one word and its BIO (or I-only) tag a line, separated by `columns`. */
export function readBio(source: string, form: number, tag: number): EntitySentence[] {
  return source
    .split(/\r?\n\s*\r?\n/)
    .map((block) => block.split(/\r?\n/).filter((line) => line !== '' && !/^# |^-DOCSTART-/.test(line)))
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const rows = lines.map((line) => line.split(/[\t ]/));
      const tags = rows.map((row) => row[tag] ?? 'O');
      return {
        forms: rows.map((row) => row[form] as string),
        classes: classesOf(spansOfBio(tags), rows.length),
      };
    });
}

function spansOfBio(tags: readonly string[]): Entity[] {
  const entities: Entity[] = [];
  let open: string | null = null;
  tags.forEach((tag, i) => {
    const [position, name] = [tag.slice(0, 1), tag.slice(2)];
    const type = TYPE_OF[name.toUpperCase()];
    const last = entities.at(-1);
    if (position === 'I' && open === name && type && last)
      entities[entities.length - 1] = { ...last, last: i };
    else if (position !== 'O' && type) entities.push({ first: i, last: i, type });
    open = position === 'O' ? null : name;
  });
  return entities;
}

/** Returns one class per token for entities that do not overlap. */
export function classesOf(entities: readonly Entity[], length: number): Int32Array {
  const classes = new Int32Array(length);
  for (const { first, last, type } of entities) {
    const begin = 1 + 2 * ENTITY_TYPES.indexOf(type);
    for (let i = first; i <= last; i++) classes[i] = i === first ? begin : begin + 1;
  }
  return classes;
}

/**
 * Returns the named entities of a GUM sentence. GUM marks every referring phrase, nested; one is a name if its head is a
 * proper noun, and the name is the run of capitalised words around the head. Of nested names the outermost counts.
 */
export function gumEntities(sentence: ConlluSentence): EntitySentence {
  const spans = readMarkup(sentence).sort((a, b) => b.last - b.first - (a.last - a.first));
  const chosen: Entity[] = [];
  for (const span of spans) {
    const name = nameOf(sentence, span);
    if (name && !chosen.some((other) => name.first <= other.last && other.first <= name.last))
      chosen.push(name);
  }
  return { forms: sentence.tokens.map((t) => t.form), classes: classesOf(chosen, sentence.tokens.length) };
}

interface Marked {
  readonly first: number;
  readonly last: number;
  readonly type: string;
}

/** Returns the phrases of the `Entity=` attribute: `(id-type-…` opens, `id)` closes, `(id-type-…)` does both. */
function readMarkup(sentence: ConlluSentence): Marked[] {
  const open: { id: string; first: number; type: string }[] = [];
  const marked: Marked[] = [];
  sentence.misc.forEach((misc, i) => {
    const value = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1] ?? '';
    for (const [, opening, single, closing] of value.matchAll(/\(([^()]+)(\))?|([^()]+)\)/g)) {
      if (opening !== undefined) {
        const [id, type] = opening.split('-') as [string, string?];
        if (single) marked.push({ first: i, last: i, type: type ?? '' });
        else open.push({ id, first: i, type: type ?? '' });
      } else if (closing !== undefined) {
        const index = open.findLastIndex((mark) => mark.id === closing.split('-')[0]);
        const [mark] = index < 0 ? [] : open.splice(index, 1);
        if (mark) marked.push({ first: mark.first, last: i, type: mark.type });
      }
    }
  });
  return marked;
}

/** Returns the name in a phrase that GUM marks, null where its head is no proper noun. */
function nameOf({ tokens }: ConlluSentence, span: Marked): Entity | null {
  const type = TYPE_OF[span.type.toUpperCase()];
  const inside = (i: number): boolean => i >= span.first && i <= span.last;
  const head = tokens.findIndex((token, i) => inside(i) && !inside(token.head));
  if (!type || head < 0 || !/^NNPS?$/.test(tokens[head]?.xpos ?? '')) return null;
  const part = type === 'PERSON' ? isPartOfPerson : isPartOfName;
  const reach = (step: number): number => {
    let edge = head;
    for (let i = head + step; inside(i) && (part(tokens, i) || isLink(tokens, i)); i += step)
      if (part(tokens, i)) edge = i;
    return edge;
  };
  return { first: reach(-1), last: reach(1), type };
}

type Tokens = ConlluSentence['tokens'];

/** Says whether a capitalised word can belong to a name; titles, articles and owners cannot. */
function isPartOfName(tokens: Tokens, i: number): boolean {
  const token = tokens[i];
  return (
    token !== undefined &&
    /^[\p{Lu}\d]/u.test(token.form) &&
    !/^(?:det|nmod:poss|nmod:desc)$/.test(token.deprel)
  );
}

/** Names of people hang together by `flat`; "President" and "Professor" do not belong to them. */
function isPartOfPerson(tokens: Tokens, i: number): boolean {
  const token = tokens[i];
  if (token === undefined || !/^\p{Lu}/u.test(token.form)) return false;
  return (
    token.deprel.startsWith('flat') ||
    (tokens[i + 1]?.deprel.startsWith('flat') === true && token.xpos === 'NNP')
  );
}

/** Says whether a word or mark can stand inside a name without being capitalised. */
function isLink(tokens: Tokens, i: number): boolean {
  const form = tokens[i]?.form ?? '';
  return /^(?:-|\.|of|for|and|the|&|on|de|del|la|al|el|bin|ibn|von|van|der)$/i.test(form);
}
