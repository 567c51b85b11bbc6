import { type Evidence, joinEvidence } from './evidence';
import type { Profile } from './profile';
import type { Reading } from './readings';
import { weigh } from './weigh';

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

/** Days after the event, and around each of its anniversaries, in which fewer words say which event is meant … */
const newsDays = 12;
const anniversaryDays = 7;
/** … by so much. */
export const timelyWeight = 0.3;
/** What each name of another event takes away from the names of this one. */
export const againstWeight = 0.35;
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

/** Whether a page appeared in the days after the event. */
export function isNews({ date }: Profile, published: string | null): boolean {
  if (date === undefined || published === null) return false;
  const since = (Date.parse(published) - Date.parse(date)) / day;
  return since >= 0 && since <= newsDays;
}

/** Whether a page appeared when everybody knew which event was meant: in the days after it, or on an anniversary. */
export function isTimely(profile: Profile, published: string | null): boolean {
  const { date } = profile;
  if (date === undefined || published === null) return false;
  if (isNews(profile, published)) return true;
  const sameDay = Date.parse(`${published.slice(0, 4)}${date.slice(4)}`);
  const isLater = Date.parse(published) > Date.parse(date);
  return isLater && Math.abs(Date.parse(published) - sameDay) / day <= anniversaryDays;
}

/** Whether evidence has words of a topic of its own. */
export const hasRival = (profile: Profile, { groups }: Evidence): boolean =>
  [...groups.keys()].some((group) => profile.groups[group]?.rival === true);

/** A word in a title of something else that has the same names, where the title does not say what happened. */
export function elsewhereIn(profile: Profile, title: Evidence): string | null {
  return weigh(profile, title).strongEvents > 0 ? null : title.elsewhere;
}
