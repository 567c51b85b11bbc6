import type { Comparer } from '../finding';
import { compareCounts } from './counts';
import { compareDates } from './dates';
import { comparePlaces } from './places';
import { compareRoutes } from './routes';
import { compareThings } from './things';

/** The comparers of typed values. */
export const typedComparers: readonly Comparer[] = [
  compareCounts,
  compareDates,
  comparePlaces,
  compareRoutes,
  compareThings,
];
