import { addDays, isoOf, nextWeekday, spanCount, weekdays } from '../../language/calendar';
import type { DateMention } from '../../language/dates';
import type { Token } from '../../language/tokens';
import type { AnnotatedSentence } from '../annotate';
import type { CompareInput } from '../finding';
import type { PackIndex } from '../pack-index';
import { findCues } from './cues';
import { lower } from './date-links';

/** A calendar day at a stretch of tokens, so many days to either side left open. */
function dayAt(from: number, to: number, iso: string, slack = 0): DateMention {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const bare = { from, to, weekday: null, relative: null, year };
  return slack === 0
    ? { ...bare, month, day, stretch: null }
    : {
        ...bare,
        month: null,
        day: null,
        stretch: { of: 'month', month, days: [day - slack, day + slack] },
      };
}

/** The day of the background slot that a cue soon after a token tells of: "after the crash". */
function eventAfter({ sentence: { tokens }, index }: CompareInput, at: number) {
  const cue = findCues(tokens, index, 'date').find(
    ({ slot, from }) => index.slots.get(slot)?.background === true && from > at && from <= at + 5,
  );
  const value = cue === undefined ? undefined : index.factsBySlot.get(cue.slot)?.[0]?.value;
  return cue === undefined || value?.type !== 'date' ? null : { to: cue.to, day: value.date };
}

/**
 * Days that are counted from another: "three days after the crash", "the Saturday after the crash", "five days
 * later" where this sentence or the one before names a day.
 */
export function countedDays(input: CompareInput): readonly DateMention[] {
  const { tokens } = input.sentence;
  const mentions: DateMention[] = [];
  for (const [at, token] of tokens.entries()) {
    const found =
      token.lower === 'after'
        ? (daysAfter(input, at) ?? weekdayAfter(input, at))
        : /^(?:later|on|day)$/.test(token.lower)
          ? daysLater(input, at)
          : null;
    if (found !== null) mentions.push(found);
  }
  return mentions;
}

/** So many days or weeks right before a token: "three days", "a week"; null where they are not counted. */
function spanBefore(tokens: readonly Token[], at: number) {
  const unit = lower(tokens, at - 1);
  if (!/^(?:days?|weeks?|fortnight)$/.test(unit)) return null;
  const count = spanCount(lower(tokens, at - 2));
  if (
    count === null ||
    (unit.endsWith('s') && /^(?:the|a)$/.test(lower(tokens, at - 2))) ||
    /^(?:than|about|nearly|almost|some|least|first|over|around)$/.test(lower(tokens, at - 3))
  )
    return null;
  const length = unit.startsWith('week') ? 7 : unit === 'fortnight' ? 14 : 1;
  return { from: at - 2, days: count * length, slack: length === 1 ? 0 : 1 };
}

function daysAfter(input: CompareInput, at: number): DateMention | null {
  const span = spanBefore(input.sentence.tokens, at);
  const event = span === null ? null : eventAfter(input, at);
  if (span === null || event === null) return null;
  return dayAt(span.from, event.to, addDays(event.day, span.days));
}

/** "the Saturday after the crash". */
function weekdayAfter(input: CompareInput, at: number): DateMention | null {
  const { tokens } = input.sentence;
  const wanted = weekdays.get(lower(tokens, at - 1));
  const event = wanted === undefined ? null : eventAfter(input, at);
  if (wanted === undefined || event === null) return null;
  return dayAt(at - 1, event.to, nextWeekday(addDays(event.day, 1), wanted));
}

/** "five days later", "four days on", "the following day". */
function daysLater(input: CompareInput, at: number): DateMention | null {
  const { tokens, dates } = input.sentence;
  const word = lower(tokens, at);
  const before = lower(tokens, at - 1);
  const span =
    word === 'day'
      ? /^(?:next|following)$/.test(before) && lower(tokens, at - 2) === 'the'
        ? { from: at - 2, days: 1, slack: 0 }
        : null
      : word === 'on' && !/^(?:,|:|\.|)$/.test(lower(tokens, at + 1))
        ? null
        : spanBefore(tokens, at);
  if (span === null) return null;
  const here = dates.findLast(
    ({ to, month, day }) => to <= span.from && month !== null && day !== null,
  );
  const day = here === undefined ? input.discourse.dated.day : calendarDay(here, input.index);
  return day === null ? null : dayAt(span.from, at + 1, addDays(day, span.days), span.slack);
}

/** The ISO day of a date with day and month; without a year it is of the days that the sources cover. */
export function calendarDay(
  { day, month, year }: DateMention,
  { pack: { event } }: PackIndex,
): string | null {
  if (day === null || month === null) return null;
  if (year !== null) return isoOf(year, month, day);
  const years = [event.date, event.sourcesUntil].map((iso) => Number(iso.slice(0, 4)));
  return (
    years
      .map((one) => isoOf(one, month, day))
      .find((iso) => iso >= event.date && iso <= event.sourcesUntil) ?? null
  );
}

/** "MOSCOW, Dec 29 — …": the date that an agency's report opens with, which is the page's own. */
export function datelineOf({ tokens, dates }: AnnotatedSentence): DateMention | null {
  const [date] = dates;
  if (date === undefined || date.day === null || date.month === null || date.from > 8) return null;
  if (date.from < 2 || lower(tokens, date.from - 1) !== ',') return null;
  const placed = tokens
    .slice(0, date.from)
    .every(({ pos, lower: word }) => pos === 'PROPN' || /^[,/-]$/.test(word));
  if (!placed) return null;
  const end =
    lower(tokens, date.to) === '('
      ? tokens.findIndex(({ lower: word }) => word === ')') + 1
      : date.to;
  return /^[—–-]$/.test(lower(tokens, end)) ? date : null;
}

/** The day that a line gives which is nothing but date, place and the like: "Friday 27 December 2024, live". */
export function dayLine({ tokens, dates }: AnnotatedSentence): string | null {
  const [date] = dates;
  if (date === undefined || dates.length > 1 || tokens.length > 12) return null;
  const { day, month, year } = date;
  if (day === null || month === null || year === null) return null;
  const rest = tokens.filter((_, at) => at < date.from || at >= date.to);
  const bare = rest.every(
    ({ pos, lower: word }) =>
      /^(?:PROPN|PUNCT|ADP)$/.test(pos) ||
      /^(?:live|letter|evening|morning|news|edition|blog|updates?|published|updated|posted)$/.test(
        word,
      ),
  );
  return bare ? isoOf(year, month, day) : null;
}
