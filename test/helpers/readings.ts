import { readFileSync } from 'node:fs';
import { assemble } from '../../src/graph/assemble.ts';
import { createOntology, type EventClasses } from '../../src/lexicon/ontology.ts';
import type { Actor } from '../../src/types/actor.ts';
import type { Article } from '../../src/types/article.ts';
import type { KnowledgeGraph } from '../../src/types/graph.ts';
import type { Reading } from '../../src/types/reading.ts';
import type { Relation } from '../../src/types/relation.ts';

/** Hand-made readings, so that the graph can be tested without a model. */

export function articleOf(id: string, text: string): Article {
  const blocks = [{ kind: 'paragraph' as const, start: 0, end: text.length }];
  return { id, title: null, date: '2024-05-01', source: null, url: null, text, blocks };
}

export function actorOf(key: string, changes: Partial<Actor> = {}): Actor {
  return {
    key,
    label: key,
    kind: 'state',
    code: key,
    wikidata: null,
    country: key,
    sector: null,
    aliases: [key],
    roles: [],
    members: [],
    ...changes,
  };
}

/** A relation whose sentence is the whole text and whose ends are the first places of their keys in it. */
export function relationOf(
  article: Article,
  source: string,
  target: string | null,
  changes: Partial<Relation> = {},
): Relation {
  const spanOf = (word: string) => ({
    start: article.text.indexOf(word),
    end: article.text.indexOf(word) + word.length,
  });
  return {
    source,
    target,
    undirected: false,
    family: 'concern',
    event: 'ACCUSE',
    mode: null,
    contexts: [],
    status: 'actual',
    attributedTo: null,
    confidence: 0.5,
    label: 'accuses',
    sentence: 0,
    start: 0,
    end: article.text.length,
    trigger: { start: 4, end: 7 },
    sourceSpan: spanOf(source),
    targetSpan: target === null ? null : spanOf(target),
    ...changes,
  };
}

/** A reading in which every key is named once, where it first stands in the text. */
export function readingOf(
  article: Article,
  keys: readonly string[],
  relations: readonly Relation[],
): Reading {
  const mentions = keys.map((key) => {
    const start = article.text.indexOf(key);
    const end = start + key.length;
    const form = 'name' as const;
    return {
      form,
      start,
      end,
      sentence: 0,
      head: 0,
      first: 0,
      last: 0,
      actors: [key],
      sector: null,
      place: false,
    };
  });
  return { article, sentences: [], actors: { actors: keys.map((key) => actorOf(key)), mentions }, relations };
}

export const EVENT_CLASSES: EventClasses = createOntology({
  'events.csv': readFileSync('data/lexicon/events.csv', 'utf8'),
  'modes.csv': readFileSync('data/lexicon/modes.csv', 'utf8'),
}).events;

/** The graph of readings, with the event classes of data/lexicon. */
export function graphOf(...readings: readonly Reading[]): KnowledgeGraph {
  return assemble(readings, EVENT_CLASSES);
}
