import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const megabyte = 1024 * 1024;
const leastThreshold = 96 * megabyte;

/**
 * A function to call between files, which keeps memory flat however many there are. Each file's document is
 * garbage after it, but V8 lets old garbage lie for as long as the machine has memory to spare.
 */
export function createSweeper(): () => void {
  let collect: (() => void) | null = null;
  let threshold = leastThreshold;
  return () => {
    if (getHeapStatistics().used_heap_size < threshold) return;
    if (collect === null) {
      setFlagsFromString('--expose-gc');
      const gc: unknown = runInNewContext('gc');
      collect = typeof gc === 'function' ? () => gc() : () => {};
    }
    collect();
    // What is left is in use; collecting again before it has doubled would be work for nothing.
    threshold = Math.max(leastThreshold, 2 * getHeapStatistics().used_heap_size);
  };
}
