import type { Span } from '../../src/types/article.ts';
import type { Evidence } from '../../src/types/graph.ts';

/** Longer sentences are cut about their marks. */
const LONGEST_SENTENCE = 400;
const AROUND = 120;

/** Returns the part of a sentence to show: all of it, or the words about its marks; never more than 800 characters. */
export function excerptOf(text: string, evidence: Evidence): Span {
  const { start, end, sourceSpan, trigger, targetSpan } = evidence;
  if (end - start <= LONGEST_SENTENCE) return { start, end };
  const first = Math.min(sourceSpan.start, trigger.start, targetSpan.start) - AROUND;
  const last = Math.max(sourceSpan.end, trigger.end, targetSpan.end) + AROUND;
  const from = first <= start ? start : text.indexOf(' ', first) + 1;
  const to = last >= end ? end : text.lastIndexOf(' ', last);
  return { start: from, end: Math.min(to > from ? to : last, from + 2 * LONGEST_SENTENCE) };
}
