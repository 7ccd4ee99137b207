/** Why a sentence yields the relations it yields: its tree, mentions and hints, and what the reader thinks of each candidate. */
import type { Actors, Mention } from '../types/actor.ts';
import type { Relation } from '../types/relation.ts';
import type { Sentence } from '../types/sentence.ts';
import type { Affiliation, End, Floors, Frame, SentenceReading, Sureness } from './frame.ts';
import { HINTS, hintsOf } from './hints.ts';
import { mentionsBySentence } from './mention-index.ts';
import { floorOf, pairsOf } from './statements.ts';
import type { Triggers } from './triggers.ts';

/** Hints that the tree shows anyway. */
const PLAIN = /^(?:upos|tag|deprel|entity|actor|inside|sector|place|several|title)\b/;

/**
 * Explains the sentences of an article in lines of text.
 *
 * @param found The article's actors, with those of phrases that take part.
 * @param readings What the reader thinks of each sentence (`readSentences`).
 * @param relations What was built of them.
 * @returns Lines for printing: of each sentence the tree, the mentions, the hints of the lexicon, the candidates with their
 *   probabilities and what they fell short of, the relations.
 */
export function explainArticle(
  sentences: readonly Sentence[],
  found: Actors,
  readings: readonly SentenceReading[],
  relations: readonly Relation[],
  sureness: Sureness,
  triggers: Triggers,
): string[] {
  const mentions = mentionsBySentence(found.mentions, sentences.length);
  return sentences.flatMap((sentence, i) => [
    ...treeLines(sentence),
    ...section(
      'mentions',
      mentions[i]!.map((mention) => mentionLine(sentence, mention)),
    ),
    ...section('hints', hintLines(sentence, mentions[i]!, found, triggers)),
    ...section('candidates', [
      ...readings[i]!.frames.flatMap((frame) => frameLines(sentences, sentence, frame, sureness)),
      ...readings[i]!.affiliations.map((one) => affiliationLine(sentence, one, sureness.floors)),
    ]),
    ...section('relations', relations.filter(({ sentence: at }) => at === i).map(relationLine)),
  ]);
}

function section(title: string, lines: readonly string[]): string[] {
  return ['', title, ...(lines.length > 0 ? lines.map((line) => `  ${line}`) : ['  none'])];
}

function treeLines(sentence: Sentence): string[] {
  return sentence.tokens.map(({ form, lemma, upos, xpos, head, deprel }, i) => {
    const governor = head < 0 ? 'ROOT' : `${head + 1}:${sentence.tokens[head]!.form}`;
    return `${String(i + 1).padStart(3)} ${form.padEnd(16)} ${lemma.padEnd(14)} ${upos.padEnd(6)} ${xpos.padEnd(5)} ${deprel.padEnd(12)} ${governor}`;
  });
}

function mentionLine({ tokens }: Sentence, { first, last, actors, form, place }: Mention): string {
  const words = tokens.slice(first, last + 1).map((token) => token.form);
  return `${words.join(' ')} -> ${actors.join(', ')} (${form}${place ? ', place' : ''})`;
}

/** What the lexicon says of each word; nothing for words that it does not know. */
function hintLines(
  sentence: Sentence,
  mentions: readonly Mention[],
  { actors }: Actors,
  triggers: Triggers,
): string[] {
  const kinds = new Map(actors.map(({ key, kind }) => [key, kind]));
  return hintsOf(sentence, mentions, (key) => kinds.get(key), triggers).flatMap((rows, i) => {
    const names = rows.map((row) => HINTS[row]!).filter((name) => !PLAIN.test(name));
    return names.length > 0 ? [`${sentence.tokens[i]!.form}: ${names.join(', ')}`] : [];
  });
}

function frameLines(
  sentences: readonly Sentence[],
  sentence: Sentence,
  frame: Frame,
  sureness: Sureness,
): string[] {
  const { trigger, event, probability, status, statusProbability, sources, targets, joint, speaker } = frame;
  const formOf = (end: End): string => sentences[end.sentence]!.tokens[end.token]!.form;
  const list = (role: string, ends: readonly End[]): string[] =>
    ends.length > 0
      ? [`${role} ${ends.map((end) => `${formOf(end)} ${percent(end.probability)}`).join(', ')}`]
      : [];
  const parts = [
    `${event} ${percent(probability)}`,
    `${status} ${percent(statusProbability)}`,
    ...list('source', sources),
    ...list('target', targets),
    ...list('joint', joint),
    ...list('speaker', speaker ? [speaker] : []),
  ];
  return [`${sentence.tokens[trigger]!.form}: ${parts.join('; ')}`, ...fateLines(frame, sureness)];
}

/** Why a frame tells nothing, where it does not. */
function fateLines(frame: Frame, { floors, calibration }: Sureness): string[] {
  const floor = floorOf(frame, floors);
  const best = pairsOf(frame, calibration)
    .filter(({ source, target }) => source.sentence !== target!.sentence || source.token !== target!.token)
    .reduce((most, { confidence }) => Math.max(most, confidence), 0);
  if (best >= floor) return [];
  return [
    best === 0 ? '  falls out: no two ends' : `  falls out: ${percent(best)} is below ${percent(floor)}`,
  ];
}

function affiliationLine(
  { tokens }: Sentence,
  { part, whole, probability }: Affiliation,
  floors: Floors,
): string {
  const fate = probability >= floors.affiliation ? '' : `; falls out: below ${percent(floors.affiliation)}`;
  return `${tokens[part]!.form} of ${tokens[whole]!.form}: ${percent(probability)}${fate}`;
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
  return `${source} ${arrow} ${target ?? '(nobody)'}: ${kind}, ${details.join(', ')}`;
}

function percent(probability: number): string {
  return `${Math.round(100 * probability)} %`;
}
