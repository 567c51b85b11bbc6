/** The shortest of several runs, in milliseconds: what is left when nobody else wants the processor. */
function shortest(work: () => unknown, runs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** Milliseconds below which a time is noise, and no sign of anything. */
const noise = 4;

/** What quadratic work grows by is 16, what linear work does about 4: between them lies what no noise reaches. */
export const superlinear = 9;

/**
 * By how much longer `work` takes on an input of four times the size: about 4 where it is linear, 16 where it is
 * quadratic; 1 where it takes too little time to tell, which is what linear work does at these sizes.
 * Infinity where already a small part of the input takes long.
 */
export function growth(work: (size: number) => () => unknown, size: number): number {
  if (shortest(work(Math.round(size / 16)), 2) > noise * 8) return Number.POSITIVE_INFINITY;
  const once = work(size);
  if (shortest(once, 2) < noise) return 1;
  const fourTimes = work(size * 4);
  // Noise makes a ratio larger now and then, and quadratic work makes every one of them large.
  return Math.min(...[1, 2, 3].map(() => shortest(fourTimes, 2) / shortest(once, 2)));
}
