/**
 * Spelling that does not matter when names are compared: full stops in abbreviations, hyphens, accents, the kind of apostrophe.
 *
 * Both lexicon phrases and sentences are cut into the same units, so it does not matter whether the tokenizer
 * keeps "al-Qaeda" whole or cuts it at the hyphen, or splits the clitic off "People's".
 */

/** A sequence of tokens as units. Positions in the arrays are unit indices. */
export interface Units {
  /** Units with their letter case. */
  readonly exact: readonly string[];
  /** Units in lower case. */
  readonly folded: readonly string[];
  /** Index of the token that a unit belongs to. */
  readonly token: readonly number[];
}

/** Letters that carry no combining mark and so survive decomposition. */
const PLAIN: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  ð: 'd',
  þ: 'th',
};

/**
 * Cuts token forms into units.
 *
 * @param forms Tokens as they stand in the text.
 * @returns The units; a hyphen standing alone gives none.
 */
export function toUnits(forms: readonly string[]): Units {
  const exact: string[] = [];
  const token: number[] = [];
  for (let index = 0; index < forms.length; index++) {
    const form = forms[index] ?? '';
    if (SIMPLE.test(form)) {
      exact.push(form);
      token.push(index);
      continue;
    }
    for (const unit of splitForm(form)) {
      exact.push(unit);
      token.push(index);
    }
  }
  return { exact, folded: exact.map((unit) => unit.toLowerCase()), token };
}

/**
 * @returns The units of a lexicon phrase as it is written in a file.
 */
export function phraseUnits(phrase: string): readonly string[] {
  if (PLAIN_WORDS.test(phrase)) return phrase.split(' ');
  return phrase
    .replace(/([,:;()&/])/g, ' $1 ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap(splitForm);
}

/**
 * @returns The units of a phrase, joined with spaces: the same for all spellings that do not matter.
 */
export function phraseKey(phrase: string): string {
  return PLAIN_WORDS.test(phrase) ? phrase : phraseUnits(phrase).join(' ');
}

/**
 * Makes a key out of a name: "Côte d'Ivoire" gives "cote-d-ivoire".
 *
 * @returns Lower-case ASCII letters and digits with single hyphens; '' where the name has none of them.
 */
export function slug(name: string): string {
  if (PLAIN_NAME.test(name)) return name.toLowerCase().replaceAll(' ', '-');
  return slugs(name);
}

/**
 * @param names Names, each on a line of its own.
 * @returns The slug of each, on lines too: one call for thousands is many times as fast.
 */
export function slugs(names: string): string {
  return withoutAccents(names)
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/(?<=\b[a-z])\.(?=[a-z]\b)/g, '')
    .replace(/[^a-z0-9\n]+/g, '-')
    .replace(/^-|-$/gm, '');
}

/** Names of plain letters, which most are: a fraction of the time makes keys of them. */
const PLAIN_NAME = /^[A-Za-z]+(?:[ -][A-Za-z]+)*$/;

/** Phrases whose words are units as they stand; most are, and loading is faster for it. */
const PLAIN_WORDS = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/** Forms that are a unit as they stand; most tokens are. */
const SIMPLE = /^(?:[A-Za-z0-9]+|[.,;:!?()"])$/;

function splitForm(form: string): readonly string[] {
  const plain = withoutAccents(form).replace(/[‘’ʼʻ`´]/g, "'");
  const spaced = plain
    .replace(/('[sS]|')$/, ' $1')
    .replace(/(\p{L}')(?=\p{L}{2})/gu, '$1 ')
    .replace(/[-‐‑]/g, ' ');
  return spaced
    .split(' ')
    .map((unit) => (/\p{L}/u.test(unit) ? unit.replaceAll('.', '') : unit))
    .filter((unit) => unit !== '');
}

function withoutAccents(text: string): string {
  // eslint-disable-next-line no-control-regex
  if (/^[\u0000-\u007F]*$/.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıłŁøØđĐßæÆðþ]/g, (letter) => PLAIN[letter] ?? letter);
}
