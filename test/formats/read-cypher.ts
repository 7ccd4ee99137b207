import { decodeUnfit } from '../../src/formats/text.ts';

/** A statement of a script: the rows that it unwinds, and what it does with each. */
export interface CypherStatement {
  readonly rows: unknown;
  readonly action: string;
}

/**
 * Read a script of `UNWIND [rows] AS row action` as Neo4j would: first every `\uHHHH`, without regard to what stands
 * before it, then quotes and backslashes. Anything else throws.
 */
export function readCypher(script: string): CypherStatement[] {
  const text = script.replace(/\\u([0-9A-Fa-f]{4})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  let at = 0;
  const statements: CypherStatement[] = [];
  const fail = (): Error => new Error(`no Cypher at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);

  function skip(pattern: RegExp): string {
    const sticky = new RegExp(pattern, 'y');
    sticky.lastIndex = at;
    const found = sticky.exec(text);
    if (!found) throw fail();
    at = sticky.lastIndex;
    return found[0];
  }

  function series<T>(close: string, read: () => T): T[] {
    const items: T[] = [];
    at++;
    skip(/\s*/);
    while (text[at] !== close) {
      items.push(read());
      skip(/\s*,?\s*/);
    }
    at++;
    return items;
  }

  function quoted(): string {
    at++;
    let value = '';
    while (text[at] !== "'") {
      if (at >= text.length) throw fail();
      if (text[at] === '\\') {
        at++;
        if (!/[\\']/.test(text[at]!)) throw fail();
      }
      value += text[at++];
    }
    at++;
    if (!text.startsWith(" + '", at)) return value;
    at += 3;
    return value + quoted();
  }

  function value(): unknown {
    if (text[at] === '[') return series(']', value);
    if (text[at] === "'") return decodeUnfit(quoted());
    if (text[at] !== '{') return JSON.parse(skip(/null|true|false|-?[\d.]+/)) as unknown;
    return Object.fromEntries(
      series('}', () => {
        const name = skip(/\w+/);
        skip(/: /);
        return [name, value()] as const;
      }),
    );
  }

  while (at < text.length) {
    if (text.startsWith('UNWIND ', at)) {
      skip(/UNWIND /);
      const rows = value();
      skip(/ AS row\n/);
      statements.push({ rows, action: skip(/[^;]*/) });
    } else skip(/CREATE CONSTRAINT [^;]*/);
    skip(/;\n/);
  }
  return statements;
}
