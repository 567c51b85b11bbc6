/** What a page about an event has besides names: expressions for its own name, what it happened to, and what happened. */
export interface EventWords {
  readonly own: string;
  readonly subject: string;
  readonly groups: readonly string[];
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
export const tellsEvent = (events: readonly EventWords[], text: string): boolean =>
  events.some(({ own, subject, groups }) => {
    if (has(own, text, 'i')) return true;
    const found = groups.filter((group) => has(group, text, 'i')).length;
    return (
      groups.length === 0 || found > 1 || (found > 0 && (subject === '' || has(subject, text, 'i')))
    );
  });
