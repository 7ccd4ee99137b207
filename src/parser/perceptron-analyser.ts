import { best, score, unpackTable, type LinearTable } from '../text/linear.ts';
import type { Analyser, Analysis } from './analysis.ts';
import { entitiesOf, tagEntities } from './entities.ts';
import { requireSection, type ModelFile } from './model-file.ts';
import { tag } from './tagger.ts';
import {
  Configuration,
  LEFT,
  PARSE_FEATURES,
  RIGHT,
  SHIFT,
  labelFeatures,
  transitionFeatures,
  type ParserInput,
} from './transitions.ts';
import { describeWords } from './words.ts';

/** The names of the classes of the tables. */
export interface Labels {
  readonly xpos: readonly string[];
  readonly upos: readonly string[];
  readonly deprel: readonly string[];
}

/** The trained tables. */
export interface Tables {
  readonly xpos: LinearTable;
  readonly upos: LinearTable;
  readonly transition: LinearTable;
  readonly label: LinearTable;
  readonly entity: LinearTable;
}

/** Returns the analyser whose averaged perceptrons stand in a model file. */
export function createPerceptronAnalyser(file: ModelFile): Analyser {
  const { labels } = file.meta as { labels: Labels };
  const table = (name: string): LinearTable => unpackTable(requireSection(file, name));
  const tables: Tables = {
    xpos: table('xpos'),
    upos: table('upos'),
    transition: table('transition'),
    label: table('label'),
    entity: table('entity'),
  };
  return { analyse: (sentences) => sentences.map((forms) => analyseSentence(forms, tables, labels)) };
}

function analyseSentence(forms: readonly string[], tables: Tables, labels: Labels): Analysis {
  const words = describeWords(forms);
  const { xpos, upos } = tag(words, tables.xpos, tables.upos);
  const tree = parseTree({ words, xpos, upos }, tables, labels.deprel.indexOf('root'));
  return {
    upos: Array.from(upos, (k) => labels.upos[k] as string),
    xpos: Array.from(xpos, (k) => labels.xpos[k] as string),
    heads: tree.heads.map((head) => (head === words.length ? -1 : head)),
    deprels: forms.map((_, i) => labels.deprel[tree.labels[i] as number] as string),
    entities: entitiesOf(tagEntities(words, xpos, tables.entity)),
  };
}

/** Returns the finished configuration: heads (the length stands for the root) and label numbers. */
export function parseTree(input: ParserInput, tables: Pick<Tables, 'transition' | 'label'>, root: number): Configuration {
  const c = new Configuration(input.words.length);
  const features = new Int32Array(PARSE_FEATURES);
  const scores = new Float32Array(Math.max(tables.label.classes, 3));
  while (!c.done) {
    score(tables.transition, features, transitionFeatures(c, input, features), scores);
    for (let t = 0; t < 3; t++) if (!c.allows(t)) scores[t] = -Infinity;
    const transition = best(scores, 3);
    if (transition === SHIFT) {
      c.shift();
      continue;
    }
    const head = transition === LEFT ? c.next : c.top(1);
    let label = root;
    if (head < c.length) {
      score(tables.label, features, labelFeatures(c, input, head, c.top(0), features), scores);
      scores[root] = -Infinity;
      label = best(scores, tables.label.classes);
    }
    if (transition === RIGHT) c.attachRight(label);
    else c.attachLeft(label);
  }
  return c;
}
