import { compareActs } from './comparers/acts';
import { isCorrected } from './comparers/corrections';
import { compareRejected } from './comparers/rejected';
import { typedComparers } from './comparers/typed';
import type { CompareInput, Comparer, Finding } from './finding';

const comparers: readonly Comparer[] = [...typedComparers, compareActs, compareRejected];

/** Everything that the typed comparers find in a sentence, but what a correction takes back. */
export function findAll(input: CompareInput): readonly Finding[] {
  return comparers
    .flatMap((compare) => compare(input))
    .filter(({ from }) => !isCorrected(input.sentence.tokens, from));
}

/** A finding as a short word for the learned heads. */
export const findingWord = (finding: Finding): string =>
  `${finding.stance} ${finding.ground} ${finding.certainty}`;
