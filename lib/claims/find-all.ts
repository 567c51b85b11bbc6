import { typedComparers } from './comparers/typed';
import type { CompareInput, Finding } from './finding';

/** Everything that the typed comparers find in a sentence. */
export function findAll(input: CompareInput): readonly Finding[] {
  return typedComparers.flatMap((compare) => compare(input));
}

/** A finding as a short word for the learned heads. */
export const findingWord = (finding: Finding): string =>
  `${finding.stance} ${finding.ground} ${finding.certainty}`;
