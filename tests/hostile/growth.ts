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

/**
 * By how much longer `work` takes on an input of twice the size: about 2 where it is linear, 4 where it is
 * quadratic; 1 where it takes too little time to tell, which is what linear work does at these sizes.
 * Infinity where already a small part of the input takes long.
 */
export function growth(work: (size: number) => () => unknown, size: number): number {
  if (shortest(work(Math.round(size / 16)), 2) > noise * 4) return Number.POSITIVE_INFINITY;
  const once = work(size);
  if (shortest(once, 2) < noise) return 1;
  const twice = work(size * 2);
  return shortest(twice, 3) / shortest(once, 3);
}
