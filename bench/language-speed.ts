import { toConllu } from '../src/parser/conllu.ts';
import { createLemmatizer } from '../src/parser/lemmas.ts';
import { readModelFile } from '../src/neural/model-file.ts';
import { createNetworkAnalyser } from '../src/parser/network-analyser.ts';
import { createParser, readSegmenter, type ParserMeta } from '../src/parser/parser.ts';
import { segment } from '../src/text/segmenter.ts';
import { median, timesOf } from './measure.ts';

const ROUNDS = 9;

/** Speeds in tokens a second, and what shows that two machines did the same. */
export interface LanguageSpeeds {
  readonly tokens: number;
  readonly loadMilliseconds: number;
  readonly segment: number;
  readonly analyse: number;
  readonly lemmatize: number;
  readonly whole: number;
  /** Of the analysis in CoNLL-U. */
  readonly checksum: string;
}

/** Measures the language engine; runs in Node and in browsers alike. */
export function measureLanguage(model: ArrayBuffer, text: string): LanguageSpeeds {
  const load = median(timesOf(ROUNDS, () => void createParser(model)));
  const parser = createParser(model);
  const file = readModelFile(model);
  const segmenter = readSegmenter(file);
  const analyser = createNetworkAnalyser(file);
  const lemmatize = createLemmatizer((file.meta as ParserMeta).lemmas);
  const sentences = parser.parse(text);
  const words = sentences.map((sentence) => sentence.tokens.map((token) => token.form));
  const tokens = words.flat().length;
  const speed = (call: () => void): number => (1000 * tokens) / median(timesOf(ROUNDS, call));
  return {
    tokens,
    loadMilliseconds: load,
    segment: speed(() => void segment(segmenter, text, 0, text.length)),
    analyse: speed(() => void analyser.analyse(words)),
    lemmatize: speed(() => {
      for (const sentence of sentences)
        sentence.tokens.forEach((t, i) => lemmatize(t.form, t.upos, t.xpos, i === 0));
    }),
    whole: speed(() => void parser.parse(text)),
    checksum: hashOf(toConllu(sentences, text)),
  };
}

/** FNV-1a over UTF-16 code units, in hexadecimal digits. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
