/**
 * Trains the ranking of referents for pronouns on GUM's coreference and on the pronouns among the ends of annotated relations, and
 * writes `coreference.csv`.
 *
 * The actor stage itself produces the candidates; the gold annotation says which of them is right, and the walk through
 * the text goes on with the right one. The weights are those of a softmax over candidates, by gradient ascent with L2.
 */
import { chooseBy, type Choose, type Weights } from '../actors/anaphora.ts';
import { findActors } from '../actors/index.ts';
import { pronounOf } from '../actors/pronouns.ts';
import type { Lexicon } from '../lexicon/index.ts';
import type { ConlluDocument } from '../parser/conllu.ts';
import type { Article } from '../types/article.ts';
import type { Sentence } from '../types/sentence.ts';
import { allEnds, bears, unitOf, type ReadingRecord } from './evaluate-ends.ts';
import { goldMentions } from './gum-coreference.ts';

interface Example {
  readonly candidates: readonly (readonly string[])[];
  readonly right: readonly boolean[];
}

/** Reads a text: an article of it and its parsed sentences. */
export type ReadText = (
  text: string,
  date?: string | null,
) => {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
};

/**
 * Returns the weights learned from annotated documents.
 *
 * @param records Texts of which only the pronouns that are ends of relations are annotated.
 * @param known Weights that choose where the annotation says nothing.
 */
export function trainCoreference(
  documents: readonly ConlluDocument[],
  records: readonly ReadingRecord[],
  read: ReadText,
  lexicon: Lexicon,
  known: Weights,
): Weights {
  const examples = shuffled([
    ...documents.flatMap((document) => examplesOf(document, read, lexicon)),
    ...records.flatMap((record) => examplesOfRecord(record, read, lexicon, known)),
  ]);
  const weights = new Map<string, number>();
  for (const feature of frequent(examples)) weights.set(feature, 0);
  /** Sums of squared slopes (AdaGrad, Duchi et al. 2011): rare features learn as much as common ones. */
  const slopes = new Map<string, number>();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = RATE / (1 + epoch / 6);
    for (const example of examples) learn(weights, slopes, example, rate);
  }
  return weights;
}

const EPOCHS = 24;
const RATE = 0.05;
const DECAY = 1e-3;
const CARE = 2;
/** What is seen less often tells nothing. */
const FREQUENT = 3;

function frequent(examples: readonly Example[]): string[] {
  const counts = new Map<string, number>();
  for (const feature of examples.flatMap(({ candidates }) => candidates.flat()))
    counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return [...counts].flatMap(([feature, count]) => (count >= FREQUENT ? [feature] : []));
}

/** Returns the examples in another order, always the same: the sources in turn would leave the last one's habits. */
function shuffled(examples: readonly Example[]): Example[] {
  const order = [...examples];
  let seed = 7;
  for (let i = order.length - 1; i > 0; i--) {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    const k = seed % (i + 1);
    [order[i], order[k]] = [order[k]!, order[i]!];
  }
  return order;
}

function learn(
  weights: Map<string, number>,
  slopes: Map<string, number>,
  { candidates, right }: Example,
  rate: number,
): void {
  const scores = candidates.map((features) =>
    features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0),
  );
  const top = Math.max(...scores);
  const chances = scores.map((score) => Math.exp(score - top));
  const all = chances.reduce((sum, chance) => sum + chance, 0);
  /** A referent that is there and not found costs more than one found where there is none. */
  const care = right.at(-1) ? 1 : CARE;
  const good = chances.reduce((sum, chance, i) => sum + (right[i] ? chance : 0), 0);
  candidates.forEach((features, i) => {
    const slope = care * ((right[i] ? chances[i]! / good : 0) - chances[i]! / all);
    for (const feature of features) {
      const weight = weights.get(feature);
      if (weight === undefined) continue;
      const own = slope - DECAY * weight;
      const sum = (slopes.get(feature) ?? 1e-6) + own * own;
      slopes.set(feature, sum);
      weights.set(feature, weight + (rate * own) / Math.sqrt(sum));
    }
  });
}

function examplesOf(document: ConlluDocument, read: ReadText, lexicon: Lexicon): Example[] {
  const { article, sentences } = read(document.text);
  const entities = entitiesByHead(document);
  const entityAt = (sentence: number, token: number, several: boolean): readonly string[] =>
    entities.get(`${sentences[sentence]!.tokens[token]!.start} ${several}`) ?? [];
  const examples: Example[] = [];
  const choose: Choose = (candidates, at) => {
    const gold = entityAt(at.sentence, at.token, false);
    const right = candidates.map(({ referent }) => {
      if (!referent) return false;
      const found = entityAt(
        referent.at.sentence,
        referent.at.token,
        referent.keys.length > 1 && referent.at.form !== 'pronoun',
      );
      return found.some((entity) => gold.includes(entity));
    });
    if (!right.includes(true)) right[right.length - 1] = true;
    examples.push({
      candidates: candidates.map(({ features }) => features),
      right,
    });
    return candidates[right.indexOf(true)];
  };
  findActors(article, sentences, lexicon, choose);
  return examples;
}

/** The pronouns of a record of which the annotation says whom they mean, where the one meant is among the candidates. */
function examplesOfRecord(
  record: ReadingRecord,
  read: ReadText,
  lexicon: Lexicon,
  known: Weights,
): Example[] {
  const { article, sentences } = read(record.text, record.date);
  const means = new Map(
    allEnds(record)
      .filter(({ text }) => pronounOf(text) !== undefined)
      .map(({ start, means: names }) => [unitOf(record.text, start), names] as const),
  );
  const usual = chooseBy(known);
  const examples: Example[] = [];
  const choose: Choose = (candidates, at) => {
    const names = means.get(sentences[at.sentence]!.tokens[at.token]!.start) ?? [];
    const right = candidates.map(
      ({ referent }) => names.length > 0 && referent !== null && isMeant(referent.keys, names, lexicon),
    );
    if (!right.includes(true)) return usual(candidates, at);
    // Nobody knows of these texts where a pronoun means nobody: only those who may be meant are weighed against each other.
    const features = candidates.slice(0, -1).map((candidate) => candidate.features);
    examples.push({
      candidates: features,
      right: right.slice(0, -1),
    });
    return candidates[right.indexOf(true)];
  };
  findActors(article, sentences, lexicon, choose);
  return examples;
}

/** Tells whether actors are just those with the names given. */
function isMeant(keys: readonly string[], names: readonly string[], lexicon: Lexicon): boolean {
  const actors = keys.map((key) => ({ key, label: lexicon.actors.get(key)?.name ?? key, aliases: [] }));
  return (
    names.every((name) => actors.some((actor) => bears(actor, name, lexicon))) &&
    actors.every((actor) => names.some((name) => bears(actor, name, lexicon)))
  );
}

/** Entities by the first character of the head word, apart for coordinations ("Thomas and Manju"), which share a head with a part of them. */
function entitiesByHead(document: ConlluDocument): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { sentence, head, last, entity } of goldMentions(document)) {
    const { tokens } = document.sentences[sentence]!;
    const several = tokens.some((token, i) => token.head === head && token.deprel === 'conj' && i <= last);
    const at = `${tokens[head]!.start} ${several}`;
    const list = found.get(at);
    if (list) list.push(entity);
    else found.set(at, [entity]);
  }
  return found;
}

/** Returns the text of `coreference.csv`: features in alphabetical order, weights with three decimals, small ones left out. */
export function writeWeights(weights: Weights): string {
  const lines = [...weights]
    .filter(([, weight]) => Math.abs(weight) >= 0.01)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, weight]) => `${feature},${weight.toFixed(3)}`);
  return `# Weights that rank the referents of pronouns; written by src/training/train-actors.ts. Do not edit by hand.\nfeature,weight\n${lines.join('\n')}\n`;
}
