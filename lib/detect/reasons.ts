import { type Evidence, joinEvidence } from './evidence';
import type { Profile } from './profile';
import type { Reading } from './readings';
import type { Score } from './score';

const shownInTitle = 3;
const shownInText = 5;

/** Words as a list for people: "Sorvik, ferry and sank". */
export function listWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** The page's own words for the weightiest groups, but those left out. */
function wordsOf(
  { groups }: Profile,
  evidence: Evidence,
  shown: number,
  leftOut: ReadonlySet<number>,
): { words: string[]; groups: number[] } {
  const found = [...evidence.groups.keys()]
    .filter((group) => !leftOut.has(group))
    .sort((left, right) => (groups[right]?.weight ?? 0) - (groups[left]?.weight ?? 0))
    .slice(0, evidence.decisive === null ? shown : shown - 1);
  const words = found.map((group) => evidence.groups.get(group) ?? '');
  const all = evidence.decisive === null ? words : [evidence.decisive, ...words];
  return { words: [...new Set(all)], groups: found };
}

/** Why a page was judged as it was, for people, in the page's own words. */
export function reasonsFor(profile: Profile, readings: readonly Reading[], score: Score): string[] {
  const { about, otherTopic, naming } = score;
  if (about === 'no') return [];
  const nobody: ReadonlySet<number> = new Set();
  if (about === 'mention') {
    const reasons: string[] = [];
    if (naming) {
      const { words } = wordsOf(profile, naming.evidence, shownInText, nobody);
      reasons.push(`named in passing: ${listWords(words)}`);
    }
    if (otherTopic !== null) reasons.push(`the headline is about something else: ${otherTopic}`);
    return reasons;
  }
  const inZone = (isTitle: boolean): Evidence =>
    joinEvidence(
      readings
        .filter(({ passage }) => (passage.zone === 'title') === isTitle)
        .map(({ evidence }) => evidence),
    );
  const title = wordsOf(profile, inZone(true), shownInTitle, nobody);
  const text = wordsOf(profile, inZone(false), shownInText, new Set(title.groups));
  const reasons: string[] = [];
  if (title.words.length > 0) reasons.push(`${listWords(title.words)} in the headline`);
  const rest = text.words.filter((word) => !title.words.includes(word));
  if (rest.length > 0) reasons.push(`${listWords(rest)} in the text`);
  return reasons;
}
