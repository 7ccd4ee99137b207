/** Who a phrase for an office, role or body is said of by standing beside a name. */
import { childrenWith, hasRelation } from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';
import type { LinkedName } from './link-names.ts';
import type { Nominal } from './nominals.ts';
import type { ActorRegistry } from './registry.ts';

/** The name that a phrase is in apposition to or says something of: "Hayashi, Japan's foreign minister", "Hayashi is the minister". */
export function holderOf(
  sentence: Sentence,
  nominal: Nominal,
  names: readonly LinkedName[],
  registry: ActorRegistry,
): LinkedName | undefined {
  const { head, match } = nominal;
  const { tokens } = sentence;
  const fits = ({ mention }: LinkedName): boolean => {
    const kind = registry.get(mention.actors[0]!)?.kind;
    if (match.sort === 'body') return kind === 'organisation';
    // A member or an ally may be anybody; those whom the lexicon gives a sector are people.
    const isAnybody = match.sort === 'role' && match.value.sector === null && kind !== undefined;
    return !match.value.plural && (kind === 'person' || isAnybody);
  };
  const at = (i: number, test = fits): LinkedName | undefined =>
    names.find((name) => name.mention.first <= i && i <= name.mention.last && test(name));
  const isState = ({ mention }: LinkedName): boolean => registry.get(mention.actors[0]!)?.kind === 'state';
  if (hasRelation(sentence, head, 'appos') && tokens[head]!.head >= 0) {
    const above = tokens[head]!.head;
    // "France, the former colonial power"
    const holder = at(above) ?? (match.sort === 'body' ? at(above, isState) : undefined);
    if (holder) return holder;
  }
  for (const child of childrenWith(sentence, head, 'appos', 'flat')) {
    const holder = at(child);
    if (holder) return holder;
  }
  if (childrenWith(sentence, head, 'cop').length > 0) {
    for (const child of childrenWith(sentence, head, 'nsubj')) {
      const holder = at(child);
      if (holder) return holder;
    }
  }
  return neighbour(sentence, nominal, names.filter(fits));
}

/** Apposition by commas or dashes alone, for where the parser fails: "NAME , the … minister ," and "the … minister , NAME ,". */
function neighbour(
  { tokens }: Sentence,
  { first, last, match }: Nominal,
  names: readonly LinkedName[],
): LinkedName | undefined {
  // "President of Malawi Lazarus Chakwera"
  const isTitle = match.sort === 'office' && last > match.last;
  const behind = isTitle ? names.find(({ mention }) => mention.first === last + 1) : undefined;
  if (behind) return behind;
  const closed = (i: number): boolean => i >= tokens.length || /^([,.;:()—–-]|--)$/.test(tokens[i]!.form);
  if (/^(,|—|–|--)$/.test(tokens[first - 1]?.form ?? '') && closed(last + 1)) {
    const before = names.find(({ mention }) => mention.last === first - 2);
    if (before) return before;
  }
  if (tokens[last + 1]?.form !== ',') return undefined;
  return names.find(({ mention }) => mention.first === last + 2 && closed(mention.last + 1));
}
