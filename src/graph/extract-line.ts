import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { eventDate } from '../syntax/event-date.ts';
import type { EventClasses } from '../lexicon/ontology.ts';
import {
  EXTRACT_VERSION,
  type ExtractLine,
  type LineActor,
  type LineRelation,
} from '../types/extract-line.ts';
import type { Reading } from '../types/reading.ts';
import type { Relation } from '../types/relation.ts';

/** A line without the hash of its text, which tells the texts of a corpus apart and no graph has. */
export type UnhashedLine = Omit<ExtractLine, 'textHash'>;

/**
 * What was read out of an article, as one line of a corpus.
 *
 * @param classes the quad class and score of each event.
 * @param id the record's own id, which need not be text.
 */
export function extractLine(
  reading: Reading,
  classes: EventClasses,
  id: string | number = reading.article.id,
): ExtractLine {
  const { actors, relations, text, ...facts } = unhashedLine(reading, classes, id);
  return { ...facts, textHash: textHash(text), actors, relations, text };
}

/** As `extractLine`, for a graph, which needs no hash of the text. */
export function unhashedLine(
  reading: Reading,
  classes: EventClasses,
  id: string | number = reading.article.id,
): UnhashedLine {
  const { article, actors, relations } = reading;
  const { title, date, source, url, text } = article;
  return {
    version: EXTRACT_VERSION,
    id,
    title,
    date,
    source,
    url,
    actors: lineActors(actors),
    relations: relations.map((relation) => lineRelation(relation, reading, classes)),
    text,
  };
}

/** SHA-256 of a text in UTF-8, hexadecimal. */
export function textHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

function lineActors({ actors, mentions }: Reading['actors']): LineActor[] {
  const places = new Map<string, LineActor['mentions'][number][]>();
  for (const { start, end, form, actors: keys } of mentions) {
    for (const key of keys) {
      const list = places.get(key);
      if (list) list.push({ start, end, form });
      else places.set(key, [{ start, end, form }]);
    }
  }
  return actors.map(({ key, label, kind, code, wikidata, country, sector, aliases, roles }) => ({
    key,
    label,
    kind,
    code,
    wikidata,
    country,
    sector,
    aliases,
    roles: roles.map(({ title, of }) => ({ title, of })),
    mentions: places.get(key) ?? [],
  }));
}

/** The relation with its properties in the order of the schema, by whatever way it was read. */
function lineRelation(relation: Relation, reading: Reading, classes: EventClasses): LineRelation {
  const { source, target, undirected, family, event, mode, contexts, status, attributedTo } = relation;
  const { confidence, label, start, end, trigger, sourceSpan, targetSpan } = relation;
  const { quad = null, score = null } = (event && classes.get(event)) || {};
  return {
    source,
    target,
    undirected,
    family,
    event,
    mode,
    contexts,
    status,
    attributedTo,
    confidence,
    label,
    start,
    end,
    trigger,
    sourceSpan,
    targetSpan,
    date: dateOf(reading, relation),
    quad,
    score,
    sentence: reading.article.text.slice(start, end),
  };
}

/**
 * The day that the sentence gives to the event, null where it leaves it open ("in 2019"); else the article's, as for all
 * that is no event: who is president when something happens was so before.
 */
function dateOf(
  { article, sentences }: Reading,
  { sentence, event, trigger, status }: Relation,
): string | null {
  const said = sentences[sentence];
  if (event === null || said === undefined) return article.date;
  const day = eventDate(said, article.text, trigger, article.date, status);
  return day === undefined ? article.date : day;
}
