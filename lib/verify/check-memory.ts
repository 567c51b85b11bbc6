import type { DiscourseState, Said } from '../claims/annotate';
import type { Dated } from '../claims/comparers/date-told';
import type { PackIndex } from '../claims/pack-index';
import type { Bags } from '../claims/sequence-bags';
import { type SentenceRange, splitSentences } from '../language/sentences';
import type { SentenceReport } from '../report/page-report';

/** What checking a sentence gives: its report, and what it leaves in mind. */
export interface CheckedSentence {
  readonly report: SentenceReport;
  readonly said: Said;
}

/** A check in progress that knows what the one before it found. */
export interface KnownSentences {
  readonly split: (text: string) => readonly SentenceRange[];
  /** The sentence as it was checked before, where all that the check asked for is as it was; else what `work` gives. */
  readonly check: (
    text: string,
    discourse: DiscourseState,
    work: (discourse: DiscourseState) => CheckedSentence,
  ) => CheckedSentence;
}

/** What the last check of a page found, so that the next one need only do what has changed. */
export interface CheckMemory {
  /** Begins a check; `conditions` stands for all that the result depends on besides text and discourse. */
  readonly begin: (index: PackIndex, conditions: string) => KnownSentences;
  /** Sentences that the last check had to work on. */
  readonly worked: () => number;
}

/** A checked sentence with the parts of the discourse that the check asked for. */
interface Remembered extends CheckedSentence {
  readonly asked: Partial<DiscourseState>;
}

/** A discourse that notes which of its parts are asked for. */
function watched(discourse: DiscourseState) {
  const asked: { -readonly [Part in keyof DiscourseState]?: DiscourseState[Part] } = {};
  const seen: DiscourseState = {
    get recent() {
      asked.recent = discourse.recent;
      return discourse.recent;
    },
    get lastNames() {
      asked.lastNames = discourse.lastNames;
      return discourse.lastNames;
    },
    get lastPlaces() {
      asked.lastPlaces = discourse.lastPlaces;
      return discourse.lastPlaces;
    },
    get asked() {
      asked.asked = discourse.asked;
      return discourse.asked;
    },
    get elsewhere() {
      asked.elsewhere = discourse.elsewhere;
      return discourse.elsewhere;
    },
    get lastBags() {
      asked.lastBags = discourse.lastBags;
      return discourse.lastBags;
    },
    get dated() {
      asked.dated = discourse.dated;
      return discourse.dated;
    },
    get part() {
      asked.part = discourse.part;
      return discourse.part;
    },
  };
  return { seen, asked };
}

const isSameList = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((item, at) => item === right[at]);

const isSameBags = (left: Bags, right: Bags): boolean =>
  left === right ||
  (left.length === right.length && left.every((bag, at) => isSameList(bag, right[at] ?? [])));

const isSameDated = (left: Dated, right: Dated): boolean =>
  left.day === right.day && left.line === right.line && isSameList(left.told, right.told);

const fits = ({ asked }: Remembered, discourse: DiscourseState): boolean =>
  (asked.recent === undefined || isSameList(asked.recent, discourse.recent)) &&
  (asked.lastNames === undefined || isSameList(asked.lastNames, discourse.lastNames)) &&
  (asked.lastPlaces === undefined || isSameList(asked.lastPlaces, discourse.lastPlaces)) &&
  (asked.asked === undefined || asked.asked === discourse.asked) &&
  (asked.elsewhere === undefined || asked.elsewhere === discourse.elsewhere) &&
  (asked.lastBags === undefined || isSameBags(asked.lastBags, discourse.lastBags)) &&
  (asked.dated === undefined || isSameDated(asked.dated, discourse.dated)) &&
  (asked.part === undefined || asked.part === discourse.part);

/** A memory with nothing in it. It keeps what the last check met and no more. */
export function createCheckMemory(): CheckMemory {
  let of: { readonly index: PackIndex; readonly conditions: string } | null = null;
  let sentences = new Map<string, Remembered[]>();
  let splits = new Map<string, readonly SentenceRange[]>();
  let worked = 0;

  return {
    worked: () => worked,
    begin(index, conditions) {
      const isSame = of?.index === index && of.conditions === conditions;
      const before = isSame ? sentences : new Map<string, Remembered[]>();
      const splitBefore = splits;
      of = { index, conditions };
      sentences = new Map();
      splits = new Map();
      worked = 0;
      const keep = (text: string, entry: Remembered): Remembered => {
        const entries = sentences.get(text);
        if (!entries) sentences.set(text, [entry]);
        else if (!entries.includes(entry)) entries.push(entry);
        return entry;
      };
      return {
        split(text) {
          const ranges = splits.get(text) ?? splitBefore.get(text) ?? splitSentences(text);
          splits.set(text, ranges);
          return ranges;
        },
        check(text, discourse, work) {
          const known = [...(sentences.get(text) ?? []), ...(before.get(text) ?? [])];
          const entry = known.find((each) => fits(each, discourse));
          if (entry) return keep(text, entry);
          worked++;
          const { seen, asked } = watched(discourse);
          return keep(text, { ...work(seen), asked });
        },
      };
    },
  };
}
