/** Offices: who holds which, and for whom, as titles, appositions, possessives and "is the …" say it. */
import { caseOf, childrenWith, hasRelation } from '../syntax/tree.ts';
import type { Article, Span } from '../types/article.ts';
import type { Sentence } from '../types/sentence.ts';
import type { AnaphoraWords } from './anaphora-words.ts';
import { holderOf } from './appositions.ts';
import type { Draft } from './draft.ts';
import type { LinkedName } from './link-names.ts';
import type { Findings } from './names.ts';
import type { Nominal } from './nominals.ts';
import type { ActorRegistry } from './registry.ts';
import type { WordMatch } from './words.ts';

/** Collects offices sentence by sentence. */
export class Roles {
  readonly #article: Article;
  readonly #sentences: readonly Sentence[];
  readonly #registry: ActorRegistry;
  readonly #names: readonly (readonly LinkedName[])[];
  readonly #words: AnaphoraWords;
  /** Person by office noun and state ("president of FRA"), the last one named. */
  readonly #holders = new Map<string, string>();
  /** The person named last with an office, by its noun, and by the last word of the office ("secretary"). */
  readonly #byNoun = new Map<string, string>();
  readonly #byWord = new Map<string, string>();
  /** Who holds an office by any title in the article, for phrases before that; null where there are several. */
  readonly #ahead = new Map<string, string | null>();
  /** By state: who was named with the office of its head, or is known of its government without. */
  readonly #leaders = new Map<string, Set<string>>();
  /** Phrases in apposition to a name in this sentence, by their head. */
  #appositions = new Map<number, string>();
  /** The state that an office without one is taken to belong to: the last one told, at first whoever acts first. */
  #state: string | null;

  constructor(
    article: Article,
    sentences: readonly Sentence[],
    registry: ActorRegistry,
    findings: readonly Findings[],
    names: readonly (readonly LinkedName[])[],
    words: AnaphoraWords,
  ) {
    this.#article = article;
    this.#sentences = sentences;
    this.#registry = registry;
    this.#names = names;
    this.#words = words;
    this.#state = firstActing(sentences, names, registry);
    findings.forEach(({ words }, index) => this.#foresee(words, names[index]!));
  }

  /** Reads all offices that a sentence states of its names. */
  ofSentence(
    index: number,
    findings: Findings,
    names: readonly LinkedName[],
    nominals: readonly Nominal[],
  ): void {
    const sentence = this.#sentences[index]!;
    this.#appositions = new Map();
    for (const { mention, phrase } of names) {
      const record = this.#registry.get(mention.actors[0]!);
      if (record?.kind !== 'person') continue;
      if (record.wikidata !== null && record.sector === 'GOV' && record.country !== null)
        this.#lead(record.country, record.key);
      const titles = findings.words.nouns.filter(
        (match) => match.first >= mention.first && match.last < phrase.first && match.sort !== 'body',
      );
      const owners = names.filter(
        ({ phrase: other }) => other.first >= mention.first && other.last < phrase.first,
      );
      const after = ownersBehind(sentence, mention, names);
      const title = titles.at(-1);
      if (title) this.#add(index, title, mention, owners.at(-1) ?? after, true);
      else this.#belongs(sentence, mention, names, after);
    }
    for (const nominal of nominals) {
      const holder = holderOf(sentence, nominal, names, this.#registry);
      if (!holder) continue;
      this.#appositions.set(nominal.head, holder.mention.actors[0]!);
      if (this.#registry.get(holder.mention.actors[0]!)?.kind === 'person')
        this.#add(
          index,
          nominal.match,
          holder.mention,
          nominal.owners[0],
          // "The president of its commission" is no state's.
          nominal.of < 0 && childrenWith(sentence, nominal.head, 'nmod:poss').length === 0,
        );
    }
  }

  /** Returns the actor that a phrase for an office stands for, if the text has told. */
  holder({ head, match, owners, definiteness, pronoun }: Nominal): string | undefined {
    const apposition = this.#appositions.get(head);
    if (apposition) return apposition;
    if (match.sort !== 'office' || match.value.plural || definiteness === 'indefinite') return undefined;
    const { noun } = match.value;
    const owner = owners[0]?.mention.actors[0];
    const office = owner === undefined ? noun : `${noun} of ${owner}`;
    const coming = this.#ahead.get(office) ?? undefined;
    if (owner !== undefined)
      return (
        this.#holders.get(office) ?? coming ?? (match.value.leads === 'any' ? this.#headOf(owner) : undefined)
      );
    if (pronoun >= 0) return undefined;
    return this.#byNoun.get(noun) ?? coming ?? (noun.includes(' ') ? undefined : this.#byWord.get(noun));
  }

  /** "The Turkish leader": who leads it or is well known of its government, where only one such person is named. */
  #headOf(state: string): string | undefined {
    const [head, other] = this.#leaders.get(state) ?? [];
    return other === undefined ? head : undefined;
  }

  #lead(state: string, key: string): void {
    this.#leaders.set(state, (this.#leaders.get(state) ?? new Set()).add(key));
  }

  /** Notes whom a sentence gives which title, before the sentences are read one by one. */
  #foresee({ titles }: Findings['words'], names: readonly LinkedName[]): void {
    for (const { mention, phrase } of names) {
      const title = titles.findLast(({ first, last }) => first >= mention.first && last < phrase.first);
      const key = mention.actors[0]!;
      if (!title || this.#registry.get(key)?.kind !== 'person') continue;
      const owner = names.findLast(
        ({ phrase: other }) => other.first >= mention.first && other.last < phrase.first,
      );
      const { noun } = title.value;
      const offices = owner ? [noun, `${noun} of ${owner.mention.actors[0]!}`] : [noun];
      for (const office of offices) {
        const other = this.#ahead.get(office);
        this.#ahead.set(office, other === undefined || other === key ? key : null);
      }
    }
  }

  /**
   * The state named last before a person in the sentence ("Guatemala agreed after Rubio met President Arévalo"); before one
   * who says the sentence, its subject ("France may send troops to Liberia, the minister said"); whom else he speaks of in a
   * quotation ("We understand the Serbs") tells nothing.
   */
  #stateBefore(index: number, { first, last }: Draft): string | null {
    const sentence = this.#sentences[index]!;
    const states = this.#names[index]!.filter(
      ({ mention }) => mention.last < first && this.#registry.get(mention.actors[0]!)?.kind === 'state',
    );
    const says = this.#words.speech.has(sentence.tokens[last + 1]?.lemma ?? '');
    const subject = says
      ? states.find(({ mention }) => hasRelation(sentence, mention.head, 'nsubj'))
      : undefined;
    const isQuoted = says && sentence.tokens.slice(0, first).some(({ form }) => QUOTE.test(form));
    return (subject ?? (isQuoted ? undefined : states.at(-1)))?.mention.actors[0] ?? null;
  }

  /** The state that a sentence tells of, itself or by a body of it: "China's coast guard accused". */
  #stateActing(index: number): string | null {
    const sentence = this.#sentences[index];
    const subject = this.#names[index]?.find(({ mention }) => {
      if (mention.place || this.#registry.get(mention.actors[0]!)?.kind !== 'state') return false;
      const { head } = sentence!.tokens[mention.head]!;
      const owns = hasRelation(sentence!, mention.head, 'nmod:poss', 'amod', 'compound');
      return hasRelation(sentence!, owns ? head : mention.head, 'nsubj');
    });
    return subject?.mention.actors[0] ?? null;
  }

  /** "Israel's Netanyahu", "King Hassan of Morocco": the state without an office. */
  #belongs(
    sentence: Sentence,
    mention: Draft,
    names: readonly LinkedName[],
    after: LinkedName | undefined,
  ): void {
    const possessor = childrenWith(sentence, mention.head, 'nmod:poss')
      .flatMap((i) => names.find(({ mention: other }) => other.head === i) ?? [])
      .at(0);
    const owner = this.#registry.get((possessor ?? after)?.mention.actors[0] ?? '');
    const record = this.#registry.get(mention.actors[0]!);
    if (!record || !owner || record === owner) return;
    record.code ??= owner.code;
    record.country ??= owner.country;
  }

  #add(
    index: number,
    match: WordMatch,
    holder: Draft,
    owner: LinkedName | undefined,
    mayInfer: boolean,
  ): void {
    const { tokens } = this.#sentences[index]!;
    const titleSpan = { start: tokens[match.first]!.start, end: tokens[match.last]!.end };
    const worded = owner?.mention.actors[0] ?? null;
    const record = this.#registry.get(holder.actors[0]!);
    if (!record || worded === record.key) return;
    const inferred =
      mayInfer && match.value.sector === 'GOV' && match.value.actsFor === 'state'
        ? (record.country ?? this.#stateBefore(index, holder) ?? this.#stateActing(index - 1) ?? this.#state)
        : null;
    const of = worded ?? inferred;
    const noun = match.value.noun;
    if (match.sort === 'office') {
      this.#byNoun.set(noun, record.key);
      this.#byWord.set(tokens[match.last]!.form.toLowerCase(), record.key);
      if (of !== null) this.#holders.set(`${noun} of ${of}`, record.key);
      if (of !== null && match.value.leads === 'yes') this.#lead(of, record.key);
    }
    record.gender ??= match.value.gender;
    if (worded !== null && this.#registry.get(worded)?.kind === 'state') this.#state = worded;
    const isRelative = match.sort === 'role' && match.value.sector === null;
    if (match.value.actsFor === 'self' && (of === null || isRelative)) return;
    this.#registry.role(
      record.key,
      {
        title: this.#article.text.slice(titleSpan.start, titleSpan.end).replace(/\s+/g, ' '),
        of,
        sentence: index,
        titleSpan,
        holderSpan: spanOf(holder),
        ofSpan: owner ? spanOf(owner.mention) : null,
      },
      match.value.sector,
    );
  }
}

const QUOTE = /^("|“|”|''|``)$/;

/** A text of fewer sentences does not tell whose ministers need no state. */
const SHORT = 4;

/** The first state that is the subject of a verb, and no mere place. */
function firstActing(
  sentences: readonly Sentence[],
  names: readonly (readonly LinkedName[])[],
  registry: ActorRegistry,
): string | null {
  if (sentences.length < SHORT) return null;
  const first = names.flat().find(({ mention }) => {
    const sentence = sentences[mention.sentence]!;
    return (
      !mention.place &&
      registry.get(mention.actors[0]!)?.kind === 'state' &&
      hasRelation(sentence, mention.head, 'nsubj')
    );
  });
  return first?.mention.actors[0] ?? null;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** "Defense Minister Hamada of Japan". */
function ownersBehind(
  sentence: Sentence,
  mention: Draft,
  names: readonly LinkedName[],
): LinkedName | undefined {
  for (const child of childrenWith(sentence, mention.head, 'nmod')) {
    if (child > mention.last && caseOf(sentence, child) === 'of')
      return names.find(({ mention: other }) => other.head === child);
  }
  return undefined;
}
