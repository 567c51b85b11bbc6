import type { FoldedText } from './fold';
import type { Term, TermIndex } from './profile';

/** What of one profile stands in a stretch of text. */
export interface Evidence {
  /** By group: the page's own words. */
  readonly groups: ReadonlyMap<number, string>;
  readonly decisive: string | null;
  /** A word of another topic. */
  readonly elsewhere: string | null;
  /** Words of other events. */
  readonly against: readonly string[];
}

/** Nothing of a profile. */
export const nothing: Evidence = {
  groups: new Map(),
  decisive: null,
  elsewhere: null,
  against: [],
};

interface Found {
  readonly groups: Map<number, string>;
  decisive: string | null;
  elsewhere: string | null;
  readonly against: Set<string>;
}

/** What of every profile stands in a folded text, by profile; profiles of which nothing does are left out. */
export function findEvidence(
  { automaton, patterns, terms }: TermIndex,
  text: FoldedText,
): Map<number, Evidence> {
  /** Where each pattern that was found ends first. */
  const ends = new Map<number, number>();
  automaton.scan(text.folded, (pattern, end) => {
    if (!ends.has(pattern)) ends.set(pattern, end);
  });
  const found = new Map<number, Found>();
  const said = (part: number): string => {
    const pattern = patterns[part] ?? '';
    const end = ends.get(part) ?? 0;
    const from = end - pattern.length + (pattern.startsWith(' ') ? 1 : 0);
    return text.original(from, pattern.endsWith(' ') ? end - 1 : end);
  };
  const wordsOf = ({ parts }: Term): string => parts.map(said).join(' … ');
  for (const pattern of ends.keys()) {
    for (const term of terms[pattern] ?? []) {
      if (!term.parts.every((part) => ends.has(part))) continue;
      let evidence = found.get(term.profile);
      if (!evidence) {
        evidence = { groups: new Map(), decisive: null, elsewhere: null, against: new Set() };
        found.set(term.profile, evidence);
      }
      const { kind } = term;
      if (kind === 'decisive') evidence.decisive ??= wordsOf(term);
      else if (kind === 'elsewhere') evidence.elsewhere ??= wordsOf(term);
      else if (kind === 'against') evidence.against.add(wordsOf(term));
      else if (!evidence.groups.has(kind)) evidence.groups.set(kind, wordsOf(term));
    }
  }
  return new Map(
    [...found].map(([profile, { against, ...rest }]) => [
      profile,
      { ...rest, against: [...against] },
    ]),
  );
}

/** What stands in any of several stretches. */
export function joinEvidence(all: readonly Evidence[]): Evidence {
  if (all.length === 0) return nothing;
  const groups = new Map<number, string>();
  for (const evidence of all) {
    for (const [group, words] of evidence.groups) if (!groups.has(group)) groups.set(group, words);
  }
  return {
    groups,
    decisive: all.find(({ decisive }) => decisive !== null)?.decisive ?? null,
    elsewhere: all.find(({ elsewhere }) => elsewhere !== null)?.elsewhere ?? null,
    against: [...new Set(all.flatMap(({ against }) => against))],
  };
}
