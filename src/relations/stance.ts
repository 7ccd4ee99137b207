/**
 * Attitudes that no event of the lexicon tells, by a linear model over the cues of two actors of one sentence. An attitude is
 * no event: its relation has a family only.
 */
import type { Relation } from '../types/relation.ts';
import { contextsOf } from './contexts.ts';
import { CueReader, leaningOf, type CueVisitor } from './cues.ts';
import { outlookOf, speakerKey } from './outlook.ts';
import type { Frame, Scene } from './scene.ts';
import { Doubts } from './stance-doubts.ts';
import { confidenceOf, likeliest, stancesOf, type Stance } from './stance-model.ts';
import { keyOf, stancePairs } from './stance-pairs.ts';
import type { TriggerLine } from './triggers.ts';

/** From here on an attitude is told: a lower bound finds more of them, and more that are wrong. */
const THRESHOLD = 0.34;
/** Where the sentence gives doubts. */
const THRESHOLD_DOUBTFUL = 0.4;

const FAMILY = { favourable: 'cooperation', critical: 'concern' } as const;
const LABEL = { favourable: 'favourable to', critical: 'critical of' } as const;

/**
 * Returns the attitudes of a sentence that its events leave open.
 *
 * @param index The sentence's index in its article.
 * @param known What the lexicon has found in the sentence.
 */
export function stanceRelations(scene: Scene, index: number, known: readonly Relation[]): Relation[] {
  const weights = scene.triggers.stance;
  if (weights.size === 0 || scene.mentions.size < 2) return [];
  const settled = settledPairs(known);
  const open = stancePairs(scene).filter(([a, b]) => !settled.has(keyOf(a.actors[0]!, b.actors[0]!)));
  if (open.length === 0) return [];
  const reader = new CueReader(scene, known);
  const doubts = new Doubts(scene, known);
  return (
    open
      .map((pair) => likeliest(stancesOf(reader, pair, weights)))
      .filter(({ probability }) => probability >= THRESHOLD)
      .map((stance) => ({ stance, ...evidenceOf(scene, stance, reader) }))
      .filter(({ stance, word }) => !doubts.rulesOut(stance, word))
      .filter(
        ({ stance, word }) => stance.probability >= THRESHOLD_DOUBTFUL || !doubts.areRaised(stance, word),
      )
      // "China is the biggest buyer, Tilk said": he says nothing of what he thinks of it.
      .filter(({ stance, word }) => !stance.backwards || reader.hasLean(word))
      .flatMap(({ stance, word, reason }) => {
        const relation = relationOf(scene, index, stance, word);
        if (relation.status === 'doubted') return [];
        scene.say(word, reason);
        return [relation];
      })
  );
}

/** Whom an event that tells of an attitude joins. */
function settledPairs(known: readonly Relation[]): Set<string> {
  return new Set(
    known.flatMap(({ source, target, event }) =>
      target !== null && leaningOf(event) !== null ? [keyOf(source, target)] : [],
    ),
  );
}

/** The outlook is asked of a frame, and a frame needs a line of the lexicon: this one stands for the model. */
const LINE: TriggerLine = {
  file: 'stance.csv', line: 0, kind: 'verb', particles: [], objects: [],
  event: null, mode: null, sources: [], targets: [], reciprocal: false,
}; // prettier-ignore

function relationOf(scene: Scene, index: number, stance: Stance, token: number): Relation {
  const { sentence } = scene;
  const { source, target, sign } = stance;
  const frame: Frame = {
    token, line: LINE, event: sign === 'favourable' ? 'SUPPORT' : 'ACCUSE', mode: null, reciprocal: false, support: null,
    sources: [{ mention: source, distance: 0 }], targets: [{ mention: target, distance: 0 }],
  }; // prettier-ignore
  const { status, speakers } = outlookOf(scene, frame);
  const speaker = speakerKey(speakers);
  const { start, end } = sentence.tokens[token]!;
  return {
    source: source.actors[0]!,
    target: target.actors[0]!,
    undirected: false,
    family: FAMILY[sign],
    event: null,
    mode: null,
    contexts: contextsOf(scene),
    // A denial is a cue of the model: the sign has it in already.
    status: status === 'denied' ? 'actual' : status,
    attributedTo: speaker === source.actors[0] ? null : speaker,
    confidence: Math.round(100 * confidenceOf(stance)) / 100,
    label: LABEL[sign],
    sentence: index,
    start: sentence.start,
    end: sentence.end,
    trigger: { start, end },
    sourceSpan: { start: source.start, end: source.end },
    targetSpan: { start: target.start, end: target.end },
  };
}

/** The word whose cues speak most for a stance, and what an explanation says of it. */
interface Evidence {
  readonly word: number;
  readonly reason: string;
}

/** How many of the weightiest cues an explanation lists. */
const MAX_TOLD = 8;

function evidenceOf(scene: Scene, { source, target, sign }: Stance, reader: CueReader): Evidence {
  const cues = new Map<string, number>();
  const votes = new Map<number, number>();
  const collect: CueVisitor = (where, what, token) => {
    const weight = scene.triggers.stance.get(where)?.get(what)?.[sign] ?? 0;
    if (weight === 0) return;
    cues.set(`${where} ${what}`, (cues.get(`${where} ${what}`) ?? 0) + weight);
    if (token >= 0) votes.set(token, (votes.get(token) ?? 0) + weight);
  };
  reader.visitPair(source, target, collect);
  reader.visitDirected(source, target, collect);
  const [word] = [...votes].reduce((a, b) => (b[1] > a[1] ? b : a), [source.head, 0]);
  const heaviest = [...cues].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1])).slice(0, MAX_TOLD);
  const sums = heaviest.map(([cue, weight]) => `${cue} ${weight > 0 ? '+' : ''}${weight.toFixed(2)}`);
  const claim = `${source.actors[0]} ${LABEL[sign]} ${target.actors[0]}`;
  return { word, reason: `${claim} by stance.csv: ${sums.join(', ')}` };
}
