/**
 * What every page about one of several events satisfies, and hardly any other page:
 * sources of regular expressions, small enough to be part of the script that runs on every page.
 */
export interface Prefilter {
  /** Pieces of the events' names in Latin letters and figures: one pass, whatever the number of events. */
  readonly latin: string;
  /** … and in other letters, for which a page without such letters need not be searched. */
  readonly other: string;
  /** By event: what it happened to, and its groups of words for what happened. */
  readonly events: readonly { readonly subject: string; readonly groups: readonly string[] }[];
}

/** Letters of other scripts than Latin, without the signs that texts in Latin letters have too. */
export const otherLetters = '[\\u0370-\\u1dff\\u2e80-\\uffdc]';

/** Whether a closer look at a page with this title and text may find something. */
export function mayMatch(
  { latin, other, events }: Prefilter,
  title: string,
  text: string,
): boolean {
  const has = (source: string, where: string, flags = ''): boolean =>
    source !== '' && new RegExp(source, flags).test(where);
  const isNamed = (where: string): boolean =>
    has(latin, where) || (has(otherLetters, where) && has(other, where));
  // A title with a name that the text does not have: the text is where it cannot be seen from here.
  if (!isNamed(text)) return isNamed(title);
  return events.some(({ subject, groups }) => {
    const found = groups.filter((group) => has(group, text, 'i')).length;
    return (
      groups.length === 0 || found > 1 || (found > 0 && (subject === '' || has(subject, text, 'i')))
    );
  });
}
