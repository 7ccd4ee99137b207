import { hashString } from '../text/linear.ts';

/** What the classifiers look at in the words of a sentence, as 32-bit hashes; index -1 and the length stand for "none". */
export interface Words {
  readonly length: number;
  readonly lower: Int32Array;
  readonly prefix: Int32Array;
  readonly suffix2: Int32Array;
  readonly suffix3: Int32Array;
  readonly suffix4: Int32Array;
  readonly shape: Int32Array;
}

/** Returns the hashes of the words' spellings and shapes. */
export function describeWords(forms: readonly string[]): Words {
  const length = forms.length;
  const column = (): Int32Array => new Int32Array(length);
  const words = {
    length,
    lower: column(),
    prefix: column(),
    suffix2: column(),
    suffix3: column(),
    suffix4: column(),
    shape: column(),
  };
  forms.forEach((form, i) => {
    const lower = form.replaceAll('’', "'").toLowerCase();
    words.lower[i] = hashString(/\d/.test(lower) ? lower.replace(/\d/g, '0') : lower);
    words.prefix[i] = hashString(lower.slice(0, 3));
    words.suffix2[i] = hashString(lower.slice(-2));
    words.suffix3[i] = hashString(lower.slice(-3));
    words.suffix4[i] = hashString(lower.slice(-4));
    words.shape[i] = hashString(shapeOf(form));
  });
  return words;
}

/** Returns the form with each run of capitals, small letters, digits and other characters as one or two symbols. */
function shapeOf(form: string): string {
  return form
    .slice(0, 20)
    .replace(/\p{Lu}/gu, 'X')
    .replace(/[\p{L}]/gu, (c) => (c === 'X' ? c : 'x'))
    .replace(/\d/g, '0')
    .replace(/(.)\1+/g, '$1$1');
}
