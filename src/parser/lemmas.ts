/**
 * Lemmas by suffix rules learnt from treebanks. A rule is "cut k characters, then add s"; the rule of the longest known
 * suffix of the word wins, whole words (with a `^` before them) first.
 */
export type LemmaRules = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The longest suffix that rules look at. */
export const LONGEST_SUFFIX = 6;

/** Returns the lemma of a form with its tags. */
export function lemmatize(rules: LemmaRules, form: string, upos: string, xpos: string): string {
  const word = normalise(form, upos);
  const table = rules[`${upos}/${xpos}`] ?? rules[upos];
  return table ? applyRule(word, findRule(table, word)) : word;
}

/** Returns the form as rules see it: straight apostrophes, and small letters unless it is a name. */
export function normalise(form: string, upos: string): string {
  const straight = form.replaceAll('’', "'");
  return upos === 'PROPN' || upos === 'X' || upos === 'SYM' || upos === 'PUNCT' ? form : straight.toLowerCase();
}

/** Returns the rule for a word: that of the word itself, else of its longest known suffix. */
export function findRule(table: Readonly<Record<string, string>>, word: string): string {
  const whole = table['^' + word];
  if (whole !== undefined) return whole;
  for (let k = Math.min(LONGEST_SUFFIX, word.length); k >= 0; k--) {
    const rule = table[word.slice(word.length - k)];
    if (rule !== undefined) return rule;
  }
  return '0';
}

/** Returns the word with the rule's number of characters cut and its ending added. */
export function applyRule(word: string, rule: string): string {
  const cut = Number.parseInt(rule, 10);
  return (cut < word.length || rule.length > 1 ? word.slice(0, word.length - cut) + rule.slice(String(cut).length) : word) || word;
}

/** Returns the rule that makes `lemma` of `word`, the shortest cut. */
export function ruleFor(word: string, lemma: string): string {
  let common = 0;
  while (common < word.length && word[common] === lemma[common]) common++;
  return `${word.length - common}${lemma.slice(common)}`;
}
