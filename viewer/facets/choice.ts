import type { Evidence } from '../../src/types/graph.ts';
import type { ActorNode, RelationEdge } from '../state/model.ts';
import { type ChoiceFacet, isRelation } from './facet.ts';

interface Things {
  readonly actor: ActorNode;
  readonly relation: RelationEdge;
  readonly evidence: Evidence;
}

/**
 * Returns a facet with a switch for each choice.
 *
 * In the address a switched-off set reads "conflict.concern"; more than `.` and `%` needs no escape.
 */
export function choiceFacet<K extends keyof Things>(
  id: string,
  label: string,
  of: K,
  choiceOf: (thing: Things[K]) => string,
): ChoiceFacet {
  return {
    id,
    label,
    of,
    initial: new Set(),
    choiceOf,
    test: (hidden) => {
      if (hidden.size === 0) return null;
      return { of, test: (thing: Things[K]) => !hidden.has(choiceOf(thing)) } as never;
    },
    encode: (hidden) => (hidden.size === 0 ? null : [...hidden].sort().map(escapeChoice).join('.')),
    decode: (text) => (text === '' ? null : new Set(text.split('.').map(unescapeChoice))),
    admit(hidden, item) {
      const things: readonly unknown[] = of === 'evidence' ? (isRelation(item) ? item.evidence : []) : [item];
      if (of !== 'evidence' && isRelation(item) !== (of === 'relation')) return hidden;
      const wanted = new Set(things.map((thing) => choiceOf(thing as Things[K])));
      return new Set([...hidden].filter((choice) => !wanted.has(choice)));
    },
  };
}

function escapeChoice(choice: string): string {
  return choice.replace(/[.%]/g, (sign) => (sign === '.' ? '%2E' : '%25'));
}

function unescapeChoice(text: string): string {
  return text.replace(/%2E/g, '.').replace(/%25/g, '%');
}
