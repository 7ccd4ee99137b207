import type { ActorKind } from './actor.ts';
import type { Span } from './article.ts';
import type { EventType, Family, Status } from './relation.ts';

/** One statement behind an edge, down to the characters. */
export interface Evidence extends Span {
  readonly article: string;
  readonly trigger: Span;
  readonly sourceSpan: Span;
  readonly targetSpan: Span;
  readonly status: Status;
  /** Key of the actor quoted for it, or null. */
  readonly attributedTo: string | null;
  readonly date: string | null;
  readonly mode: string | null;
  readonly contexts: readonly string[];
  readonly confidence: number;
  readonly label: string;
}

export interface NodeAttributes {
  readonly label: string;
  readonly kind: ActorKind;
  /** Whether it has a name, or is called by common words alone ("fishermen"); files written before do not tell. */
  readonly named?: boolean | undefined;
  readonly code: string | null;
  readonly wikidata: string | null;
  readonly country: string | null;
  readonly sector: string | null;
  readonly aliases: readonly string[];
  readonly roles: readonly { readonly title: string; readonly of: string | null }[];
  readonly mentions: readonly { readonly article: string; readonly start: number; readonly end: number }[];
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
}

export interface EdgeAttributes {
  readonly family: Family;
  /** Null for an affiliation. */
  readonly event: EventType | null;
  /** PLOVER's quad class, such as "verbal conflict"; null without an event. */
  readonly quad: string | null;
  /** PLOVER's numeric score on the conflict (-10) to cooperation (10) scale; null without an event. */
  readonly score: number | null;
  readonly label: string;
  readonly status: Status;
  /** The number of pieces of evidence. */
  readonly weight: number;
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
}

export interface GraphArticle {
  readonly id: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly text: string;
}

/** The graph file, version 1: graphology's serialisation of a mixed multigraph. */
export interface KnowledgeGraph {
  readonly attributes: {
    readonly generator: string;
    readonly version: 1;
    readonly articles: readonly GraphArticle[];
  };
  readonly options: { readonly type: 'mixed'; readonly multi: true; readonly allowSelfLoops: false };
  readonly nodes: readonly { readonly key: string; readonly attributes: NodeAttributes }[];
  readonly edges: readonly {
    readonly key: string;
    readonly source: string;
    readonly target: string;
    readonly undirected: boolean;
    readonly attributes: EdgeAttributes;
  }[];
}
