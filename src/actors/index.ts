/** The actor stage: names, unnamed actors and pronouns, each linked to the actors that it means. */
import type { Lexicon } from '../lexicon/index.ts';
import type { Actors } from '../types/actor.ts';
import type { Article } from '../types/article.ts';
import type { Sentence } from '../types/sentence.ts';
import { wordsOf } from './anaphora-words.ts';
import type { Choose } from './anaphora.ts';
import { finishMentions } from './draft.ts';
import { withHeardNames } from './heard-names.ts';
import { linkNames } from './link-names.ts';
import { findNames } from './names.ts';
import { quotedWords } from './quoted.ts';
import { ActorRegistry } from './registry.ts';
import { Resolver } from './resolve.ts';
import { Roles } from './roles.ts';

export { chooseBy, readWeights } from './anaphora.ts';
export { withNounPhrases, type PhraseHead } from './noun-phrases.ts';

/**
 * Finds who is spoken of in an article, and where.
 *
 * Names are linked over the whole article first, so that a surname in the headline finds the full name below;
 * then phrases without a name and pronouns are resolved in reading order. Subheads and boilerplate are not read.
 *
 * @param sentences The parsed sentences of `article`, in order.
 * @param choose Chooses the referents of pronouns (`chooseBy`); the training program learns through it.
 * @returns Only actors that are mentioned; both lists are empty where nobody is.
 */
export function findActors(
  article: Article,
  sentences: readonly Sentence[],
  lexicon: Lexicon,
  choose: Choose,
): Actors {
  const words = wordsOf(lexicon);
  const registry = new ActorRegistry(lexicon, article);
  const heard = new Set(sentences.flatMap(({ tokens }) => tokens.map(({ form }) => form)));
  const found = sentences.map((sentence) =>
    isRead(sentence) ? findNames(sentence, lexicon, words, heard) : null,
  );
  const findings = withHeardNames(sentences, found, lexicon, words);
  const names = linkNames(article, sentences, findings, registry, words, lexicon);
  const roles = new Roles(article, sentences, registry, findings, names, words);
  const quoted = quotedWords(article, sentences);
  const resolver = new Resolver({ sentences, registry, roles, words, quoted, choose, names });
  const drafts = sentences.flatMap((_, i) => resolver.sentence(i, findings[i]!));
  const mentions = finishMentions(drafts);
  return { actors: registry.finish(new Set(mentions.flatMap(({ actors }) => actors))), mentions };
}

function isRead({ block, tokens }: Sentence): boolean {
  return block !== 'boilerplate' && block !== 'subhead' && tokens.length > 0;
}
