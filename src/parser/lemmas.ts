/**
 * Lemmas by suffix rules learnt from treebanks, in two steps: the ending (cut so many characters, add so many) and the
 * capitals. In a table the entry of the word itself (`^word`) wins, then that of its longest suffix.
 */
export interface LemmaRules {
  /** By tags ("VERB/VBD"), and by XPOS alone for pairs of tags never seen; entries like "3y" (studies, study). */
  readonly endings: Readonly<Record<string, SuffixTable>>;
  /** By tags and way of writing ("ADJ/JJ^"); entries "" (small letters), "=" (as written), "~" (capitalised). */
  readonly capitals: Readonly<Record<string, SuffixTable>>;
}

/** What to do with words, by their suffixes in small letters. */
export type SuffixTable = Readonly<Record<string, string>>;

/** The longest suffix that rules look at. */
export const LONGEST_SUFFIX = 6;

/**
 * Returns the lemma of a form with its tags.
 *
 * @param initial Whether the word starts a sentence, where its capital says nothing.
 */
export type Lemmatizer = (form: string, upos: string, xpos: string, initial: boolean) => string;

/** Returns the lemmatizer that stands on learnt rules. */
export function createLemmatizer(rules: LemmaRules): Lemmatizer {
  const endings = compileTables(rules.endings);
  const capitals = compileTables(rules.capitals);
  return (form, upos, xpos, initial) => {
    const word = plainForm(form, upos);
    const lower = word.toLowerCase();
    const tags = `${upos}/${xpos}`;
    const table = endings.get(tags) ?? endings.get(xpos);
    const lemma = table ? applyEnding(lower, findRule(table, lower) ?? '0') : lower;
    const cases = capitals.get(tags + caseMark(word, xpos, initial));
    const capital = cases && findRule(cases, lower);
    return applyCapitals(word, lemma, capital ?? (upos === 'PROPN' ? '=' : ''));
  };
}

/** Maps find strings cut from a text faster than objects do. */
function compileTables(
  tables: Readonly<Record<string, SuffixTable>>,
): Map<string, ReadonlyMap<string, string>> {
  return new Map(Object.entries(tables).map(([key, table]) => [key, new Map(Object.entries(table))]));
}

/** Returns the form with straight apostrophes, numbers without the commas between thousands. */
export function plainForm(form: string, upos: string): string {
  if (upos === 'NUM') return form.replace(/(?<=\d),(?=\d{3})/g, '');
  return form.includes('’') ? form.replaceAll('’', "'") : form;
}

/**
 * Returns "^^" for a word in capitals, "^" for a capitalised one and "" for others. At the start of a sentence the
 * capital of a word that is no name does not count.
 */
export function caseMark(word: string, xpos: string, initial: boolean): string {
  if (word === word.toLowerCase()) return '';
  if (word.length > 1 && word === word.toUpperCase()) return '^^';
  return initial && !xpos.startsWith('NNP') ? '' : '^';
}

/** Returns the entry for a word in small letters: its own, else that of its longest known suffix, else undefined. */
export function findRule(table: ReadonlyMap<string, string>, word: string): string | undefined {
  const whole = table.get('^' + word);
  if (whole !== undefined) return whole;
  for (let k = Math.min(LONGEST_SUFFIX, word.length); k >= 0; k--) {
    const rule = table.get(word.slice(word.length - k));
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/** Returns the word with as many characters cut as the rule says and its ending added; the word if nothing is left. */
export function applyEnding(word: string, rule: string): string {
  const cut = Number.parseInt(rule, 10);
  return word.slice(0, Math.max(0, word.length - cut)) + rule.slice(String(cut).length) || word;
}

/** Returns the rule that makes `lemma` of `word`. */
export function endingFor(word: string, lemma: string): string {
  let common = 0;
  while (common < word.length && word[common] === lemma[common]) common++;
  return `${word.length - common}${lemma.slice(common)}`;
}

/** Returns a lemma in small letters with the capitals that the rule wants, "=" those of the word. */
export function applyCapitals(word: string, lemma: string, rule: string): string {
  if (rule === '~') return lemma.charAt(0).toUpperCase() + lemma.slice(1);
  if (rule === '') return lemma;
  if (word === word.toUpperCase() && word.length > 1) return lemma.toUpperCase();
  const lower = word.toLowerCase();
  let common = 0;
  while (common < lemma.length && lower[common] === lemma[common]) common++;
  return word.slice(0, common) + lemma.slice(common);
}
