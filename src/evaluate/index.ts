/** Scoring of what was read against annotations. */
export { readGold, type GoldEnd, type GoldRecord, type GoldRelation } from './gold.ts';
export type { Told, ToldRelation } from './match.ts';
export { ReadingScore, Tally, type Share, type Sized } from './score.ts';
export { reportReading } from './report.ts';
export { readGoldGraph, type GoldGraph } from './gold-graph.ts';
export { f1Of, scoreGraph, type GraphError, type GraphScore } from './score-graph.ts';
