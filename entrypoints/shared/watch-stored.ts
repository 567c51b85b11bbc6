import * as v from 'valibot';
import { browser } from 'wxt/browser';

/**
 * Tells what session storage holds under a key, now and on every change, until the returned function is
 * called; null where it holds nothing, or something else than the schema says.
 */
export function watchStored<T>(
  key: string,
  schema: v.GenericSchema<unknown, T>,
  tell: (value: T | null) => void,
): () => void {
  let stopped = false;
  let changed = false;
  const read = (value: unknown): void => {
    const parsed = v.safeParse(schema, value);
    tell(parsed.success ? parsed.output : null);
  };
  const listener = (
    changes: Readonly<Record<string, { newValue?: unknown }>>,
    area: string,
  ): void => {
    const change = changes[key];
    if (area !== 'session' || change === undefined) return;
    changed = true;
    read(change.newValue);
  };
  browser.storage.onChanged.addListener(listener);
  void browser.storage.session.get(key).then((stored) => {
    // What changed meanwhile is newer than what was read.
    if (!stopped && !changed) read(stored[key]);
  });
  return () => {
    stopped = true;
    browser.storage.onChanged.removeListener(listener);
  };
}
