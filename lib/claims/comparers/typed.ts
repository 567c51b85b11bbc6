import type { Comparer } from '../finding';
import { compareCounts } from './counts';
import { comparePlaces } from './places';
import { compareRoutes } from './routes';

/** The comparers of typed values. */
export const typedComparers: readonly Comparer[] = [compareCounts, comparePlaces, compareRoutes];
