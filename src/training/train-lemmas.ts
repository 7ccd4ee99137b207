import {
  LONGEST_SUFFIX,
  applyRule,
  caseMark,
  findRule,
  plainForm,
  rulesFor,
  type LemmaRules,
} from '../parser/lemmas.ts';
import type { Sentence } from '../types/sentence.ts';
import type { Inflection } from './inflections.ts';

type Votes = Map<string, number>;

/** A word's rules with how often each is right, and the ways in which the word is written. */
interface Word {
  readonly forms: Set<string>;
  readonly rules: Votes;
}

/** A table that so few words would fill is left out; the tables without a case mark stand in for it. */
const FEWEST_WORDS = 5;

/**
 * Returns suffix rules that give the words of the treebank their lemmas, and whole words where suffixes fail.
 *
 * @param inflections Further words; where the treebank knows a word, the treebank is right.
 */
export function learnLemmas(sentences: readonly Sentence[], inflections: readonly Inflection[]): LemmaRules {
  const groups = new Map<string, Map<string, Word>>();
  for (const { tokens } of sentences)
    tokens.forEach(({ form, lemma, upos, xpos }, i) => {
      if (lemma === '_' || xpos === 'GW') return;
      const word = plainForm(form, upos);
      const key = `${upos}/${xpos}${caseMark(word, xpos, i === 0)}`;
      const words = entry(groups, key, () => new Map<string, Word>());
      const known = entry(words, word.toLowerCase(), () => ({
        forms: new Set<string>(),
        rules: new Map<string, number>(),
      }));
      known.forms.add(word);
      for (const rule of rulesFor(word, lemma)) vote(known.rules, rule);
    });
  for (const { form, lemma, upos, xpos } of inflections) {
    const words = entry(groups, `${upos}/${xpos}`, () => new Map<string, Word>());
    if (!words.has(form))
      words.set(form, { forms: new Set([form]), rules: new Map([[rulesFor(form, lemma)[0] as string, 1]]) });
  }
  const kept = [...groups].filter(([key, words]) => !key.endsWith('^') || words.size >= FEWEST_WORDS);
  return Object.fromEntries(
    kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, words]) => [key, learnTable(words)]),
  );
}

/** Adds rules from the shortest suffix to the whole word, each only where it mends what the shorter ones give. */
function learnTable(words: ReadonlyMap<string, Word>): Record<string, string> {
  const items = [...words].map(([word, { forms, rules }]) => ({
    word,
    forms: [...forms],
    rule: mode(rules),
  }));
  const table: Record<string, string> = {};
  for (let k = 0; k <= LONGEST_SUFFIX; k++) {
    const suffixes = new Map<string, Votes>();
    for (const { word, rule } of items)
      if (word.length > k)
        vote(
          entry(suffixes, word.slice(word.length - k), () => new Map()),
          rule,
        );
    for (const [suffix, votes] of suffixes) {
      const rule = mode(votes);
      if (rule !== findRule(table, suffix) && ((votes.get(rule) ?? 0) > 1 || k === 0)) table[suffix] = rule;
    }
  }
  for (const { word, forms, rule } of items) {
    const found = findRule(table, word);
    if (forms.some((form) => applyRule(form, found) !== applyRule(form, rule))) table['^' + word] = rule;
  }
  return table;
}

function entry<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = create();
  map.set(key, value);
  return value;
}

function vote(votes: Votes, rule: string): void {
  votes.set(rule, (votes.get(rule) ?? 0) + 1);
}

function mode(votes: Votes): string {
  return [...votes].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}
