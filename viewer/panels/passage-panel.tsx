import type { JSX } from 'preact';
import { sentenceOf } from '../appearance/phrases.ts';
import { counted } from '../appearance/wording.ts';
import type { GraphModel } from '../state/model.ts';
import { relationsIn, shownOf } from '../state/passages.ts';
import type { Passage } from '../state/state.ts';
import type { View } from '../state/view.ts';
import { EvidenceList } from './evidence.tsx';
import { HiddenCount, PanelHead } from './parts.tsx';

/** All that some words of an article state. */
export function PassagePanel(props: {
  readonly model: GraphModel;
  readonly view: View;
  readonly passage: Passage;
}): JSX.Element {
  const { model, view, passage } = props;
  const all = relationsIn(model, passage);
  const shown = shownOf(view, all);
  return (
    <section class="details" aria-label="Selected words" data-passage>
      <PanelHead>
        <h2 class="passage-label" tabIndex={-1} data-heading>
          {counted(shown.length, 'relation')} in these words
        </h2>
      </PanelHead>
      <EvidenceList model={model} stated={shown} titleOf={({ relation }) => sentenceOf(model, relation)} />
      <HiddenCount number={all.length - shown.length} noun="relation" />
    </section>
  );
}
