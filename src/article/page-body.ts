import { Readability } from '@mozilla/readability';

/** What an article has at least, in characters; then what short news has, so that no form is taken for a long one. */
const LENGTHS: readonly number[] = [500, 140];
/** Elements nested deeper are taken out of what is around them; browsers do so, too. */
const DEEPEST = 200;
const LINK = 'a[href]:not([href^="javascript:"])';
const PRINT = 'font, big, tt, u, nobr, strike';
const NO_NEWS = 'nav, header, footer, aside, form, script, style, noscript, template, button, select';

/**
 * The element with the article of a page, by Mozilla's Readability; where it finds none, what the page has beside forms
 * and menus. Null where that is nothing but links.
 *
 * @param parse makes a fresh document of the page with every call, since Readability takes it apart.
 */
export async function findBody(parse: () => Promise<Document>): Promise<Element | null> {
  for (const charThreshold of LENGTHS) {
    const document = await parse();
    boundDepth(document.body);
    unwrapPrint(document.body);
    const found = new Readability<Element>(document, {
      charThreshold,
      serializer: (element) => element as Element,
      keepClasses: true,
    }).parse();
    if (found?.content && (found.textContent ?? '').trim().length >= charThreshold) return found.content;
  }
  return findWords(await parse());
}

/** Take marks of print out of lines, which Readability takes for ends of lines. */
function unwrapPrint(body: Element): void {
  for (const mark of body.querySelectorAll(PRINT)) {
    while (mark.firstChild) mark.before(mark.firstChild);
    mark.remove();
  }
}

/** Lift what is nested too deep for Readability, whose time grows with the square of the depth. */
function boundDepth(body: Element): void {
  let node: Element | null = body.firstElementChild;
  let depth = 1;
  while (node) {
    if (depth === DEEPEST && node.firstElementChild) {
      const next: Element = node.firstElementChild;
      while (node.firstChild) node.before(node.firstChild);
      node.remove();
      node = next;
    } else if (node.firstElementChild) {
      node = node.firstElementChild;
      depth++;
    } else {
      while (node && node !== body && !node.nextElementSibling) {
        node = node.parentElement;
        depth--;
      }
      node = node === body ? null : (node?.nextElementSibling ?? null);
    }
  }
}

function findWords(document: Document): Element | null {
  boundDepth(document.body);
  for (const element of document.body.querySelectorAll(NO_NEWS)) element.remove();
  const length = (element: Element) => (element.textContent ?? '').replace(/\s/g, '').length;
  const linked = [...document.body.querySelectorAll(LINK)].reduce((sum, link) => sum + length(link), 0);
  return length(document.body) > linked ? document.body : null;
}
