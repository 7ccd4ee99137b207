import type { Span } from './article.ts';

export type Family = 'cooperation' | 'commitment' | 'concern' | 'conflict' | 'affiliation';

/** PLOVER's sixteen events, and our CONCERN (worry about, see as a threat). */
export type EventType =
  | 'AGREE'
  | 'CONSULT'
  | 'SUPPORT'
  | 'CONCEDE'
  | 'COOPERATE'
  | 'AID'
  | 'RETREAT'
  | 'REQUEST'
  | 'ACCUSE'
  | 'REJECT'
  | 'THREATEN'
  | 'PROTEST'
  | 'SANCTION'
  | 'MOBILIZE'
  | 'COERCE'
  | 'ASSAULT'
  | 'CONCERN';

export type Status = 'actual' | 'planned' | 'possible' | 'denied' | 'doubted';

/** One statement of one relation at one place of one article. */
export interface Relation {
  /** Key of the actor that acts. */
  readonly source: string;
  /** Key of the actor acted upon; null for an event without a recipient, which is not part of the graph. */
  readonly target: string | null;
  readonly undirected: boolean;
  readonly family: Family;
  /** Null where nothing happens: an affiliation. */
  readonly event: EventType | null;
  /** PLOVER mode, such as `visit`, `troops`, `expel`; null where the text does not say. */
  readonly mode: string | null;
  /** PLOVER contexts of the sentence: `military`, `economic` … sorted. */
  readonly contexts: readonly string[];
  readonly status: Status;
  /** Key of the actor that the article quotes for it; null where the article itself says it. */
  readonly attributedTo: string | null;
  /** Probability in [0, 1] that the relation is right. */
  readonly confidence: number;
  /** Short wording for a label: "calls unprecedented strategic challenge". */
  readonly label: string;
  /** Index of the sentence and its span. */
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly trigger: Span;
  readonly sourceSpan: Span;
  /** Null exactly where `target` is null. */
  readonly targetSpan: Span | null;
}
