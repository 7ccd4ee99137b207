import { hashWords, scanAtoms, type Atoms, type KnownWords } from '../text/atoms.ts';
import {
  BREAK,
  GAP_CLASSES,
  GAP_FEATURES,
  JOIN,
  SENTENCE,
  advance,
  gapContext,
  gapFeatures,
  initialState,
} from '../text/gap-features.ts';
import { forced, paragraphs } from '../text/segmenter.ts';
import type { LinearTable } from '../text/linear.ts';
import type { ConlluDocument } from '../parser/conllu.ts';
import { withAcronyms, withOtherQuotes } from './vary-text.ts';
import { Perceptron, shuffle } from './perceptron.ts';

const ROWS = 1 << 19;
/** A context is certain if seen at least so often and with at least this share of one decision. */
const FEWEST = 200;
const PURITY = 0.9995;

/** A trained segmenter with its words spelt out, as the model file keeps them. */
export interface TrainedSegmenter {
  readonly table: LinearTable;
  readonly abbreviations: readonly string[];
  readonly contractions: Readonly<Record<string, number>>;
  /** Contexts (see `gapContext`) with the decision that they settle. */
  readonly certain: readonly (readonly [number, number])[];
}

interface Item {
  readonly atoms: Atoms;
  readonly gold: Uint8Array;
}

/** Returns a segmenter trained on the texts of treebank documents. */
export function trainSegmenter(
  documents: readonly ConlluDocument[],
  abbreviations: readonly string[],
  passes: number,
  random: () => number,
): TrainedSegmenter {
  const contractions = learnContractions(documents);
  const words = hashWords(abbreviations, contractions);
  const varied = documents.flatMap((d) => [d, withOtherQuotes(d), withAcronyms(d, random)]);
  const items = varied.flatMap((document) => prepare(document, words));
  const certain = learnCertain(items);
  const settled = new Map(certain);
  const perceptron = new Perceptron(ROWS, GAP_CLASSES);
  for (let pass = 0; pass < passes; pass++)
    for (const item of shuffle(items, random)) learnParagraph(perceptron, item, settled);
  return { table: perceptron.average(), abbreviations, contractions, certain };
}

function learnParagraph(
  perceptron: Perceptron,
  { atoms, gold }: Item,
  certain: ReadonlyMap<number, number>,
): void {
  const features = new Int32Array(GAP_FEATURES);
  const state = initialState();
  for (let i = 0; i < gold.length; i++) {
    let decision = forced(certain, atoms, i);
    if (decision < 0) {
      gapFeatures(atoms, state, i, features);
      decision = perceptron.predict(features, GAP_FEATURES);
      perceptron.update(features, GAP_FEATURES, gold[i] as number, decision);
      if (decision === JOIN && gold[i] !== JOIN) decision = BREAK;
    }
    advance(state, atoms, i, decision);
  }
}

function prepare(document: ConlluDocument, words: KnownWords): Item[] {
  const { text, sentences } = document;
  const tokenEnds = new Set(sentences.flatMap((s) => s.tokens.map((t) => t.end)));
  const sentenceEnds = new Set(sentences.map((s) => s.end));
  return paragraphs(text, 0, text.length).map(([start, end]) => {
    const atoms = scanAtoms(text, start, end, words);
    const gold = Uint8Array.from(atoms.ends, (stop, i) => {
      if (sentenceEnds.has(stop)) return SENTENCE;
      return tokenEnds.has(stop) || atoms.starts[i + 1] !== stop ? BREAK : JOIN;
    });
    return { atoms, gold };
  });
}

/** Returns the contexts, seen often, in which practically always the same is right. */
function learnCertain(items: readonly Item[]): [number, number][] {
  const contexts = new Map<number, [number, number, number]>();
  for (const { atoms, gold } of items)
    for (let i = 0; i < atoms.count - 1; i++) {
      const context = gapContext(atoms, i);
      const counts = contexts.get(context) ?? [0, 0, 0];
      counts[gold[i] as 0 | 1 | 2]++;
      contexts.set(context, counts);
    }
  return [...contexts].flatMap(([context, counts]): [number, number][] => {
    const total = counts.reduce((a, b) => a + b);
    const most = Math.max(...counts);
    return context >= 0 && total >= FEWEST && most >= PURITY * total ? [[context, counts.indexOf(most)]] : [];
  });
}

/** Returns the words that the treebanks more often than not write as one and count as two, seen at least twice. */
function learnContractions(documents: readonly ConlluDocument[]): Record<string, number> {
  const counts = new Map<string, Map<number, number>>();
  for (const { text, sentences } of documents) {
    const inner = new Set(sentences.flatMap((s) => s.tokens.map((t) => t.end)));
    const { starts, ends } = scanAtoms(text, 0, text.length, hashWords([], {}));
    starts.forEach((start, i) => {
      const word = text.slice(start, ends[i]).toLowerCase();
      if (!/^[a-z]{2,11}$/.test(word)) return;
      let cut = 0;
      for (let k = 1; k < word.length && cut === 0; k++) if (inner.has(start + k)) cut = k;
      const cuts = counts.get(word) ?? counts.set(word, new Map()).get(word)!;
      cuts.set(cut, (cuts.get(cut) ?? 0) + 1);
    });
  }
  const learnt = [...counts].flatMap(([word, cuts]): [string, number][] => {
    const [cut, count] = [...cuts].reduce((a, b) => (b[1] > a[1] ? b : a));
    return cut > 0 && count > 1 ? [[word, cut]] : [];
  });
  return Object.fromEntries(learnt.sort(([a], [b]) => (a < b ? -1 : 1)));
}
