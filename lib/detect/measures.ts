import { type Evidence, joinEvidence } from './evidence';
import type { Profile } from './profile';
import { joinShort, type Reading, shareOf } from './readings';
import { tellsWhich, weigh } from './weigh';

/** One page as the rules look at it. */
export interface Page {
  readonly readings: readonly Reading[];
  /** What stands in title and opening, read as one. */
  readonly front: Evidence;
  /** What stands anywhere; in a short page read as one. */
  readonly whole: Evidence;
  readonly published: string | null;
  /** It looks like a list of stories. */
  readonly isIndex: boolean;
}

/** What speaks for and against a page being about an event, each from 0 to 1. */
export interface Measures {
  /** How much title and opening have of the event … */
  readonly front: number;
  /** … and whether they tell which it is. */
  readonly told: number;
  /** How much the whole page has of it … */
  readonly whole: number;
  /** … words for what happened that hardly any other event has … */
  readonly tellingEvents: number;
  /** … or anything that no other has. */
  readonly telling: number;
  /** How plainly title or opening say that such a thing happened. */
  readonly topic: number;
  /** It appeared when everybody knew which event was meant. */
  readonly timely: number;
  /** Share of the text that says nothing of such a thing, under a title that does not either. */
  readonly silent: number;
  /** A passage further down has more of the event than title and opening. */
  readonly late: number;
  /** Names of other events in the title … */
  readonly otherTitle: number;
  /** … and in title and opening. */
  readonly otherFront: number;
  /** Words of a topic of its own beside a single name, or in a title that does not say to what it happened. */
  readonly rival: number;
  /** A word in the title of something else that has the same names. */
  readonly elsewhere: number;
}

/** What counts as much: weights, words and names from which more says nothing more. */
const much = { front: 2, whole: 4, tellingEvents: 3, late: 1.5, others: 2 } as const;
/** How plainly a passage must say that such a thing happened to be one that does. */
const plain = 0.3;
const quitePlain = 0.6;
/** Share of the text that must tell which event it is where title and opening do not. */
const mostOfIt = 0.5;
/** … in more than two paragraphs. */
const muchOfIt = 0.3;
/** What each name of another event takes away from the names of this one. */
export const againstWeight = 0.35;
/** Days after the event, and around each of its anniversaries, in which fewer words say which event is meant … */
const newsDays = 12;
const anniversaryDays = 7;
/** … by so much. */
export const timelyWeight = 0.3;
export const day = 24 * 60 * 60 * 1000;

export const inZone = (readings: readonly Reading[], zones: readonly string[]): Reading[] =>
  readings.filter(({ passage }) => zones.includes(passage.zone));

export const joinReadings = (readings: readonly Reading[]): Evidence =>
  joinEvidence(readings.map(({ evidence }) => evidence));

/** A year before the event's, and none from then on, speaks of another event. */
export function speaksOfEarlierYear({ date }: Profile, readings: readonly Reading[]): boolean {
  if (date === undefined) return false;
  const text = readings.map(({ passage }) => passage.text).join(' ');
  const years = text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? [];
  return years.length > 0 && years.every((year) => Number(year) < Number(date.slice(0, 4)));
}

/** Whether a page appeared when everybody knew which event was meant: in the days after it, or on an anniversary. */
export function isTimely({ date }: Profile, published: string | null): boolean {
  if (date === undefined || published === null) return false;
  const since = (Date.parse(published) - Date.parse(date)) / day;
  if (since >= 0 && since <= newsDays) return true;
  const year = Number(published.slice(0, 4));
  const sameDay = Date.parse(`${year}${date.slice(4)}`);
  return since > 0 && Math.abs(Date.parse(published) - sameDay) / day <= anniversaryDays;
}

/** Whether evidence has words of a topic of its own. */
export const hasRival = (profile: Profile, { groups }: Evidence): boolean =>
  [...groups.keys()].some((group) => profile.groups[group]?.rival === true);

const share = (value: number, all: number): number => Math.min(1, Math.max(0, value) / all);
const asNumber = (holds: boolean): number => (holds ? 1 : 0);

/** Measures one page by one profile. */
export function measure(profile: Profile, { readings, front, whole, published }: Page): Measures {
  const opening = inZone(readings, ['title', 'opening']);
  const title = joinReadings(inZone(readings, ['title']));
  const inTitle = weigh(profile, title);
  const inFront = weigh(profile, front);
  const inAll = weigh(profile, whole);
  const timely = isTimely(profile, published);
  const earlier = speaksOfEarlierYear(profile, opening) ? 1 : 0;
  const taken = againstWeight * (front.against.length + earlier) - (timely ? timelyWeight : 0);
  const stretches = joinShort(readings);
  const most = Math.max(0, ...stretches.map(({ evidence }) => weigh(profile, evidence).weight));
  const tells = ({ evidence }: Reading): boolean => {
    const { names, topic: said } = weigh(profile, evidence);
    return names > 0 && said >= quitePlain;
  };
  // Many a page comes to its matter slowly, and then stays with it.
  const telling = inZone(readings, ['opening', 'text']).filter(tells).length;
  const named = shareOf(stretches, tells);
  const isThroughout = (telling > 1 && named >= mostOfIt) || (telling > 2 && named >= muchOfIt);
  const topic = Math.max(
    inTitle.topic,
    weigh(profile, joinReadings(inZone(opening, ['opening']))).topic,
  );
  return {
    front: share(inFront.weight, much.front),
    told: asNumber(isThroughout || tellsWhich(inFront, taken)),
    whole: share(inAll.weight, much.whole),
    tellingEvents: share(inAll.tellingEvents, much.tellingEvents),
    telling: asNumber(inAll.telling),
    topic: isThroughout ? 1 : topic,
    timely: asNumber(timely),
    silent:
      inTitle.topic > 0 || isThroughout
        ? 0
        : shareOf(stretches, ({ evidence }) => weigh(profile, evidence).topic < plain),
    late: isThroughout ? 0 : share(most - inFront.weight, much.late),
    otherTitle: share(title.against.length, much.others),
    otherFront: share(front.against.length + earlier, much.others),
    rival: asNumber(
      !inTitle.subject &&
        ((inAll.names < 2 && hasRival(profile, front)) || hasRival(profile, title)),
    ),
    elsewhere: asNumber(title.elsewhere !== null),
  };
}
