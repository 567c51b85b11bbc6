import type { About } from '../report/page-report';
import { type Evidence, joinEvidence, nothing } from './evidence';
import type { Profile } from './profile';
import { joinShort, type Reading, shareOf } from './readings';
import { tellsWhich, type Weighed, weigh } from './weigh';

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

/** One page as the rules look at it. */
export interface Page {
  readonly readings: readonly Reading[];
  /** What stands in title and opening, read as one. */
  readonly front: Evidence;
  readonly published: string | null;
  /** It looks like a list of stories. */
  readonly isIndex: boolean;
}

/** What each name of another event takes away where a page says what it is about … */
const againstWeight = 0.35;
/** … and in a passage, which may name several events. */
const passingWeight = 0.15;
/** Weight with which title and opening are beyond doubt. */
const beyondDoubt = 1.6;
/** … even on a page that says it is older than the event. */
const beyondDate = 2;
/** Weight of a whole page whose title and opening do not name the event. */
const enoughInAll = 1.3;
/** Shares of the text that must be on the topic. */
const topicalShares = {
  /** The opening names the event, the title says nothing. */
  silentTitle: 0.5,
  /** … and the opening is beyond doubt. */
  sureOpening: 0.4,
  /** The opening does not name it, but the title is of such an event. */
  fittingTitle: 0.4,
  /** Neither does. */
  neither: 0.45,
} as const;
/** Share of the text that must tell which event it is where the opening does not … */
const namedInAll = 0.25;
/** … in as many paragraphs; */
const namedParagraphs = 2;
/** one is enough where there are no more than so many, and it is this much of the text. */
const fewParagraphs = 3;
const namedInFew = 1 / 3;
/** Share of the text that must tell which event it is where one paragraph does and the title has no name. */
const namedUnderSilentTitle = 0.65;
/** Share of a list of stories that must tell which event it is. */
const namedInIndex = 0.5;
const day = 24 * 60 * 60 * 1000;
/** Days after the event, and around each of its anniversaries, in which fewer words say which event is meant … */
const newsDays = 12;
const anniversaryDays = 7;
/** … by so much. */
const timelyWeight = 0.3;

const inZone = (readings: readonly Reading[], zones: readonly string[]): Reading[] =>
  readings.filter(({ passage }) => zones.includes(passage.zone));

const joinReadings = (readings: readonly Reading[]): Evidence =>
  joinEvidence(readings.map(({ evidence }) => evidence));

/** A year before the event's, and none from then on, speaks of another event. */
function speaksOfEarlierYear({ date }: Profile, readings: readonly Reading[]): boolean {
  if (date === undefined) return false;
  const text = readings.map(({ passage }) => passage.text).join(' ');
  const years = text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? [];
  return years.length > 0 && years.every((year) => Number(year) < Number(date.slice(0, 4)));
}

/** What names of other events take away from the evidence of some readings. */
const takenFrom = (profile: Profile, readings: readonly Reading[], evidence: Evidence): number =>
  againstWeight * (evidence.against.length + (speaksOfEarlierYear(profile, readings) ? 1 : 0));

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

/** Whether a page appeared when everybody knew which event was meant: in the days after it, or on an anniversary. */
function isTimely({ date }: Profile, published: string | null): boolean {
  if (date === undefined || published === null) return false;
  const since = (Date.parse(published) - Date.parse(date)) / day;
  if (since >= 0 && since <= newsDays) return true;
  const year = Number(published.slice(0, 4));
  const sameDay = Date.parse(`${year}${date.slice(4)}`);
  return since > 0 && Math.abs(Date.parse(published) - sameDay) / day <= anniversaryDays;
}

/** Judges one page by one profile. */
export function scorePage(profile: Profile, { readings, front, published, isIndex }: Page): Score {
  const titles = inZone(readings, ['title']);
  const opening = inZone(readings, ['title', 'opening']);
  const texts = inZone(readings, ['opening', 'text']);
  const title = joinReadings(titles);
  const inTitle = weigh(profile, title);
  const inFront = weigh(profile, front);
  const all = joinEvidence([...readings.map(({ evidence }) => evidence), front]);
  const whole = weigh(profile, all);
  const of = ({ evidence }: Reading): Weighed => weigh(profile, evidence);

  const no: Score = {
    about: 'no',
    relevance: Math.min(0.2, 0.1 * whole.weight),
    otherTopic: null,
    naming: null,
  };
  // A title with the event's own name needs no other word for it, but for pages that sell or track a flight.
  const isTitled = title.decisive !== null && all.elsewhere === null;
  if (!isTitled && (whole.namingEvents === 0 || (!whole.subject && whole.events < 2))) return no;
  const taken = takenFrom(profile, opening, front);
  const isSure = front.decisive !== null || inFront.weight - taken >= beyondDate;
  if (isOlder(profile, published) && !isSure) return no;

  const stretches = joinShort(readings);
  const topical = shareOf(stretches, (reading) => {
    const { subject, strongEvents, names } = of(reading);
    return subject || strongEvents > 0 || names > 1;
  });
  const tells = (reading: Reading): boolean => {
    const { subject, strongEvents, names } = of(reading);
    return names > 0 && (subject || strongEvents > 0);
  };

  const titleNames = tellsWhich(inTitle, takenFrom(profile, titles, title));
  const titleFits = inTitle.strongEvents > 0 || inTitle.subject || inTitle.telling;
  const ofOpening =
    inFront.weight >= beyondDoubt ? topicalShares.sureOpening : topicalShares.silentTitle;
  const timely = isTimely(profile, published);
  const paragraphs = texts.filter(tells).length;
  const isTold =
    paragraphs >= namedParagraphs ||
    (paragraphs > 0 &&
      (texts.length < fewParagraphs ||
        (texts.length === fewParagraphs && (timely || inTitle.events > 0))) &&
      shareOf(texts, tells) >= namedInFew);
  const named = shareOf(stretches, tells);
  const given = timely ? timelyWeight : 0;
  // One paragraph among others that the title says nothing of is an aside.
  const isBorneOut =
    timely ||
    inTitle.events > 0 ||
    texts.some((reading) => reading.passage.isDescription && tells(reading)) ||
    inTitle.names > 0 ||
    texts.length < fewParagraphs ||
    paragraphs >= namedParagraphs ||
    named >= namedUnderSilentTitle;
  const upFront =
    isBorneOut &&
    // What speaks against weighs twice where the title has no name.
    tellsWhich(inFront, taken * (inTitle.names > 0 ? 1 : 2) - given) &&
    (titleFits || topical >= ofOpening);

  const ofOthers = shareOf(
    stretches,
    (reading) => reading.evidence.against.length > (of(reading).names > 0 ? 1 : 0),
  );
  const throughout =
    tellsWhich(whole, 0) &&
    whole.weight >= enoughInAll &&
    topical >= (titleFits ? topicalShares.fittingTitle : topicalShares.neither) &&
    named >= namedInAll &&
    isTold &&
    ofOthers < named;

  const otherTopic = findOtherTopic(profile, title, titleNames);
  const { naming, weight } = findNaming(profile, readings, title);
  const isStory = !isIndex || titleFits || shareOf(texts, tells) >= namedInIndex;
  const telling = whole.telling || (timely && taken === 0);
  if (otherTopic === null && telling && isStory && (upFront || throughout || isTitled)) {
    const relevance = Math.min(1, 0.6 + 0.15 * whole.weight * (titleNames ? 1 : 0.75));
    return { about: 'yes', relevance, otherTopic, naming };
  }
  // Under a title about another topic the same words early on are that topic's.
  const mayPass = title.against.length > 0 ? ['opening', 'text'] : ['text'];
  if (
    naming &&
    (otherTopic === null ||
      naming.evidence.decisive !== null ||
      mayPass.includes(naming.passage.zone))
  ) {
    return { about: 'mention', relevance: Math.min(0.5, 0.2 + 0.15 * weight), otherTopic, naming };
  }
  return no;
}
