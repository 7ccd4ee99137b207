import type { BlockKind, Span } from './article.ts';

/** A syntactic word in the sense of Universal Dependencies: clitics ("n't", "'s") stand alone. */
export interface Token extends Span {
  readonly form: string;
  readonly lemma: string;
  /** Universal part of speech: NOUN, PROPN, VERB … */
  readonly upos: string;
  /** Penn Treebank tag: NN, VBD … */
  readonly xpos: string;
  /** Index of the head in the sentence's `tokens`; -1 for the root. */
  readonly head: number;
  /** Universal dependency relation with its subtype: `nsubj`, `nsubj:pass`, `obl:agent` … */
  readonly deprel: string;
}

export type EntityType = 'PERSON' | 'ORG' | 'PLACE' | 'NORP' | 'EVENT';

/** A named entity: tokens `[first, last]`, both included. */
export interface Entity {
  readonly first: number;
  readonly last: number;
  readonly type: EntityType;
}

/** A sentence with its tree. Exactly one token has head -1 and there is no cycle. */
export interface Sentence extends Span {
  readonly tokens: readonly Token[];
  readonly entities: readonly Entity[];
  /** The kind of block it stands in. */
  readonly block: BlockKind;
}
