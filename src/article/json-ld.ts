/**
 * The facts of an article that a page tells as JSON-LD (schema.org): in any number of scripts, alone or in lists and
 * graphs, and also where the script is wrapped in CDATA or its JSON is broken.
 */

/** What kinds of objects describe the article of a page; their names in schema.org end so. */
const ARTICLE_TYPE = /(?:Article|Report|BlogPosting|Review|LiveBlogPosting)$/;
/** Members that tell of other articles. */
const OTHERS =
  /^(?:itemListElement|liveBlogUpdate|hasPart|isPartOf|mentions|citation|comment|relatedLink|about)$/;
/** Deeper nested objects tell nothing of the article. */
const DEEPEST = 8;

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The object that describes the article: the one with the given headline or address where there are several, else the
 * first; null where there is none.
 */
export function findJsonLd(scripts: readonly string[], known: readonly (string | null)[]): JsonObject | null {
  const objects = scripts.flatMap((script) => objectsIn(parseScript(script), 0));
  const articles = objects.filter((object) =>
    [object['@type']].flat().some((type) => ARTICLE_TYPE.test(String(type))),
  );
  const article = articles.find((one) => tells(one, known)) ?? articles[0];
  return article ? resolveReferences(article, objects) : null;
}

/** The text of a member, or of the first of its values; null where it is none. */
export function textAt(value: unknown, key: string): string | null {
  const [owner] = [value].flat();
  if (typeof owner !== 'object' || owner === null) return null;
  const [found] = [(owner as JsonObject)[key]].flat();
  return typeof found === 'string' && found.trim() !== '' ? found : null;
}

function tells(object: JsonObject, known: readonly (string | null)[]): boolean {
  const said = [textAt(object, 'headline'), textAt(object, 'url'), textAt(object, '@id')];
  const page = object['mainEntityOfPage'];
  said.push(typeof page === 'string' ? page : textAt(page, '@id'));
  return said.some((one) => one !== null && known.includes(one));
}

function parseScript(script: string): unknown {
  // Line breaks and tabs within strings are no JSON, and outside they mean nothing.
  const json = script
    .replace(
      /\/\*\s*\]?\]?>?\s*\*\/|^\s*(?:\/\/\s*)?(?:<!\[CDATA\[|<!--)|(?:\/\/\s*)?(?:\]\]>|-->)\s*$/g,
      ' ',
    )
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001F\u2028\u2029]/g, ' ')
    .trim();
  for (const attempt of [json, json.replace(/,\s*(?=[}\]])/g, '').replace(/;\s*$/, '')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // Tried in another way below.
    }
  }
  return salvage(json);
}

/** What can still be told from JSON that no parser takes, such as one with bare quotes in a text or without its end. */
function salvage(json: string): JsonObject {
  const member = (key: string): string | undefined => {
    const found = new RegExp(`"${key}"\\s*:\\s*"((?:[^"\\\\]|\\\\.)*)"(?=\\s*(?:[,}\\]]|$))`).exec(json);
    return found?.[1]!.replace(/\\(.)/g, '$1');
  };
  const keys = ['@type', 'headline', 'datePublished', 'dateModified', 'description', 'articleBody', 'url'];
  return Object.fromEntries(keys.flatMap((key) => (member(key) ? [[key, member(key)]] : [])));
}

/** All objects of a JSON value, outer ones first, but those that tell of other articles. */
function objectsIn(value: unknown, depth: number): JsonObject[] {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  if (Array.isArray(value)) return value.flatMap((one) => objectsIn(one, depth + 1));
  const inner = Object.entries(value).filter(([key]) => !OTHERS.test(key));
  return [value as JsonObject, ...inner.flatMap(([, one]) => objectsIn(one, depth + 1))];
}

/** The object with what its members only name by `@id` put in their place: `"publisher": {"@id": "#house"}`. */
function resolveReferences(object: JsonObject, objects: readonly JsonObject[]): JsonObject {
  const resolved = Object.entries(object).map(([key, value]) => {
    const id = textAt(value, '@id');
    const named = id !== null && objects.find((one) => one['@id'] === id && Object.keys(one).length > 1);
    return [key, named || value];
  });
  return Object.fromEntries(resolved) as JsonObject;
}
