import * as v from 'valibot';
import { normaliseText } from '../language/normalise';
import { contestSchema, verdictSchema } from '../messages/report-schema';
import type { Contest } from '../report/page-report';
import { problemsOf } from '../schema-problems';
import type { KeptDatabase } from './database';
import { moveAside } from './set-aside';

/** A contested label as it is kept: by the sentence's text and the pack that it was checked against. */
const keptContestSchema = v.object({
  schema: v.literal('second-source/contest@1'),
  pack: v.string(),
  /** The sentence as it stood in the page. */
  text: v.string(),
  /** What the engine said when it was contested. */
  engine: v.nullable(verdictSchema),
  contest: contestSchema,
});
export type KeptContest = v.InferOutput<typeof keptContestSchema>;

/** The key under which a sentence is contested: quotes, dashes, blanks and capitals make no difference. */
export const contestKey = (pack: string, text: string): string =>
  `${pack} ${normaliseText(text).text.replace(/\s+/g, ' ').trim().toLowerCase()}`;

/** The contested labels of the user. */
export interface Contests {
  /** Finds the researcher's word on a sentence checked against a pack. */
  readonly finder: (pack: string) => Promise<(text: string) => Contest | null>;
  readonly put: (kept: Omit<KeptContest, 'schema'>) => Promise<void>;
  /** Withdraws one; it can be brought back. */
  readonly withdraw: (pack: string, text: string) => Promise<void>;
  /** Brings back the one that was withdrawn last. */
  readonly restore: (pack: string, text: string) => Promise<void>;
}

/** All contested labels that can be read; the others are set aside, whole and named. */
export async function readContests(database: KeptDatabase): Promise<readonly KeptContest[]> {
  const { store } = database.transaction('contests');
  const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
  const contests: KeptContest[] = [];
  for (const [at, key] of keys.entries()) {
    const parsed = v.safeParse(keptContestSchema, values[at]);
    if (parsed.success) contests.push(parsed.output);
    else await moveAside(database, 'contests', key, values[at], problemsOf(parsed.issues));
  }
  return contests;
}

const removedKey = (key: string): string => `contests:${key}`;

/** The {@link Contests} in a database that `open` opens; each call closes it again. */
export function createContests(open: () => Promise<KeptDatabase>): Contests {
  async function withDatabase<T>(work: (database: KeptDatabase) => Promise<T>): Promise<T> {
    const database = await open();
    try {
      return await work(database);
    } finally {
      database.close();
    }
  }
  /** Moves a record between the store and what was removed, in one transaction. */
  const move = (from: 'contests' | 'removed', pack: string, text: string): Promise<void> =>
    withDatabase(async (database) => {
      const key = contestKey(pack, text);
      const transaction = database.transaction(['contests', 'removed'], 'readwrite');
      const contests = transaction.objectStore('contests');
      const removed = transaction.objectStore('removed');
      const back = from === 'removed';
      const value = back ? await removed.get(removedKey(key)) : await contests.get(key);
      if (value !== undefined) {
        await (back ? contests.put(value, key) : removed.put(value, removedKey(key)));
        await (back ? removed.delete(removedKey(key)) : contests.delete(key));
      }
      await transaction.done;
    });
  return {
    finder: (pack) =>
      withDatabase(async (database) => {
        const found = new Map<string, Contest>();
        for (const kept of await readContests(database))
          if (kept.pack === pack) found.set(contestKey(pack, kept.text), kept.contest);
        if (found.size === 0) return () => null;
        return (text) => found.get(contestKey(pack, text)) ?? null;
      }),
    put: (kept) =>
      withDatabase(async (database) => {
        const record = { schema: 'second-source/contest@1', ...kept };
        await database.put('contests', record, contestKey(kept.pack, kept.text));
      }),
    withdraw: (pack, text) => move('contests', pack, text),
    restore: (pack, text) => move('removed', pack, text),
  };
}
