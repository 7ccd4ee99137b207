import { toConllu } from '../../src/parser/conllu.ts';
import { createParser } from '../../src/parser/parser.ts';

/** Returns the analysis of a text in CoNLL-U and its entities as JSON: everything that must be the same everywhere. */
export function analysisOf(model: ArrayBuffer, text: string): string {
  const sentences = createParser(model).parse(text);
  return toConllu(sentences, text) + JSON.stringify(sentences.map(({ entities }) => entities));
}
