import * as v from 'valibot';

/** What the user has set; kept on the device. */
export const settingsSchema = v.object({
  /** Hosts on which nothing is looked at. */
  sitesOff: v.fallback(v.array(v.string()), []),
  /** Voices that a claim needs to be corroborated. */
  minVoices: v.fallback(v.picklist([1, 2, 3]), 2),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

/** Key of the settings in local storage. */
export const settingsKey = 'settings';

/** The settings in what storage held, with defaults for what is missing or broken. */
export function readSettings(stored: unknown): Settings {
  const parsed = v.safeParse(settingsSchema, stored);
  return parsed.success ? parsed.output : { sitesOff: [], minVoices: 2 };
}

/** `list` with `item` in it, or not. */
export const withItem = <T>(list: readonly T[], item: T, wanted: boolean): T[] => {
  const rest = list.filter((other) => other !== item);
  return wanted ? [...rest, item] : rest;
};
