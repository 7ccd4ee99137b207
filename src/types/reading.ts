import type { Actors } from './actor.ts';
import type { Article } from './article.ts';
import type { Relation } from './relation.ts';
import type { Sentence } from './sentence.ts';

/** All that was read out of one article: what every stage returned. */
export interface Reading {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly actors: Actors;
  /** Main relation first. */
  readonly relations: readonly Relation[];
}
