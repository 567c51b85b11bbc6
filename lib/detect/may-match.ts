/** What a page about an event has besides names, as sources of regular expressions. */
export interface EventWords {
  /** The event's own name. */
  readonly own: string;
  /** To what it happened. */
  readonly subject: string;
  /** What happened, in words that hardly any other event has … */
  readonly telling: string;
  /** … and in others. */
  readonly events: string;
}

/**
 * Pieces of the events' names. A few are looked for one after another: that is the fastest on a page that is
 * seen for the first time. Many become two expressions that each take one pass, whatever their number.
 */
export type Names =
  | readonly string[]
  | {
      /** Pieces in Latin letters and figures. */
      readonly latin: string;
      /** Pieces in other letters, for which a text without such letters need not be searched. */
      readonly other: string;
    };

/**
 * What every page about one of several events satisfies, and hardly any other page:
 * sources of regular expressions, small enough to be part of the script that runs on every page.
 */
export interface Prefilter {
  readonly names: Names;
  readonly events: readonly EventWords[];
}

/** Letters of other scripts than Latin, without the signs that texts in Latin letters have too. */
export const otherLetters = '[\\u0370-\\u1dff\\u2e80-\\uffdc]';

const has = (source: string, text: string, flags = ''): boolean =>
  new RegExp(source, flags).test(text);

/** Whether a text has a piece of an event's name. */
export function isNamed(names: Names, text: string): boolean {
  if ('latin' in names) {
    return has(names.latin, text) || (has(otherLetters, text) && has(names.other, text));
  }
  for (const piece of names) if (text.includes(piece)) return true;
  return false;
}

/** Whether a text that has a name also speaks of what happened, so that a closer look may find something. */
export const tellsEvent = (all: readonly EventWords[], text: string): boolean =>
  all.some(
    ({ own, subject, events, telling }) =>
      has(own, text, 'i') ||
      has(telling, text, 'i') ||
      (has(subject, text, 'i') && has(events, text, 'i')),
  );
