import type { Comparer } from '../finding';
import { compareCounts } from './counts';
import { comparePlaces } from './places';
import { compareRoutes } from './routes';
import { compareThings } from './things';

/** The comparers of typed values. */
export const typedComparers: readonly Comparer[] = [
  compareCounts,
  comparePlaces,
  compareRoutes,
  compareThings,
];
