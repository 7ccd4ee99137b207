/**
 * Lemmas by suffix rules learnt from treebanks. A rule is a case mark ("" small letters, "=" as written, "~" capitalised),
 * the number of characters to cut and the ending to add. The rule of the word itself (`^word`) wins, then that of its
 * longest suffix. There is one table for each pair of tags and way of writing: "VERB/VBD", "PROPN/NNP^".
 */
export type LemmaRules = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The longest suffix that rules look at. */
export const LONGEST_SUFFIX = 6;

/**
 * Returns the lemma of a form with its tags.
 *
 * @param initial Whether the word starts a sentence, where its capital says nothing.
 */
export function lemmatize(
  rules: LemmaRules,
  form: string,
  upos: string,
  xpos: string,
  initial: boolean,
): string {
  const word = plainForm(form, upos);
  const table = rules[`${upos}/${xpos}${caseMark(word, xpos, initial)}`] ?? rules[`${upos}/${xpos}`];
  if (table) return applyRule(word, findRule(table, word.toLowerCase()));
  return upos === 'PROPN' ? word : word.toLowerCase();
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

/** Returns the rule for a word in small letters: that of the word itself, else of its longest known suffix. */
export function findRule(table: Readonly<Record<string, string>>, word: string): string {
  const whole = table['^' + word];
  if (whole !== undefined) return whole;
  for (let k = Math.min(LONGEST_SUFFIX, word.length); k >= 0; k--) {
    const rule = table[word.slice(word.length - k)];
    if (rule !== undefined) return rule;
  }
  return '0';
}

/** Returns the word after the rule; the word itself where nothing would be left. */
export function applyRule(word: string, rule: string): string {
  const [, mark, digits, ending] = /^([=~]?)(\d+)(.*)$/su.exec(rule) as unknown as [
    string,
    string,
    string,
    string,
  ];
  const cased = mark === '=' ? word : mark === '~' ? capitalise(word) : word.toLowerCase();
  return cased.slice(0, Math.max(0, cased.length - Number(digits))) + ending || word;
}

/** Returns the rules that make `lemma` of `word` with the least cutting and adding: one for each treatment of capitals. */
export function rulesFor(word: string, lemma: string): string[] {
  const candidates = [word.toLowerCase(), word, capitalise(word)].map((cased, k) => {
    let common = 0;
    while (common < cased.length && cased[common] === lemma[common]) common++;
    const ending = lemma.slice(common);
    return {
      rule: `${['', '=', '~'][k] ?? ''}${cased.length - common}${ending}`,
      cost: cased.length - common + ending.length,
    };
  });
  const least = Math.min(...candidates.map(({ cost }) => cost));
  return candidates.filter(({ cost }) => cost === least).map(({ rule }) => rule);
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
