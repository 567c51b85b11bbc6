import type { About } from '../report/page-report';
import { type Evidence, joinEvidence, nothing } from './evidence';
import {
  againstWeight,
  day,
  hasRival,
  inZone,
  isTimely,
  joinReadings,
  type Measures,
  measure,
  type Page,
  speaksOfEarlierYear,
  timelyWeight,
} from './measures';
import type { Profile } from './profile';
import { joinShort, type Reading, shareOf } from './readings';
import { enough, tellsWhich, weigh } from './weigh';

export type { Page } from './measures';

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
const weights: Readonly<Record<keyof Measures, number>> = {
  front: 0.15,
  told: 1.25,
  whole: 0.65,
  tellingEvents: 0.96,
  telling: 1.76,
  topic: 1.71,
  timely: 2.05,
  silent: -1.54,
  late: -2.02,
  otherTitle: -3.14,
  otherFront: -3.37,
  rival: -4.06,
  elsewhere: -1.35,
};
const unseen = -2.22;
/** Likelihood from which a page is taken to be about the event. */
const likely = 0.6;
/** … where its title seems to be about something else. */
const nearlySure = 0.85;

/** What a name of another event takes away in a passage, which may name several. */
const passingWeight = 0.15;
/** Weight of title and opening beyond doubt even on a page that says it is older than the event. */
const beyondDate = 2;
/** Share of a list of stories that must tell which event it is. */
const namedInIndex = 0.5;
/** Relevance of the least likely page about the event, and of a mention at most. */
const least = { yes: 0.6, mention: 0.5 } as const;

/** How likely it is that a page is about the event, 0 to 1. */
function likelihoodOf(measures: Measures): number {
  const { front, told, whole, tellingEvents, telling, topic } = measures;
  const { timely, silent, late, otherTitle, otherFront, rival, elsewhere } = measures;
  const odds =
    unseen +
    front * weights.front +
    told * weights.told +
    whole * weights.whole +
    tellingEvents * weights.tellingEvents +
    telling * weights.telling +
    topic * weights.topic +
    timely * weights.timely +
    silent * weights.silent +
    late * weights.late +
    otherTitle * weights.otherTitle +
    otherFront * weights.otherFront +
    rival * weights.rival +
    elsewhere * weights.elsewhere;
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
  const other = title.against[0] ?? title.elsewhere;
  if (other !== null && other !== undefined) return other;
  if (subject && count > 0) return null;
  const rival = [...title.groups].find(([group]) => profile.groups[group]?.rival === true);
  return rival?.[1] ?? null;
}

/** A page from before the event cannot be about it; a day is left for the world's clocks. */
const isOlder = ({ date }: Profile, published: string | null): boolean =>
  published !== null && date !== undefined && Date.parse(published) < Date.parse(date) - day;

/** Whether a page has what any page about the event has: a name, and what happened to what; not a rival topic alone. */
export function mayBeAbout(profile: Profile, { readings, front, whole, published }: Page): boolean {
  const { weight, names, subject, namingEvents, heavyEvents, tellingEvents, telling } = weigh(
    profile,
    whole,
  );
  const timely = isTimely(profile, published);
  const title = joinReadings(inZone(readings, ['title']));
  // A title with the event's own name needs no other word for it, but for pages that sell or track a flight.
  if (title.decisive !== null && whole.elsewhere === null) return true;
  return (
    names > 0 &&
    namingEvents > 0 &&
    (telling || timely) &&
    weight >= enough - (timely ? timelyWeight : 0) &&
    (subject ||
      ((tellingEvents > 0 || heavyEvents > 0 || timely) &&
        (names > 1 || !hasRival(profile, front)) &&
        !hasRival(profile, title)))
  );
}

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
  if (!mayBeAbout(profile, page)) return no;
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
  const { naming, weight } = findNaming(profile, joinShort(readings), title);
  const titleFits = inTitle.strongEvents > 0 || inTitle.subject || inTitle.telling;
  const tells = ({ evidence }: Reading): boolean => {
    const { subject, strongEvents, names } = weigh(profile, evidence);
    return names > 0 && (subject || strongEvents > 0);
  };
  const isStory =
    !isIndex || titleFits || shareOf(inZone(readings, ['opening', 'text']), tells) >= namedInIndex;
  const likelihood = likelihoodOf(measure(profile, page));
  const isElsewhere = title.elsewhere !== null && otherTopic === title.elsewhere;
  const needed = otherTopic === null ? likely : nearlySure;
  if (likelihood >= needed && isStory && !isElsewhere) {
    const relevance = least.yes + ((1 - least.yes) * (likelihood - likely)) / (1 - likely);
    return { about: 'yes', relevance, otherTopic: null, naming };
  }
  // Under a title about another topic the same words early on are that topic's.
  const mayPass = title.against.length > 0 ? ['opening', 'text'] : ['text'];
  if (
    naming &&
    (otherTopic === null ||
      naming.evidence.decisive !== null ||
      mayPass.includes(naming.passage.zone))
  ) {
    const relevance = Math.min(least.mention, 0.2 + 0.15 * weight);
    return { about: 'mention', relevance, otherTopic, naming };
  }
  return no;
}
