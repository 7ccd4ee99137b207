/** From proper names to actors. */
import type { KnownActor, Lexicon } from '../lexicon/index.ts';
import { headOfSpan } from '../syntax/tree.ts';
import type { Article } from '../types/article.ts';
import type { Sentence, Token } from '../types/sentence.ts';
import type { AnaphoraWords } from './anaphora-words.ts';
import { besideOf } from './beside.ts';
import { draft, type Draft } from './draft.ts';
import type { Findings, NamePhrase } from './names.ts';
import { initialsOf, linkOrganisations } from './organisation-index.ts';
import { Namesakes } from './namesakes.ts';
import { linkPersons, plainName, withoutSuffix, type LinkedPerson } from './person-index.ts';
import { CountryOfPlaces, countryBehind, isPlace, PROPER_FORMS } from './places.ts';
import type { ActorRecord, ActorRegistry } from './registry.ts';
import { titleStart } from './titles.ts';

/** A name and the mention it became. */
export interface LinkedName {
  readonly phrase: NamePhrase;
  readonly mention: Draft;
}

/** Where a name stands. */
interface Place {
  readonly sentence: number;
  readonly phrase: NamePhrase;
  readonly text: string;
}

/**
 * Links every name of an article.
 *
 * @returns The linked names of each sentence, in text order; names that stand for no actor are left out.
 */
export function linkNames(
  article: Article,
  sentences: readonly Sentence[],
  findings: readonly Findings[],
  registry: ActorRegistry,
  words: AnaphoraWords,
  lexicon: Lexicon,
): LinkedName[][] {
  const places = findings.flatMap(({ names }, sentence) =>
    names.map((phrase): Place => {
      const { tokens } = sentences[sentence]!;
      const text = article.text.slice(tokens[phrase.first]!.start, tokens[phrase.last]!.end);
      return { sentence, phrase, text: text.replace(/\s+/g, ' ') };
    }),
  );
  const persons = personsOf(places, article.date, sentences, findings, lexicon);
  const organisations = organisationsOf(places, sentences);
  const linked: LinkedName[][] = sentences.map(() => []);
  const country = new CountryOfPlaces();
  const abbreviated = abbreviatedIn(places, sentences);
  for (const place of places) {
    const record = actorOf(abbreviated.get(place) ?? place, {
      persons,
      organisations,
      country,
      registry,
      sentence: sentences[place.sentence]!,
      places: findings[place.sentence]!.names,
    });
    if (!record) continue;
    const mention = mentionOf(place, sentences, findings[place.sentence]!, record, words);
    // "The two Koreas"
    const siblings = place.phrase.known ? undefined : words.siblings.get(place.text);
    if (siblings) mention.actors = siblings.flatMap((key) => registry.state(key)?.key ?? []);
    linked[place.sentence]!.push({ phrase: place.phrase, mention });
    const isName = (mention.form === 'name' || place.phrase.known) && !isSubnational(place.phrase);
    if (isName && !isOfAnother(place.phrase, record, lexicon)) registry.alias(record.key, place.text);
  }
  return linked;
}

function isSubnational({ kind, known }: NamePhrase): boolean {
  return kind === 'place' || known?.form === 'city';
}

/**
 * Tells whether a name is another state's, and means this one by its company alone: "Georgia" beside "Atlanta" is no name of the
 * United States, "Congo" beside "Brazzaville" is one of the Republic of the Congo. Who sits in "Brussels" goes by that name, too.
 */
function isOfAnother({ known }: NamePhrase, { key, kind, label }: ActorRecord, { names }: Lexicon): boolean {
  if (!known || kind !== 'state' || label.includes(known.phrase)) return false;
  const usual = names.get(known.phrase)?.actor;
  return usual?.kind === 'state' && usual.key !== key;
}

function personsOf(
  places: readonly Place[],
  date: string | null,
  sentences: readonly Sentence[],
  findings: readonly Findings[],
  lexicon: Lexicon,
): ReadonlyMap<NamePhrase, LinkedPerson> {
  const people = places.filter(
    ({ phrase }) => phrase.kind === 'person' || phrase.known?.actor.kind === 'person',
  );
  const known = people.map(({ phrase, text }) => phrase.known?.actor ?? personNamed(text, lexicon));
  const namesakes = new Namesakes(lexicon.leaders, {
    date,
    states: new Set(places.flatMap(({ phrase }) => phrase.known?.actor.country ?? [])),
    people: known.flatMap((actor, i) =>
      actor && (/\s/.test(people[i]!.text) || lexicon.leaders.called(people[i]!.text).length === 1)
        ? [actor]
        : [],
    ),
    isGiven: (name) => lexicon.givenNames.has(name),
  });
  const linked = linkPersons(
    people.map(({ phrase, text, sentence }, i) => {
      const usual = known[i] ?? null;
      const beside = besideOf(sentences[sentence]!, phrase, findings[sentence]!);
      const initial = INITIAL.exec(text);
      if (!usual && initial) {
        const [, letter, surname] = initial as unknown as [string, string, string];
        const bearer = lexicon.names.get(surname)?.actor;
        const fits = bearer?.kind === 'person' && bearer.name.startsWith(letter) ? bearer : null;
        return { text, known: namesakes.meant(surname, fits, beside, letter) };
      }
      const isSurname = phrase.known ? !/\s/.test(text) : lexicon.leaders.called(text).length > 0;
      if (!isSurname) return { text, known: usual };
      return { text, known: namesakes.meant(text, usual, beside) };
    }),
    lexicon.spellingKey,
  );
  return new Map(people.map(({ phrase }, i) => [phrase, linked[i]!]));
}

/** "V. Putin", "A.G. Lukashenko", "U. von der Leyen": the first initial and the surname. */
const INITIAL = /^(\p{Lu})\.(?: ?\p{Lu}\.)* ((?:\p{Ll}+ ){0,2}\p{Lu}[\p{L}'’-]+)$/u;

/** Whom the lexicon knows by a full name, written with or without initials or "Jr."; null where nobody. */
function personNamed(text: string, { names, leaders }: Lexicon): KnownActor | null {
  const name = withoutSuffix(text);
  for (const form of [name, plainName(name)]) {
    if (!form.includes(' ')) continue;
    const actor = names.get(form)?.actor ?? leaders.named(form);
    if (actor?.kind === 'person') return actor;
  }
  return null;
}

function organisationsOf(
  places: readonly Place[],
  sentences: readonly Sentence[],
): ReadonlyMap<NamePhrase, string> {
  const bodies = places.filter(({ phrase }) => phrase.kind === 'organisation');
  const names = bodies.map(({ phrase, text, sentence }) => ({
    text,
    gloss: glossOf(sentences[sentence]!, phrase),
  }));
  const linked = linkOrganisations(names);
  return new Map(bodies.map(({ phrase }, i) => [phrase, linked[i]!]));
}

/**
 * Returns the full name for each abbreviation that the article spells out, in brackets or by its initials, where the lexicon knows
 * it of somebody else or not at all: "RSF" is the Rapid Support Forces in an article that speaks of these, and not Reporters
 * sans Frontières; "PF" is whatever stands before "(PF)".
 */
function abbreviatedIn(places: readonly Place[], sentences: readonly Sentence[]): ReadonlyMap<Place, Place> {
  const spelled = new Map<string, Place>();
  const glossed = new Map<string, Place>();
  const known = new Set<string>();
  for (const place of places) {
    if (ABBREVIATION.test(place.text) || isPerson(place.phrase)) continue;
    const gloss = glossOf(sentences[place.sentence]!, place.phrase);
    // "Movement for the Actualization of the | Sovereign State of Biafra (MASSOB)" is no state's abbreviation.
    const fits = gloss !== null && ABBREVIATION.test(gloss) && gloss[0] === place.text[0];
    if (fits && !glossed.has(gloss)) glossed.set(gloss, place);
    const initials = initialsOf(place.text);
    if (initials.length >= 3 && !spelled.has(initials)) spelled.set(initials, place);
    if (place.phrase.known) known.add(place.phrase.known.actor.key);
  }
  const found = new Map<Place, Place>();
  for (const place of places) {
    const { known: name, kind } = place.phrase;
    if (name ? name.actor.kind !== 'organisation' : kind !== 'organisation') continue;
    const full = glossed.get(place.text) ?? (name ? spelled.get(place.text) : undefined);
    if (full && (!name || !known.has(name.actor.key))) found.set(place, full);
  }
  return found;
}

function isPerson({ kind, known }: NamePhrase): boolean {
  return (known ? known.actor.kind : kind) === 'person';
}

const ABBREVIATION = /^\p{Lu}{2,}$/u;

/** The single capitalised word that stands in brackets behind a name. */
function glossOf({ tokens }: Sentence, { last }: NamePhrase): string | null {
  const word = tokens[last + 2];
  if (tokens[last + 1]?.form !== '(' || tokens[last + 3]?.form !== ')' || !word) return null;
  return /^\p{Lu}[\p{L}\d./-]+$/u.test(word.form) ? word.form : null;
}

interface Linking {
  readonly persons: ReadonlyMap<NamePhrase, LinkedPerson>;
  readonly organisations: ReadonlyMap<NamePhrase, string>;
  readonly country: CountryOfPlaces;
  readonly registry: ActorRegistry;
  readonly sentence: Sentence;
  /** All names of the sentence. */
  readonly places: readonly NamePhrase[];
}

function actorOf({ phrase, text }: Place, linking: Linking): ActorRecord | null {
  const { registry, country } = linking;
  const person = linking.persons.get(phrase);
  if (person)
    return person.known
      ? registry.known(person.known)
      : registry.named({ name: person.name, kind: 'person' });
  if (phrase.known) {
    const { actor } = phrase.known;
    if (actor.kind === 'state') country.see(actor.key);
    return registry.known(actor);
  }
  if (phrase.kind === 'event') return null;
  if (phrase.kind === 'place') {
    const state = phrase.country ?? countryBehind(phrase, linking.sentence, linking.places) ?? country.last;
    return state === null ? null : (registry.state(state) ?? null);
  }
  if (phrase.kind === 'group')
    return registry.named({ name: text, kind: 'group', country: phrase.country, plural: true });
  const name = linking.organisations.get(phrase) ?? text;
  const members = statesInside(phrase, linking.places);
  return registry.named({
    name,
    kind: 'organisation',
    country: members.length === 1 ? members[0]! : phrase.country,
    members: members.length > 1 ? members : [],
  });
}

function statesInside(phrase: NamePhrase, names: readonly NamePhrase[]): string[] {
  const inside = names.filter(
    (other) => other !== phrase && other.first >= phrase.first && other.last <= phrase.last,
  );
  return [
    ...new Set(inside.flatMap(({ known }) => (known?.actor.kind === 'state' ? [known.actor.key] : []))),
  ].sort();
}

function mentionOf(
  { phrase, sentence: index }: Place,
  sentences: readonly Sentence[],
  findings: Findings,
  record: ActorRecord,
  words: AnaphoraWords,
): Draft {
  const sentence = sentences[index]!;
  const first = record.kind === 'person' ? titleStart(sentence, phrase, findings) : phrase.first;
  const head = headOfSpan(sentence.tokens, first, phrase.last);
  const form = isProper(sentence, phrase) ? 'name' : 'nominal';
  const place =
    record.kind === 'person' ? false : phrase.kind === 'place' || isPlace(sentence, phrase, head, words);
  return draft(
    sentences,
    { sentence: index, first, last: phrase.last, head, form },
    { place, sector: record.kind === 'state' ? null : record.sector, actors: [record.key] },
    [phrase.first, phrase.last],
  );
}

/**
 * Tells a name on its own from one used as a word for something else: "Chinese", "the US" in "US-Japan Committee", the
 * state in "the 2011 New Zealand election", "a Democrat".
 */
function isProper({ tokens }: Sentence, { first, last, inner, known }: NamePhrase): boolean {
  if (inner || (known && !PROPER_FORMS.has(known.form))) return false;
  if (/^\d{4}$/.test(tokens[first - 1]?.form ?? '') && tokens[last]!.deprel === 'compound') return false;
  const { actor, phrase } = known ?? {};
  return !(
    actor?.sector === 'PTY' &&
    first === last &&
    phrase !== phrase?.toUpperCase() &&
    (tokens[last]!.upos === 'ADJ' || (tokens[last]!.xpos === 'NNP' && isMember(tokens, first)))
  );
}

/** "a Democrat", "Democrat Jim Webb": a member of the party, not the party. */
function isMember(tokens: readonly Token[], i: number): boolean {
  const [before, after] = [tokens[i - 1], tokens[i + 1]];
  return /^an?$/i.test(before?.form ?? '') || before?.upos === 'ADJ' || after?.upos === 'PROPN';
}
