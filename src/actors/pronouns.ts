/** The personal pronouns of English: a closed class. */
import type { Gender } from '../lexicon/index.ts';

/** What a pronoun says about what it stands for. */
export interface Pronoun {
  readonly person: 1 | 2 | 3;
  readonly plural: boolean;
  readonly gender: Gender | 'n' | null;
  readonly reflexive: boolean;
  readonly possessive: boolean;
}

/** Returns what a word says as a personal pronoun, or undefined. */
export function pronounOf(form: string): Pronoun | undefined {
  return PRONOUNS.get(form.toLowerCase());
}

const pronoun = (
  person: 1 | 2 | 3,
  plural: boolean,
  gender: Gender | 'n' | null,
  forms: string,
): [string, Pronoun][] =>
  forms.split(' ').map((form) => [
    form,
    {
      person,
      plural,
      gender,
      reflexive: /sel(f|ves)$/.test(form),
      possessive: /^(my|mine|our|ours|his|hers|its|theirs?|her)$/.test(form),
    },
  ]);

const PRONOUNS: ReadonlyMap<string, Pronoun> = new Map([
  ...pronoun(1, false, null, 'i me my mine myself'),
  ...pronoun(1, true, null, 'we us our ours ourselves'),
  ...pronoun(3, false, 'm', 'he him his himself'),
  ...pronoun(3, false, 'f', 'she her hers herself'),
  ...pronoun(3, false, 'n', 'it its itself'),
  ...pronoun(3, true, null, 'they them their theirs themselves themself'),
]);
