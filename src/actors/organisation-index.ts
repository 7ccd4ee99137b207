/** Which organisation a name means within one article: full names, acronyms, short forms. */
import { slug } from '../lexicon/index.ts';

/** A name of an organisation that the lexicon does not know, in text order. */
export interface OrganisationName {
  readonly text: string;
  /** The name or acronym that stands behind it in brackets, or null. */
  readonly gloss: string | null;
}

/**
 * Links the unknown organisations of one article.
 *
 * @returns For each name the full name that it stands for.
 */
export function linkOrganisations(names: readonly OrganisationName[]): readonly string[] {
  const full = new Map<string, string>();
  const enter = (form: string, name: string): void => {
    const key = slug(form);
    if (key !== '' && !full.has(key)) full.set(key, name);
  };
  const order = names.toSorted((a, b) => b.text.length - a.text.length);
  for (const { text, gloss } of names) if (gloss !== null) glossed(text, gloss, enter);
  for (const { text } of order) {
    if (full.has(slug(text))) continue;
    enter(text, text);
    const initials = initialsOf(text);
    if (initials.length >= 2) enter(initials, text);
    for (const short of shortForms(text)) enter(short, full.get(slug(text)) ?? text);
  }
  return names.map(({ text }) => full.get(slug(text)) ?? text);
}

/** "Revolutionary United Front (RUF)" and "RUF (Revolutionary United Front)". */
function glossed(text: string, gloss: string, enter: (form: string, name: string) => void): void {
  const [short, long] = text.length < gloss.length ? [text, gloss] : [gloss, text];
  enter(long, long);
  enter(short, long);
}

/** Returns the capital initials of a name of two words or more, else nothing. */
export function initialsOf(text: string): string {
  const words = text.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word));
  return words.length < 2 ? '' : words.map((word) => word[0]).join('');
}

/** The name without its first words ("Consultative Committee") as long as two words remain, and its first word alone. */
function shortForms(text: string): string[] {
  const words = text.split(/\s+/);
  const tails = words.slice(1, -1).map((_, i) => words.slice(i + 1).join(' '));
  return tails.filter((tail) => /^\p{Lu}/u.test(tail));
}
