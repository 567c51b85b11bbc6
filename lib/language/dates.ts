import {
  addDays,
  daysBetween,
  dayWords,
  isoOf,
  months,
  spanCount,
  weekdayOf,
  weekdays,
} from './calendar';
import { daysOfStretch, readStretch, type Stretch } from './stretches';
import type { Token } from './tokens';

/** A date in a sentence, as far as it is given; null parts are left open. */
export interface DateMention {
  /** Token indices, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly day: number | null;
  /** 1 to 12. */
  readonly month: number | null;
  readonly year: number | null;
  /** 0 (Sunday) to 6. */
  readonly weekday: number | null;
  /** Days from the page's own day ("yesterday": -1), or null. */
  readonly relative: number | null;
  /** Days that take reckoning or are left open ("last week", "early December"), or null. */
  readonly stretch: Stretch | null;
}

/** Days that the calendar knows by name: [words, month, day]. */
const namedDays: readonly (readonly [readonly string[], number, number])[] = [
  [['christmas', 'day'], 12, 25],
  [['christmas', 'morning'], 12, 25],
  [['christmas', 'eve'], 12, 24],
  [['boxing', 'day'], 12, 26],
  [['new', 'year', "'s", 'eve'], 12, 31],
  [['new', 'year', "'s", 'day'], 1, 1],
  [['new', 'year', "'s", 'morning'], 1, 1],
  [['second', 'day', 'of', 'christmas'], 12, 26],
  [['st', 'stephen', "'s", 'day'], 12, 26],
  [['christmas'], 12, 25],
  [['xmas'], 12, 25],
];

const ordinal = /^(\d{1,2})(?:st|nd|rd|th)?$/;
const yearForm = /^(?:19|20)\d\d$/;
const relativeWords = new Map<string, number>([
  ['yesterday', -1],
  ['today', 0],
  ['tonight', 0],
  ['tomorrow', 1],
]);

type Parts = Partial<Omit<DateMention, 'from' | 'to'>>;

/** The dates of a sentence in order, without overlaps. */
export function findDates(tokens: readonly Token[]): readonly DateMention[] {
  const mentions: DateMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const mention = readDate(tokens, at);
    if (mention !== null) mentions.push(mention);
    at = mention?.to ?? at + 1;
  }
  return mentions;
}

function readDate(tokens: readonly Token[], at: number): DateMention | null {
  return (
    readOffset(tokens, at) ??
    readOpen(tokens, at) ??
    readNumeric(tokens, at) ??
    readNamed(tokens, at) ??
    readDayMonth(tokens, at) ??
    readMonth(tokens, at) ??
    readSingle(tokens, at)
  );
}

const mention = (from: number, to: number, parts: Parts): DateMention => ({
  from,
  to,
  day: null,
  month: null,
  year: null,
  weekday: null,
  relative: null,
  stretch: null,
  ...parts,
});

/** 2024-12-25, 25.12.2024, 25/12/2024, 12/25/24. */
function readNumeric(tokens: readonly Token[], at: number): DateMention | null {
  const parts: string[] = [];
  let to = at;
  while (to < tokens.length && to < at + 5) {
    const token = tokens[to];
    if (token === undefined || !/^(?:[\d./-]+|[a-z]{3}(?:-\d{2,4})?)$/.test(token.lower)) break;
    if (to > at && token.from !== tokens[to - 1]?.to) break;
    parts.push(token.lower);
    to++;
  }
  for (let end = to; end > at; end--) {
    const read = numericParts(parts.slice(0, end - at).join(''));
    if (read !== null) return mention(at, end, read);
  }
  return null;
}

function numericParts(text: string): Parts | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso !== null) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const short = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (short !== null) {
    const year = Number(short[4]) < 100 ? 2000 + Number(short[4]) : Number(short[4]);
    const first = Number(short[1]);
    const second = Number(short[3]);
    return second > 12 ? calendarDay(year, first, second) : calendarDay(year, second, first);
  }
  const named = /^(\d{1,2})-([a-z]{3})-(\d{4}|\d{2})$/.exec(text);
  if (named !== null) {
    const month = months.get(named[2] ?? '');
    const year = Number(named[3]) < 100 ? 2000 + Number(named[3]) : Number(named[3]);
    return month === undefined ? null : calendarDay(year, month, Number(named[1]));
  }
  const dotted = /^(\d{2})\.(\d{2})\.?$/.exec(text);
  if (dotted !== null) return calendarDay(null, Number(dotted[2]), Number(dotted[1]));
  return null;
}

function calendarDay(year: number | null, month: number, day: number): Parts | null {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { year, month, day } : null;
}

/** How many days "two days", "the day", "a week" are; null for anything else. */
function readSpan(
  tokens: readonly Token[],
  at: number,
): { readonly days: number; readonly to: number } | null {
  const count = spanCount(tokens[at]?.lower ?? '');
  const unit = tokens[at + 1]?.lower ?? '';
  if (count === null) return null;
  if (unit === 'day' || unit === 'days') return { days: count, to: at + 2 };
  if (unit === 'week' || unit === 'weeks') return { days: count * 7, to: at + 2 };
  return null;
}

/** "the day after Christmas", "two days before Christmas". */
function readOffset(tokens: readonly Token[], at: number): DateMention | null {
  const span = readSpan(tokens, at);
  if (span === null) return null;
  const side = tokens[span.to]?.lower ?? '';
  if (side !== 'after' && side !== 'before') return null;
  const article = tokens[span.to + 1]?.lower === 'the' ? 1 : 0;
  const named = readNamed(tokens, span.to + 1) ?? readDayMonth(tokens, span.to + 1 + article);
  if (named === null || named.month === null || named.day === null) return null;
  const day = addDays(
    isoOf(named.year ?? 2001, named.month, named.day),
    side === 'after' ? span.days : -span.days,
  );
  return mention(at, named.to, {
    month: Number(day.slice(5, 7)),
    day: Number(day.slice(8, 10)),
    year: named.year,
  });
}

/** "last week", "two days ago", "the first Friday of January". */
function readOpen(tokens: readonly Token[], at: number): DateMention | null {
  const read = readStretch(tokens, at);
  if (read === null) return null;
  const { stretch, to, weekday, year } = read;
  if (stretch.of === 'page' && stretch.unit === 'day' && stretch.first === stretch.last)
    return mention(at, to, { relative: stretch.first });
  const month = stretch.of === 'page' || stretch.of === 'beside' ? null : stretch.month;
  return mention(at, to, { stretch, weekday, year, month });
}

function readNamed(tokens: readonly Token[], at: number): DateMention | null {
  for (const [words, month, day] of namedDays) {
    if (!words.every((word, index) => tokens[at + index]?.lower === word)) continue;
    const after = at + words.length;
    const year = readYear(tokens, after);
    if (words[0] === 'christmas' && /^orthodox$/.test(tokens[at - 1]?.lower ?? ''))
      return mention(at, after, { month: 1, day: 7 });
    return mention(at, year?.to ?? after, { month, day, year: year?.year ?? null });
  }
  return null;
}

function readYear(
  tokens: readonly Token[],
  at: number,
): { readonly year: number; readonly to: number } | null {
  for (const skip of [0, 1]) {
    if (skip === 1 && tokens[at]?.lower !== ',' && tokens[at]?.lower !== 'of') continue;
    const word = tokens[at + skip]?.lower ?? '';
    if (yearForm.test(word)) return { year: Number(word), to: at + skip + 1 };
  }
  return null;
}

const dayNumber = (word: string | undefined): number | null => {
  if (word === undefined) return null;
  const digitsRead = ordinal.exec(word);
  if (digitsRead !== null) {
    const day = Number(digitsRead[1]);
    return day >= 1 && day <= 31 ? day : null;
  }
  return dayWords.get(word) ?? null;
};

/** "25 December 2024", "the 25th of December", "25th". */
function readDayMonth(tokens: readonly Token[], at: number): DateMention | null {
  const word = tokens[at]?.lower;
  const parted = partedOrdinal(tokens, at);
  if (parted !== null) {
    const read = dayAndMonth(tokens, at, parted, at + 3);
    return read ?? (tokens[at - 1]?.lower === 'the' ? mention(at, at + 3, { day: parted }) : null);
  }
  const day = dayNumber(word);
  if (day === null) return null;
  const monthAt = ordinalSuffix(tokens, at);
  // "that first December" is a month.
  if (/^(?:first|second|third)$/.test(word ?? '') && tokens[monthAt]?.lower !== 'of') return null;
  const read = dayAndMonth(tokens, at, day, monthAt);
  if (read !== null) return read;
  const isOrdinal = monthAt > at + 1 || /^\d{1,2}(?:st|nd|rd|th)$/.test(word ?? '');
  if (isOrdinal && tokens[at - 1]?.lower === 'the') return mention(at, monthAt, { day });
  return null;
}

/** "of December 2024" behind a day. */
function dayAndMonth(
  tokens: readonly Token[],
  from: number,
  day: number,
  monthAt: number,
): DateMention | null {
  const of = tokens[monthAt]?.lower === 'of' ? 1 : 0;
  const month = monthAtToken(tokens, monthAt + of);
  if (month === null) return null;
  const year = readYear(tokens, monthAt + of + 1);
  return mention(from, year?.to ?? monthAt + of + 1, { day, month, year: year?.year ?? null });
}

/** "twenty-fifth" where the tagger parted it. */
function partedOrdinal(tokens: readonly Token[], at: number): number | null {
  const tens = tokens[at]?.lower;
  if ((tens !== 'twenty' && tens !== 'thirty') || tokens[at + 1]?.lower !== '-') return null;
  return dayWords.get(`${tens}-${tokens[at + 2]?.lower}`) ?? null;
}

/** The tagger may part "25th" into two tokens. */
function ordinalSuffix(tokens: readonly Token[], at: number): number {
  return /^(?:st|nd|rd|th)$/.test(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1;
}

function monthAtToken(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (token === undefined) return null;
  return months.get(token.lower) ?? null;
}

/** "December 25, 2024", "Dec. 25", "December 2024", "in December". */
function readMonth(tokens: readonly Token[], at: number): DateMention | null {
  const month = monthAtToken(tokens, at);
  if (month === null) return null;
  const token = tokens[at];
  const capital = token !== undefined && token.text !== token.lower;
  let after = at + 1;
  if (tokens[after]?.lower === '.') after++;
  if (tokens[after]?.lower === 'the') after++;
  const day = dayNumber(tokens[after]?.lower);
  if (day !== null && (isDated(tokens, at) || !isCounted(tokens, after))) {
    const end = ordinalSuffix(tokens, after);
    const year = readYear(tokens, end);
    return mention(at, year?.to ?? end, { month, day, year: year?.year ?? null });
  }
  if (token?.lower === 'may' && !readYear(tokens, at + 1)) return null;
  if (!capital && token?.lower === 'march') return null;
  const year = readYear(tokens, at + 1);
  return mention(at, year?.to ?? at + 1, { month, year: year?.year ?? null });
}

/** "on December 25 …", "Wednesday, December 25 …": a day follows, whatever stands behind it. */
const isDated = (tokens: readonly Token[], month: number): boolean => {
  const before = tokens[month - 1]?.lower ?? '';
  return /^(?:on|,)$/.test(before) || weekdays.has(before);
};

/** "in December 25 people …", "… 25 killed in …" and not "… 25 killed 38". */
function isCounted(tokens: readonly Token[], number: number): boolean {
  const following = tokens[number + 1]?.lower ?? '';
  if (following !== 'killed') return /^(?:people|dead|of)$/.test(following);
  return !/^(?:NUM|DET|NOUN|PROPN|PRON)$/.test(tokens[number + 2]?.pos ?? '');
}

/** A weekday, a relative day or a bare year. */
function readSingle(tokens: readonly Token[], at: number): DateMention | null {
  const word = tokens[at]?.lower ?? '';
  const weekday = weekdays.get(word);
  if (weekday !== undefined && word.length > 3) return readWeekday(tokens, at, weekday);
  const relative = relativeWords.get(word);
  if (relative !== undefined) return mention(at, at + 1, { relative });
  if (
    yearForm.test(word) &&
    /^(?:in|of|since|year|,|back|early|late|until)$/.test(tokens[at - 1]?.lower ?? '')
  )
    return mention(at, at + 1, { year: Number(word) });
  return null;
}

/** "the seventh" behind a weekday, with no month. */
function spelt(tokens: readonly Token[], at: number): DateMention | null {
  const day = dayWords.get(tokens[at]?.lower ?? '');
  return day === undefined || tokens[at - 1]?.lower !== 'the' ? null : mention(at, at + 1, { day });
}

const isOrdinalAt = (tokens: readonly Token[], at: number): boolean =>
  /^(?:\d{1,2}(?:st|nd|rd|th)?|twenty|thirty)$/.test(tokens[at]?.lower ?? '') ||
  dayWords.has(tokens[at]?.lower ?? '');

/** "Wednesday", "Wednesday, 25 December", "Wednesday, the 25th". */
function readWeekday(tokens: readonly Token[], at: number, weekday: number): DateMention {
  const comma = tokens[at + 1]?.lower === ',' ? at + 2 : at + 1;
  const after =
    tokens[comma]?.lower === 'the' && isOrdinalAt(tokens, comma + 1) ? comma + 1 : comma;
  const day = readDayMonth(tokens, after) ?? readMonth(tokens, after) ?? spelt(tokens, after);
  if (day !== null && day.day !== null) return { ...day, from: at, weekday };
  return mention(at, at + 1, { weekday });
}

/**
 * What a date mention says of a day: it can be that day, it cannot, or the page's own date would be needed.
 * A bare weekday is read as the last such day on or before the page's day.
 */
export function compareDate(
  date: DateMention,
  day: string,
  published: string | null,
): 'same' | 'other' | 'open' {
  const [year = 0, month, dayOfMonth] = day.split('-').map(Number);
  if (date.stretch !== null) return compareStretch(date, date.stretch, day, published);
  if (date.relative !== null) {
    if (published === null) return 'open';
    return addDays(published, date.relative) === day ? 'same' : 'other';
  }
  if (date.year !== null && date.year !== year) return 'other';
  if (date.month !== null && date.month !== month) return 'other';
  if (date.day !== null && date.day !== dayOfMonth) return 'other';
  if (date.day !== null && (date.month !== null || date.weekday !== null)) return 'same';
  if (date.day !== null) return 'same';
  if (date.weekday !== null) {
    if (date.weekday !== weekdayOf(day)) return published === null ? 'open' : 'other';
    if (published === null) return 'open';
    const age = daysBetween(day, published);
    return age >= 0 && age <= 7 ? 'same' : 'open';
  }
  return date.month !== null || date.year !== null ? 'same' : 'open';
}

/** Where the words leave the year open, a day of any year near may be meant. */
function compareStretch(
  { weekday, year }: DateMention,
  stretch: Stretch,
  day: string,
  published: string | null,
): 'same' | 'other' | 'open' {
  const near = Number(day.slice(0, 4));
  for (const candidate of year === null ? [near - 1, near, near + 1] : [year]) {
    const days = daysOfStretch(stretch, { year: candidate, weekday, published });
    if (days === null) return 'open';
    if (days[0] <= day && day <= days[1]) return 'same';
  }
  return 'other';
}
