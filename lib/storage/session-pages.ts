import * as v from 'valibot';
import type { PageReport } from '../report/page-report';
import { compactReport, expandReport } from './compact-report';
import type { Area } from './tab-store';

const entrySchema = v.object({
  id: v.number(),
  /** The page's address without its fragment. */
  url: v.string(),
  title: v.string(),
  /** When it was last checked, an ISO 8601 date-time in UTC. */
  checked: v.string(),
  summary: v.object({ corroborated: v.number(), disputed: v.number(), unique: v.number() }),
  /** Characters that its report takes. */
  size: v.number(),
});

const listSchema = v.object({
  /** The latest check first. */
  pages: v.array(entrySchema),
  /** How many pages had to make room, or were too large to keep. */
  dropped: v.number(),
});

/** A page that was checked since the browser started. */
export type SessionEntry = v.InferOutput<typeof entrySchema>;
/** The pages that were checked since the browser started, as far as they are kept. */
export type SessionList = v.InferOutput<typeof listSchema>;
export const sessionListSchema: v.GenericSchema<unknown, SessionList> = listSchema;

/** The key of the list: what views watch. */
export const sessionListKey = 'session-pages';
const pageKey = (id: number): string => `session-page:${id}`;

/** How many pages, and how many characters of them, are kept: a part of what the area holds. */
export const sessionLimits = { pages: 60, size: 3_000_000 } as const;

/** Keeps the reports of pages in a storage area that forgets them when the browser ends. */
export interface SessionPages {
  readonly list: () => Promise<SessionList>;
  readonly report: (id: number) => Promise<PageReport | null>;
  /** Keeps a page's newest report; the oldest pages make room. */
  readonly add: (report: PageReport, checked: string) => Promise<void>;
  readonly clear: () => Promise<void>;
}

/** The list as far as it keeps within the limits, the latest first, and the ids of what does not. */
function within(
  { pages, dropped }: SessionList,
  limits: { readonly pages: number; readonly size: number },
): { readonly list: SessionList; readonly out: readonly number[] } {
  const kept: SessionEntry[] = [];
  let size = 0;
  for (const page of pages) {
    size += page.size;
    if (kept.length === limits.pages || size > limits.size) break;
    kept.push(page);
  }
  const out = pages.slice(kept.length).map(({ id }) => id);
  return { list: { pages: kept, dropped: dropped + out.length }, out };
}

/** {@link SessionPages} in a storage area. */
export function createSessionPages(
  area: Area,
  limits: { readonly pages: number; readonly size: number } = sessionLimits,
): SessionPages {
  let turn: Promise<unknown> = Promise.resolve();
  /** One change at a time: each reads the list and writes it. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next;
    return next;
  };
  const list = async (): Promise<SessionList> => {
    const parsed = v.safeParse(listSchema, (await area.get(sessionListKey))[sessionListKey]);
    return parsed.success ? parsed.output : { pages: [], dropped: 0 };
  };

  /** Writes the list with its new page, with fewer and fewer of the older ones where the area is full. */
  async function write(known: SessionList, id: number, compact: unknown): Promise<void> {
    let { list: next, out } = within(known, limits);
    for (;;) {
      await area.remove(out.map(pageKey));
      const isKept = next.pages.some((page) => page.id === id);
      try {
        await area.set({ [sessionListKey]: next, ...(isKept && { [pageKey(id)]: compact }) });
        return;
      } catch (error) {
        if (next.pages.length === 0) throw error;
        ({ list: next, out } = within(next, { ...limits, pages: next.pages.length - 1 }));
      }
    }
  }

  return {
    list,
    report: async (id) => expandReport((await area.get(pageKey(id)))[pageKey(id)]),
    add: (report, checked) =>
      inTurn(async () => {
        const { pages, dropped } = await list();
        const url = (report.url ?? '').replace(/#.*$/s, '');
        const same = pages.find((page) => page.url === url);
        const id = same?.id ?? Math.max(0, ...pages.map((page) => page.id)) + 1;
        const compact = compactReport(report);
        const entry: SessionEntry = {
          ...{ id, url, checked },
          title: report.title,
          summary: { ...report.summary },
          size: JSON.stringify(compact).length,
        };
        const others = pages.filter((page) => page !== same);
        // One page that no list could hold is no reason to give up the others.
        if (entry.size > limits.size) {
          await area.remove([pageKey(id)]);
          await write({ pages: others, dropped: dropped + 1 }, id, null);
        } else await write({ pages: [entry, ...others], dropped }, id, compact);
      }),
    clear: () =>
      inTurn(async () => {
        const { pages } = await list();
        await area.remove([sessionListKey, ...pages.map(({ id }) => pageKey(id))]);
      }),
  };
}
