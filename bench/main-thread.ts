import * as v from 'valibot';

/** What the page under test marks the end of its loading with. */
export const loadedMark = 'second-source-loaded';
/** Categories of a trace that has the tasks of a page's main thread, and the mark. */
export const traced = ['toplevel', 'blink.user_timing'] as const;

/** Times are microseconds; `tdur` is the processor's time that the thread took for it. */
const eventSchema = v.object({
  name: v.string(),
  ph: v.string(),
  pid: v.number(),
  tid: v.number(),
  ts: v.optional(v.number(), 0),
  dur: v.optional(v.number(), 0),
  tdur: v.optional(v.number(), 0),
});
const traceSchema = v.object({ traceEvents: v.array(eventSchema) });

/** Milliseconds of the longest task after the page was loaded, by the clock and of the processor's time. */
export function longestTasks(trace: Uint8Array | undefined): { clock: number; processor: number } {
  const { traceEvents } = v.parse(traceSchema, JSON.parse(new TextDecoder().decode(trace)));
  const loaded = traceEvents.find(({ name }) => name === loadedMark);
  if (!loaded) throw new Error('the trace does not say when the page was loaded');
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid, ts }) =>
      ph === 'X' &&
      name.endsWith('RunTask') &&
      pid === loaded.pid &&
      tid === loaded.tid &&
      ts >= loaded.ts,
  );
  const longest = (key: 'dur' | 'tdur'): number =>
    Math.max(0, ...tasks.map((task) => task[key])) / 1000;
  return { clock: longest('dur'), processor: longest('tdur') };
}
