import {
  addDays,
  dayWords,
  isoOf,
  lengthOf,
  months,
  nextWeekday,
  spanCount,
  weekdayOf,
  weekdays,
} from './calendar';
import type { Token } from './tokens';

type Unit = 'day' | 'week' | 'month' | 'year';

/** Days that words leave open which of, or that take reckoning: "last week", "the first Friday of January". */
export type Stretch =
  /** Counted from the page's own day: days, or whole weeks, months, years, of which a month may be in part. */
  | {
      readonly of: 'page';
      readonly unit: Unit;
      readonly first: number;
      readonly last: number;
      readonly days?: Days;
    }
  /** Days of a month: "early December". */
  | { readonly of: 'month'; readonly month: number; readonly days: Days }
  /** "the first Friday of January"; a month of null is the year's, an nth of 0 the last. */
  | { readonly of: 'nth'; readonly month: number | null; readonly nth: number }
  /** "the Saturday after Christmas". */
  | { readonly of: 'beside'; readonly month: number; readonly day: number; readonly side: 1 | -1 };

type Days = readonly [number, number];

/** What stretch a place in a sentence begins. */
export interface ReadStretch {
  /** Token index, end exclusive. */
  readonly to: number;
  readonly stretch: Stretch;
  readonly weekday: number | null;
  readonly year: number | null;
}

const month =
  '(?<month>january|february|march|april|may|june|july|august|september|october|november|december)';
const weekday = '(?<weekday>sunday|monday|tuesday|wednesday|thursday|friday|saturday)';
const count = '(?<count>a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2})';
const unit = '(?<unit>day|week|fortnight|month|year)s?';
const nth = '(?<nth>first|second|third|fourth|fifth|last)';

/** Which days of a month its parts are, with some slack at their ends. */
const partsOfMonth = new Map<string, Days>([
  ['early', [1, 12]],
  ['mid', [9, 21]],
  ['late', [18, 31]],
  ['beginning', [1, 10]],
  ['start', [1, 10]],
  ['middle', [9, 21]],
  ['end', [22, 31]],
  ['close', [22, 31]],
  ['first half', [1, 16]],
  ['second half', [15, 31]],
  ['first week', [1, 9]],
  ['second week', [6, 16]],
  ['third week', [13, 23]],
  ['fourth week', [20, 30]],
  ['last week', [22, 31]],
  ['first days', [1, 7]],
  ['last days', [24, 31]],
  ['final days', [24, 31]],
]);
const partNames = [...partsOfMonth.keys()].slice(3).join('|');

/** Feasts that others reckon from, and some that wander: month, first and last day. */
const feasts = new Map<string, readonly [number, number, number]>([
  ['easter', [4, -10, 40]],
  ['nowruz', [3, 19, 23]],
  ['halloween', [10, 31, 31]],
  ["valentine 's day", [2, 14, 14]],
]);
const anchors = new Map<string, readonly [number, number]>([
  ['christmas day', [12, 25]],
  ['christmas eve', [12, 24]],
  ['christmas', [12, 25]],
  ["new year 's eve", [12, 31]],
  ["new year 's day", [1, 1]],
  ["new year 's", [1, 1]],
  ['new year', [1, 1]],
  ['boxing day', [12, 26]],
]);
const anchor = `(?<anchor>${[...anchors.keys()].join('|')})`;

type GroupName =
  | 'part'
  | 'shift'
  | 'unit'
  | 'count'
  | 'sharp'
  | 'month'
  | 'nth'
  | 'weekday'
  | 'side'
  | 'anchor'
  | 'feast'
  | 'year';
type Groups = { readonly [Name in GroupName]?: string | undefined };
type Found = Omit<ReadStretch, 'to' | 'weekday' | 'year'>;

const page = (of: Unit, first: number, last: number, days?: Days): Found => ({
  stretch: { of: 'page', unit: of, first, last, ...(days === undefined ? {} : { days }) },
});

const shifts = new Map([
  ['last', -1],
  ['this', 0],
  ['next', 1],
]);

const patterns: readonly (readonly [RegExp, (groups: Groups) => Found | null])[] = (
  [
    ['the day before yesterday', () => page('day', -2, -2)],
    ['the day after tomorrow', () => page('day', 2, 2)],
    ['(?:(?:early|late) )?this (?:morning|afternoon|evening)', () => page('day', 0, 0)],
    ['last (?:night|evening)', () => page('day', -1, 0)],
    [
      '(?<part>early|late|earlier|later)? ?(?<shift>last|this|next) (?<unit>week|month|year)',
      ofUnit,
    ],
    [`${weekday} (?:of )?(?<shift>last|this|next) (?<unit>week)`, ofUnit],
    [`${count} ${unit} (?:ago )?to the day(?: since| ago)?`, (groups) => ago(groups, true)],
    [`exactly ${count} ${unit} ago`, (groups) => ago(groups, true)],
    [`${count} ${unit} ago(?<sharp> today)?`, (groups) => ago(groups, groups.sharp !== undefined)],
    [`(?<part>early|mid|late)(?: ?-? ?| in )${month}`, ofMonth],
    [`(?:the )?(?<part>${partNames}) of ${month}`, ofMonth],
    [`(?:the )?${nth} ${weekday} (?:of|in) (?:${month}|the (?:new |old )?year)`, nthOf],
    [
      `(?:the )?(?:last|final) day of (?:${month}|the (?:old )?year)`,
      ({ month: name }) => {
        const at = months.get(name ?? 'december') ?? 12;
        return { stretch: { of: 'month', month: at, days: [at === 2 ? 28 : 30, 31] } };
      },
    ],
    [
      `(?:the )?first day of (?:${month}|the (?:new )?year)`,
      ({ month: name }) => ({
        stretch: { of: 'month', month: months.get(name ?? 'january') ?? 1, days: [1, 1] },
      }),
    ],
    [`(?:the )?${weekday} (?<side>after|before|following) ${anchor}`, beside],
    [
      `${count} (?<unit>day|week)s? before (?:the )?(?:year 's end|end of the year)`,
      ({ count: word, unit: of }) => {
        const days = (spanCount(word ?? '') ?? 1) * (of === 'week' ? 7 : 1);
        return days > 30
          ? null
          : { stretch: { of: 'month', month: 12, days: [31 - days, 32 - days] } };
      },
    ],
    [
      `(?<feast>${[...feasts.keys()].join('|')})`,
      ({ feast }) => {
        const days = feasts.get(feast ?? '');
        if (days === undefined) return null;
        return { stretch: { of: 'month', month: days[0], days: [days[1], days[2]] } };
      },
    ],
  ] satisfies [string, (groups: Groups) => Found | null][]
).map(([source, make]) => [
  new RegExp(`^${source}(?: (?:of )?(?<year>20\\d\\d|19\\d\\d))?(?= |$)`),
  make,
]);

/** What such a stretch can begin with. */
const starters = new Set([
  ...'the a early mid late earlier later this last next exactly'.split(' '),
  ...'one two three four five six seven eight nine ten eleven twelve'.split(' '),
  ...[...feasts.keys()].map((name) => name.split(' ')[0] ?? ''),
  ...[...weekdays.keys()],
  ...[...partsOfMonth.keys()].map((name) => name.split(' ')[0] ?? ''),
  ...[...months.keys()].map((name) => `mid-${name}`),
]);
const longest = 9;

/** The stretch of days that begins at a token, or null. */
export function readStretch(tokens: readonly Token[], at: number): ReadStretch | null {
  const begin = tokens[at]?.lower ?? '';
  if (!starters.has(begin) && !/^\d{1,2}$/.test(begin)) return null;
  const text = tokens
    .slice(at, at + longest)
    .map(({ lower }) => lower)
    .join(' ');
  for (const [pattern, make] of patterns) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const groups: Groups = match.groups ?? {};
    const found = make(groups);
    if (found === null) continue;
    return {
      ...found,
      to: at + match[0].split(' ').length,
      weekday: weekdays.get(groups.weekday ?? '') ?? null,
      year: groups.year === undefined ? null : Number(groups.year),
    };
  }
  return null;
}

function ofUnit({ part, shift, unit: of }: Groups): Found | null {
  const by = shifts.get(shift ?? '') ?? 0;
  const days = of === 'month' ? partsOfMonth.get(part ?? '') : undefined;
  if (of === 'week') return page('week', by, by);
  return page(of === 'month' ? 'month' : 'year', by, by, days);
}

/** "a week ago" need not be meant to the day; "three days ago" is. */
function ago({ count: word, unit: of }: Groups, sharp: boolean): Found | null {
  const number = spanCount(word ?? '');
  if (number === null) return null;
  if (of === 'day') return page('day', -number, -number);
  if (of === 'year') return page('year', -number, -number);
  if (of === 'month' && sharp) return page('month', -number, -number, [0, 0]);
  const days = of === 'week' ? number * 7 : of === 'fortnight' ? number * 14 : number * 30;
  const slack = sharp ? 0 : Math.ceil(days / 5) + 1;
  return page('day', -days - slack, -days + slack);
}

function ofMonth({ part, month: name }: Groups): Found | null {
  const at = months.get(name ?? '');
  const days = partsOfMonth.get(part ?? '');
  return at === undefined || days === undefined
    ? null
    : { stretch: { of: 'month', month: at, days } };
}

function nthOf({ nth: word, month: name }: Groups): Found | null {
  return {
    stretch: {
      of: 'nth',
      month: name === undefined ? null : (months.get(name) ?? null),
      nth: word === 'last' ? 0 : (dayWords.get(word ?? '') ?? 1),
    },
  };
}

function beside({ side, anchor: name }: Groups): Found | null {
  const day = anchors.get(name ?? '');
  if (day === undefined) return null;
  return {
    stretch: { of: 'beside', month: day[0], day: day[1], side: side === 'before' ? -1 : 1 },
  };
}

/** First and last ISO day of a stretch; null where the page's own day would be needed. */
export function daysOfStretch(
  stretch: Stretch,
  {
    year,
    weekday: on,
    published,
  }: {
    readonly year: number;
    readonly weekday: number | null;
    readonly published: string | null;
  },
): readonly [string, string] | null {
  switch (stretch.of) {
    case 'page':
      return published === null ? null : fromPage(stretch, on, published);
    case 'month': {
      const first = isoOf(year, stretch.month, 1);
      const last = Math.max(
        Math.min(stretch.days[1], lengthOf(year, stretch.month)),
        stretch.days[1] > 31 ? stretch.days[1] : 0,
      );
      return [addDays(first, stretch.days[0] - 1), addDays(first, last - 1)];
    }
    case 'nth':
      return same(nthDay(stretch.nth, on ?? 0, stretch.month, year));
    case 'beside': {
      const beside = addDays(isoOf(year, stretch.month, stretch.day), stretch.side);
      return on === null ? null : same(nextWeekday(beside, on, stretch.side));
    }
  }
}

const same = (day: string): readonly [string, string] => [day, day];

function nthDay(number: number, on: number, of: number | null, year: number): string {
  if (number === 0) return nextWeekday(isoOf(year, of ?? 12, lengthOf(year, of ?? 12)), on, -1);
  return addDays(nextWeekday(isoOf(year, of ?? 1, 1), on), (number - 1) * 7);
}

function fromPage(
  { unit: of, first, last, days }: Extract<Stretch, { of: 'page' }>,
  on: number | null,
  published: string,
): readonly [string, string] {
  const [year = 0, at = 1, day = 1] = published.split('-').map(Number);
  if (of === 'day') return [addDays(published, first), addDays(published, last)];
  if (of === 'year') return [isoOf(year + first, 1, 1), isoOf(year + last, 12, 31)];
  if (of === 'week') {
    const monday = addDays(published, -((weekdayOf(published) + 6) % 7));
    if (on !== null) return same(addDays(monday, first * 7 + ((on + 6) % 7)));
    // For some a week begins on Sunday, and what is to come has not happened.
    const weekend = weekdayOf(published) % 6 === 0 && last < 0 ? addDays(published, -2) : null;
    return [addDays(monday, first * 7 - 1), weekend ?? addDays(monday, last * 7 + 6)];
  }
  const index = year * 12 + at - 1 + first;
  const [ofYear, ofMonthAt] = [Math.floor(index / 12), (index % 12) + 1];
  const length = lengthOf(ofYear, ofMonthAt);
  if (days?.[0] === 0) return same(isoOf(ofYear, ofMonthAt, Math.min(day, length)));
  const [low, high] = days ?? [1, length];
  return [isoOf(ofYear, ofMonthAt, low), isoOf(ofYear, ofMonthAt, Math.min(high, length))];
}
