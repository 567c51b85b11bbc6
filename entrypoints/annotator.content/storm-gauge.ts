/** Changes a second that are followed for as long as they last. */
const lasting = 5000;
/** Changes beyond those that are followed when they come at once: a page that builds itself. */
const atOnce = 15_000;

/**
 * Tells a page that changes more often than it can be followed from one that only has a lot to change.
 * The returned function takes the number of changes since it was last called, and says whether it is a storm.
 */
export function createStormGauge(now: () => number): (changes: number) => boolean {
  let level = 0;
  let before = now();
  return (changes) => {
    const time = now();
    level = Math.max(0, level - ((time - before) / 1000) * lasting) + changes;
    before = time;
    if (level <= atOnce) return false;
    level = 0;
    return true;
  };
}
