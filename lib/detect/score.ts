import type { About } from '../report/page-report';
import { type Evidence, joinEvidence, nothing } from './evidence';
import type { Passage } from './passages';
import type { Profile } from './profile';

/** A passage with what of a profile stands in it. */
export interface Reading {
  readonly passage: Passage;
  readonly evidence: Evidence;
}

/** How a page stands to the event of one profile. */
export interface Score {
  readonly about: About;
  /** 0 to 1. */
  readonly relevance: number;
  /** Title and opening name another event, which keeps the page from being about this one. */
  readonly otherEvent: string | null;
  /** The passage that names the event best, or null where none does. */
  readonly naming: Reading | null;
}

/** Weights at which groups that stand together name the event … */
const enough = 0.9;
/** … more, where nothing says to what it happened … */
const moreWithoutSubject = 0.4;
/** … and where a single name says who or where. */
const moreWithOneName = 0.1;
/** What a name of the event itself weighs. */
const decisiveWeight = 0.8;
/** What each name of another event takes away where a page says what it is about … */
const againstWeight = 0.35;
/** … and in a passage, which may name several events. */
const passingWeight = 0.15;
/** Weight from which a group of words for what happened says more than that something bad did. */
const strongEvent = 0.2;
/** Weight of a whole page whose title and opening do not name the event. */
const enoughInAll = 1.3;
/** Share of the text that must be on the topic where the opening names the event and the title says nothing … */
const topicalIfTitleIsSilent = 0.5;
/** … less, where the opening names it with this weight … */
const beyondDoubt = 1.6;
const topicalIfBeyondDoubt = 0.4;
/** … where the opening does not name it but the title is of such an event … */
const topicalIfTitleFits = 0.4;
/** … and where neither does. */
const topicalInAll = 0.45;
/** Share of the text that must tell which event it is where the opening does not … */
const namedInAll = 0.25;
/** … in as many paragraphs; */
const namedParagraphs = 2;
/** one is enough where there are no more than so many, and it is this much of the text. */
const fewParagraphs = 3;
const namedInFew = 1 / 3;
/** Share of a list of stories that must tell which event it is. */
const namedInIndex = 0.5;
/** Characters up to which a paragraph is short. */
const short = 240;

interface Weighed {
  readonly weight: number;
  readonly names: number;
  readonly subject: boolean;
  readonly events: number;
  /** Events that are more than what goes with any misfortune. */
  readonly strongEvents: number;
  readonly telling: boolean;
  readonly tellingEvents: number;
}

function weigh({ groups }: Profile, evidence: Evidence): Weighed {
  let weight = evidence.decisive === null ? 0 : decisiveWeight;
  // A name of the event itself is worth two names of who or where.
  let names = evidence.decisive === null ? 0 : 2;
  let subject = evidence.decisive !== null;
  let events = 0;
  let strongEvents = 0;
  let tellingEvents = 0;
  let telling = evidence.decisive !== null || groups.every((group) => group.telling !== true);
  for (const group of evidence.groups.keys()) {
    const found = groups[group];
    if (!found) continue;
    weight += found.weight;
    if (found.role === 'name') names++;
    if (found.role === 'subject') subject = true;
    if (found.role === 'event') {
      events++;
      if (found.weight >= strongEvent) strongEvents++;
      if (found.telling === true) tellingEvents++;
    }
    if (found.telling === true) telling = true;
  }
  /** What no group of the profile stands for is not missing. */
  const isAsked = (role: string): boolean => groups.some((group) => group.role === role);
  return {
    weight,
    names: isAsked('name') ? names : 2,
    subject: subject || !isAsked('subject'),
    events: isAsked('event') ? events : 2,
    strongEvents: isAsked('event') ? strongEvents : 2,
    telling,
    tellingEvents: isAsked('event') ? tellingEvents : 2,
  };
}

/** Whether it tells which event is meant: what happened, and to whom or where, beyond doubt. */
const isNamed = (
  { weight, names, subject, events, tellingEvents }: Weighed,
  taken = 0,
  moreForOneName = moreWithOneName,
): boolean =>
  events > 0 &&
  names > 0 &&
  (subject || names > 1 || (events > 1 && tellingEvents > 0)) &&
  weight - taken >= enough + (subject ? 0 : moreWithoutSubject) + (names > 1 ? 0 : moreForOneName);

/** The page's words for a topic that has the event's names too. */
function rivalIn({ groups }: Profile, evidence: Evidence): string | undefined {
  for (const [group, words] of evidence.groups) if (groups[group]?.rival === true) return words;
  return undefined;
}

/** A year before the event's, and none from then on, speaks of another event. */
function speaksOfEarlierYear(text: string, { date }: Profile): boolean {
  if (date === undefined) return false;
  const years = text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? [];
  return years.length > 0 && years.every((year) => Number(year) < Number(date.slice(0, 4)));
}

/** Short paragraphs that follow one another as one: many sites set every sentence apart. */
function joinShort(readings: readonly Reading[]): Reading[] {
  const joined: Reading[] = [];
  for (const reading of readings) {
    const last = joined.at(-1);
    const follows = last?.passage.zone === 'text' && reading.passage.zone === 'text';
    if (!last || !follows || last.passage.length >= short) joined.push(reading);
    else {
      joined[joined.length - 1] = {
        passage: {
          zone: 'text',
          text: `${last.passage.text}\n${reading.passage.text}`,
          length: last.passage.length + reading.passage.length,
        },
        evidence: joinEvidence([last.evidence, reading.evidence]),
      };
    }
  }
  return joined;
}

function shareOf(readings: readonly Reading[], holds: (reading: Reading) => boolean): number {
  let all = 0;
  let some = 0;
  for (const reading of readings) {
    if (reading.passage.zone === 'title') continue;
    all += reading.passage.length;
    if (holds(reading)) some += reading.passage.length;
  }
  return all === 0 ? 0 : some / all;
}

/** Judges one page by one profile. */
export function scorePage(
  profile: Profile,
  readings: readonly Reading[],
  /** What stands in title and opening, read as one. */
  opening: Evidence,
  { published, isIndex }: { readonly published: string | null; readonly isIndex: boolean },
): Score {
  const weighOne = ({ evidence }: Reading): Weighed => weigh(profile, evidence);
  const join = (chosen: readonly Reading[]): Evidence =>
    joinEvidence(chosen.map(({ evidence }) => evidence));
  const takenFrom = (chosen: readonly Reading[], { against }: Evidence): number => {
    const text = chosen.map(({ passage }) => passage.text).join(' ');
    return againstWeight * (against.length + (speaksOfEarlierYear(text, profile) ? 1 : 0));
  };

  const titles = readings.filter(({ passage }) => passage.zone === 'title');
  const texts = readings.filter(({ passage }) => passage.zone !== 'title');
  const front = readings.filter(({ passage }) => passage.zone !== 'text');
  const title = join(titles);
  const whole = weigh(profile, join(readings));
  const inTitle = weigh(profile, title);
  const inFront = weigh(profile, opening);

  const namesInTitle: Evidence = {
    ...nothing,
    groups: new Map([...title.groups].filter(([group]) => profile.groups[group]?.role === 'name')),
  };
  let naming: Reading | null = null;
  let best = 0;
  for (const reading of readings) {
    // A passage that has all but the names has them from the title.
    const weighed = weigh(profile, joinEvidence([reading.evidence, namesInTitle]));
    const { decisive, against } = reading.evidence;
    const named =
      decisive !== null ||
      (weighed.telling &&
        isNamed(weighed, against.length * passingWeight, 0) &&
        !speaksOfEarlierYear(reading.passage.text, profile));
    if (named && weighed.weight > best) {
      naming = reading;
      best = weighed.weight;
    }
  }
  const no = {
    about: 'no',
    relevance: Math.min(0.2, 0.1 * whole.weight),
    otherEvent: null,
    naming: null,
  } as const;
  if (published !== null && profile.date !== undefined && published < profile.date) return no;
  if (whole.events === 0 || (!whole.subject && whole.events < 2)) return no;

  const stretches = joinShort(readings);
  const topical = shareOf(stretches, (reading) => {
    const { subject, strongEvents, names } = weighOne(reading);
    return subject || strongEvents > 0 || names > 1;
  });
  const tells = (reading: Reading): boolean => {
    const { subject, strongEvents, names } = weighOne(reading);
    return names > 0 && (subject || strongEvents > 0);
  };
  const named = shareOf(stretches, tells);
  const ofOthers = shareOf(
    stretches,
    (reading) => reading.evidence.against.length > (weighOne(reading).names > 0 ? 1 : 0),
  );

  const titleFits = inTitle.strongEvents > 0 || inTitle.subject || inTitle.telling;
  const topicalAtLeast = titleFits
    ? 0
    : inFront.weight >= beyondDoubt
      ? topicalIfBeyondDoubt
      : topicalIfTitleIsSilent;
  const titleNames = isNamed(inTitle, takenFrom(titles, title));
  const rival = inTitle.subject && inTitle.names > 0 ? undefined : rivalIn(profile, title);
  const isOurs = (titleNames && inTitle.telling) || title.decisive !== null;
  const otherEvent = isOurs ? null : (title.against[0] ?? title.elsewhere ?? rival ?? null);
  const takenInFront = takenFrom(front, opening) * (inTitle.names > 0 ? 1 : 2);
  const upFront = isNamed(inFront, takenInFront) && topical >= topicalAtLeast;
  const paragraphs = texts.filter(tells).length;
  const isTold =
    paragraphs >= namedParagraphs ||
    (paragraphs > 0 && texts.length <= fewParagraphs && shareOf(readings, tells) >= namedInFew);
  const throughout =
    isNamed(whole) &&
    whole.weight >= enoughInAll &&
    topical >= (titleFits ? topicalIfTitleFits : topicalInAll) &&
    named >= namedInAll &&
    isTold &&
    ofOthers < named;

  // A list of stories is about the event where most of them are.
  const isStory = !isIndex || titleFits || shareOf(readings, tells) >= namedInIndex;
  if (otherEvent === null && whole.telling && isStory && (upFront || throughout)) {
    const relevance = Math.min(1, 0.6 + 0.15 * whole.weight * (titleNames ? 1 : 0.75));
    return { about: 'yes', relevance, otherEvent, naming };
  }
  const mayPass = title.against.length > 0 ? ['opening', 'text'] : ['text'];
  const isPassing =
    otherEvent === null ||
    naming?.evidence.decisive !== null ||
    mayPass.includes(naming.passage.zone);
  if (naming && isPassing) {
    return { about: 'mention', relevance: Math.min(0.5, 0.2 + 0.15 * best), otherEvent, naming };
  }
  return no;
}
