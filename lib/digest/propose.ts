import { indexOfPack } from '../claims/pack-index';
import type { Article } from '../extract/article';
import type { ClaimReview } from '../extract/claim-review';
import { describeValue } from '../factbase/describe-value';
import { emptyPack } from '../factbase/merge-packs';
import { traceOwnLineages } from '../factbase/own-lineages';
import type { Pack } from '../factbase/pack-schema';
import { measureShingles } from '../factbase/shingles';
import { checkArticle } from '../verify/check-article';
import { digestArticle } from './digest-article';
import { digestReviews } from './digest-reviews';
import type { DigestProposal, Names } from './proposal';
import { type EventSuggestion, suggestEvent } from './suggest-event';
import { suggestNames } from './suggest-names';

/** What a text may add to a pack. */
export interface ArticleProposal {
  readonly digest: DigestProposal;
  /** For a pack without sources: what its event could be called, and by what its pages are noticed. */
  readonly event: EventSuggestion | null;
  /** Readable name of the source whose wording the text shares, or null. */
  readonly sharesWith: string | null;
}

const noPack = emptyPack({
  id: 'new',
  name: '',
  event: { date: '1970-01-01', sourcesUntil: '1970-01-01' },
  version: '1',
});

/** What a text may add to a pack, or to one that is yet to be made where that is null. Pure. */
export function proposeFrom(
  article: Article,
  reviews: readonly ClaimReview[],
  pack: Pack | null,
  today: string,
): ArticleProposal {
  const base = pack ?? noPack;
  const names = suggestNames([article], indexOfPack(base));
  const event = pack === null ? suggestEvent([article], names, today) : null;
  const index = indexOfPack(withNames(event === null ? base : { ...base, event }, names));
  const report = checkArticle(article, index, {
    minVoices: 2,
    detection: { about: 'yes', relevance: 1, why: [] },
    assumeEvent: true,
  });
  const { proposals, slots } = digestArticle(article, report, index);
  const all = [...digestReviews(reviews, index, article.published), ...proposals];
  return {
    digest: {
      proposals: all.map((proposal, id) => ({ ...proposal, id })),
      slots: [...slots],
      names: used(names, all),
    },
    event,
    sharesWith: sharedWith(article, base),
  };
}

const withNames = (pack: Pack, { parties, places, things }: Names): Pack => ({
  ...pack,
  parties: joined(pack.parties, parties),
  places: joined(pack.places, places),
  things: joined(pack.things, things),
});

function joined<T extends { readonly id: string }>(known: readonly T[], added: readonly T[]): T[] {
  const ids = new Set(known.map(({ id }) => id));
  return [...known, ...added.filter(({ id }) => !ids.has(id))];
}

/** The names that some proposal needs. */
function used(
  names: Names,
  proposals: readonly Omit<DigestProposal['proposals'][number], 'id'>[],
): Names {
  const ids = new Set<string>();
  for (const { value, party } of proposals) {
    if (party !== null) ids.add(party);
    if (value.type === 'place') ids.add(value.place);
    if (value.type === 'thing') ids.add(value.thing);
    if (value.type === 'route') ids.add(value.from).add(value.to);
    if (value.type === 'places') for (const place of value.places) ids.add(place);
  }
  const isUsed = ({ id }: { readonly id: string }): boolean => ids.has(id);
  return {
    parties: names.parties.filter(isUsed),
    places: names.places.filter(isUsed),
    things: names.things.filter(isUsed),
  };
}

/** The name of the source whose lineage a text would be of. */
function sharedWith({ blocks }: Article, { sources }: Pack): string | null {
  const settled = sources.map(({ id, lineage, shingles, shinglesEvery }) => ({
    ...{ id, lineage },
    shingles: { every: shinglesEvery ?? 1, hashes: shingles },
  }));
  const text = blocks.map((block) => block.text).join('\n');
  const id = 'this text';
  const lineage = traceOwnLineages(settled, [{ id, shingles: measureShingles(text) }]).get(id);
  return sources.find((source) => source.lineage === lineage)?.name ?? null;
}

/** What a pack knows that statements can be made with: its questions with their answers, and its names. */
export function knownIn(pack: Pack) {
  const first = new Map<string, string>();
  for (const { slot, value } of pack.facts)
    if (!first.has(slot)) first.set(slot, describeValue(value, pack));
  const named = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });
  return {
    slots: pack.slots.map(({ id, label, type, thing }) => ({
      ...{ id, label, type },
      ...(thing === undefined ? {} : { thing }),
      value: first.get(id) || null,
    })),
    places: pack.places.map(named),
    things: pack.things.map((thing) => ({ ...named(thing), kind: thing.kind })),
    parties: pack.parties.map(named),
  };
}
