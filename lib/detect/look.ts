import { extractArticle } from '../extract/extract';
import { createDetector, type DetectionResult } from './detect';
import { type DetectorData, detectorKey, readDetectorData } from './detector-data';

/** The few browser functions that the detector calls; the polyfill would outweigh the rest of it. */
interface Api {
  readonly storage: { readonly local: { get(keys: string[]): Promise<Record<string, unknown>> } };
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
}

const isApi = (value: unknown): value is Api =>
  typeof value === 'object' && value !== null && 'storage' in value && 'runtime' in value;

/** Firefox calls it browser; Chrome calls it chrome. */
const findApi = (): Api | undefined =>
  [Reflect.get(globalThis, 'browser'), Reflect.get(globalThis, 'chrome')].find(isApi);

/** With fewer elements than this a page may still be filled by its scripts. */
const shell = 60;
/** Milliseconds without a change after which a page that fills itself is looked at. */
const quiet = 250;
/** Milliseconds after which it is looked at whatever happens, for the last time. */
const patience = 4000;

const isShell = (): boolean =>
  document.scripts.length > 0 && document.body.getElementsByTagName('*').length < shell;

const isPage = (): boolean => /html/.test(document.contentType) && document.body !== null;

function detect({ profiles }: DetectorData): DetectionResult | null {
  const detector = createDetector(profiles);
  const { article, description } = extractArticle(document, location.href);
  const result = detector.judge({ ...article, description });
  return result.about === 'no' ? null : result;
}

/** Resolves when the page has stopped changing, or after {@link patience}; then nothing of it is left. */
const settle = (): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      observer.disconnect();
      clearTimeout(timer);
      clearTimeout(last);
      resolve();
    };
    let timer = setTimeout(end, quiet * 2);
    const last = setTimeout(end, patience);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(end, quiet);
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });

/** Activation of a page that was loaded ahead of time. */
const shown = (): Promise<void> =>
  new Promise((resolve) => {
    if ('prerendering' in document && document.prerendering === true) {
      document.addEventListener('prerenderingchange', () => resolve(), { once: true });
    } else resolve();
  });

/**
 * Looks once whether the page is about an event, tells the background if it is, and leaves nothing behind.
 * Where the page is not settled, or has hardly any text yet, it waits a few seconds for the text to come.
 */
export async function look({ settled }: { readonly settled: boolean }): Promise<void> {
  const api = findApi();
  if (!api || !isPage()) return;
  try {
    await shown();
    const data = readDetectorData((await api.storage.local.get([detectorKey]))[detectorKey]);
    if (!data || data.sitesOff.includes(location.hostname)) return;
    let result: DetectionResult | null = null;
    if (!settled) {
      await settle();
      result = detect(data);
    } else {
      result = detect(data);
      if (!result && isShell()) {
        await settle();
        result = detect(data);
      }
    }
    if (result) {
      await api.runtime.sendMessage({ room: 'page', kind: 'detected', payload: result });
    }
  } catch {
    // The extension was updated or removed under the page: nobody is there to be told.
  }
}
