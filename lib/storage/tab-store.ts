import * as v from 'valibot';
import type { Article } from '../extract/article';
import { paintedSchema } from '../messages/page-protocol';
import { detectionResultSchema } from '../messages/protocol';
import { articleSchema } from '../messages/report-schema';
import type { PageReport } from '../report/page-report';
import { compactReport, expandReport } from './compact-report';
import { passageKey } from './passage';
import { placeKey } from './place';

/** The storage area that the store keeps things in (storage.session: gone with the browser). */
export interface Area {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** Where the article stands as long as nothing else is known: in the page itself. */
export const topFrame = { id: 0, url: '', length: 0 } as const;

const tabStateSchema = v.object({
  /** The page's address without its fragment: what the state is about. */
  url: v.string(),
  /** The frame that holds the article, its own address, and how long the article is; frame 0 is the page itself. */
  frame: v.fallback(v.object({ id: v.number(), url: v.string(), length: v.number() }), topFrame),
  phase: v.picklist(['unnoticed', 'mention', 'checking', 'checked', 'failed']),
  detection: v.nullable(detectionResultSchema),
  /** The user asked for a check where nothing was detected. */
  assumeEvent: v.boolean(),
  /** The user asked for this page, wherever else it runs. */
  asked: v.fallback(v.boolean(), false),
  pack: v.nullable(v.string()),
  managed: v.nullable(v.boolean()),
  painted: v.nullable(paintedSchema),
  problem: v.nullable(v.string()),
});

/** What is known of a tab's page. */
export type TabState = v.InferOutput<typeof tabStateSchema>;

const stateKey = (tab: number): string => `tab:${tab}`;
const articleKey = (tab: number): string => `article:${tab}`;
const reportKey = (tab: number): string => `report:${tab}`;
const pagesOffKey = 'pages-off';

/** The address without its fragment. */
export const pageOf = (url: string): string => url.replace(/#.*$/s, '');

/** Keeps what is known of each tab where a stopped worker finds it again. */
export interface TabStore {
  readonly state: (tab: number) => Promise<TabState | null>;
  readonly article: (tab: number) => Promise<Article | null>;
  readonly report: (tab: number) => Promise<PageReport | null>;
  readonly setState: (tab: number, state: TabState) => Promise<void>;
  readonly setCheck: (tab: number, article: Article, report: PageReport) => Promise<void>;
  readonly forget: (tab: number) => Promise<void>;
  /** Forgets a tab that was closed: its page, and the text that was checked beside it. */
  readonly close: (tab: number) => Promise<void>;
  /** Forgets tabs that are not among the open ones. */
  readonly keepOnly: (open: ReadonlySet<number>) => Promise<void>;
  readonly isPageOff: (url: string) => Promise<boolean>;
  readonly setPageOff: (url: string, off: boolean) => Promise<void>;
}

/** Whether a key of the store belongs to the tab: what views watch. */
export const isKeyOfTab = (key: string, tab: number): boolean =>
  key === stateKey(tab) || key === reportKey(tab) || key === pagesOffKey;

/** A {@link TabStore} in a storage area. */
export function createTabStore(area: Area): TabStore {
  async function read<T>(key: string, schema: v.GenericSchema<unknown, T>): Promise<T | null> {
    const parsed = v.safeParse(schema, (await area.get(key))[key]);
    return parsed.success ? parsed.output : null;
  }
  /** Reports and states that the area has no room for, for as long as the worker lives. */
  const inMemory = new Map<number, PageReport>();
  const statesInMemory = new Map<number, TabState>();
  const fits = (items: Record<string, unknown>): Promise<boolean> =>
    area.set(items).then(
      () => true,
      () => false,
    );
  const forget = (tab: number): Promise<void> => {
    inMemory.delete(tab);
    statesInMemory.delete(tab);
    return area.remove([stateKey(tab), articleKey(tab), reportKey(tab), placeKey(tab)]);
  };

  const close = async (tab: number): Promise<void> => {
    await forget(tab);
    // A passage outlives the page that it was taken from, but not the tab.
    await area.remove([passageKey(tab)]);
  };

  const tabsIn = async (): Promise<number[]> =>
    Object.keys(await area.get(null)).flatMap((key) => {
      const match = /^(?:tab|article|report|place|passage):(\d+)$/.exec(key);
      return match ? [Number(match[1])] : [];
    });
  const keepOnly = async (open: ReadonlySet<number>): Promise<void> => {
    const gone = new Set((await tabsIn()).filter((tab) => !open.has(tab)));
    for (const tab of gone) await close(tab);
  };
  /** Writes, in place of what tabs hold where the area is full: that can be had again by reading their pages. */
  async function put(items: Record<string, unknown>): Promise<boolean> {
    if (await fits(items)) return true;
    for (const other of new Set(await tabsIn())) {
      await area.remove([articleKey(other), reportKey(other)]);
    }
    return fits(items);
  }
  const pagesOff = async (): Promise<string[]> =>
    (await read(pagesOffKey, v.array(v.string()))) ?? [];

  return {
    state: async (tab) => statesInMemory.get(tab) ?? read(stateKey(tab), tabStateSchema),
    article: (tab) => read(articleKey(tab), articleSchema),
    report: async (tab) =>
      inMemory.get(tab) ?? expandReport((await area.get(reportKey(tab)))[reportKey(tab)]),
    async setState(tab, state) {
      statesInMemory.delete(tab);
      if (!(await put({ [stateKey(tab)]: state }))) statesInMemory.set(tab, state);
    },
    async setCheck(tab, article, report) {
      const items = { [articleKey(tab)]: article, [reportKey(tab)]: compactReport(report) };
      inMemory.delete(tab);
      if (!(await put(items))) inMemory.set(tab, report);
    },
    forget,
    close,
    keepOnly,
    isPageOff: async (url) => (await pagesOff()).includes(pageOf(url)),
    async setPageOff(url, off) {
      const rest = (await pagesOff()).filter((page) => page !== pageOf(url));
      const pages = off ? [...rest, pageOf(url)] : rest;
      if (!(await put({ [pagesOffKey]: pages }))) throw new Error('there is no room to keep it');
    },
  };
}
