import { decodeText } from '../../article/decode.ts';
import { loadEngine } from '../../node/engine.ts';
import { readConllu, toConllu } from '../../parser/conllu.ts';
import { readInput } from '../input.ts';
import { writeOut } from '../output.ts';

/**
 * `actorgraph parse`: a file to CoNLL-U.
 *
 * @param format `text` reads the whole file as running text; `conllu` keeps its sentences and tokens and fills in
 *   tags, lemmas, heads and relations afresh.
 */
export async function parse(path: string, format: 'text' | 'conllu'): Promise<void> {
  const text = decodeText(await readInput(path), path);
  const { parser } = loadEngine();
  if (format === 'text') return writeOut(toConllu(parser.parse(text), text));
  for (const document of readConllu(text, path)) {
    const sentences = document.sentences.map((sentence) => ({ ...sentence, ...parser.annotate(sentence) }));
    await writeOut(toConllu(sentences, document.text, document.id));
  }
}
