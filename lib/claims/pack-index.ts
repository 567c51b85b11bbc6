import {
  type Fact,
  type Pack,
  type Party,
  type Place,
  type Slot,
  type Source,
  type Thing,
  voicesOf,
} from '../factbase/pack-schema';
import { buildLexicon, foldWord, type Lexicon } from '../language/lexicon';
import { tokenise } from '../language/tokens';
import { decodeHeads } from './heads';
import type { Heads } from './judge';
import { type PackValues, valuesOfPack } from './pack-values';

/** Everything that one name of the pack can mean. */
export interface NamedEntry {
  /** The word that stands for the name in features. */
  readonly key: string;
  readonly parties: readonly string[];
  readonly places: readonly string[];
  readonly things: readonly string[];
  /** A word for people or things of a place ("Kazakh") rather than the place itself. */
  readonly demonym: boolean;
}

/** A pack made ready for reading sentences. */
export interface PackIndex {
  readonly pack: Pack;
  readonly lexicon: Lexicon<NamedEntry>;
  readonly parties: ReadonlyMap<string, Party>;
  readonly places: ReadonlyMap<string, Place>;
  readonly things: ReadonlyMap<string, Thing>;
  readonly slots: ReadonlyMap<string, Slot>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly factsBySlot: ReadonlyMap<string, readonly Fact[]>;
  /** What the facts and slots name, by value. */
  readonly values: PackValues;
  /** Parties by definite description, most likely first. */
  readonly descriptions: Lexicon<readonly string[]>;
  /** What was learned from the pack's examples; null where it has none. */
  readonly heads: Heads | null;
  /** Slots that the examples speak of: of others, such as those of the user's own packs, nothing was learned. */
  readonly learned: ReadonlySet<string>;
  /** Whether there is any slot that they do not speak of. */
  readonly hasUnlearned: boolean;
  /** Names of the user's own packs that were merged into the pack, by id. */
  readonly ownPacks: ReadonlyMap<string, string>;
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.id, item]));

interface DraftEntry {
  readonly words: readonly string[];
  readonly parties: Set<string>;
  readonly places: Set<string>;
  readonly things: Set<string>;
  demonym: boolean;
}

const indexes = new WeakMap<Pack, PackIndex>();

/** The index of a pack, made once as long as the pack lives. */
export function indexOfPack(pack: Pack): PackIndex {
  const known = indexes.get(pack);
  if (known !== undefined) return known;
  const made = indexPack(pack);
  indexes.set(pack, made);
  return made;
}

/** Indexes the pack's names, slots and facts; linear in the pack. */
export function indexPack(pack: Pack): PackIndex {
  const drafts = new Map<string, DraftEntry>();
  const parties = byId(pack.parties);
  const draft = (name: string): DraftEntry => {
    const words = tokenise(name).map((token) => token.lower);
    const key = words.map(foldWord).join(' ');
    const known = drafts.get(key);
    if (known !== undefined) return known;
    const made: DraftEntry = {
      words,
      parties: new Set(),
      places: new Set(),
      things: new Set(),
      demonym: false,
    };
    drafts.set(key, made);
    return made;
  };
  for (const party of pack.parties)
    for (const name of party.names) draft(name).parties.add(party.id);
  for (const place of pack.places) {
    for (const name of place.names) draft(name).places.add(place.id);
    for (const name of place.demonyms) {
      const entry = draft(name);
      entry.places.add(place.id);
      entry.demonym = true;
      if (parties.has(place.id)) entry.parties.add(place.id);
    }
  }
  for (const thing of pack.things) for (const name of thing.names) draft(name).things.add(thing.id);
  const facts = new Map<string, Fact[]>();
  for (const fact of pack.facts) {
    const known = facts.get(fact.slot);
    if (known === undefined) facts.set(fact.slot, [fact]);
    else known.push(fact);
  }
  const slots = byId(pack.slots);
  const heads = pack.model === null || pack.model === undefined ? null : decodeHeads(pack.model);
  const learned = new Set(heads?.link.classes);
  return {
    pack,
    lexicon: buildLexicon([...drafts.values()].map((entry) => [entry.words, named(entry)])),
    parties,
    places: byId(pack.places),
    things: byId(pack.things),
    slots,
    sources: byId(pack.sources),
    factsBySlot: facts,
    values: valuesOfPack(pack),
    descriptions: descriptionLexicon(pack),
    heads,
    learned,
    hasUnlearned: pack.slots.some(({ id }) => !learned.has(id)),
    ownPacks: new Map(pack.own?.map(({ id, name }) => [id, name])),
  };
}

function named(entry: DraftEntry): NamedEntry {
  const parties = [...entry.parties];
  const places = [...entry.places];
  const things = [...entry.things];
  return {
    key: parties[0] ?? things[0] ?? places[0] ?? entry.words.join('-'),
    parties,
    places,
    things,
    demonym: entry.demonym,
  };
}

function descriptionLexicon(pack: Pack): Lexicon<readonly string[]> {
  const meant = new Map<string, { words: readonly string[]; parties: string[] }>();
  for (const party of pack.parties)
    for (const description of party.descriptions) {
      const words = tokenise(description).map((token) => token.lower);
      const known = meant.get(words.join(' '));
      if (known === undefined) meant.set(words.join(' '), { words, parties: [party.id] });
      else known.parties.push(party.id);
    }
  return buildLexicon([...meant.values()].map(({ words, parties }) => [words, parties]));
}

/** Voices of the best backed fact of a slot. */
export function voicesOfSlot(index: PackIndex, slot: string): number {
  let most = 0;
  for (const fact of index.factsBySlot.get(slot) ?? [])
    most = Math.max(most, voicesOf(fact, index.sources));
  return most;
}
