import type { Comparer } from '../finding';
import { compareCounts } from './counts';

/** The comparers of typed values. */
export const typedComparers: readonly Comparer[] = [compareCounts];
