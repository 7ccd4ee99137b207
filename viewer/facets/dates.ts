import { type Facet, isRelation } from './facet.ts';

/** Days from the first to the last, both included, as ISO dates; '' leaves an end open. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Returns true for a day of a span. */
export function isWithin({ from, to }: Days, day: string): boolean {
  return (from === '' || day >= from) && (to === '' || day <= to);
}

export interface DateSpan extends Days {
  /** Whether evidence without a date is shown while the span is bounded. */
  readonly undated: boolean;
}

const ALWAYS: DateSpan = { from: '', to: '', undated: true };
const PATTERN = /^(\d{4}-\d{2}-\d{2})?~(\d{4}-\d{2}-\d{2})?(~)?$/;

/** From which days the evidence is shown. */
export const dates: Facet<DateSpan> = {
  id: 'da',
  label: 'Dates',
  initial: ALWAYS,
  test(span) {
    const { from, to, undated } = span;
    if (from === '' && to === '' && undated) return null;
    return { of: 'evidence', test: ({ date }) => (date === null ? undated : isWithin(span, date)) };
  },
  encode: ({ from, to, undated }) =>
    from === '' && to === '' && undated ? null : `${from}~${to}${undated ? '' : '~'}`,
  decode(text) {
    const match = PATTERN.exec(text);
    return match === null
      ? null
      : { from: match[1] ?? '', to: match[2] ?? '', undated: match[3] === undefined };
  },
  admit(value, item) {
    if (!isRelation(item)) return value;
    const test = this.test(value, null as never);
    return test?.of !== 'evidence' || item.evidence.some((one) => test.test(one, item)) ? value : ALWAYS;
  },
};
