import type { About } from '../report/page-report';
import { type Evidence, joinEvidence } from './evidence';
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

/** Weights at which groups that stand together name the event. */
const enough = 1;
/** What a name of the event itself weighs. */
const decisiveWeight = 0.8;
/** What each name of another event takes away where a page says what it is about … */
const againstWeight = 0.35;
/** … and in a passage, which may name several events. */
const passingWeight = 0.15;
/** Weight of a whole page whose title and opening do not name the event. */
const enoughInAll = 1.5;
/** Share of the text that must be on the topic where the title says nothing of it … */
const topicalShare = 0.4;
/** … and where the opening does not either. */
const topicalShareInAll = 0.55;
/** … and of which this much must tell which event it is. */
const namedShareInAll = 0.25;

/** Paragraphs that must do so, unless one of them is half of the text. */
const namedPassagesInAll = 2;
const half = 0.5;
/** Characters up to which a paragraph is short. */
const short = 240;

interface Weighed {
  readonly weight: number;
  readonly names: number;
  readonly subject: boolean;
  readonly events: number;
}

function weigh({ groups }: Profile, evidence: Evidence): Weighed {
  let weight = evidence.decisive === null ? 0 : decisiveWeight;
  // A name of the event itself is worth two names of who or where.
  let names = evidence.decisive === null ? 0 : 2;
  let subject = false;
  let events = 0;
  for (const group of evidence.groups.keys()) {
    const found = groups[group];
    if (!found) continue;
    weight += found.weight;
    if (found.role === 'name') names++;
    if (found.role === 'subject') subject = true;
    if (found.role === 'event') events++;
  }
  /** What no group of the profile stands for is not missing. */
  const isAsked = (role: string): boolean => groups.some((group) => group.role === role);
  return {
    weight,
    names: isAsked('name') ? names : 2,
    subject: subject || !isAsked('subject'),
    events: isAsked('event') ? events : 2,
  };
}

/** Whether it tells which event is meant: what happened, and to whom or where, beyond doubt. */
const isNamed = ({ weight, names, subject, events }: Weighed, taken = 0): boolean =>
  events > 0 &&
  names > 0 &&
  (subject || events > 1) &&
  (subject || names > 1 || events > 2) &&
  weight - taken >= enough;

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
  published: string | null,
): Score {
  const weighOne = ({ evidence }: Reading): Weighed => weigh(profile, evidence);
  const join = (chosen: readonly Reading[]): Evidence =>
    joinEvidence(chosen.map(({ evidence }) => evidence));
  const takenFrom = (chosen: readonly Reading[], { against }: Evidence): number => {
    const text = chosen.map(({ passage }) => passage.text).join(' ');
    return againstWeight * (against.length + (speaksOfEarlierYear(text, profile) ? 1 : 0));
  };

  const titles = readings.filter(({ passage }) => passage.zone === 'title');
  const front = readings.filter(({ passage }) => passage.zone !== 'text');
  const title = join(titles);
  const opening = join(front);
  const whole = weigh(profile, join(readings));
  const inTitle = weigh(profile, title);
  const inFront = weigh(profile, opening);

  let naming: Reading | null = null;
  let best = 0;
  for (const reading of readings) {
    const weighed = weighOne(reading);
    const { decisive, against } = reading.evidence;
    const named =
      decisive !== null ||
      (isNamed(weighed, against.length * passingWeight) &&
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
    const { subject, events, names } = weighOne(reading);
    return subject || events > 0 || names > 1;
  });
  const tells = (reading: Reading): boolean => {
    const { subject, events, names } = weighOne(reading);
    return names > 0 && (subject || events > 0);
  };
  const named = shareOf(stretches, tells);
  const ofOthers = shareOf(
    stretches,
    ({ evidence }) => evidence.against.length > evidence.groups.size / 2,
  );

  const titleSays = inTitle.names > 0 || inTitle.events > 0 || inTitle.subject;
  const titleNames = isNamed(inTitle, takenFrom(titles, title));
  const otherEvent =
    title.against[0] !== undefined && !titleNames && title.decisive === null
      ? title.against[0]
      : null;
  const upFront =
    isNamed(inFront, takenFrom(front, opening)) && (titleSays || topical >= topicalShare);
  const throughout =
    isNamed(whole) &&
    whole.weight >= enoughInAll &&
    topical >= topicalShareInAll &&
    named >= namedShareInAll &&
    (readings.filter(tells).length >= namedPassagesInAll || shareOf(readings, tells) >= half) &&
    ofOthers < named;

  if (otherEvent === null && (upFront || throughout)) {
    const relevance = Math.min(1, 0.6 + 0.15 * whole.weight * (titleNames ? 1 : 0.75));
    return { about: 'yes', relevance, otherEvent, naming };
  }
  if (naming) {
    return { about: 'mention', relevance: Math.min(0.5, 0.2 + 0.15 * best), otherEvent, naming };
  }
  return no;
}
