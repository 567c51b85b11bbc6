import { notice } from './look';
import { isNamed, type Prefilter, tellsEvent } from './may-match';
import { settle } from './settle';

/** With less text than this a page may still be filled by its scripts. */
const little = 2000;
/** Milliseconds for which it is waited for. */
const still = 500;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** The prefilter that storage holds; null where it holds none. Without the library that other borders have: it would outweigh the rest. */
export function asPrefilter(value: unknown): Prefilter | null {
  if (!isRecord(value) || !Array.isArray(value.events)) return null;
  const { names } = value;
  const events = value.events.flatMap((item: unknown) => {
    if (!isRecord(item)) return [];
    const { own, subject, telling, events: words } = item;
    return typeof own === 'string' &&
      typeof subject === 'string' &&
      typeof telling === 'string' &&
      typeof words === 'string'
      ? [{ own, subject, telling, events: words }]
      : [];
  });
  if (areTexts(names)) return { names, events };
  if (!isRecord(names) || typeof names.latin !== 'string' || typeof names.other !== 'string')
    return null;
  return { names: { latin: names.latin, other: names.other }, events };
}

/** Looks through a page for the events of the user's own packs, as the detector does for the bundled ones. */
export async function lookForOwn({ names, events }: Prefilter): Promise<void> {
  const isThere = (): boolean => {
    const text = document.body?.textContent ?? '';
    return isNamed(names, text) && tellsEvent(events, text);
  };
  let found = isThere();
  if (!found && document.body && (document.body.textContent ?? '').length < little) {
    await settle(still);
    found = isThere();
  }
  if (found) notice();
}
