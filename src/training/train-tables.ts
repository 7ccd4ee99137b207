import { ENTITY_CLASSES, entityFeatures } from '../parser/entities.ts';
import type { LinearTable } from '../text/linear.ts';
import type { Tables } from '../parser/perceptron-analyser.ts';
import { TAG_FEATURES, tag, uposFeatures, xposFeatures } from '../parser/tagger.ts';
import {
  Configuration,
  LEFT,
  PARSE_FEATURES,
  RIGHT,
  SHIFT,
  labelFeatures,
  transitionFeatures,
  type ParserInput,
} from '../parser/transitions.ts';
import { describeWords, type Words } from '../parser/words.ts';
import type { Token } from '../types/sentence.ts';
import type { EntitySentence } from './entity-data.ts';
import { Perceptron, shuffle } from './perceptron.ts';

/** A gold sentence with its labels as numbers; the root's head is the sentence's length. */
export interface Example {
  readonly tokens: readonly Token[];
  readonly words: Words;
  readonly xpos: Int32Array;
  readonly upos: Int32Array;
  readonly heads: Int32Array;
  readonly deprels: Int32Array;
}

/** Numbers of rows of the tables. */
const ROWS = { xpos: 1 << 16, upos: 1 << 14, transition: 1 << 21, label: 1 << 15, entity: 1 << 16 } as const;

/** Returns the tagger's two tables. */
export function trainTagger(
  examples: readonly Example[],
  classes: { xpos: number; upos: number },
  passes: number,
  random: () => number,
): Pick<Tables, 'xpos' | 'upos'> {
  const xposModel = new Perceptron(ROWS.xpos, classes.xpos);
  const uposModel = new Perceptron(ROWS.upos, classes.upos);
  const features = new Int32Array(TAG_FEATURES);
  for (let pass = 0; pass < passes; pass++)
    for (const { words, xpos, upos } of shuffle(examples, random)) {
      const guess = new Int32Array(words.length);
      for (let i = 0; i < words.length; i++) {
        const count = xposFeatures(words, guess, i, features);
        guess[i] = xposModel.predict(features, count);
        xposModel.update(features, count, xpos[i] as number, guess[i] as number);
      }
      for (let i = 0; i < words.length; i++) {
        const count = uposFeatures(words, guess, i, features);
        uposModel.update(features, count, upos[i] as number, uposModel.predict(features, count));
      }
    }
  return { xpos: xposModel.average(), upos: uposModel.average() };
}

/** Returns the parser's two tables, trained with the dynamic oracle of Goldberg and Nivre (2013). */
export function trainParser(
  examples: readonly Example[],
  inputs: readonly ParserInput[],
  labels: number,
  passes: number,
  random: () => number,
): Pick<Tables, 'transition' | 'label'> {
  const transitionModel = new Perceptron(ROWS.transition, 3);
  const labelModel = new Perceptron(ROWS.label, labels);
  const features = new Int32Array(PARSE_FEATURES);
  const order = examples.map((example, i) => ({ example, input: inputs[i] as ParserInput }));
  for (let pass = 0; pass < passes; pass++)
    for (const { example, input } of shuffle(order, random)) {
      const c = new Configuration(example.words.length);
      while (!c.done) {
        const count = transitionFeatures(c, input, features);
        transitionModel.predict(features, count);
        const { scores } = transitionModel;
        const costs = transitionCosts(c, example.heads);
        const [right, guess] = [cheapest(costs, scores), highest(c, scores)];
        transitionModel.update(features, count, right, (costs[guess] as number) > (costs[right] as number) ? guess : right);
        const step = pass > 0 && random() < 0.9 ? guess : right;
        if (step === SHIFT) c.shift();
        else {
          const [child, head] = [c.top(0), step === LEFT ? c.next : c.top(1)];
          const labelCount = labelFeatures(c, input, head, child, features);
          let label = labelModel.predict(features, labelCount);
          if (example.heads[child] === head) {
            labelModel.update(features, labelCount, example.deprels[child] as number, label);
            if (random() > 0.5) label = example.deprels[child] as number;
          }
          if (step === RIGHT) c.attachRight(label);
          else c.attachLeft(label);
        }
      }
    }
  return { transition: transitionModel.average(), label: labelModel.average() };
}

/** Returns the number of gold arcs that each transition puts out of reach; infinity where it is not allowed. */
function transitionCosts(c: Configuration, heads: Int32Array): Float64Array {
  const costs = new Float64Array(3).fill(Infinity);
  const [s0, s1, b0, n] = [c.top(0), c.top(1), c.next, c.length];
  let childrenAhead = 0;
  if (s0 >= 0) for (let k = b0; k < n; k++) if (heads[k] === s0) childrenAhead++;
  if (c.allows(LEFT)) {
    const head = heads[s0] as number;
    costs[LEFT] = childrenAhead + (head === s1 || head > b0 ? 1 : 0);
  }
  if (c.allows(RIGHT)) costs[RIGHT] = childrenAhead + ((heads[s0] as number) >= b0 ? 1 : 0);
  if (c.allows(SHIFT)) {
    let cost = 0;
    for (let k = 0; k < c.depth; k++) {
      const node = c.stack[k] as number;
      if (heads[node] === b0 || (k < c.depth - 1 && heads[b0] === node)) cost++;
    }
    costs[SHIFT] = cost;
  }
  return costs;
}

function cheapest(costs: Float64Array, scores: Float32Array): number {
  const least = Math.min(...costs);
  let winner = -1;
  for (let t = 0; t < 3; t++)
    if (costs[t] === least && (winner < 0 || (scores[t] as number) > (scores[winner] as number))) winner = t;
  return winner;
}

function highest(c: Configuration, scores: Float32Array): number {
  let winner = -1;
  for (let t = 0; t < 3; t++) if (c.allows(t) && (winner < 0 || (scores[t] as number) > (scores[winner] as number))) winner = t;
  return winner;
}

/** Returns the entity tagger's table, trained on predicted tags. */
export function trainEntities(
  sentences: readonly EntitySentence[],
  tagger: Pick<Tables, 'xpos' | 'upos'>,
  passes: number,
  random: () => number,
): LinearTable {
  const model = new Perceptron(ROWS.entity, ENTITY_CLASSES);
  const features = new Int32Array(TAG_FEATURES);
  const inputs = sentences.map(({ forms, classes }) => {
    const words = describeWords(forms);
    return { words, classes, xpos: tag(words, tagger.xpos, tagger.upos).xpos };
  });
  for (let pass = 0; pass < passes; pass++)
    for (const { words, classes, xpos } of shuffle(inputs, random)) {
      const guess = new Int32Array(words.length);
      for (let i = 0; i < words.length; i++) {
        const count = entityFeatures(words, xpos, guess, i, features);
        guess[i] = model.predict(features, count);
        model.update(features, count, classes[i] as number, guess[i] as number);
      }
    }
  return model.average();
}
