/** The actor stage: names, unnamed actors and pronouns, each linked to the actors that it means. */
import type { Lexicon } from '../lexicon/index.ts';
import type { Actors } from '../types/actor.ts';
import type { Article } from '../types/article.ts';
import type { Sentence } from '../types/sentence.ts';
import { readAnaphoraWords } from './anaphora-words.ts';
import { chooseBy, readWeights, type Choose } from './anaphora.ts';
import { finishMentions } from './draft.ts';
import { linkNames } from './link-names.ts';
import { findNames, type Findings } from './names.ts';
import { quotedWords } from './quotes.ts';
import { ActorRegistry } from './registry.ts';
import { Resolver } from './resolve.ts';
import { Roles } from './roles.ts';

/**
 * Finds who is spoken of in an article, and where.
 *
 * Names are linked over the whole article first, so that a surname in the headline finds the full name below;
 * then phrases without a name and pronouns are resolved in reading order. Subheads and boilerplate are not read.
 *
 * @param sentences The parsed sentences of `article`, in order.
 * @returns Only actors that are mentioned; both lists are empty where nobody is.
 */
export function findActors(article: Article, sentences: readonly Sentence[], lexicon: Lexicon): Actors {
  return findActorsBy(chooseBy(readWeights(lexicon)), article, sentences, lexicon);
}

/** As `findActors`, with another way to choose the referents of pronouns; the training program learns through it. */
export function findActorsBy(
  choose: Choose,
  article: Article,
  sentences: readonly Sentence[],
  lexicon: Lexicon,
): Actors {
  const registry = new ActorRegistry(lexicon);
  const words = readAnaphoraWords(lexicon);
  const findings = sentences.map((sentence) =>
    isRead(sentence) ? findNames(sentence, lexicon, words) : NOTHING,
  );
  const names = linkNames(article, sentences, findings, registry, words);
  const roles = new Roles(article, sentences, registry);
  const quoted = quotedWords(article, sentences);
  const resolver = new Resolver({ sentences, registry, roles, words, quoted, choose, names });
  const drafts = sentences.flatMap((_, i) => resolver.sentence(i, findings[i]!));
  const mentions = finishMentions(drafts);
  return { actors: registry.finish(new Set(mentions.flatMap(({ actors }) => actors))), mentions };
}

function isRead({ block, tokens }: Sentence): boolean {
  return block !== 'boilerplate' && block !== 'subhead' && tokens.length > 0;
}

const NOTHING: Findings = { words: { titles: [], bodies: [], nouns: [] }, names: [] };
