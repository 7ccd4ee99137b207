import nlp from 'compromise';

/** An inflected form with its tags and lemma. */
export interface Inflection {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
}

interface Compromise {
  model(): {
    one: { lexicon: Record<string, string | string[]> };
    two: { uncountable: Record<string, unknown> };
  };
  methods(): {
    two: {
      transform: {
        verb: { conjugate(verb: string, model: unknown): Record<string, string | undefined> };
        noun: { toSingular(noun: string, model: unknown): string };
      };
    };
  };
}

const VERB_TAGS: readonly (readonly [string, string])[] = [
  ['PastTense', 'VBD'],
  ['PastTense', 'VBN'],
  ['Participle', 'VBN'],
  ['PresentTense', 'VBZ'],
  ['Gerund', 'VBG'],
];

/**
 * Returns inflections of verbs and the plurals in compromise's lexicon (MIT), to teach endings and irregular forms that
 * treebanks show too seldom ("provoked", "fled").
 *
 * @param verbs Verbs besides those of the lexicon.
 */
export function lexiconInflections(verbs: readonly string[]): Inflection[] {
  const library = nlp as unknown as Compromise;
  const model = library.model();
  const { verb, noun } = library.methods().two.transform;
  const entries = Object.entries(model.one.lexicon).filter(([word]) => /^[a-z]{3,}$/.test(word));
  const tagged = (tag: string): string[] =>
    entries.filter(([, tags]) => [tags].flat().includes(tag)).map(([word]) => word);
  const verbForms = [...new Set([...tagged('Infinitive'), ...verbs])].flatMap((lemma) => {
    const forms = verb.conjugate(lemma, model);
    return VERB_TAGS.map(([tense, xpos]) => ({
      form: undoubled(forms[tense] ?? ''),
      lemma,
      upos: 'VERB',
      xpos,
    }));
  });
  const nounForms = tagged('Plural')
    .filter((form) => form.endsWith('s') && !(form in model.two.uncountable))
    .map((form) => ({ form, lemma: noun.toSingular(form, model), upos: 'NOUN', xpos: 'NNS' }));
  return [...verbForms, ...nounForms].filter(({ form }) => /^[a-z]+$/.test(form));
}

/** compromise doubles the consonant behind two vowels too ("heapped"); English does so behind "qu" only ("equipped"). */
function undoubled(form: string): string {
  return form.replace(/(?<!q)([aeiou]{2})([bdgkmnprt])\2ed$/, '$1$2ed');
}
