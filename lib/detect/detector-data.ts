import type { Profile } from './profile';

/** What the detector needs on every page, as one item of local storage. */
export interface DetectorData {
  readonly profiles: readonly Profile[];
  readonly sitesOff: readonly string[];
}

/** Its key in local storage. */
export const detectorKey = 'detector';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

const isProfile = (value: unknown): value is Profile =>
  isRecord(value) &&
  typeof value.pack === 'string' &&
  isStrings(value.decisive) &&
  isStrings(value.against) &&
  Array.isArray(value.groups) &&
  value.groups.every(
    (group: unknown) =>
      isRecord(group) && typeof group.weight === 'number' && isStrings(group.terms),
  );

/** The data in what storage held, or null. Written by hand: the schema library would outweigh the detector. */
export function readDetectorData(stored: unknown): DetectorData | null {
  if (!isRecord(stored) || !isStrings(stored.sitesOff) || !Array.isArray(stored.profiles)) {
    return null;
  }
  const { profiles } = stored;
  return { profiles: profiles.filter(isProfile), sitesOff: stored.sitesOff };
}
