/** The one browser function that the detector calls; the polyfill would outweigh the rest of it. */
interface Api {
  readonly runtime: { sendMessage(message: unknown): Promise<unknown> };
}

const isApi = (value: unknown): value is Api =>
  typeof value === 'object' && value !== null && 'runtime' in value;

/** Sends a message of the page's protocol to the background; Firefox has its functions in `browser`, Chrome in `chrome`. */
export async function sendToBackground(kind: string, payload: unknown): Promise<void> {
  const api = [Reflect.get(globalThis, 'browser'), Reflect.get(globalThis, 'chrome')].find(isApi);
  try {
    await api?.runtime.sendMessage({ room: 'page', kind, payload });
  } catch {
    // The extension was updated or removed under the page: nobody is there to be told.
  }
}
