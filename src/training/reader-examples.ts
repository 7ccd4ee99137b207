/** What the reader's network sees of annotated or plain records, written as numbers for the training program in `training/`. */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { articleFromText, rulesFrom } from '../article/index.ts';
import { loadResources } from '../node/engine.ts';
import { createStages } from '../stages.ts';
import { AFFIXES, affixRows, styleOf, wordKey } from '../neural/word-features.ts';
import { candidateEnds, mayTrigger } from '../relations/candidates.ts';
import { HINTS, hintsOf } from '../relations/hints.ts';
import { mentionsBySentence } from '../relations/mention-index.ts';
import { joinedStates, mentionsOf, passagesOf, type Passage } from '../relations/passages.ts';
import { PATH_FEATURES, PATH_ROWS, Paths } from '../relations/paths.ts';
import type { Triggers } from '../relations/triggers.ts';
import type { ActorKind, Mention } from '../types/actor.ts';
import { readRecords } from './relation-records.ts';

/** Where a passage's numbers stand in the binary file, in bytes. */
interface Place {
  /** Affix rows, u16 [tokens × 6]. */
  readonly affixes: number;
  /** The parser's last layer, i16 [tokens × width]. */
  readonly states: number;
  /** Path rows, u16 [triggers × ends × 5]. */
  readonly roles: number;
  /** Path rows, u16 [ends × ends × 5]. */
  readonly affiliations: number;
}

/**
 * Write `OUT.jsonl` (records with tokens, mentions, hints and candidates) and `OUT.bin` (the numbers of each passage).
 *
 * @param input JSON Lines of records with `text`, and as it may be `id`, `title`, `date`, `relations`; or the same with gzip.
 */
export function writeReaderExamples(input: string, out: string): void {
  const resources = loadResources();
  const { parser, findActors, triggers } = createStages(resources);
  const rules = rulesFrom(resources.lexicon);
  const [lines, numbers] = [openSync(`${out}.jsonl`, 'w'), openSync(`${out}.bin`, 'w')];
  let offset = 0;
  const append = (array: Uint16Array | Int16Array): number => {
    const at = offset;
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let done = 0; done < bytes.length;) done += writeSync(numbers, bytes, done);
    offset += bytes.length;
    return at;
  };
  readRecords<Record>(input).forEach((record, index) => {
    const id = record.id ?? `${index}`;
    const article = articleFromText(
      record.text,
      { id: String(id), title: record.title ?? null, date: record.date ?? null },
      rules,
    );
    const encoded = parser.encodeArticle(article);
    const sentences = encoded.map(({ sentence }) => sentence);
    const states = encoded.map((one) => one.states);
    const actors = findActors(article, sentences);
    const mentions = mentionsBySentence(actors.mentions, sentences.length);
    const kinds = new Map(actors.actors.map(({ key, kind }) => [key, kind]));
    const examples = passagesOf(sentences).map((passage) =>
      example(passage, joinedStates(passage, states), mentions, kinds, triggers, append),
    );
    writeSync(lines, `${JSON.stringify({ ...record, id, sentences: examples })}\n`);
  });
  closeSync(lines);
  closeSync(numbers);
  writeFileSync(
    `${out}.json`,
    `${JSON.stringify({ hints: HINTS, affixes: AFFIXES, pathFeatures: PATH_FEATURES, pathRows: PATH_ROWS })}\n`,
  );
}

function example(
  passage: Passage,
  states: Int16Array,
  bySentence: readonly (readonly Mention[])[],
  kinds: ReadonlyMap<string, ActorKind>,
  triggers: Triggers,
  append: (array: Uint16Array | Int16Array) => number,
): object {
  const { tokens } = passage;
  const mentions = mentionsOf(passage, bySentence);
  const forms = tokens.map(({ form }) => form);
  const style = styleOf(forms, 0, forms.length);
  const keys = forms.map(wordKey);
  const rows = new Int32Array(forms.length * AFFIXES);
  forms.forEach((form, i) => affixRows(form, keys[i]!, style, rows, i * AFFIXES));
  const ends = candidateEnds(tokens, mentions);
  const heads = tokens.flatMap((token, i) => (mayTrigger(token) ? [i] : []));
  const paths = new Paths(tokens);
  const pairs = (from: readonly number[]): Uint16Array => {
    const found = new Uint16Array(from.length * ends.length * PATH_FEATURES);
    from.forEach((token, i) => paths.write(token, ends, found, i * ends.length * PATH_FEATURES));
    return found;
  };
  const place: Place = {
    affixes: append(Uint16Array.from(rows)),
    states: append(states),
    roles: append(pairs(heads)),
    affiliations: append(pairs(ends)),
  };
  return {
    t: tokens.map((t) => [t.form, t.start, t.end, t.lemma, t.upos, t.xpos, t.head, t.deprel]),
    m: mentions.map((m) => [
      m.first, m.last, m.head, m.form, m.place ? 1 : 0, m.sector, m.actors, m.actors.map((key) => kinds.get(key)),
    ]), // prettier-ignore
    words: keys,
    hints: passage.sentences.flatMap((sentence, i) =>
      hintsOf(sentence, bySentence[passage.first + i]!, (key) => kinds.get(key), triggers),
    ),
    starts: passage.starts,
    triggers: heads,
    ends,
    ...place,
  };
}

interface Record {
  readonly id?: string | number;
  readonly text: string;
  readonly title?: string | null;
  readonly date?: string | null;
}
