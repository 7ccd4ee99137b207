/** Elements that stand before the words of a page. */
const OF_THE_HEAD: ReadonlySet<string> = new Set(['TITLE', 'META', 'LINK', 'BASE', 'STYLE', 'SCRIPT']);

/**
 * The document of an HTML page, by linkedom, with `html`, `head` and `body` around it as a browser sets them where the
 * page has none.
 */
export async function parseHtml(html: string): Promise<Document> {
  // It costs more to load than a whole article costs to read.
  const { parseHTML } = await import('linkedom');
  const { document: found } = parseHTML(html);
  const { document } = parseHTML('<!DOCTYPE html><html><head></head><body></body></html>');
  for (const { name, value } of found.querySelector('html')?.attributes ?? [])
    document.documentElement.setAttribute(name, value);
  let parent = document.head;
  for (const node of contentsOf(found)) {
    if (!OF_THE_HEAD.has(node.nodeName)) parent = document.body;
    parent.append(node);
  }
  return document;
}

/** The nodes of a page without the elements `html`, `head` and `body` around them. */
function contentsOf(parent: Node): ChildNode[] {
  return [...parent.childNodes].flatMap((node) => {
    if (['HTML', 'HEAD', 'BODY'].includes(node.nodeName)) return contentsOf(node);
    const isText = node.nodeType === 1 || (node.nodeType === 3 && node.textContent?.trim() !== '');
    return isText || parent.nodeName === 'BODY' ? [node] : [];
  });
}
