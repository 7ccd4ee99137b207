import type { BlockKind } from '../types/article.ts';
import type { Part } from './pieces.ts';

type Role = 'text' | 'caption' | 'heading' | 'skip';

/** What the elements are that stand alone; all others are parts of a line. */
const BLOCK_TAGS: ReadonlyMap<string, Role> = new Map([
  ...tags(
    'text',
    'P LI UL OL BLOCKQUOTE PRE DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE NAV ADDRESS FIGURE HGROUP',
  ),
  ...tags('text', 'TABLE THEAD TBODY TFOOT TR TD TH DL DT DD DETAILS SUMMARY FIELDSET FORM HR CENTER'),
  ...tags('caption', 'FIGCAPTION CAPTION'),
  ...tags('heading', 'H1 H2 H3 H4 H5 H6'),
  ...tags('skip', 'SCRIPT STYLE NOSCRIPT TEMPLATE BUTTON SVG SELECT TEXTAREA IFRAME OBJECT HEAD'),
]);
/** A heading of more words that ends like a sentence is a lead. */
export const LONGEST_HEADING = 8;
/** A link of more characters may be a paragraph of its own. */
const LONGEST_TEASER = 120;

/** A longer line without an end is one that was broken by hand. */
const LONGEST_ITEM = 60;

function tags(role: Role, names: string): [string, Role][] {
  return names.split(' ').map((name) => [name, role]);
}

/**
 * The innermost blocks of an element in reading order, each with its words.
 *
 * White space is as a browser shows it: a line ends only where the page says `<br>`, or in `<pre>`. Blocks that are
 * nothing but a link are boilerplate.
 */
export function readBlocks(element: Element): Part[] {
  const parts: Part[] = [];
  let line = new Line();
  const flush = (): void => {
    parts.push(...line.parts());
    line = new Line();
  };
  const walk = (parent: Node, inLink: boolean, isPre: boolean): void => {
    for (const child of parent.childNodes) {
      const tag = child.nodeName.toUpperCase();
      const role = BLOCK_TAGS.get(tag);
      if (child.nodeType === 3) line.add(child.textContent ?? '', inLink, isPre);
      else if (child.nodeType !== 1 || role === 'skip') continue;
      else if (tag === 'BR') line.end();
      else if (role === 'caption' || role === 'heading') {
        flush();
        parts.push(...wholePart(child, role));
      } else {
        if (role === 'text') flush();
        walk(child, inLink || tag === 'A', isPre || tag === 'PRE');
        if (role === 'text') flush();
      }
    }
  };
  walk(element, false, false);
  flush();
  return parts;
}

/** Words on one line: all white space is one space. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The words of an element on one line, with a space wherever a page breaks the line. */
export function wordsOf(element: Node): string {
  return plain(
    readBlocks(element as Element)
      .map((part) => part.text)
      .join(' '),
  );
}

/** A heading or a caption; a heading that is a sentence is read like any. */
function wholePart(element: Node, role: Role): Part[] {
  const text = wordsOf(element);
  if (text === '') return [];
  const isLead = text.split(' ').length > LONGEST_HEADING && /[.!?…]["”’')\]]*$/.test(text);
  const kind: BlockKind | null = role === 'caption' ? 'caption' : isLead ? null : 'subhead';
  return [{ text, kind }];
}

/** Lines that the page ends by itself, joined where one goes on in the next: in lower case, or as a long one without end. */
function joinLines(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines.map(plain).filter((words) => words !== '')) {
    const last = joined.at(-1) ?? '';
    const isOpen = last !== '' && !/[.!?:…;]["”’')\]]*$/.test(last);
    if (isOpen && (/^\p{Ll}/u.test(line) || last.length > LONGEST_ITEM))
      joined[joined.length - 1] = `${last} ${line}`;
    else joined.push(line);
  }
  return joined;
}

/** The number of characters that are no white space. */
function lengthOf(words: string): number {
  return words.replace(/\s/g, '').length;
}

/** The words of a block as they come in. */
class Line {
  private text = '';
  private linked = 0;

  add(words: string, inLink: boolean, isPre: boolean): void {
    const shown = isPre ? words : words.replace(/\s+/g, ' ');
    this.text += shown;
    if (inLink) this.linked += lengthOf(shown);
  }

  end(): void {
    this.text += '\n';
  }

  parts(): Part[] {
    const text = this.text.trim();
    if (text === '') return [];
    const isTeaser = this.linked >= lengthOf(text) && text.length <= LONGEST_TEASER;
    return joinLines(text.split('\n')).map((words) => ({
      text: words,
      kind: isTeaser ? 'boilerplate' : null,
    }));
  }
}
