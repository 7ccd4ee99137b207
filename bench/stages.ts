import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { articleFromText, rulesFrom } from '../src/article/index.ts';
import { loadResources } from '../src/node/engine.ts';
import type { EncodedSentence } from '../src/parser/parser.ts';
import { assemble } from '../src/graph/assemble.ts';
import { createStages } from '../src/stages.ts';
import type { Article } from '../src/types/article.ts';
import type { Reading } from '../src/types/reading.ts';
import { ARTICLE, median, timesOf, type Row } from './measure.ts';

const ROUNDS = 7;

/** Speed of every stage on the article said ten times over, and whether time grows with length alone. */
export function stageSpeeds(): Row[] {
  const stages = loadStages();
  const body = readFileSync(ARTICLE, 'utf8').replace(/^---[^]*?---\s*/, '');
  const textOf = (times: number) => Array.from({ length: times }, () => body).join('\n');
  return [...speeds(stages, textOf(10)), ...growth(stages, textOf)];
}

type Stages = ReturnType<typeof loadStages>;

function loadStages() {
  const resources = loadResources();
  const { parser, findActors, relate, triggers } = createStages(resources);
  const rules = rulesFrom(resources.lexicon);
  return {
    article: (text: string) => articleFromText(text, { id: 'bench' }, rules),
    language: (article: Article) => parser.encodeArticle(article),
    actors: findActors,
    relations: (encoded: readonly EncodedSentence[], found: Reading['actors']) => relate(encoded, found),
    graph: (reading: Reading) => assemble([reading], triggers.ontology.events),
  };
}

function speeds(stages: Stages, text: string): Row[] {
  const article = stages.article(text);
  const encoded = stages.language(article);
  const sentences = encoded.map(({ sentence }) => sentence);
  const actors = stages.actors(article, sentences);
  const reading: Reading = { article, ...stages.relations(encoded, actors) };
  const tokens = countTokens(sentences);
  const row = (name: string, call: () => unknown): Row => {
    const time = median(timesOf(ROUNDS, () => void call()));
    return [name, `${Math.round((tokens / time) * 1000).toLocaleString('en')} tokens/s`];
  };
  return [
    row('stage article', () => stages.article(text)),
    row('stage language', () => stages.language(article)),
    row('stage actors', () => stages.actors(article, sentences)),
    row('stage relations', () => stages.relations(encoded, actors)),
    row('stage graph', () => stages.graph(reading)),
    row('raw text to graph', () => wholeWay(stages, text)),
    ['  checksum of the graph', checksum(stages.graph(reading))],
  ];
}

function growth(stages: Stages, textOf: (times: number) => string): Row[] {
  return [1, 10, 100].map((times) => {
    const text = textOf(times);
    const tokens = countTokens(stages.language(stages.article(text)).map(({ sentence }) => sentence));
    const time = median(timesOf(times === 100 ? 2 : ROUNDS, () => void wholeWay(stages, text)));
    return [
      `raw text to graph, ${times} times the article`,
      `${((time / tokens) * 1000).toFixed(1)} µs/token`,
    ];
  });
}

function wholeWay(stages: Stages, text: string): unknown {
  const article = stages.article(text);
  const encoded = stages.language(article);
  const sentences = encoded.map(({ sentence }) => sentence);
  const actors = stages.actors(article, sentences);
  return stages.graph({ article, ...stages.relations(encoded, actors) });
}

function countTokens(sentences: Reading['sentences']): number {
  return sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0);
}

function checksum(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
}
