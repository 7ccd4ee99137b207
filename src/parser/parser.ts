import { splitSentences } from '../text/sentences.ts';
import { tokenize } from '../text/tokens.ts';
import type { Article, BlockKind, Span } from '../types/article.ts';
import type { Sentence, Token } from '../types/sentence.ts';
import { entitiesOf, tagEntities } from './entities.ts';
import { lemmatize, type LemmaRules } from './lemmas.ts';
import { best, score, unpackTable, type LinearTable } from './linear.ts';
import { readModelFile, requireSection, type ModelFile } from './model-file.ts';
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

/** A sentence whose tokens are given. */
export interface TokenizedSentence extends Span {
  readonly tokens: readonly (Span & { readonly form: string })[];
}

/** English text to sentences with tags, lemmas, dependency trees and named entities. */
export interface Parser {
  /** Returns the sentences of a text; offsets point into it. A blank line ends a sentence. */
  parse(text: string): Sentence[];
  /** Returns the sentences of an article's titles, decks, paragraphs and captions; offsets point into its text. */
  parseArticle(article: Article): Sentence[];
  /** Returns a sentence whose tokens stay as given, with everything else filled in. */
  annotate(sentence: TokenizedSentence, block?: BlockKind): Sentence;
}

interface Labels {
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

const READ_BLOCKS: ReadonlySet<BlockKind> = new Set<BlockKind>(['title', 'deck', 'paragraph', 'caption']);

/**
 * Returns a parser that stands on a model file. The parser keeps no state between calls.
 *
 * @param model The bytes of `data/model/actorgraph.model`.
 * @throws UserError where the bytes are foreign, cut short, damaged or of a newer version.
 */
export function createParser(model: ArrayBuffer): Parser {
  const file = readModelFile(model);
  const { labels, lemmas } = file.meta as { labels: Labels; lemmas: LemmaRules };
  const tables = readTables(file);

  function annotate(sentence: TokenizedSentence, block: BlockKind = 'paragraph'): Sentence {
    const words = describeWords(sentence.tokens.map((token) => token.form));
    const { xpos, upos } = tag(words, tables.xpos, tables.upos);
    const tree = parseTree({ words, xpos, upos }, tables, labels.deprel.indexOf('root'));
    const tokens = sentence.tokens.map(({ form, start, end }, i): Token => {
      const [u, x] = [labels.upos[upos[i] as number] as string, labels.xpos[xpos[i] as number] as string];
      const head = tree.heads[i] as number;
      return {
        form,
        start,
        end,
        lemma: lemmatize(lemmas, form, u, x),
        upos: u,
        xpos: x,
        head: head === words.length ? -1 : head,
        deprel: labels.deprel[tree.labels[i] as number] as string,
      };
    });
    const entities = entitiesOf(tagEntities(words, xpos, tables.entity));
    return { start: sentence.start, end: sentence.end, tokens, entities, block };
  }

  function parseSpan(text: string, start: number, end: number, block: BlockKind): Sentence[] {
    const spans = tokenize(text, start, end);
    return splitSentences(text, spans).map(([first, last]) => {
      const tokens = spans.slice(first, last).map((span) => ({ ...span, form: text.slice(span.start, span.end) }));
      return annotate({ start: tokens[0]?.start ?? start, end: tokens.at(-1)?.end ?? start, tokens }, block);
    });
  }

  return {
    annotate,
    parse: (text) => parseSpan(text, 0, text.length, 'paragraph'),
    parseArticle: ({ text, blocks }) =>
      blocks.filter(({ kind }) => READ_BLOCKS.has(kind)).flatMap(({ start, end, kind }) => parseSpan(text, start, end, kind)),
  };
}

function readTables(file: ModelFile): Tables {
  const table = (name: string): LinearTable => unpackTable(requireSection(file, name));
  return {
    xpos: table('xpos'),
    upos: table('upos'),
    transition: table('transition'),
    label: table('label'),
    entity: table('entity'),
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
