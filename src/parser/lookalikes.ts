/**
 * Words that are spelled like others: "IS fighters", "the WHO said", "Said Deni praised", "Kosovo's acting minister", "Japan's
 * ally". The network would read the other word; it is shown one of the same kind in their place that is like no other.
 */

interface StandIn {
  readonly form: string;
  /** Whether the word is the lookalike in its place. */
  readonly holds: (forms: readonly string[], i: number) => boolean;
}

const STAND_INS: ReadonlyMap<string, StandIn> = new Map([
  ['IS', { form: 'ISIS', holds: isQuiet }],
  ['WHO', { form: 'UNHCR', holds: isQuiet }],
  // A given name; "said" begins with a capital only where a sentence does.
  ['Said', { form: 'Samir', holds: opensName }],
  // A Chinese family name; so does "he".
  ['He', { form: 'Li', holds: (forms, i) => opensName(forms, i) && forms.some(isLongAndSmall) }],
  // The central bank, that nobody has fed.
  ['Fed', { form: 'Treasury', holds: (forms, i) => OWNED.test(forms[i - 1] ?? '') }],
  ['commanding', { form: 'senior', holds: (forms, i) => OFFICER.test(forms[i + 1] ?? '') }],
  // "Have both supplied drones", as if both drones were supplied.
  ['both', { form: 'also', holds: floats }],
  ['all', { form: 'also', holds: floats }],
  // The network takes the ending for an adverb's.
  [
    'ally',
    {
      form: 'partner',
      holds: (forms, i) =>
        !BEFORE_VERB.test(forms[i - 1] ?? '') && !/^(with|against)$/.test(forms[i + 1] ?? ''),
    },
  ],
  ['acting', { form: 'interim', holds: (forms, i) => POSSESSIVE.test(forms[i - 1] ?? '') }],
]);

/** Returns the words of a sentence as the network is to see them. */
export function withoutLookalikes(forms: readonly string[]): readonly string[] {
  const standIn = (form: string, i: number): string => {
    if (endsGivenName(forms, i)) return 'Mok';
    const found = STAND_INS.get(form);
    return found?.holds(forms, i) ? found.form : form;
  };
  return forms.some((form) => form === '-' || STAND_INS.has(form)) ? forms.map(standIn) : forms;
}

/** "Ahn Gyu-back", "Chung Dong-young": the second half of a Korean or Chinese given name, not "South Korea-backed". */
function endsGivenName(forms: readonly string[], i: number): boolean {
  return (
    forms[i - 1] === '-' &&
    SYLLABLE.test(forms[i]!) &&
    SHORT_NAME.test(forms[i - 2] ?? '') &&
    SHORT_NAME.test(forms[i - 3] ?? '')
  );
}

/** No neighbour is in capitals, too, as in a headline or an emphasis, where capitals tell nothing. */
function isQuiet(forms: readonly string[], i: number): boolean {
  return ![forms[i - 1], forms[i + 1]].some((form) => form !== undefined && CAPITALS.test(form));
}

/** Between an auxiliary and its verb. */
function floats(forms: readonly string[], i: number): boolean {
  return AUXILIARY.test(forms[i - 1] ?? '') && PARTICIPLE.test(forms[i + 1] ?? '');
}

/** Behind a word or a comma, and before a raised word; behind a quotation mark "Said" may be a verb. */
function opensName(forms: readonly string[], i: number): boolean {
  return INSIDE.test(forms[i - 1] ?? '') && RAISED.test(forms[i + 1] ?? '');
}

/** In a headline whose words begin with capitals only short ones do not. */
function isLongAndSmall(form: string): boolean {
  return /^\p{Ll}{5,}$/u.test(form);
}

/** No word that makes an adjective of a name before a hyphen. */
const SYLLABLE =
  /^(?!.*ed$|(led|era|born|made|run|wide|held|style|like|free|bound|area|gate|type|wing|first|only|time|day|long|term|level|heavy|size|rich|prone|ready|son|in|up|off|on|out|to|who|whom|whose|which|what|that|this|these|those|where|when|while|why|how|and|but|or|nor|yet|so|not|no|with|from|for|by|at|of|as|than|then|if|though|since|after|before|until|once|a|an|the|its|his|her|their|our|my|he|she|it|they|we|you|is|are|was|were|be|has|have|had|will|would|can|could|may|might|must|should|do|does|did|also|even|just|now|still|both|all|some|many|most|one|two|three|four|five|six|seven|eight|nine|ten)$)[a-z]{2,6}$/;
const SHORT_NAME = /^\p{Lu}\p{Ll}{1,4}$/u;
const AUXILIARY = /^(have|has|had|having|are|were)$/;
const PARTICIPLE = /^([a-z]+(ed|ing)|said|sent|met|made|held|given|taken|sought|won|built|fought)$/;
const CAPITALS = /^\p{Lu}{2,}$/u;
const RAISED = /^\p{Lu}\p{Ll}/u;
const INSIDE = /^(\p{L}.*|,)$/u;
const OWNED = /^(the|['’]s|U\.?S\.?)$/i;
const OFFICER = /^(general|officer)s?$/;
const BEFORE_VERB = /^(I|we|you|they|who|to|not|can|could|may|might|must|shall|should|will|would|and|or)$/i;
const POSSESSIVE = /^['’]s?$/;
