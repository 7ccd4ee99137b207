/** Walks through the text and finds out, mention by mention, who phrases and pronouns stand for. */
import { childWith, firstConjunct, hasRelation } from '../syntax/tree.ts';
import type { Sentence } from '../types/sentence.ts';
import type { AnaphoraWords } from './anaphora-words.ts';
import { actorBefore, candidatesFor, type Choose } from './anaphora.ts';
import { Discourse, type Occurrence } from './discourse.ts';
import { draft, type Draft } from './draft.ts';
import { itemsOf, type Item } from './items.ts';
import type { LinkedName } from './link-names.ts';
import { findNominals, type Nominal } from './nominals.ts';
import type { Findings } from './names.ts';
import { occurrenceOf } from './occurrences.ts';
import { bothOf, isThing, meantByPlace } from './told-by-place.ts';
import type { Pronoun } from './pronouns.ts';
import type { Quoted } from './quoted.ts';
import { Speakers } from './speakers.ts';
import type { ActorRegistry } from './registry.ts';
import { isActor } from './sense.ts';
import { referentsOf, type ShortPhrase } from './short-phrases.ts';
import type { Roles } from './roles.ts';
import { actorsOfNominal, nounOf } from './unnamed.ts';

/** What all steps of one article share. */
export interface ArticleContext {
  readonly sentences: readonly Sentence[];
  readonly registry: ActorRegistry;
  readonly roles: Roles;
  readonly words: AnaphoraWords;
  readonly quoted: Quoted;
  readonly choose: Choose;
  /** The linked names of each sentence. */
  readonly names: readonly (readonly LinkedName[])[];
}

/** Resolves all phrases of an article, sentence by sentence. */
export class Resolver {
  readonly #article: ArticleContext;
  readonly #discourse: Discourse;
  readonly #speakers: Speakers;
  /** The words for offices, roles and bodies of the sentence that is read. */
  #nouns: Findings['words']['nouns'] = [];
  /** The state of the place named last. */
  #where: readonly string[] = [];

  constructor(context: ArticleContext) {
    this.#article = context;
    this.#discourse = new Discourse(context.registry);
    this.#speakers = new Speakers(
      context.sentences,
      context.quoted,
      context.registry,
      context.names,
      context.words,
    );
  }

  /** Returns the mentions of one sentence; sentences must come in order. */
  sentence(index: number, findings: Findings): Draft[] {
    const { sentences, names, roles, words } = this.#article;
    this.#nouns = findings.words.nouns;
    const nominals = findNominals(sentences[index]!, findings.words, names[index]!, words);
    roles.ofSentence(index, findings, names[index]!, nominals);
    const drafts: Draft[] = [];
    const late: Item[] = [];
    const take = (item: Item): boolean => {
      const mention = this.#resolve(index, item, drafts, findings);
      const isSomebody = mention.actors.length > 0;
      if (isSomebody) this.#keep(item, mention, drafts, findings);
      return isSomebody;
    };
    for (const item of itemsOf(sentences[index]!, names[index]!, nominals, words))
      if (this.#speakers.isBeforeSayer(index, item.last) || (!take(item) && isSelf(item))) late.push(item);
    late.forEach(take);
    this.#speakers.hear(index, drafts);
    return drafts;
  }

  #keep(item: Item, mention: Draft, drafts: Draft[], findings: Findings): void {
    const { registry } = this.#article;
    const noun = item.type === 'nominal' ? nounOf(item.nominal) : this.#bodyOf(mention, findings);
    drafts.push(mention);
    // No other pronoun means whoever says "I".
    if (registry.isAuthor(mention.actors[0]!)) return;
    this.#discourse.see(mention.actors, this.#occurrence(mention, noun, drafts.length === 1));
    this.#seeTogether(mention, drafts);
    if (mention.place && mention.actors.every((key) => registry.get(key)?.kind === 'state'))
      this.#where = mention.actors;
  }

  /** The word for a body that an organisation's name ends in: the Security Council is "the council" from then on. */
  #bodyOf({ form, sentence, first, head, last, actors }: Draft, { words }: Findings): string | null {
    if (form !== 'name' || this.#article.registry.get(actors[0]!)?.kind !== 'organisation') return null;
    // "International Court of Justice": its head.
    const noun = [last, head].find((i) =>
      words.bodies.some((match) => match.first >= first && match.last === i),
    );
    const body = words.bodies.find((match) => match.last === noun)?.value;
    // "the coalition" is often another one.
    if (noun === undefined || !body || FIGHTING.has(body.sector ?? '')) return null;
    return this.#article.sentences[sentence]!.tokens[noun]!.form.toLowerCase();
  }

  #resolve(index: number, item: Item, drafts: readonly Draft[], findings: Findings): Draft {
    const { sentences, registry } = this.#article;
    if (item.type === 'name') return item.name.mention;
    const { first, last } = item;
    const here = { sentence: sentences[index]!, drafts, registry, names: this.#article.names[index]! };
    if (item.type === 'pronoun') {
      const mention = draft(sentences, { sentence: index, first, last, head: last, form: 'pronoun' });
      if (
        item.pronoun.gender === 'n' &&
        isThing(mention, sentences[index]!, this.#isSomebody(index, findings))
      )
        return mention;
      mention.actors =
        item.pronoun.person === 3
          ? (meantByPlace(mention, item.pronoun, here) ?? this.#pronoun(mention, item.pronoun, drafts))
          : this.#speakers.meaning(index, first, item.pronoun, drafts);
      return mention;
    }
    if (item.type === 'short') {
      const both = item.short.size === 2 ? bothOf(last, here) : [];
      const actors =
        both.length > 0 ? both : this.#short(index, item.short, this.#fellows(index, last, drafts));
      const phrase = { sentence: index, first, last, head: last, form: 'nominal' } as const;
      if (actors.length > 0 || !item.nominal) {
        return draft(sentences, phrase, { actors, place: item.short.refers === 'place' });
      }
    }
    return this.#nominal(index, item.nominal!, drafts);
  }

  /** Tells whether a noun can be said of an actor. */
  #isSomebody(index: number, { words }: Findings): (noun: number) => boolean {
    return (noun) => {
      const refers = this.#article.words.singular.get(
        this.#article.sentences[index]!.tokens[noun]!.form.toLowerCase(),
      );
      const isKnown = words.nouns.some(({ first, last }) => first <= noun && noun <= last);
      return isKnown || (refers !== undefined && refers !== 'thing');
    };
  }

  #short(index: number, short: ShortPhrase, fellows: readonly string[]): readonly string[] {
    const { names, registry } = this.#article;
    if (short.refers !== 'place')
      return referentsOf(short, this.#recent(index), registry, short.size === 1 ? [] : fellows);
    return names[index]!.find(({ mention }) => mention.head === short.of)?.mention.actors ?? this.#where;
  }

  /** Who else takes part in what the verb above a token says. */
  #fellows(index: number, token: number, drafts: readonly Draft[]): readonly string[] {
    const sentence = this.#article.sentences[index]!;
    const { head } = sentence.tokens[token]!;
    const subject = head < 0 ? -1 : childWith(sentence, head, 'nsubj');
    return subject < 0 || subject === token
      ? []
      : (drafts.find((other) => other.head === subject)?.actors ?? []);
  }

  #recent(index: number): ReturnType<Discourse['recent']> {
    return this.#discourse.recent(index, NOUN_WINDOW);
  }

  #pronoun(mention: Draft, pronoun: Pronoun, drafts: readonly Draft[]): readonly string[] {
    const { sentences, registry, choose, words } = this.#article;
    const sentence = sentences[mention.sentence]!;
    if (hasRelation(sentence, mention.head, 'expl')) return [];
    const at = this.#occurrence(mention, null, drafts.length === 0);
    const before = actorBefore(pronoun, at, this.#discourse);
    if (before && isActor(sentence, mention.head, words.personalVerbs, this.#nouns)) return before.keys;
    const candidates = candidatesFor(
      pronoun,
      at,
      this.#discourse,
      registry,
      this.#others(mention, at, drafts),
    );
    // "Washington warned it": nobody warns a thing.
    const isAddressed =
      at.part === 'object' && words.addressing.has(sentence.tokens[at.governor]?.lemma ?? '');
    const told = choose(candidates, at)?.referent ?? (isAddressed ? candidates[0]!.referent : null);
    const actors = told?.keys ?? [];
    const record = actors.length === 1 ? registry.get(actors[0]!) : undefined;
    if (record?.kind === 'person' && pronoun.gender !== 'n') record.gender ??= pronoun.gender;
    return actors;
  }

  /**
   * Who cannot be meant by a pronoun: whoever it is joined to ("it and Japan"), acts on it ("Wang met Smith and thanked him"), or
   * says the sentence that it stands in ('"He lied," Smith said').
   */
  #others(
    { sentence: index, head }: Draft,
    { part, doer }: Occurrence,
    drafts: readonly Draft[],
  ): Set<string> {
    const sentence = this.#article.sentences[index]!;
    const start = firstConjunct(sentence, head);
    const others = this.#article.names[index]!.map(({ mention }) => mention).filter(
      (other) => part !== 'possessor' && firstConjunct(sentence, other.head) === start,
    );
    if (part === 'object') others.push(...drafts.filter((other) => other.head === doer));
    const keys = others.flatMap(({ actors }) => (actors.length === 1 ? actors : []));
    return new Set([...keys, ...this.#speakers.sayer(index, head, drafts)]);
  }

  #nominal(index: number, nominal: Nominal, drafts: readonly Draft[]): Draft {
    const { registry, roles, sentences } = this.#article;
    const { first, last, head, match } = nominal;
    const phrase = { sentence: index, first, last, head, form: 'nominal' } as const;
    const mention = draft(sentences, phrase, { sector: match.value.sector });
    const holder = roles.holder(nominal) ?? this.#inOffice(index, nominal);
    const named = nominal.owners.flatMap((owner) => owner.mention.actors);
    const owners = [
      // "his Thai counterpart" is of Thailand, whoever he is.
      ...(named.length > 0 ? named : this.#behind(index, nominal.pronoun, drafts)),
      ...this.#behind(index, nominal.of, drafts),
    ];
    const records = [...new Set(owners)].flatMap((key) => registry.get(key) ?? []);
    mention.actors = holder ? [holder] : actorsOfNominal(nominal, records, this.#recent(index), registry);
    return mention;
  }

  /** "The president", where the text has named one without saying so: of several the last one. "Leader" is no one office. */
  #inOffice(index: number, { match, definiteness, owners, pronoun }: Nominal): string | undefined {
    const { sort, value } = match;
    const isOneOffice = sort === 'office' && value.leads !== 'any' && !value.plural;
    if (!isOneOffice || definiteness !== 'definite' || pronoun >= 0) return undefined;
    const of = owners[0]?.mention.actors[0];
    const found = this.#recent(index).find(
      ({ keys, kind }) => kind === 'person' && this.#article.registry.holds(keys[0]!, value.terms, of),
    );
    return found?.keys[0];
  }

  /** The actors at a token; for "whose" those that are named right before it. */
  #behind(index: number, token: number, drafts: readonly Draft[]): readonly string[] {
    if (token < 0) return [];
    const sentence = this.#article.sentences[index]!;
    const { form } = sentence.tokens[token]!;
    if (form.toLowerCase() !== 'whose') return drafts.find(({ head }) => head === token)?.actors ?? [];
    const end = sentence.tokens[token - 1]?.form === ',' ? token - 2 : token - 1;
    const nearest = drafts.find(({ last }) => last === end);
    if (!nearest) return [];
    const start = firstConjunct(sentence, nearest.head);
    return drafts
      .filter(({ head }) => firstConjunct(sentence, head) === start)
      .flatMap(({ actors }) => actors);
  }

  /** Remembers those who are named together, so that "they" and "both" can mean them. */
  #seeTogether(mention: Draft, drafts: readonly Draft[]): void {
    const sentence = this.#article.sentences[mention.sentence]!;
    const { head, first } = mention;
    const hyphen =
      sentence.tokens[first - 1]?.form === '-' ? drafts.find(({ last }) => last === first - 2) : undefined;
    if (!hyphen && !hasRelation(sentence, head, 'conj')) return;
    const start = firstConjunct(sentence, head);
    const others = hyphen
      ? [hyphen]
      : drafts.filter((other) => other.head !== head && firstConjunct(sentence, other.head) === start);
    // "US, Chinese and French bases"
    if ([mention, ...others].some((other) => sentence.tokens[other.head]!.upos === 'ADJ')) return;
    const keys = new Set([mention, ...others].flatMap(({ actors }) => actors));
    const at = others.find((other) => other.head === start) ?? others[0];
    if (at && keys.size > 1) this.#discourse.see([...keys], this.#occurrence(at, null, false));
  }

  #occurrence(mention: Draft, noun: string | null, leading: boolean): Occurrence {
    const { sentences, quoted } = this.#article;
    const isQuoted = quoted[mention.sentence]![mention.head] === 1;
    return occurrenceOf(sentences[mention.sentence]!, mention, { noun, leading, quoted: isQuoted });
  }
}

/** "I" and "we". */
function isSelf(item: Item): boolean {
  return item.type === 'pronoun' && item.pronoun.person === 1;
}

const FIGHTING: ReadonlySet<string> = new Set(['MIL', 'REB']);

/** How many sentences back a definite phrase reaches. */
const NOUN_WINDOW = 12;
