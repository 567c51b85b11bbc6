import * as v from 'valibot';
import { verdictSchema } from '../messages/report-schema';

/** Entries of a list that are broken are left out; the others stay. */
const listOf = <T extends v.GenericSchema>(item: T) =>
  v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((entries) => [
        ...new Set(
          entries.flatMap((entry) => {
            const parsed = v.safeParse(item, entry);
            return parsed.success ? [parsed.output] : [];
          }),
        ),
      ]),
    ),
    [],
  );

/** Where pages are looked at without being asked. */
export const reaches = ['everywhere', 'sites', 'click'] as const;
/** How marks show: always, under the pointer and the focus only, or not in the page at all. */
export const markings = ['always', 'hover', 'quiet'] as const;
/** Colours of the verdicts. */
export const colourSets = ['standard', 'safe', 'contrast'] as const;
/** What a print shows of the marks: quiet lines with a legend, or nothing. */
export const prints = ['lines', 'nothing'] as const;
/** Languages of the interface; "auto" is the browser's. */
export const languages = ['auto', 'en', 'de', 'ru'] as const;

/** What the user has set; kept on the device. What is missing or broken falls back field by field. */
export const settingsSchema = v.object({
  /** Hosts on which nothing is looked at. */
  sitesOff: listOf(v.string()),
  /** Voices that a claim needs to be corroborated. */
  minVoices: v.fallback(v.picklist([1, 2, 3]), 2),
  reach: v.fallback(v.picklist(reaches), 'everywhere'),
  /** Hosts that are looked at, with the hosts below them, where `reach` is "sites". */
  sites: listOf(v.string()),
  /** Verdicts that are not marked in pages. */
  unmarked: listOf(verdictSchema),
  marking: v.fallback(v.picklist(markings), 'always'),
  colours: v.fallback(v.picklist(colourSets), 'standard'),
  print: v.fallback(v.picklist(prints), 'lines'),
  language: v.fallback(v.picklist(languages), 'auto'),
});
export type Settings = v.InferOutput<typeof settingsSchema>;
export type Reach = Settings['reach'];
export type ColourSet = Settings['colours'];

/** The same as it is written: fields may be missing, and another version may have further ones, but none is broken. */
export const writtenSettingsSchema = v.looseObject({
  sitesOff: v.optional(v.array(v.string())),
  minVoices: v.optional(v.picklist([1, 2, 3])),
  reach: v.optional(v.picklist(reaches)),
  sites: v.optional(v.array(v.string())),
  unmarked: v.optional(v.array(verdictSchema)),
  marking: v.optional(v.picklist(markings)),
  colours: v.optional(v.picklist(colourSets)),
  print: v.optional(v.picklist(prints)),
  language: v.optional(v.picklist(languages)),
});

/** Key of the settings in local storage. */
export const settingsKey = 'settings';

const anything = v.fallback(v.record(v.string(), v.unknown()), {});

/** The settings in what storage held, with defaults for what is missing or broken. */
export const readSettings = (stored: unknown): Settings =>
  v.parse(settingsSchema, v.parse(anything, stored));

/** Where settings are kept: storage.local. */
export interface SettingsArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** The settings as they are kept in an area. */
export const loadSettings = async (area: SettingsArea): Promise<Settings> =>
  readSettings((await area.get(settingsKey))[settingsKey]);

/**
 * Changes some settings and leaves all others as they are stored, those of another version included;
 * returns the settings as they then are.
 */
export async function changeSettings(
  area: SettingsArea,
  change: (current: Settings) => Partial<Settings>,
): Promise<Settings> {
  const stored = v.parse(anything, (await area.get(settingsKey))[settingsKey]);
  const changed = { ...stored, ...change(readSettings(stored)) };
  await area.set({ [settingsKey]: changed });
  return readSettings(changed);
}

/** `list` with `item` in it, or not. */
export const withItem = <T>(list: readonly T[], item: T, wanted: boolean): T[] => {
  const rest = list.filter((other) => other !== item);
  return wanted ? [...rest, item] : rest;
};

/** Whether other sentences are marked, or with other verdicts. */
export const changesMarks = (before: Settings, after: Settings): boolean =>
  before.minVoices !== after.minVoices ||
  (before.marking === 'quiet') !== (after.marking === 'quiet') ||
  before.unmarked.join() !== after.unmarked.join();

/** Whether other pages are looked at. */
export const changesReach = (before: Settings, after: Settings): boolean =>
  before.reach !== after.reach ||
  before.sites.join() !== after.sites.join() ||
  before.sitesOff.join() !== after.sitesOff.join();
