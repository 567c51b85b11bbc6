import type { About } from '../report/page-report';
import { type Evidence, joinEvidence, nothing } from './evidence';
import { type Measures, measure } from './measures';
import {
  againstWeight,
  day,
  elsewhereIn,
  inZone,
  joinReadings,
  type Page,
  speaksOfEarlierYear,
} from './page';
import type { Profile } from './profile';
import { joinShort, type Reading, shareOf } from './readings';
import { tellsWhich, weigh } from './weigh';

export type { Page } from './page';

/** How a page stands to the event of one profile. */
export interface Score {
  readonly about: About;
  /** 0 to 1. */
  readonly relevance: number;
  /** What the title says the page is about instead, in its own words. */
  readonly otherTopic: string | null;
  /** The passage that names the event best, or null where none does. */
  readonly naming: Reading | null;
}

/**
 * What each measure adds to the odds that a page is about the event, as a logarithm. Fitted to the pages
 * of tests/eval/detection by `npm run eval:detection -- --fit`.
 */
const weights = [
  ['possible', 2.53],
  ['front', 0.09],
  ['told', 1.3],
  ['whole', 1.03],
  ['tellingEvents', 1.24],
  ['telling', 1.9],
  ['topic', 1.19],
  ['news', 2.54],
  ['anniversary', 1.78],
  ['silent', -0.81],
  ['late', -2.25],
  ['lateAlone', -1.38],
  ['otherTitle', -3.51],
  ['otherFront', -3.56],
  ['rival', -4.12],
  ['elsewhere', -1.94],
] as const satisfies readonly (readonly [keyof Measures, number])[];
const unseen = -4.6;
/** Likelihood from which a page is taken to be about the event. */
const likely = 0.7;
/** … where its title seems to be about something else. */
const nearlySure = 0.85;

/** What a name of another event takes away in a passage, which may name several. */
const passingWeight = 0.15;
/** Weight of title and opening beyond doubt even on a page that says it is older than the event. */
const beyondDate = 2;
/** Share of a list of stories that must tell which event it is … */
const namedInIndex = 0.5;
/** … or have so many cues of it, as a live blog's short entries do. */
const cuedInIndex = 0.8;
const fewestCues = 3;
/** Relevance of the least likely page about the event, and of a mention at most. */
const least = { yes: 0.6, mention: 0.5 } as const;

/** How likely it is that a page is about the event, 0 to 1. */
function likelihoodOf(measures: Measures): number {
  const odds = weights.reduce((sum, [name, weight]) => sum + weight * measures[name], unseen);
  return 1 / (1 + Math.exp(-odds));
}

/** The passage that names the event best, with its weight. A passage that has all but the names has them from the title. */
function findNaming(
  profile: Profile,
  readings: readonly Reading[],
  title: Evidence,
): { naming: Reading | null; weight: number } {
  const isName = (group: number): boolean => profile.groups[group]?.role === 'name';
  const names = { ...nothing, groups: new Map([...title.groups].filter(([id]) => isName(id))) };
  let naming: Reading | null = null;
  let best = 0;
  for (const reading of readings) {
    const { decisive, against } = reading.evidence;
    const weighed = weigh(profile, joinEvidence([reading.evidence, names]));
    const isNamed =
      decisive !== null ||
      (weighed.telling &&
        tellsWhich(weighed, against.length * passingWeight, true) &&
        !speaksOfEarlierYear(profile, [reading]));
    if (isNamed && weighed.weight > best) {
      naming = reading;
      best = weighed.weight;
    }
  }
  return { naming, weight: best };
}

/** What the title says that the page is about instead; null where it is about the event, or says nothing of it. */
function findOtherTopic(profile: Profile, title: Evidence, names: boolean): string | null {
  const { names: count, subject, telling } = weigh(profile, title);
  if (title.decisive !== null || (names && telling)) return null;
  const other = title.against[0] ?? elsewhereIn(profile, title);
  if (other !== null) return other;
  if (subject && count > 0) return null;
  const rival = [...title.groups].find(([group]) => profile.groups[group]?.rival === true);
  return rival?.[1] ?? null;
}

/** A page from before the event cannot be about it; a day is left for the world's clocks. */
const isOlder = ({ date }: Profile, published: string | null): boolean =>
  published !== null && date !== undefined && Date.parse(published) < Date.parse(date) - day;

/** Judges one page by one profile. */
export function scorePage(profile: Profile, page: Page): Score {
  const { readings, front, whole, published, isIndex } = page;
  const { weight: inAll } = weigh(profile, whole);
  const no: Score = {
    about: 'no',
    relevance: Math.min(0.2, 0.1 * inAll),
    otherTopic: null,
    naming: null,
  };
  const titles = inZone(readings, ['title']);
  const title = joinReadings(titles);
  const inTitle = weigh(profile, title);
  const isSure =
    front.decisive !== null ||
    weigh(profile, front).weight - againstWeight * front.against.length >= beyondDate;
  if (isOlder(profile, published) && !isSure) return no;

  const taken =
    againstWeight * (title.against.length + (speaksOfEarlierYear(profile, titles) ? 1 : 0));
  const otherTopic = findOtherTopic(profile, title, tellsWhich(inTitle, taken));
  const stretches = joinShort(readings);
  // A paragraph may name it that speaks of other events together with its neighbours.
  const { naming, weight } = findNaming(profile, [...stretches, ...readings], title);
  const titleFits = inTitle.strongEvents > 0 || inTitle.subject || inTitle.telling;
  const tells = ({ evidence }: Reading): boolean => {
    const { subject, strongEvents, names } = weigh(profile, evidence);
    return names > 0 && (subject || strongEvents > 0);
  };
  const isStory =
    !isIndex ||
    titleFits ||
    shareOf(inZone(readings, ['opening', 'text']), tells) >= namedInIndex ||
    shareOf(stretches, ({ evidence }) => evidence.groups.size >= fewestCues) >= cuedInIndex;
  const measures = measure(profile, page);
  const likelihood = likelihoodOf(measures);
  const isElsewhere = otherTopic !== null && otherTopic === elsewhereIn(profile, title);
  const needed = otherTopic === null ? likely : nearlySure;
  if (likelihood >= needed && isStory && !isElsewhere) {
    const relevance = least.yes + ((1 - least.yes) * (likelihood - likely)) / (1 - likely);
    return { about: 'yes', relevance, otherTopic: null, naming };
  }
  // Under a title about another topic the same words early on are that topic's.
  const mayPass = title.against.length > 0 ? ['opening', 'text'] : ['text'];
  if (
    naming &&
    measures.possible > 0 &&
    (otherTopic === null ||
      naming.evidence.decisive !== null ||
      mayPass.includes(naming.passage.zone))
  ) {
    const relevance = Math.min(least.mention, 0.2 + 0.15 * weight);
    return { about: 'mention', relevance, otherTopic, naming };
  }
  return no;
}
