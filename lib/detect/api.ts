/** The browser functions that detectors call; the polyfill would outweigh the rest of them. */
interface Api {
  readonly runtime: { readonly id?: string; sendMessage(message: unknown): Promise<unknown> };
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

/** Milliseconds between tries. */
const waits = [300, 1000, 3000, 0];

/** Sends a message of the page's protocol to the background; Firefox has its functions in `browser`, Chrome in `chrome`. */
export async function sendToBackground(kind: string, payload: unknown): Promise<void> {
  for (const wait of waits) {
    try {
      const answer = await findApi()?.runtime.sendMessage({ room: 'page', kind, payload });
      // Receivers answer null at least.
      if (answer !== undefined) return;
    } catch {
      // The same as no answer.
    }
    // The background was stopped while it worked on it. Or the extension was updated or removed under the
    // page: then nobody is there to be told, and no further try tells.
    if (findApi()?.runtime.id === undefined) return;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
