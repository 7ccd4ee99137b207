import { segment, type SegmenterModel, type TextStyle } from '../text/segmenter.ts';
import { hashWords } from '../text/atoms.ts';
import { unpackTable } from '../text/linear.ts';
import type { Article, BlockKind, Span } from '../types/article.ts';
import type { Sentence } from '../types/sentence.ts';
import type { Analysis } from './analysis.ts';
import { createLemmatizer, type LemmaRules, type Lemmatizer } from './lemmas.ts';
import { readModelFile, requireSection, type ModelFile } from '../neural/model-file.ts';
import { createNetworkAnalyser } from './network-analyser.ts';

/** A sentence whose tokens are given. */
export interface TokenizedSentence extends Span {
  readonly tokens: readonly (Span & { readonly form: string })[];
}

/** A sentence and the network's activations, `states.length / tokens.length` for each token. */
export interface EncodedSentence {
  readonly sentence: Sentence;
  readonly states: Int16Array;
}

/** English text to sentences with tags, lemmas, dependency trees and named entities. */
export interface Parser {
  /** Returns the sentences of a text; offsets point into it. A blank line ends a sentence. */
  parse(text: string): Sentence[];
  /** Returns the sentences of an article's titles, decks, paragraphs and captions; offsets point into its text. */
  parseArticle(article: Article): Sentence[];
  /** As `parseArticle`, with what the network's last layer holds for each token of each sentence (see `Network`). */
  encodeArticle(article: Article): EncodedSentence[];
  /** Returns a sentence whose tokens stay as given, with everything else filled in. */
  annotate(sentence: TokenizedSentence): Sentence;
}

/** What the model file's description holds besides what the analyser keeps there. */
export interface ParserMeta {
  readonly segmenter: {
    readonly abbreviations: readonly string[];
    readonly contractions: Readonly<Record<string, number>>;
    readonly certain: readonly (readonly [number, number])[];
  };
  readonly lemmas: LemmaRules;
}

interface Block extends Span {
  readonly kind: BlockKind;
  readonly style: TextStyle;
}

interface Draft extends TokenizedSentence {
  readonly block: BlockKind;
}

const READ_BLOCKS: ReadonlySet<BlockKind> = new Set<BlockKind>(['title', 'deck', 'paragraph', 'caption']);

/**
 * Returns a parser that stands on a model file. The parser keeps no state between calls.
 *
 * @param model The bytes of `data/model/actorgraph.model`.
 * @throws UserError where the bytes are foreign, cut short, damaged or of another version.
 */
export function createParser(model: ArrayBuffer): Parser {
  const file = readModelFile(model);
  const segmenter = readSegmenter(file);
  const lemmatize = createLemmatizer((file.meta as ParserMeta).lemmas);
  const analyser = createNetworkAnalyser(file);

  function complete(drafts: readonly Draft[]): EncodedSentence[] {
    const analyses = analyser.analyse(drafts.map(({ tokens }) => tokens.map(({ form }) => form)));
    return drafts.map((draft, i) => {
      const analysis = analyses[i] as Analysis;
      return { sentence: fill(draft, analysis, lemmatize), states: analysis.states };
    });
  }
  function parseBlocks(text: string, blocks: readonly Block[]): EncodedSentence[] {
    return complete(blocks.flatMap((block) => draftBlock(segmenter, text, block)));
  }
  function encodeArticle({ text, blocks }: Article): EncodedSentence[] {
    const read = blocks.filter(({ kind }) => READ_BLOCKS.has(kind));
    return parseBlocks(
      text,
      read.map((block) => ({ ...block, style: block.kind === 'title' ? 'headline' : 'edited' })),
    );
  }
  return {
    parse: (text) =>
      parseBlocks(text, [{ start: 0, end: text.length, kind: 'paragraph', style: 'free' }]).map(sentenceOf),
    parseArticle: (article) => encodeArticle(article).map(sentenceOf),
    encodeArticle,
    annotate: (sentence) =>
      sentence.tokens.length > 0
        ? complete([{ ...sentence, block: 'paragraph' }])[0]!.sentence
        : { ...sentence, tokens: [], entities: [], block: 'paragraph' },
  };
}

function sentenceOf({ sentence }: EncodedSentence): Sentence {
  return sentence;
}

/** Returns the segmenter of a model file. @throws UserError where the file lacks it. */
export function readSegmenter(file: ModelFile): SegmenterModel {
  const table = unpackTable(requireSection(file, 'segmenter'));
  const { abbreviations, contractions, certain } = (file.meta as ParserMeta).segmenter;
  return { table, words: hashWords(abbreviations, contractions), certain: new Map(certain) };
}

function draftBlock(segmenter: SegmenterModel, text: string, { start, end, kind, style }: Block): Draft[] {
  return segment(segmenter, text, start, end, style).map((spans) => ({
    start: (spans[0] as Span).start,
    end: (spans.at(-1) as Span).end,
    tokens: spans.map((span) => ({ ...span, form: text.slice(span.start, span.end) })),
    block: kind,
  }));
}

function fill({ start, end, tokens, block }: Draft, analysis: Analysis, lemmatize: Lemmatizer): Sentence {
  const { upos, xpos, heads, deprels, entities } = analysis;
  return {
    start,
    end,
    tokens: tokens.map((token, i) => ({
      form: token.form,
      start: token.start,
      end: token.end,
      lemma: lemmatize(token.form, upos[i] as string, xpos[i] as string, i === 0),
      upos: upos[i] as string,
      xpos: xpos[i] as string,
      head: heads[i] as number,
      deprel: deprels[i] as string,
    })),
    entities,
    block,
  };
}
