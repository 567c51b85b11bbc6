/** The months' names and their short forms, 1 to 12. */
export const months: ReadonlyMap<string, number> = new Map(
  'january february march april may june july august september october november december'
    .split(' ')
    .flatMap((name, at): [string, number][] =>
      name === 'may'
        ? [[name, at + 1]]
        : [name, name.slice(0, 3), `${name.slice(0, 3)}.`].map((form) => [form, at + 1]),
    )
    .concat([
      ['sept', 9],
      ['sept.', 9],
    ]),
);

/** The weekdays' names and their short forms, 0 (Sunday) to 6. */
export const weekdays: ReadonlyMap<string, number> = new Map(
  'sunday monday tuesday wednesday thursday friday saturday'
    .split(' ')
    .flatMap((name, at): [string, number][] => [
      [name, at],
      [`${name}s`, at],
    ])
    .concat([
      ['mon', 1],
      ['tue', 2],
      ['tues', 2],
      ['wed', 3],
      ['thu', 4],
      ['thurs', 4],
      ['fri', 5],
    ]),
);

/** "first" to "thirty-first". */
export const dayWords: ReadonlyMap<string, number> = new Map(
  (
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth ' +
    'fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first ' +
    'twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh ' +
    'twenty-eighth twenty-ninth thirtieth thirty-first'
  )
    .split(' ')
    .map((word, at): [string, number] => [word, at + 1]),
);

const smallNumbers: ReadonlyMap<string, number> = new Map(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, at): [string, number] => [word, at + 1]),
);

/** How many "three", "14", "a" or "the" day is; null for other words. */
export const spanCount = (word: string): number | null =>
  word === 'a' || word === 'the'
    ? 1
    : (smallNumbers.get(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : null));

const millisecondsPerDay = 86_400_000;

/** The day that lies `days` after an ISO day. */
export function addDays(isoDay: string, days: number): string {
  return new Date(Date.parse(`${isoDay}T00:00:00Z`) + days * millisecondsPerDay)
    .toISOString()
    .slice(0, 10);
}

/** 0 (Sunday) to 6 of an ISO day. */
export const weekdayOf = (isoDay: string): number => new Date(`${isoDay}T00:00:00Z`).getUTCDay();

/** The first day of a weekday (0, Sunday, to 6) from an ISO day on, that day included; backwards by a step of -1. */
export function nextWeekday(isoDay: string, weekday: number, step: 1 | -1 = 1): string {
  const days = ((((weekday - weekdayOf(isoDay)) * step) % 7) + 7) % 7;
  return addDays(isoDay, days * step);
}

/** Days from one ISO day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round(
    (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsPerDay,
  );

/** The ISO day of a year, month (1 to 12) and day. */
export const isoOf = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The last day of a month, 28 to 31. */
export const lengthOf = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();
