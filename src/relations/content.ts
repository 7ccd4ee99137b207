/** What the content of an event says about whom it is aimed at: "agreed to help Malawi", "demanded that Israel stop". */
import { childWith, hasRelation } from '../syntax/tree.ts';
import { isCooperative, isHarmful, type RelationType } from '../lexicon/ontology.ts';
import { keysOf, partiesAt, type Party } from './parties.ts';
import type { Scene } from './scene.ts';
import { clauseParties, remoteParties } from './slots.ts';
import type { TriggerLine } from './triggers.ts';

/** Returns whom the content is aimed at, where no slot of the line says it: by the complement, else the nearest actor. */
export function contentParties(
  scene: Scene,
  trigger: number,
  line: TriggerLine,
  sources: readonly Party[],
): Party[] {
  if (line.targets.includes('none') || sources.length === 0) return [];
  const skip = keysOf(sources);
  const own = scene.withHomes(skip);
  const { complement } = scene.clause(trigger);
  const content = complement >= 0 ? complement : childWith(scene.sentence, trigger, 'acl');
  if (content >= 0 && isUntold(scene, line, content)) return [];
  const aimed =
    content >= 0 && line.targets.includes('comp')
      ? complementParties(scene, content, line, isOfOthers(scene, line, content) ? own : skip)
      : [];
  if (aimed.length > 0) return aimed;
  const moved = line.event === 'MOBILIZE' ? scene.mentions.at(scene.clause(trigger).object) : undefined;
  // Who is sent somewhere is nobody's enemy.
  return remoteParties(scene, trigger, line, moved ? new Set([...own, ...moved.actors]) : own);
}

/** Whether the content is never aimed at one's own: "promised his forces would stay"; but one "agreed to leave" one's country. */
function isOfOthers(scene: Scene, { event }: TriggerLine, content: number): boolean {
  return event === 'THREATEN' || event === 'REJECT' || (event === 'AGREE' && isStatement(scene, content));
}

/** "declined to say whether Iran had attacked": a refusal, but of nobody whom the matter is about. */
function isUntold(scene: Scene, { event }: TriggerLine, content: number): boolean {
  // "admitted that the rebels had won": to nobody whom it names.
  if (event === 'CONCEDE') return isStatement(scene, content);
  const inner = scene.frame(content)?.event;
  // "helping to kill him" helps him not, nor does "threatened to defend her" threaten her.
  if (inner && HELPS.has(event ?? 'CONCERN') && isHarmful(inner)) return true;
  if (inner && event === 'THREATEN' && isCooperative(inner)) return true;
  if (event === 'REJECT' && isDenial(scene, content)) return true;
  if (event !== 'REJECT' || scene.triggers.reporting.get(scene.lemma(content)) !== 'says') return false;
  const { object, obliques } = scene.clause(content);
  return object < 0 && !obliques.some(({ preposition }) => preposition === 'to');
}

/** What is demanded is demanded of its subject; all else is aimed where the content's own event is aimed. */
function complementParties(
  scene: Scene,
  content: number,
  line: TriggerLine,
  skip: ReadonlySet<string>,
): Party[] {
  // "complained that Canada had sheltered them": the one who did so.
  const isBlamed = line.event === 'ACCUSE' && isStatement(scene, content);
  if (line.event === 'REQUEST' || isBlamed) {
    const asked = partiesAt(scene.sentence, scene.mentions, scene.clause(content).subject, false, skip);
    if (asked.length > 0) return asked;
  }
  const aimed = scene
    .frame(content)
    ?.targets.filter(({ mention }) => !mention.actors.every((key) => skip.has(key)));
  return aimed && aimed.length > 0 ? aimed : clauseParties(scene, content, skip);
}

const HELPS: ReadonlySet<RelationType> = new Set(['AID', 'COOPERATE', 'SUPPORT', 'CONSULT']);

/** A clause with a subject and a verb of its own: "that the rebels had won". */
function isStatement({ sentence }: Scene, clause: number): boolean {
  return hasRelation(sentence, clause, 'ccomp') && childWith(sentence, clause, 'nsubj', 'nsubj:pass') >= 0;
}

/** "denied that it had meddled in the vote", "denied backing the rebels": a denial, of a charge that is not told. */
function isDenial(scene: Scene, clause: number): boolean {
  const { head } = scene.sentence.tokens[clause]!;
  if (head < 0 || scene.triggers.reporting.get(scene.lemma(head)) !== 'denies') return false;
  return isStatement(scene, clause) || scene.sentence.tokens[clause]!.xpos === 'VBG';
}
