import { counted, eventName, STATUSES } from '../appearance/wording.ts';
import type { Actions } from '../state/actions.ts';
import type { GraphModel, RelationEdge } from '../state/model.ts';
import { h } from './dom.ts';
import { evidenceCard } from './evidence.ts';
import { arrowSample } from './icons.ts';
import { actorButton, familyBadge, panelHeader } from './parts.ts';

/** Returns the panel of a relation: its two ends, what it is, and every sentence behind it. */
export function relationPanel(model: GraphModel, relation: RelationEdge, actions: Actions): HTMLElement {
  const { source, target, undirected, status, evidence } = relation;
  const wording = STATUSES.get(status);
  return h(
    'section',
    { class: `details family-${relation.family}`, 'aria-label': 'Relation', 'data-relation': relation.key },
    panelHeader(
      () => actions.select(null),
      h('h2', { class: 'relation-label', tabindex: -1, 'data-heading': true }, relation.label),
      h(
        'p',
        { class: 'ends' },
        actorButton(model, source, actions),
        h(
          'span',
          { class: 'ends-arrow', role: 'img', 'aria-label': undirected ? 'with' : 'to' },
          arrowSample(!undirected),
        ),
        actorButton(model, target, actions),
      ),
      h(
        'p',
        { class: 'badges' },
        familyBadge(relation),
        h('span', { class: 'tag', title: wording?.hint ?? null }, wording?.name.toLowerCase() ?? status),
      ),
      facts(relation),
    ),
    h('h3', {}, `Evidence`, h('span', { class: 'count' }, String(evidence.length))),
    key(),
    h(
      'ol',
      { class: 'evidence-list' },
      evidence.map((one) => evidenceCard(model, relation, one, actions)),
    ),
  );
}

function facts({ event, quad, score, confidence, weight }: RelationEdge): HTMLElement {
  const fact = (term: string, value: string | null): HTMLElement[] =>
    value === null ? [] : [h('dt', {}, term), h('dd', {}, value)];
  return h(
    'dl',
    { class: 'facts' },
    fact('Event', event && eventName(event)),
    fact('Class', quad),
    fact('Scale', score === null ? null : scaleOf(score)),
    fact('Confidence', `${Math.round(confidence * 100)} %`),
    fact('Weight', counted(weight, 'sentence')),
  );
}

/** Returns a score with its sign and the ends of its scale. */
function scaleOf(score: number): string {
  const sign = score > 0 ? '+' : score < 0 ? '−' : '';
  return `${sign}${Math.abs(score)} (conflict −10, cooperation +10)`;
}

/** Explains the three styles of marks. */
function key(): HTMLElement {
  const sample = (kind: string, text: string): HTMLElement => h('mark', { class: `mark-${kind}` }, text);
  return h(
    'p',
    { class: 'mark-key' },
    sample('source', 'who acts'),
    sample('trigger', 'what'),
    sample('target', 'to whom'),
  );
}
