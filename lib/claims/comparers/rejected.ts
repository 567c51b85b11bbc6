import type { Comparer } from '../finding';

/** Finds what a sentence says of explanations that the sources report only as somebody's and as dismissed. */
export const compareRejected: Comparer = () => [];
