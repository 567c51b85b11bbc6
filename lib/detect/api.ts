/** The browser functions that detectors call; the polyfill would outweigh the rest of them. */
interface Api {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
  readonly storage: { readonly local: { get(key: string): Promise<Record<string, unknown>> } };
}

const isApi = (value: unknown): value is Api =>
  typeof value === 'object' && value !== null && 'runtime' in value;

const findApi = (): Api | undefined =>
  [Reflect.get(globalThis, 'browser'), Reflect.get(globalThis, 'chrome')].find(isApi);

/** What the extension keeps under a key, or undefined. */
export async function readFromStorage(key: string): Promise<unknown> {
  try {
    return (await findApi()?.storage.local.get(key))?.[key];
  } catch {
    // The extension was updated or removed under the page.
    return undefined;
  }
}

/** Sends a message of the page's protocol to the background; Firefox has its functions in `browser`, Chrome in `chrome`. */
export async function sendToBackground(kind: string, payload: unknown): Promise<void> {
  try {
    await findApi()?.runtime.sendMessage({ room: 'page', kind, payload });
  } catch {
    // The extension was updated or removed under the page: nobody is there to be told.
  }
}
