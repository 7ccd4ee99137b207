import {
  LONGEST_SUFFIX,
  applyCapitals,
  caseMark,
  endingFor,
  findRule,
  plainForm,
  type LemmaRules,
  type SuffixTable,
} from '../parser/lemmas.ts';
import type { Sentence } from '../types/sentence.ts';
import { lexiconInflections } from './inflections.ts';

type Votes = Map<string, number>;
/** For each table the words in small letters, and for each word how often each rule was right. */
type Groups = Map<string, Map<string, Votes>>;

/**
 * Returns suffix rules that give the words of the treebank their lemmas, and whole words where suffixes fail.
 *
 * @param verbs Verbs whose forms must be known besides those of the treebank and of an open lexicon.
 */
export function learnLemmas(sentences: readonly Sentence[], verbs: readonly string[]): LemmaRules {
  const endings: Groups = new Map();
  const capitals: Groups = new Map();
  for (const { tokens } of sentences)
    tokens.forEach(({ form, lemma, upos, xpos }, i) => {
      if (lemma === '_' || xpos === 'GW') return;
      const word = plainForm(form, upos);
      const lower = word.toLowerCase();
      const tags = `${upos}/${xpos}`;
      const ending = endingFor(lower, lemma.toLowerCase());
      for (const key of [tags, xpos]) vote(endings, key, lower, ending);
      for (const rule of capitalsFor(word, lemma))
        vote(capitals, tags + caseMark(word, xpos, i === 0), lower, rule);
    });
  addInflections(endings, [...verbs, ...verbLemmas(sentences)]);
  return { endings: learnTables(endings), capitals: learnTables(capitals) };
}

function verbLemmas(sentences: readonly Sentence[]): string[] {
  const verbs = sentences.flatMap(({ tokens }) => tokens.filter(({ upos }) => upos === 'VERB'));
  return verbs.map(({ lemma }) => lemma).filter((lemma) => /^[a-z]{3,}$/.test(lemma));
}

/**
 * Adds the inflections of an open lexicon. Where the treebank knows a word, the treebank is right; but where it has a lemma
 * for a verb's form that no verb inflects so ("freed" of "fre"), it has slipped.
 */
function addInflections(endings: Groups, verbs: readonly string[]): void {
  const listed: Groups = new Map();
  for (const { form, lemma, upos, xpos } of lexiconInflections(verbs))
    for (const key of [`${upos}/${xpos}`, xpos]) vote(listed, key, form, endingFor(form, lemma));
  for (const [key, words] of listed)
    for (const [form, votes] of words) {
      const seen = endings.get(key)?.get(form);
      const slipped =
        /VB[DGNZ]$/.test(key) && seen !== undefined && ![...seen.keys()].some((rule) => votes.has(rule));
      if (seen === undefined || slipped) put(endings, key, form, votes);
    }
}

function put(groups: Groups, key: string, word: string, votes: Votes): void {
  const words = groups.get(key) ?? new Map<string, Votes>();
  groups.set(key, words.set(word, votes));
}

/** Returns the treatments of capitals that make the lemma's of the word's; none where another letter is the cause. */
function capitalsFor(word: string, lemma: string): string[] {
  return ['', '=', '~'].filter((rule) => applyCapitals(word, lemma.toLowerCase(), rule) === lemma);
}

function learnTables(groups: Groups): Record<string, SuffixTable> {
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, words]) => [key, learnTable(words)]));
}

/** Adds rules from the shortest suffix to the whole word, each only where it mends what the shorter ones give. */
function learnTable(words: ReadonlyMap<string, Votes>): SuffixTable {
  const items = [...words].map(([word, votes]) => ({ word, rule: mostVoted(votes) }));
  const table = new Map<string, string>();
  for (let k = 0; k <= LONGEST_SUFFIX; k++) {
    const suffixes = new Map<string, Votes>();
    for (const { word, rule } of items) {
      if (word.length <= k) continue;
      const suffix = word.slice(word.length - k);
      const votes = suffixes.get(suffix) ?? new Map<string, number>();
      suffixes.set(suffix, votes.set(rule, (votes.get(rule) ?? 0) + 1));
    }
    for (const [suffix, votes] of suffixes) {
      const rule = mostVoted(votes);
      if (rule !== findRule(table, suffix) && ((votes.get(rule) ?? 0) > 1 || k === 0))
        table.set(suffix, rule);
    }
  }
  for (const { word, rule } of items) if (findRule(table, word) !== rule) table.set('^' + word, rule);
  return Object.fromEntries(table);
}

function vote(groups: Groups, key: string, word: string, rule: string): void {
  const words = groups.get(key) ?? new Map<string, Votes>();
  const votes = words.get(word) ?? new Map<string, number>();
  groups.set(key, words.set(word, votes.set(rule, (votes.get(rule) ?? 0) + 1)));
}

function mostVoted(votes: Votes): string {
  return [...votes].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}
