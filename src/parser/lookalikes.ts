/**
 * Names in capitals that are spelled like small words: "IS fighters", "the WHO said". The network would read the words;
 * it is shown another abbreviation in their place.
 */

/** By lookalike: an abbreviation of the same kind of body that no word looks like. */
const STAND_INS: ReadonlyMap<string, string> = new Map([
  ['IS', 'ISIS'],
  ['WHO', 'UNHCR'],
]);

/** Returns the words of a sentence as the network is to see them; the same array where there is nothing to change. */
export function withoutLookalikes(forms: readonly string[]): readonly string[] {
  const hits = forms.some((form, i) => STAND_INS.has(form) && !isShouted(forms, i));
  return hits ? forms.map((form, i) => (isShouted(forms, i) ? form : (STAND_INS.get(form) ?? form))) : forms;
}

/** Whether a neighbour is in capitals, too: a headline or an emphasis, where capitals tell nothing. */
function isShouted(forms: readonly string[], i: number): boolean {
  return [forms[i - 1], forms[i + 1]].some((form) => form !== undefined && CAPITALS.test(form));
}

const CAPITALS = /^\p{Lu}{2,}$/u;
