import type { Frame } from './pack-schema';

/** A frame that says what these patterns say, and nothing else. */
export const frameOf = (says: readonly string[]): Frame => ({
  says: [...says],
  denies: [],
  near: [],
  unless: [],
  demand: false,
  speaker: [],
  exclusive: false,
  placed: false,
  targets: false,
  shows: 'both',
});
