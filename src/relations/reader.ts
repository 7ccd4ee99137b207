/** The reader of relations that stands on a trained network. */
import { WINDOW } from '../neural/memory.ts';
import type { ModelFile } from '../neural/model-file.ts';
import type { Mention } from '../types/actor.ts';
import { decode } from './decode.ts';
import type { SentenceReading, Sureness } from './frame.ts';
import { hintsOf } from './hints.ts';
import { ReaderNetwork } from './network.ts';
import { joinedStates, mentionsOf, type Passage } from './passages.ts';
import type { Triggers } from './triggers.ts';

/** Reads the relations of sentences. */
export interface RelationReader extends Sureness {
  /**
   * Returns what each sentence of a passage tells, sure or not; nothing of a passage that is longer than any prose.
   *
   * @param mentions The mentions of each sentence of the article.
   * @param states What the parser's network holds for each token of each sentence of the article (`Parser.encodeArticle`).
   * @param kindOf The kind of an actor by its key.
   */
  read(
    passage: Passage,
    mentions: readonly (readonly Mention[])[],
    states: readonly Int16Array[],
    kindOf: (key: string) => string | undefined,
  ): SentenceReading[];
}

/**
 * Returns the reader whose network stands in a model file. It keeps no state between calls.
 *
 * @param triggers The compiled trigger lexicon, of which the network sees hints.
 * @throws UserError where the file lacks a part of the network.
 */
export function createReader(file: ModelFile, triggers: Triggers): RelationReader {
  const network = new ReaderNetwork(file);
  return {
    floors: network.meta.floors,
    calibration: network.meta.calibration,
    read(passage, mentions, states, kindOf) {
      // Longer ones are tables and lists; to weigh all pairs of their words would take minutes.
      if (passage.tokens.length > WINDOW)
        return passage.sentences.map(() => ({ frames: [], affiliations: [] }));
      const forms = passage.tokens.map(({ form }) => form);
      const hints = passage.sentences.flatMap((sentence, i) =>
        hintsOf(sentence, mentions[passage.first + i]!, kindOf, triggers),
      );
      const encoding = network.encode(forms, hints, joinedStates(passage, states));
      return decode(passage, mentionsOf(passage, mentions), encoding, network.meta);
    },
  };
}
