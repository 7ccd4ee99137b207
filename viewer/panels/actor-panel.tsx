import type { JSX } from 'preact';
import type { Span } from '../../src/types/article.ts';
import { partOf } from '../appearance/phrases.ts';
import { dateName, FAMILIES, KINDS } from '../appearance/wording.ts';
import {
  type ActorNode,
  articleName,
  type GraphModel,
  labelOf,
  type RelationEdge,
  shorten,
} from '../state/model.ts';
import type { View } from '../state/view.ts';
import { ActorTools } from './actor-tools.tsx';
import { MarkedText } from './evidence.tsx';
import { KindShape } from './icons.tsx';
import { useActions } from './page.tsx';
import {
  Count,
  FamilyParts,
  Fact,
  HiddenCount,
  HiddenNotice,
  ofName,
  PanelHead,
  RelationRows,
} from './parts.tsx';
import { Windowed } from './windowed.tsx';

/** An actor: who it is, what it does and what is done to it, and where it is mentioned. */
export function ActorPanel(props: {
  readonly model: GraphModel;
  readonly view: View;
  readonly actor: ActorNode;
}): JSX.Element {
  const { model, view, actor } = props;
  const shown = actor.relations.flatMap((key) => view.relations.get(key) ?? []);
  return (
    <section class="details" aria-label="Actor" data-actor={actor.key}>
      <PanelHead>
        <h2 class="actor-label" tabIndex={-1} data-heading>
          <KindShape kind={actor.kind} />
          <span>{actor.label}</span>
        </h2>
        {actor.roles.length > 0 && (
          <ul class="roles" aria-label="Offices">
            {actor.roles.slice(0, 20).map((role) => (
              <li key={`${role.title} ${role.of}`}>{role.title + ofName(model, role.of)}</li>
            ))}
          </ul>
        )}
        <HiddenNotice model={model} item={{ type: 'actor', key: actor.key }} />
        <Facts model={model} actor={actor} />
        <ActorTools key={actor.label} model={model} actor={actor} />
      </PanelHead>
      <FamilyBar relations={shown} />
      <Part
        model={model}
        actor={actor}
        name="Does"
        relations={shown.filter((one) => !one.undirected && one.source === actor.key)}
      />
      <Part
        model={model}
        actor={actor}
        name="Receives"
        relations={shown.filter((one) => !one.undirected && one.target === actor.key)}
      />
      <Part model={model} actor={actor} name="Together" relations={shown.filter((one) => one.undirected)} />
      {actor.relations.length === 0 && <p class="note">The graph has no relation of this actor.</p>}
      <HiddenCount number={actor.relations.length - shown.length} noun="relation" />
      <Mentions model={model} actor={actor} />
    </section>
  );
}

/** The relations of an actor as one bar, parted by family. */
function FamilyBar({ relations }: { relations: readonly RelationEdge[] }): JSX.Element | null {
  if (relations.length === 0) return null;
  const numbers = [...FAMILIES].map(([family, { name }]) => ({
    family,
    name,
    number: relations.filter((relation) => relation.family === family).length,
  }));
  return (
    <p
      class="family-bar"
      role="img"
      aria-label={numbers.map(({ name, number }) => `${name} ${number}`).join(', ')}
    >
      <FamilyParts parts={numbers} />
    </p>
  );
}

function Facts({ model, actor }: { model: GraphModel; actor: ActorNode }): JSX.Element {
  const others = actor.aliases.filter((alias) => alias !== actor.label);
  const rest = others.length - MOST_NAMES;
  const names = [...others.slice(0, MOST_NAMES), ...(rest > 0 ? [`${rest} more`] : [])].join(' · ');
  const country =
    actor.country === null || actor.country === actor.key ? null : labelOf(model, actor.country);
  return (
    <dl class="facts">
      <Fact term="Kind" value={KINDS.get(actor.kind)?.name ?? actor.kind} />
      <Fact term="Code" value={actor.code} />
      <Fact term="Country" value={country} />
      <Fact term="Sector" value={actor.sector} />
      <Fact term="Wikidata" value={actor.wikidata} />
      <Fact term="Also called" value={names} />
    </dl>
  );
}

const MOST_NAMES = 12;

function Part(props: {
  readonly model: GraphModel;
  readonly actor: ActorNode;
  readonly name: string;
  readonly relations: readonly RelationEdge[];
}): JSX.Element | null {
  const { model, actor, name, relations } = props;
  if (relations.length === 0) return null;
  return (
    <>
      <h3>
        {name} <Count number={relations.length} />
      </h3>
      <RelationRows
        model={model}
        relations={relations}
        titleOf={(relation) => partOf(model, relation, actor.key)}
      />
    </>
  );
}

/** Characters shown before and after a mention. */
const CONTEXT = 60;

function Mentions({ model, actor }: { model: GraphModel; actor: ActorNode }): JSX.Element | null {
  const actions = useActions();
  if (actor.mentions.length === 0) return null;
  return (
    <details class="more">
      <summary>
        Mentioned <Count number={actor.mentions.length} />
      </summary>
      <Windowed
        items={actor.mentions}
        keyOf={(mention, index) => `${mention.article} ${mention.start} ${index}`}
        estimate={60}
        class="rows"
      >
        {(mention) => {
          const article = model.articles.get(mention.article);
          if (article === undefined) return `in ${mention.article}, which is not in the file`;
          const around = contextOf(article.text, mention);
          const date = article.date === null ? '' : `, ${dateName(article.date)}`;
          return (
            <button
              class="row mention"
              type="button"
              data-focus={`mention ${mention.article} ${mention.start}`}
              title={`${shorten(articleName(article))}${date}`}
              onClick={() => actions.read(article.id, mention)}
            >
              {!around.isStart && '… '}
              <MarkedText text={article.text} span={around} marks={[{ ...mention, kind: 'mention' }]} />
              {!around.isEnd && ' …'}
            </button>
          );
        }}
      </Windowed>
    </details>
  );
}

/** Returns the words about a mention, cut at spaces and within its line, and whether they reach the line's ends. */
function contextOf(text: string, mention: Span): Span & { isStart: boolean; isEnd: boolean } {
  const line = text.lastIndexOf('\n', mention.start - 1) + 1;
  const lineEnd = text.indexOf('\n', mention.end);
  const stop = lineEnd === -1 ? text.length : lineEnd;
  const from = mention.start - CONTEXT <= line ? line : text.indexOf(' ', mention.start - CONTEXT) + 1;
  const to = mention.end + CONTEXT >= stop ? stop : text.lastIndexOf(' ', mention.end + CONTEXT);
  const start = Math.max(Math.min(from, mention.start), mention.start - 2 * CONTEXT);
  const end = Math.min(Math.max(to, mention.end), mention.end + 2 * CONTEXT);
  return { start, end, isStart: start <= line, isEnd: end >= stop };
}
