/** Tells what kind of text a file is, by its name and its first thousand bytes. */
export function formatOf(bytes: Uint8Array, name: string): 'plain' | 'markdown' | 'html' {
  // Stops of zero are left out, so that UTF-16 is recognised, too.
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 1024))
    .replace(/^(?:ï»¿|ÿþ|þÿ)|\0/g, '')
    .trimStart();
  if (
    /\.x?html?$/i.test(name) ||
    /^<(?:!doctype html|html[\s>]|!--|\?xml[^>]*>\s*<(?:!doctype html|html[\s>])|head[\s>]|body[\s>])/i.test(
      head,
    )
  )
    return 'html';
  if (/\.(?:md|markdown)$/i.test(name)) return 'markdown';
  return !/\.\w{1,5}$/.test(name) && /^---[ \t]*\r?\n[\w-]+:/.test(head) ? 'markdown' : 'plain';
}
