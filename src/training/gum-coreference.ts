/** Coreference as GUM annotates it: referring phrases with their entity, in the `Entity` attribute of CoNLL-U. */
import type { ConlluDocument } from '../parser/conllu.ts';
import { headOfSpan } from '../syntax/tree.ts';

/** A referring phrase. */
export interface GoldMention {
  /** Name of the entity within its document. */
  readonly entity: string;
  /** GUM's type of the entity: person, organization, place, object … */
  readonly type: string;
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly head: number;
  /** Whether it is a personal pronoun. */
  readonly pronoun: boolean;
}

/** Returns all referring phrases of a document. */
export function goldMentions(document: ConlluDocument): GoldMention[] {
  const mentions: GoldMention[] = [];
  /** Open phrases by entity, the innermost last; a phrase may go on in the next sentence. */
  const open: {
    readonly entity: string;
    readonly type: string;
    readonly sentence: number;
    readonly first: number;
  }[] = [];
  document.sentences.forEach(({ tokens, misc }, sentence) => {
    misc.forEach((value, i) => {
      const markup = /(?:^|\|)Entity=([^|]*)/.exec(value)?.[1] ?? '';
      for (const [, opening, single, closing] of markup.matchAll(/\(([^()]+)(\))?|([^()]+)\)/g)) {
        const [entity = '', type = ''] = (opening ?? closing ?? '').split('-');
        if (opening !== undefined) open.push({ entity, type, sentence, first: i });
        if (opening !== undefined && !single) continue;
        const index = open.findLastIndex((mark) => mark.entity === entity);
        const [mark] = index < 0 ? [] : open.splice(index, 1);
        if (!mark || mark.sentence !== sentence) continue;
        const head = headOfSpan(tokens, mark.first, i);
        const pronoun = mark.first === i && tokens[i]!.upos === 'PRON' && tokens[i]!.xpos.startsWith('PRP');
        mentions.push({ ...mark, last: i, head, pronoun });
      }
    });
  });
  return mentions;
}
