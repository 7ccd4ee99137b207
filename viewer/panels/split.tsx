import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { slug } from '../../src/lexicon/index.ts';
import type { ActorKind } from '../../src/types/actor.ts';
import { KINDS } from '../appearance/wording.ts';
import { freeKey, type MentionGroup, mentionGroups } from '../state/mentions.ts';
import { type ActorNode, articleName, type GraphModel, shorten } from '../state/model.ts';
import { useActions } from './page.tsx';
import { Count } from './parts.tsx';
import { Windowed } from './windowed.tsx';

/** Makes some of an actor's mentions those of another actor, with the relations that they stand in. */
export function Split({ model, actor }: { model: GraphModel; actor: ActorNode }): JSX.Element | null {
  const actions = useActions();
  const groups = useMemo(() => mentionGroups(model, actor), [model, actor]);
  const [chosen, setChosen] = useState<ReadonlySet<MentionGroup>>(new Set());
  const [name, setName] = useState('');
  const [kind, setKind] = useState<ActorKind>(actor.kind);
  if (groups.length < 2) return null;
  const isWhole = chosen.size === groups.length;
  const label = name.trim() || [...chosen][0]?.words || '';
  const split = (event: Event): void => {
    event.preventDefault();
    if (chosen.size === 0 || isWhole || label === '') return;
    const key = freeKey(model, slug(label));
    const mentions = [...chosen].flatMap((group) => group.mentions);
    actions.edit({ op: 'split', actor: actor.key, mentions, as: { key, label, kind } });
  };
  const toggle = (group: MentionGroup): void => {
    const next = new Set(chosen);
    if (!next.delete(group)) next.add(group);
    setChosen(next);
  };
  return (
    <details class="more split">
      <summary>Some mentions are of somebody else</summary>
      <form class="correction" onSubmit={split}>
        <div class="split-list" role="group" aria-label="Mentions of somebody else" data-scroll tabIndex={0}>
          <Windowed items={groups} keyOf={(_, index) => String(index)} estimate={28}>
            {(group) => (
              <label class="split-group">
                <input type="checkbox" checked={chosen.has(group)} onChange={() => toggle(group)} />
                <span>
                  {shorten(group.words, 60)}, in {shorten(titleOf(model, group), 60)}
                </span>
                <Count number={group.mentions.length} />
              </label>
            )}
          </Windowed>
        </div>
        <input
          aria-label="Name of the other actor"
          placeholder={label === '' ? 'Name of the other actor' : label}
          value={name}
          maxLength={200}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <select
          aria-label="Kind of the other actor"
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as ActorKind)}
        >
          {[...KINDS].map(([one, { name: kindName }]) => (
            <option key={one} value={one}>
              {kindName}
            </option>
          ))}
        </select>
        <button type="submit" disabled={chosen.size === 0 || isWhole}>
          Split off
        </button>
        {isWhole && <span class="note">One mention stays, else this actor would be gone: rename it.</span>}
      </form>
    </details>
  );
}

function titleOf(model: GraphModel, { article }: MentionGroup): string {
  const found = model.articles.get(article);
  return found === undefined ? article : articleName(found);
}
