/** Full names of people who hold or held office, whatever the entity tagger takes them for. */
import { candidate, isRaised, RANK, type Candidate, type Ground } from './candidates.ts';

/** "Recep Tayyip Erdogan" has as many words as are looked for. */
const MOST_WORDS = 3;

/** Returns the names of leaders.csv that a sentence holds word for word, of two words or more. */
export function leaderNames({ sentence: { tokens }, lexicon }: Ground): Candidate[] {
  const isProper = (i: number): boolean => tokens[i]?.upos === 'PROPN' && isRaised(tokens[i]);
  const found: Candidate[] = [];
  for (let first = 0; first < tokens.length; first++) {
    let text = tokens[first]!.form;
    for (let last = first + 1; last < first + MOST_WORDS && isProper(last - 1) && isProper(last); last++) {
      text += ` ${tokens[last]!.form}`;
      // "Prince Sultan bin Salman" is not Prince Sultan.
      if (tokens[last + 1]?.deprel !== 'flat' && lexicon.leaders.named(text))
        found.push(candidate('person', first, last, RANK.person));
    }
  }
  return found;
}
