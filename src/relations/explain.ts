/** Why a sentence yields the relations it yields: its tree, its mentions, the lines that fired or were blocked. */
import type { Actors } from '../types/actor.ts';
import type { Relation } from '../types/relation.ts';
import type { Sentence } from '../types/sentence.ts';
import { readSentences, type Reading } from './read.ts';
import type { Triggers } from './triggers.ts';

/**
 * Explains the sentences of an article in lines of text, by the very code that builds the graph.
 *
 * @param found What the actor stage returned for the article.
 * @returns Lines for printing: of each sentence the tree, the mentions, the triggers, the relations.
 */
export function explainArticle(sentences: readonly Sentence[], found: Actors, triggers: Triggers): string[] {
  return readSentences(sentences, found, triggers, true).flatMap(explain);
}

function explain({ scene: { sentence, trace }, mentions, relations }: Reading): string[] {
  return [
    ...treeLines(sentence),
    '',
    'mentions',
    ...orNone(
      mentions.map(
        (mention) =>
          `  ${words(sentence, mention.first, mention.last)} -> ${mention.actors.join(', ')} (${mention.form}${mention.place ? ', place' : ''})`,
      ),
    ),
    '',
    'triggers',
    ...orNone((trace ?? []).map((line) => `  ${line}`)),
    '',
    'relations',
    ...orNone(relations.map(relationLine)),
  ];
}

function treeLines(sentence: Sentence): string[] {
  return sentence.tokens.map(({ form, lemma, upos, xpos, head, deprel }, i) => {
    const governor = head < 0 ? 'ROOT' : `${head + 1}:${sentence.tokens[head]!.form}`;
    return `${String(i + 1).padStart(3)} ${form.padEnd(16)} ${lemma.padEnd(14)} ${upos.padEnd(6)} ${xpos.padEnd(5)} ${deprel.padEnd(12)} ${governor}`;
  });
}

function relationLine({
  source,
  target,
  undirected,
  family,
  event,
  mode,
  status,
  attributedTo,
  confidence,
  label,
}: Relation): string {
  const arrow = undirected ? '--' : '->';
  const details = [
    mode,
    status,
    attributedTo && `says ${attributedTo}`,
    confidence.toFixed(2),
    `"${label}"`,
  ].filter(Boolean);
  const kind = event ? `${event} (${family})` : family;
  return `  ${source} ${arrow} ${target ?? '(nobody)'}: ${kind}, ${details.join(', ')}`;
}

function words(sentence: Sentence, first: number, last: number): string {
  return sentence.tokens
    .slice(first, last + 1)
    .map((token) => token.form)
    .join(' ');
}

function orNone(lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? lines : ['  none'];
}
