/** Longer than this, a line says more than when. */
const longest = 60;

const parts = [
  '(?:first )?(?:last )?(?:published|updated|posted|modified|edited|update)',
  'on|at|as of|around',
  'today|yesterday|just now|now',
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?',
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)',
  // A figure that stands alone or before its unit: 25, 25th, 2024-12-25, 9.05am, 07:11, 5m, 3h.
  '\\d{1,4}(?:[-./:]\\d{1,2}){0,2}(?:st|nd|rd|th|[hm]|z| ?[ap]\\.?m\\.?)?',
  '(?:an? )?(?:minutes?|mins?|hours?|hrs?|days?|weeks?) ago|ago',
  'minutes?|mins?|hours?|hrs?|days?|weeks?',
  '(?:local|[a-z]{4,12}) time',
  '(?:gmt|utc|bst|cet|cest|eet|est|edt|pst|pdt|msk|ist|azt|et|pt)(?: ?[+-] ?\\d{1,2}(?::\\d{2})?)?',
];

const moment = new RegExp(
  `^[\\s,;:|·•–—()/-]*(?:(?:${parts.join('|')})(?![\\p{L}\\p{N}])[\\s,;:|·•–—()./-]*)+$`,
  'iu',
);
const clock = /\d[:.]\d{2}|\d ?[ap]\.?m\b|\d[hm]\b|\bago\b|\bjust now\b/i;

/** Whether a line says when and nothing else: what stands over the entries of a live blog. It is no sentence. */
export const isMoment = (text: string): boolean =>
  text.length <= longest && (/\d/.test(text) || /^just now$/i.test(text)) && moment.test(text);

/** Whether it says a time of the day, or how long ago. */
export const hasClock = (text: string): boolean => clock.test(text);
