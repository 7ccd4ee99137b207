import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { sentenceOf, sureness } from '../appearance/phrases.ts';
import { counted, countedOf, KINDS } from '../appearance/wording.ts';
import { type GraphModel, labelOf, shorten } from '../state/model.ts';
import { relationsIn } from '../state/passages.ts';
import type { State, Thing } from '../state/state.ts';
import { turnsOf, type Walk } from '../state/walk.ts';
import { IconButton } from './icons.tsx';
import { useActions, useSelected, useStore } from './page.tsx';

/** No message is longer on the screen. */
const LONGEST_MESSAGE = 400;

/** The message line: errors interrupt a screen reader, the rest waits its turn. */
export function MessageLine(): JSX.Element {
  const actions = useActions();
  const message = useSelected('message');
  return (
    <div id="message" class={`message ${message?.tone ?? ''}`} role="alert" hidden={message === null}>
      {message !== null && (
        <>
          <p>{shorten(message.text, LONGEST_MESSAGE)}</p>
          <IconButton label="Close this message" name="close" onClick={() => actions.say(null)} />
        </>
      )}
    </div>
  );
}

/** Of changes that follow each other at once, the last is read. */
const PAUSE = 150;

/** The line that tells a screen reader what was selected or filtered; it is emptied when nothing is selected. */
export function Announcer(): JSX.Element {
  const store = useStore();
  const [text, setText] = useState('');
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    return store.subscribe((state, previous) => {
      const next = announcementOf(state, previous);
      if (next === null) return;
      clearTimeout(timer);
      timer = setTimeout(() => setText(next), PAUSE);
    });
  }, [store]);
  return (
    <p id="announcer" class="unseen" role="status">
      {text}
    </p>
  );
}

/** Returns what to say after a change; '' to say nothing any more, null where nothing of it is to be said. */
function announcementOf(state: State, previous: State): string | null {
  const { model, view, selection } = state;
  if (model === null || view === null) return null;
  if (selection !== previous.selection) {
    if (selection !== null) return `${nameOf(model, selection)} selected${relationsOf(state, selection)}`;
    if (view === previous.view) return '';
  }
  if (state.walk !== previous.walk && state.walk?.relation != null) return turnOf(state, state.walk);
  if (view === previous.view || previous.view === null) return null;
  return `${countedOf(view.relations.size, model.relations.size, 'relation')} shown`;
}

/** Returns what a walk looks along: "Iran accuses the agency, 2 of 9". */
function turnOf(state: State, { actor, relation: key }: Walk): string {
  const turns = turnsOf(state, actor);
  const at = turns.findIndex((one) => one.key === key);
  const relation = turns[at];
  if (relation === undefined || state.model === null) return '';
  return `${sentenceOf(state.model, relation)}, ${at + 1} of ${turns.length}`;
}

function relationsOf({ view, model }: State, thing: Thing): string {
  if (thing.type !== 'actor' || view === null || model === null) return '';
  return `, ${counted(view.connected.get(thing.key) ?? 0, 'relation')}`;
}

/** Returns what a thing is called: an actor's name, a relation's sentence, "4 relations in these words". */
export function nameOf(model: GraphModel, thing: Thing): string {
  if (thing.type === 'text') return `${counted(relationsIn(model, thing).length, 'relation')} in these words`;
  if (thing.type === 'pair') return `${labelOf(model, thing.a)} and ${labelOf(model, thing.b)}`;
  if (thing.type === 'path') return `Chain from ${labelOf(model, thing.from)} to ${labelOf(model, thing.to)}`;
  if (thing.type === 'actor') return model.actors.get(thing.key)?.label ?? thing.key;
  const relation = model.relations.get(thing.key);
  return relation === undefined ? thing.key : sentenceOf(model, relation);
}

/** A small note at the pointer that says what is under it on the stage. */
export function Tooltip(): JSX.Element {
  const note = useRef<HTMLDivElement>(null);
  const onStage = useRef(false);
  const hover = useSelected('hover');
  const state = useStore().get();
  useLayoutEffect(() => {
    const stage = note.current?.parentElement;
    if (stage == null) return;
    const follow = (event: PointerEvent): void => {
      onStage.current = event.pointerType === 'mouse';
      const { style } = note.current ?? stage;
      const box = stage.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top + 18];
      const isRight = x > box.width - 280;
      style.transform = `translate(${x + (isRight ? -16 : 16)}px, ${y}px) translateX(${isRight ? -100 : 0}%)`;
    };
    const forget = (): void => void (onStage.current = false);
    stage.addEventListener('pointermove', follow);
    stage.addEventListener('pointerleave', forget);
    return () => {
      stage.removeEventListener('pointermove', follow);
      stage.removeEventListener('pointerleave', forget);
    };
  }, []);
  const lines = onStage.current && hover !== null ? tooltipOf(state, hover) : null;
  return (
    <div id="tooltip" class="tooltip" hidden={lines === null} ref={note}>
      {lines !== null && (
        <>
          <strong>{lines[0]}</strong>
          <span>{lines[1]}</span>
        </>
      )}
    </div>
  );
}

function tooltipOf({ model, view }: State, hover: Thing): readonly [string, string] | null {
  const actor = hover.type === 'actor' ? model?.actors.get(hover.key) : undefined;
  if (actor !== undefined) {
    const kind = actor.roles[0]?.title ?? KINDS.get(actor.kind)?.name ?? '';
    return [actor.label, `${kind} · ${counted(view?.connected.get(actor.key) ?? 0, 'relation')}`];
  }
  const relation = hover.type === 'relation' ? view?.relations.get(hover.key) : undefined;
  if (relation === undefined || model == null) return null;
  return [
    sentenceOf(model, relation),
    `${relation.label} · ${counted(relation.weight, 'sentence')} · ${sureness(relation.confidence)}`,
  ];
}
