/** A graph as a part of an address: deflated, in the letters that addresses allow. */

/** Longer links get cut or refused by programs that pass them on. */
export const LONGEST_LINK = 32_000;
/** No graph of a link is larger when unpacked, in bytes. */
const LARGEST = 8_000_000;

/** Returns a text as letters, digits, "-" and "_". */
export async function packed(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Returns the text that was packed; null where the letters are no packed text, or one that is too large. */
export async function unpacked(letters: string): Promise<string | null> {
  try {
    const bytes = Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (const reader = stream.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > LARGEST) {
        await reader.cancel();
        return null;
      }
      parts.push(value);
    }
    return await new Blob(parts).text();
  } catch {
    return null;
  }
}

/** Returns the packed graph that an address carries, or the second one that it is compared with; null for none. */
export function packedIn(hash: string, which: 'g' | 'g2' = 'g'): string | null {
  return new RegExp(`(?:^|[#&])${which}=([\\w-]+)`).exec(hash)?.[1] ?? null;
}
