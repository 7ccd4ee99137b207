/** Walks through the text and finds out, mention by mention, who phrases and pronouns stand for. */
import { childWith, firstConjunct, hasRelation } from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';
import { candidatesFor, type Choose } from './anaphora.ts';
import { Discourse, type Occurrence, type Part, type Referent } from './discourse.ts';
import { draft, type Draft } from './draft.ts';
import type { LinkedName } from './link-names.ts';
import { findNominals, type Nominal } from './nominals.ts';
import type { Findings } from './names.ts';
import { pronounOf, type Pronoun } from './pronouns.ts';
import { speakerToken, type Quoted } from './quotes.ts';
import type { ActorRecord, ActorRegistry } from './registry.ts';
import { shortPhrase } from './short-phrases.ts';
import type { Roles } from './roles.ts';

/** One thing to resolve, in the order in which it is complete. */
type Item =
  | { readonly type: 'name'; readonly last: number; readonly first: number; readonly name: LinkedName }
  | { readonly type: 'nominal'; readonly last: number; readonly first: number; readonly nominal: Nominal }
  | { readonly type: 'pronoun'; readonly last: number; readonly first: number }
  | {
      readonly type: 'short';
      readonly last: number;
      readonly first: number;
      readonly short: NonNullable<ReturnType<typeof shortPhrase>>;
    };

/** Resolves all phrases of an article, sentence by sentence. */
export class Resolver {
  readonly #sentences: readonly Sentence[];
  readonly #registry: ActorRegistry;
  readonly #discourse: Discourse;
  readonly #roles: Roles;
  readonly #quoted: Quoted;
  readonly #choose: Choose;
  /** The state that the article names most, which an unquoted "we" speaks for. */
  readonly #home: readonly string[];
  /** Who spoke in the last quotation. */
  #speaker: readonly string[] = [];

  constructor(
    sentences: readonly Sentence[],
    registry: ActorRegistry,
    roles: Roles,
    quoted: Quoted,
    names: readonly (readonly LinkedName[])[],
    choose: Choose,
  ) {
    this.#choose = choose;
    this.#quoted = quoted;
    this.#home = mostNamedState(names, registry);
    this.#sentences = sentences;
    this.#registry = registry;
    this.#discourse = new Discourse(registry);
    this.#roles = roles;
  }

  /** Returns the mentions of one sentence; sentences must come in order. */
  sentence(index: number, findings: Findings, names: readonly LinkedName[]): Draft[] {
    const sentence = this.#sentences[index]!;
    const nominals = findNominals(sentence, findings.words, names);
    this.#roles.ofSentence(index, findings, names, nominals);
    const drafts: Draft[] = [];
    const late: Item[] = [];
    for (const item of itemsOf(sentence, names, nominals)) {
      const mention = this.#resolve(index, item, drafts, names);
      if (mention && mention.actors.length > 0) this.#keep(index, item, mention, drafts);
      else if (item.type === 'pronoun') late.push(item);
    }
    for (const item of late) {
      if (pronounOf(sentence.tokens[item.first]!.form)?.person === 3) continue;
      const mention = this.#resolve(index, item, drafts, names);
      if (mention && mention.actors.length > 0) this.#keep(index, item, mention, drafts);
    }
    return drafts;
  }

  #keep(index: number, item: Item, mention: Draft, drafts: Draft[]): void {
    drafts.push(mention);
    this.#discourse.see(mention.actors, this.#occurrence(mention, item, drafts.length === 1));
    this.#seeTogether(index, mention, drafts);
  }

  #resolve(index: number, item: Item, drafts: readonly Draft[], names: readonly LinkedName[]): Draft | null {
    if (item.type === 'name') return item.name.mention;
    if (item.type === 'pronoun') return this.#pronoun(index, item.first, drafts, names);
    if (item.type === 'short') {
      const { first, last, short } = item;
      const actors = this.#short(index, short.refers, short.size);
      return draft(
        this.#sentences,
        { sentence: index, first, last, head: last, form: 'nominal' },
        { actors },
      );
    }
    const { nominal } = item;
    const { first, last, head, match } = nominal;
    const actors = this.#nominal(index, nominal, drafts);
    const sector = match.value.sector;
    return draft(
      this.#sentences,
      { sentence: index, first, last, head, form: 'nominal' },
      { actors, sector },
    );
  }

  #pronoun(index: number, token: number, drafts: readonly Draft[], names: readonly LinkedName[]): Draft {
    const sentence = this.#sentences[index]!;
    const pronoun = pronounOf(sentence.tokens[token]!.form)!;
    const place = { sentence: index, first: token, last: token, head: token, form: 'pronoun' } as const;
    if (pronoun.person !== 3) {
      return draft(this.#sentences, place, { actors: this.#spoken(index, token, pronoun, drafts, names) });
    }
    if (hasRelation(sentence, token, 'expl')) return draft(this.#sentences, place);
    const at = this.#occurrence(draft(this.#sentences, place), null, drafts.length === 0);
    const choice = this.#choose(candidatesFor(pronoun, at, this.#discourse, this.#registry), at);
    const actors = choice?.referent?.keys ?? [];
    const record = actors.length === 1 ? this.#registry.get(actors[0]!) : undefined;
    if (record?.kind === 'person' && pronoun.gender !== 'n') record.gender ??= pronoun.gender;
    return draft(this.#sentences, place, { actors });
  }

  /** "I" in a quotation is its speaker; "we" the state that the speaker acts for, outside of quotations the article's own. */
  #spoken(
    index: number,
    token: number,
    pronoun: Pronoun,
    drafts: readonly Draft[],
    names: readonly LinkedName[],
  ): readonly string[] {
    const quoted = this.#quoted[index]!;
    if (!quoted[token]) return pronoun.plural ? this.#home : [];
    const subject = speakerToken(this.#sentences[index]!, quoted, token);
    const speaker =
      drafts.find(({ head }) => head === subject) ??
      names.find(({ mention }) => mention.head === subject)?.mention;
    if (speaker) this.#speaker = speaker.actors;
    else if (subject >= 0) return [];
    if (!pronoun.plural) return this.#speaker.filter((key) => this.#registry.get(key)?.kind === 'person');
    return [...new Set(this.#speaker.map((key) => this.#registry.get(key)?.country ?? key))];
  }

  #nominal(index: number, nominal: Nominal, drafts: readonly Draft[]): readonly string[] {
    const holder = this.#roles.holder(index, nominal);
    if (holder) return [holder];
    const owners = nominal.owners.flatMap(({ mention }) => mention.actors);
    const possessor =
      nominal.pronoun < 0 ? [] : (drafts.find(({ head }) => head === nominal.pronoun)?.actors ?? []);
    const keys = [...new Set([...owners, ...possessor])];
    const records = keys.flatMap((key) => this.#registry.get(key) ?? []);
    return records.length > 0 ? this.#owned(nominal, records) : this.#unowned(index, nominal);
  }

  /** "Iranian officials" are Iran; "Albanian rebels" are somebody of their own. */
  #owned(nominal: Nominal, owners: readonly ActorRecord[]): readonly string[] {
    const { value, sort } = nominal.match;
    if (sort === 'office' && !value.plural && value.actsFor === 'state') return this.#named(nominal, owners);
    const bodies = owners.filter(({ kind }) => kind === 'state' || kind === 'organisation');
    const armed = ARMED.has(value.sector ?? '') && bodies.some(({ kind }) => kind === 'organisation');
    if (bodies.length > 0 && (value.actsFor !== 'self' || armed)) return bodies.map(({ key }) => key);
    if (value.actsFor === 'state' && owners.every(({ country }) => country !== null)) {
      return [...new Set(owners.map(({ country }) => country!))];
    }
    return this.#named(nominal, owners);
  }

  /** A phrase without an owner: an earlier actor, the state that the text is about, or somebody new. */
  #unowned(index: number, nominal: Nominal): readonly string[] {
    const { value, sort } = nominal.match;
    if (nominal.definiteness !== 'indefinite') {
      const same = this.#discourse.recent(index, NOUN_WINDOW).find(({ nouns }) => nouns.has(value.noun));
      if (same && (nominal.definiteness === 'definite' || sort !== 'role' || value.plural)) return same.keys;
      if (
        sort === 'body' &&
        value.actsFor === 'state' &&
        !value.plural &&
        nominal.definiteness === 'definite'
      ) {
        const state = this.#short(index, 'state', 1);
        if (state.length > 0) return state;
      }
    }
    return this.#named(nominal, []);
  }

  #named(nominal: Nominal, owners: readonly ActorRecord[]): readonly string[] {
    const { value, sort } = nominal.match;
    const countries = [...new Set(owners.flatMap(({ country }) => country ?? []))];
    const single = sort !== 'body' && !value.plural;
    const record = this.#registry.named(
      {
        name: nominal.words,
        kind: sort === 'body' ? 'organisation' : single ? 'person' : 'group',
        country: countries.length === 1 ? countries[0]! : null,
        sector: value.sector,
        gender: value.gender,
        plural: !single,
      },
      single && nominal.definiteness === 'indefinite',
    );
    return record ? [record.key] : [];
  }

  /** "the country", "the two sides", "the group". */
  #short(index: number, refers: string, size: number): readonly string[] {
    const recent = this.#discourse.recent(index, NOUN_WINDOW);
    const fits = (referent: Referent): boolean =>
      referent.keys.every((key) => {
        const kind = this.#registry.get(key)?.kind;
        return kind === refers || (refers === 'organisation' && kind === 'group');
      });
    const candidates = recent.filter((referent) => fits(referent) && !(referent.at.place && size > 1));
    const weight = ({ count, at }: Referent): number =>
      count / (1 + index - at.sentence) + (at.part === 'subject' ? 0.5 : 0);
    const singles = candidates.filter(({ keys }) => keys.length === 1).sort((a, b) => weight(b) - weight(a));
    if (size === 1) return singles[0]?.keys ?? [];
    const together = candidates.filter(({ keys }) => (size === 0 ? keys.length > 1 : keys.length === size));
    together.sort((a, b) => weight(b) - weight(a));
    if (together[0]) return together[0].keys;
    const count = size === 0 ? 2 : size;
    return singles.length < count ? [] : singles.slice(0, count).flatMap(({ keys }) => keys);
  }

  /** Remembers those who are named together, so that "they" and "both" can mean them. */
  #seeTogether(index: number, mention: Draft, drafts: readonly Draft[]): void {
    const sentence = this.#sentences[index]!;
    const { head } = mention;
    const hyphen =
      sentence.tokens[mention.first - 1]?.form === '-'
        ? drafts.find(({ last }) => last === mention.first - 2)
        : undefined;
    if (!hyphen && !hasRelation(sentence, head, 'conj')) return;
    const start = firstConjunct(sentence, head);
    const others = hyphen
      ? [hyphen]
      : drafts.filter((other) => other.head !== head && firstConjunct(sentence, other.head) === start);
    const keys = new Set([mention, ...others].flatMap(({ actors }) => actors));
    if (others.length > 0 && keys.size > 1) {
      this.#discourse.see(
        [...keys],
        this.#occurrence(others.find((other) => other.head === start) ?? others[0]!, null),
      );
    }
  }

  #occurrence(mention: Draft, item: Item | null, leading = false): Occurrence {
    const { sentence: index, head, last, form, place } = mention;
    const sentence = this.#sentences[index]!;
    return {
      sentence: index,
      token: head,
      last,
      governor: sentence.tokens[head]!.head,
      part: partOf(sentence, head),
      form,
      place,
      quoted: this.#quoted[index]![head] === 1,
      leading,
      noun: item?.type === 'nominal' ? item.nominal.match.value.noun : null,
    };
  }
}

const NOUN_WINDOW = 12;
const ARMED: ReadonlySet<string> = new Set(['MIL', 'REB', 'UAF', 'PRM', 'COP', 'SPY']);

function partOf(sentence: Sentence, token: number): Part {
  const head = firstConjunct(sentence, token);
  if (hasRelation(sentence, head, 'nsubj')) return 'subject';
  if (hasRelation(sentence, head, 'obj', 'iobj')) return 'object';
  if (hasRelation(sentence, head, 'nmod:poss')) return 'possessor';
  if (hasRelation(sentence, head, 'obl')) return 'oblique';
  return hasRelation(sentence, head, 'nmod', 'compound', 'amod') ? 'modifier' : 'other';
}

function itemsOf(sentence: Sentence, names: readonly LinkedName[], nominals: readonly Nominal[]): Item[] {
  const items: Item[] = [
    ...names.map((name): Item => ({
      type: 'name',
      first: name.mention.first,
      last: name.mention.last,
      name,
    })),
  ];
  const short = new Set<number>();
  sentence.tokens.forEach(({ form, upos }, i) => {
    if (upos === 'PRON' && pronounOf(form)) items.push({ type: 'pronoun', first: i, last: i });
    if (upos !== 'NOUN' || childWith(sentence, i, 'nmod:poss') >= 0) return;
    const phrase = shortPhrase(sentence, i);
    if (!phrase) return;
    short.add(i);
    items.push({ type: 'short', first: phrase.first, last: i, short: phrase });
  });
  for (const nominal of nominals) {
    if (!short.has(nominal.head))
      items.push({ type: 'nominal', first: nominal.first, last: nominal.last, nominal });
  }
  return items.sort((a, b) => a.last - b.last || b.first - a.first);
}

function mostNamedState(
  names: readonly (readonly LinkedName[])[],
  registry: ActorRegistry,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { mention } of names.flat()) {
    const key = mention.actors[0]!;
    if (registry.get(key)?.kind === 'state') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return first ? [first[0]] : [];
}
