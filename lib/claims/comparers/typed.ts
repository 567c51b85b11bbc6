import type { Comparer } from '../finding';

/** The comparers of typed values. */
export const typedComparers: readonly Comparer[] = [];
