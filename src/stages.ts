import { chooseBy, findActors, readWeights, withNounPhrases } from './actors/index.ts';
import { createLexicon, LEXICON_FILES } from './lexicon/index.ts';
import { createParser, type EncodedSentence, type Parser } from './parser/parser.ts';
import { readModelFile } from './neural/model-file.ts';
import {
  buildRelations,
  createReader,
  createTriggers,
  endsOf,
  readSentences,
  statementsOf,
  type Sureness,
  type SentenceReading,
  type Triggers,
} from './relations/index.ts';
import type { Actors } from './types/actor.ts';
import type { Article } from './types/article.ts';
import { UserError } from './types/errors.ts';
import type { Reading } from './types/reading.ts';
import type { Relation } from './types/relation.ts';
import type { Sentence } from './types/sentence.ts';

/** What the stages know. */
export interface Knowledge {
  /** data/model/actorgraph.model */
  readonly model: ArrayBuffer;
  /** data/model/reader.model */
  readonly reader: ArrayBuffer;
  /** The text of data/weights/coreference.csv */
  readonly coreference: string;
  /** The text of each file of data/lexicon by its name, such as `states.csv`. */
  readonly lexicon: Readonly<Record<string, string>>;
}

/** The stages between an article and what it tells, with what they know. */
export interface Stages {
  readonly parser: Parser;
  readonly triggers: Triggers;
  readonly sureness: Sureness;
  readonly findActors: (article: Article, sentences: readonly Sentence[]) => Actors;
  /** What is sure enough of each sentence, between actors with a name and without. */
  readonly relate: (encoded: readonly EncodedSentence[], found: Actors) => Related;
  /** All of them, one after the other. */
  readonly read: (article: Article) => Reading & Related;
}

/** Relations with all who take part, and what the reader thinks of each sentence. */
export interface Related {
  readonly sentences: readonly Sentence[];
  readonly actors: Actors;
  readonly relations: readonly Relation[];
  readonly readings: readonly SentenceReading[];
}

/**
 * Load what each stage knows.
 *
 * @throws UserError where the model or a lexicon file is missing or damaged, naming file, line and remedy.
 */
export function createStages({ model, reader, coreference, lexicon: files }: Knowledge): Stages {
  const missing = LEXICON_FILES.find((name) => files[name] === undefined);
  if (missing) throw new UserError(`${missing}: missing; it belongs into data/lexicon`);
  // Callers without types may not know of it.
  if (typeof coreference !== 'string')
    throw new UserError(
      'coreference.csv: missing; pass the text of data/weights/coreference.csv as `coreference`',
    );
  const lexicon = createLexicon(pick(files, LEXICON_FILES));
  const triggers = createTriggers(files);
  const choose = chooseBy(readWeights(coreference));
  const relations = createReader(readModelFile(reader), triggers);
  const parser = createParser(model);
  const actorsOf = (article: Article, sentences: readonly Sentence[]): Actors =>
    findActors(article, sentences, lexicon, choose);

  function relate(encoded: readonly EncodedSentence[], found: Actors): Related {
    const sentences = encoded.map(({ sentence }) => sentence);
    const states = encoded.map((one) => one.states);
    const readings = readSentences(sentences, states, found, relations);
    const statements = readings.map((reading) => statementsOf(reading, relations));
    const actors = withNounPhrases(sentences, found, endsOf(statements), lexicon);
    return {
      sentences,
      actors,
      relations: buildRelations(sentences, actors, statements, triggers),
      readings,
    };
  }

  return {
    parser,
    triggers,
    sureness: relations,
    findActors: actorsOf,
    relate,
    read(article) {
      const encoded = parser.encodeArticle(article);
      const sentences = encoded.map(({ sentence }) => sentence);
      return { article, ...relate(encoded, actorsOf(article, sentences)) };
    },
  };
}

/** The files that one stage knows; those of the others are none of its business. */
function pick(files: Knowledge['lexicon'], names: readonly string[]): Knowledge['lexicon'] {
  return Object.fromEntries(Object.entries(files).filter(([name]) => names.includes(name)));
}
