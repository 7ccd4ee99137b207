import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { EvidencePlace } from '../../src/graph/patch-file.ts';
import type { Evidence } from '../../src/types/graph.ts';
import { EVENTS } from '../appearance/events.ts';
import { eventName, FAMILIES } from '../appearance/wording.ts';
import type { GraphModel, RelationEdge } from '../state/model.ts';
import { ActorPicker } from './actor-picker.tsx';
import { useActions } from './page.tsx';

/** Corrects one statement: another event, other ends, its ends the other way round, or not a relation at all. */
export function Correct(props: {
  readonly model: GraphModel;
  readonly relation: RelationEdge;
  readonly evidence: Evidence;
}): JSX.Element {
  const { model, relation, evidence } = props;
  const actions = useActions();
  const [isOpen, setOpen] = useState(false);
  const { source, target } = relation;
  const at: EvidencePlace = {
    article: evidence.article,
    trigger: [evidence.trigger.start, evidence.trigger.end],
    source,
    target,
  };
  const choose = (value: string): void => {
    const row = EVENTS.find(({ event }) => event === value);
    if (row !== undefined) actions.edit({ op: 'set', at, to: { event: row.event, family: row.family } });
  };
  return (
    <details class="correct" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Correct</summary>
      {isOpen && (
        <div class="correction">
          <ActorPicker
            model={model}
            without={target}
            label="Rather by"
            onPick={(key) => actions.edit({ op: 'set', at, to: { source: key } })}
          />
          <ActorPicker
            model={model}
            without={source}
            label="Rather towards"
            onPick={(key) => actions.edit({ op: 'set', at, to: { target: key } })}
          />
        </div>
      )}
      <p class="correction">
        <select
          aria-label="Event"
          value={relation.event ?? ''}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="" disabled>
            {FAMILIES.get(relation.family)?.name}
          </option>
          {EVENTS.map(({ event, family }) => (
            <option key={event} value={event}>
              {eventName(event)} ({FAMILIES.get(family)?.name.toLowerCase()})
            </option>
          ))}
        </select>
        {!relation.undirected && (
          <button
            type="button"
            onClick={() => actions.edit({ op: 'set', at, to: { source: target, target: source } })}
          >
            Other way round
          </button>
        )}
        <button type="button" onClick={() => actions.edit({ op: 'delete', at })}>
          Not right
        </button>
      </p>
    </details>
  );
}
