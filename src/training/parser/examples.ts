/** Training sentences for the parser's network, from treebanks and entity files. */
import { ENTITY_TYPES } from '../../parser/entities.ts';
import type { ConlluDocument } from '../../parser/conllu.ts';
import { gumEntities } from '../entity-data.ts';
import type { EntitySentence } from '../entity-data.ts';

/** One sentence with what is known of it; null where a layer is not annotated. */
export interface Example {
  readonly forms: readonly string[];
  readonly tree: Tree | null;
  /** Entity classes as in `src/parser/entities.ts`. */
  readonly entities: Int32Array | null;
}

/** Tags and dependencies, one entry a token. */
export interface Tree {
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  /** Index of the head; -1 for the root. */
  readonly heads: readonly number[];
  readonly deprels: readonly string[];
}

/**
 * Sentences of treebank documents. Those of GUM have entities too.
 *
 * @param demonyms Lower-case names of peoples, labelled NORP where no other entity stands.
 */
export function treebankExamples(
  documents: readonly ConlluDocument[],
  demonyms: ReadonlySet<string>,
): Example[] {
  return documents.flatMap((document) =>
    document.sentences.map((sentence): Example => {
      const { tokens } = sentence;
      const forms = tokens.map((token) => token.form);
      const tree = {
        upos: tokens.map((token) => token.upos),
        xpos: tokens.map((token) => token.xpos),
        heads: tokens.map((token) => token.head),
        deprels: tokens.map((token) => token.deprel),
      };
      const isGum = document.id?.startsWith('GUM_') === true;
      return { forms, tree, entities: isGum ? withDemonyms(gumEntities(sentence), demonyms) : null };
    }),
  );
}

/** Sentences that have entities only. */
export function entityExamples(
  sentences: readonly EntitySentence[],
  demonyms: ReadonlySet<string>,
): Example[] {
  return sentences.map((sentence) => ({
    forms: sentence.forms,
    tree: null,
    entities: withDemonyms(sentence, demonyms),
  }));
}

function withDemonyms({ forms, classes }: EntitySentence, demonyms: ReadonlySet<string>): Int32Array {
  const norp = 1 + 2 * ENTITY_TYPES.indexOf('NORP');
  return classes.map((entityClass, i) => {
    const form = forms[i] as string;
    return entityClass === 0 && /^[A-Z]/.test(form) && demonyms.has(form.toLowerCase()) ? norp : entityClass;
  });
}
