import type { Article } from '../extract/article';
import type { About } from '../report/page-report';
import { eachTerm, foldCase, indexTerms, type Profile, type TermIndex } from './profile';

/** What detection says of a page. */
export interface DetectionResult {
  /** The pack whose event the page is closest to; null where it is close to none. */
  readonly pack: string | null;
  readonly about: About;
  /** 0 to 1. */
  readonly relevance: number;
  /** Reasons a person understands. */
  readonly why: string[];
}

/** The parts of an article that detection reads. */
export type Detectable = Pick<Article, 'title' | 'blocks'> & { readonly description?: string };

/** Finds out whether a text is about one of several events. */
export interface Detector {
  /** A quick look at a page's whole text: false means that a closer look cannot find anything. */
  readonly mayMatch: (text: string) => boolean;
  readonly judge: (article: Detectable) => DetectionResult;
}

/** Weight that groups of terms must reach together for a page to be about the event. */
const enough = 0.6;
/** … of which this much must stand where an article says what it is about. */
const enoughUpFront = 0.45;
/** Weight in one paragraph that names the event in passing. */
const passing = 0.5;
/** Characters of the article's beginning that say what it is about. */
const lead = 400;

const none: DetectionResult = { pack: null, about: 'no', relevance: 0, why: [] };

/** What of one profile stands in one stretch of text. */
interface Hits {
  readonly groups: Map<number, string>;
  decisive: string | null;
  against: string | null;
}

function hitsIn(index: TermIndex, text: string): Map<number, Hits> {
  const all = new Map<number, Hits>();
  eachTerm(index, foldCase(text), (term, meanings) => {
    for (const { profile, kind } of meanings) {
      let hits = all.get(profile);
      if (!hits) {
        hits = { groups: new Map(), decisive: null, against: null };
        all.set(profile, hits);
      }
      if (kind === 'decisive') hits.decisive ??= term;
      else if (kind === 'against') hits.against ??= term;
      else if (!hits.groups.has(kind)) hits.groups.set(kind, term);
    }
    return false;
  });
  return all;
}

const weightOf = (profile: Profile, groups: Iterable<number>): number => {
  let weight = 0;
  for (const group of groups) weight += profile.groups[group]?.weight ?? 0;
  return weight;
};

/** The term as the profile writes it. */
function written(profile: Profile, term: string): string {
  const all = [...profile.decisive, ...profile.against, ...profile.groups.flatMap((g) => g.terms)];
  return all.find((candidate) => foldCase(candidate) === term) ?? term;
}

function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function judgeProfile(
  profile: Profile,
  zones: { title: Hits | undefined; front: Hits | undefined; paragraphs: readonly Hits[] },
): Omit<DetectionResult, 'pack'> {
  const { title, front, paragraphs } = zones;
  const decisiveUpFront = title?.decisive ?? front?.decisive ?? null;
  const decisive = decisiveUpFront ?? paragraphs.find((hits) => hits.decisive)?.decisive ?? null;
  const upFront = new Map([...(front?.groups ?? []), ...(title?.groups ?? [])]);
  const everywhere = new Map(upFront);
  let densest = 0;
  for (const { groups } of paragraphs) {
    densest = Math.max(densest, weightOf(profile, groups.keys()));
    for (const [group, term] of groups) if (!everywhere.has(group)) everywhere.set(group, term);
  }
  const frontWeight = weightOf(profile, upFront.keys());
  const weight = weightOf(profile, everywhere.keys());
  const otherEvent = title?.against ?? (decisiveUpFront ? null : front?.against) ?? null;

  const terms = [...everywhere.values()].map((term) => written(profile, term));
  const why: string[] = [];
  if (decisive) {
    const place = title?.decisive ? 'headline' : decisiveUpFront ? 'opening' : 'text';
    why.push(`${written(profile, decisive)} in the ${place}`);
  }
  if (terms.length > 0) why.push(`${list(terms.slice(0, 6))} in the text`);
  if (otherEvent) why.push(`the headline or opening names ${written(profile, otherEvent)}`);

  const reached = frontWeight >= enoughUpFront && weight >= enough;
  if (!otherEvent && (decisiveUpFront ? weight >= 0.2 : reached)) {
    const relevance = Math.min(1, 0.6 + 0.25 * Math.min(1, weight) + (decisive ? 0.2 : 0));
    return { about: 'yes', relevance, why };
  }
  if (decisive || (densest >= passing && weight >= enough) || (reached && otherEvent)) {
    return { about: 'mention', relevance: Math.min(0.55, 0.2 + 0.3 * weight), why };
  }
  return { about: 'no', relevance: Math.min(0.2, 0.2 * weight), why: [] };
}

/** A detector for the events of these profiles. */
export function createDetector(profiles: readonly Profile[]): Detector {
  const index = indexTerms(profiles);
  return {
    mayMatch(text) {
      const weights = profiles.map(() => 0);
      const seen = new Set<string>();
      let may = false;
      eachTerm(index, foldCase(text), (_term, meanings) => {
        for (const { profile, kind } of meanings) {
          if (kind === 'decisive') may = true;
          if (typeof kind !== 'number') continue;
          const key = `${profile} ${kind}`;
          if (seen.has(key)) continue;
          seen.add(key);
          const weight = (weights[profile] ?? 0) + (profiles[profile]?.groups[kind]?.weight ?? 0);
          weights[profile] = weight;
          may ||= weight >= enoughUpFront;
        }
        return may;
      });
      return may;
    },
    judge({ title, description = '', blocks }) {
      const texts = blocks.filter(({ role }) => role !== 'headline').map(({ text }) => text);
      let opening = description;
      let used = 0;
      for (const text of texts) {
        if (used > lead) break;
        opening += `\n${text}`;
        used += text.length;
      }
      const headline = blocks.find(({ role }) => role === 'headline')?.text ?? '';
      const inTitle = hitsIn(index, `${title}\n${headline}`);
      const inFront = hitsIn(index, opening);
      const inTexts = texts.map((text) => hitsIn(index, text));
      let best = none;
      for (const [number, profile] of profiles.entries()) {
        const result = judgeProfile(profile, {
          title: inTitle.get(number),
          front: inFront.get(number),
          paragraphs: inTexts.flatMap((hits) => hits.get(number) ?? []),
        });
        if (result.relevance > best.relevance) best = { pack: profile.pack, ...result };
      }
      return best;
    },
  };
}
