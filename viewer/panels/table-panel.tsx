import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { titleOf } from '../appearance/phrases.ts';
import { datesName, STATUSES } from '../appearance/wording.ts';
import { type GraphModel, labelOf, type RelationEdge } from '../state/model.ts';
import type { View } from '../state/view.ts';
import { FamilySign } from './icons.tsx';
import { useActions } from './page.tsx';

interface Column {
  readonly name: string;
  readonly valueOf: (model: GraphModel, relation: RelationEdge) => string | number;
}

const COLUMNS: readonly Column[] = [
  { name: 'From', valueOf: (model, relation) => titleOf(model, relation).source },
  { name: 'Does', valueOf: (model, relation) => titleOf(model, relation).verb },
  { name: 'To', valueOf: (model, relation) => titleOf(model, relation).target },
  { name: 'Status', valueOf: (_, { status }) => STATUSES.get(status)?.name ?? status },
  {
    name: 'According to',
    valueOf: (model, { evidence }) =>
      [...new Set(evidence.map((one) => speaker(model, one)))].sort().join(', '),
  },
  { name: 'Sentences', valueOf: (_, { weight }) => weight },
  { name: 'Dates', valueOf: (_, { evidence }) => datesName(evidence.map(({ date }) => date)) },
];

function speaker(model: GraphModel, { attributedTo }: RelationEdge['evidence'][number]): string {
  return attributedTo === null ? 'the article' : labelOf(model, attributedTo);
}

/** The first column whose greatest values come first. */
const WEIGHTIEST = 5;
/** Rows shown at a time. */
const PAGE = 200;

/** The picture as a table: every shown relation in a row, to sort by any column. */
export function RelationTable({ model, view }: { model: GraphModel; view: View }): JSX.Element {
  const actions = useActions();
  const [order, setOrder] = useState<{ column: number; isUp: boolean }>({ column: WEIGHTIEST, isUp: false });
  const [page, setPage] = useState(0);
  const rows = useMemo(() => sorted(model, view, order), [model, view, order]);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const at = Math.min(page, pages - 1);
  const sortBy = (column: number): void =>
    setOrder({ column, isUp: order.column === column ? !order.isUp : column < WEIGHTIEST });
  return (
    <div class="relation-table">
      <table aria-rowcount={rows.length + 1}>
        <caption class="unseen">Relations</caption>
        <thead>
          <tr>
            {COLUMNS.map(({ name }, column) => (
              <th
                key={name}
                scope="col"
                aria-sort={order.column !== column ? 'none' : order.isUp ? 'ascending' : 'descending'}
              >
                <button class="text-button" type="button" onClick={() => sortBy(column)}>
                  {name}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(at * PAGE, (at + 1) * PAGE).map((relation, index) => (
            <tr
              key={relation.key}
              aria-rowindex={at * PAGE + index + 2}
              onMouseEnter={() => actions.hover({ type: 'relation', key: relation.key })}
              onMouseLeave={() => actions.leave({ type: 'relation', key: relation.key })}
              onFocusIn={() => actions.hover({ type: 'relation', key: relation.key })}
              onFocusOut={() => actions.leave({ type: 'relation', key: relation.key })}
            >
              {COLUMNS.map(({ name, valueOf }, column) => (
                <td key={name}>
                  {column === 1 ? (
                    <button
                      class="text-button"
                      type="button"
                      data-focus={`table ${relation.key}`}
                      onClick={() => actions.select({ type: 'relation', key: relation.key })}
                    >
                      <FamilySign family={relation.family} /> {valueOf(model, relation) || 'is'}
                    </button>
                  ) : (
                    valueOf(model, relation)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <p class="note">
          <button class="text-button" type="button" disabled={at === 0} onClick={() => setPage(at - 1)}>
            previous
          </button>{' '}
          {at + 1} of {pages}{' '}
          <button
            class="text-button"
            type="button"
            disabled={at === pages - 1}
            onClick={() => setPage(at + 1)}
          >
            next
          </button>
        </p>
      )}
    </div>
  );
}

function sorted(
  model: GraphModel,
  view: View,
  { column, isUp }: { column: number; isUp: boolean },
): RelationEdge[] {
  const { valueOf } = COLUMNS[column] ?? COLUMNS[0]!;
  const keyed = [...view.relations.values()].map((relation) => ({
    relation,
    value: valueOf(model, relation),
  }));
  keyed.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0) * (isUp ? 1 : -1));
  return keyed.map(({ relation }) => relation);
}
