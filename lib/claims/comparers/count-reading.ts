import type { Token } from '../../language/tokens';
import type { CompareInput } from '../finding';
import type { CountSlot } from './count-slots';
import type { CueMatch } from './cues';
import type { Quantity } from './quantities';

/** Words for people as such, of whom the number is the number of people. */
export const persons = new Set(
  'people person persons soul souls individual individuals human humans being beings life lives those them us others poeple peoples names'.split(
    ' ',
  ),
);

/** Verbs that may stand between people and what became of them. */
export const lightVerbs = new Set(
  'be have come get make walk crawl carry go lose find leave take believe fear presume report say know confirm think count feared reported declare do remain emerge manage pull bring travel sit fly can could may might must would will board'.split(
    ' ',
  ),
);

/** Words that deny. */
export const denials = new Set([
  'not',
  "n't",
  'never',
  'neither',
  'nor',
  'unable',
  'without',
  'no',
]);

/** A sentence made ready for counting: its cues by token, its quantities, the slots. */
export interface Reading extends CompareInput {
  readonly cueAt: ReadonlyMap<number, readonly CueMatch[]>;
  /** Cues of slots that count what somebody did, by token. */
  readonly deedAt: ReadonlyMap<number, string>;
  readonly quantities: readonly Quantity[];
  readonly startsQuantity: ReadonlySet<number>;
  readonly slots: ReadonlyMap<string, CountSlot>;
  readonly wholes: ReadonlySet<string>;
}

/** What a quantity counts, as the words around it say. */
export interface Filled {
  readonly slot: string;
  readonly quantity: Quantity;
  /** Last token that carries it, end exclusive. */
  readonly to: number;
  readonly from: number;
  /** The words assert the number of all: not of some among them. */
  readonly total: boolean;
}

/** The word at a place in small letters; empty outside the sentence. */
export const lower = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';

/** A quantity of which all are meant: "the 38", "all 38", "only six". */
export const definite = (tokens: readonly Token[], quantity: Quantity): boolean =>
  /^(?:the|all|only|just|those|its|their|these)$/.test(lower(tokens, quantity.from - 1));

/** A cue that stands as the head right there: "dead", "survivors", "killed", "aboard". */
export function nounCue(reading: Reading, at: number): CueMatch | null {
  const found = reading.cueAt.get(at) ?? [];
  let best: CueMatch | null = null;
  for (const cue of found) {
    if (persons.has(lower(reading.sentence.tokens, at))) continue;
    if (best === null || cue.to > best.to) best = cue;
  }
  return best;
}

/** The cue that governs a quantity. */
export interface Governor {
  readonly slot: string;
  readonly from: number;
  /** A verb whose object the quantity is. */
  readonly active: boolean;
}

/** "would have saved", "might otherwise be alive". */
export function isHypothetical(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = Math.max(0, from); at < to; at++) {
    const word = lower(tokens, at);
    if (word === 'would' || word === 'might' || word === 'should' || word === "'d") return true;
    if (word === 'could' && lower(tokens, at + 1) === 'have') return true;
  }
  return false;
}

/** The cue whose words end right before a place. */
export function cueEndingAt(reading: Reading, end: number): Governor | null {
  for (let from = end - 1; from >= Math.max(0, end - 4); from--)
    for (const cue of reading.cueAt.get(from) ?? [])
      if (cue.to === end && !persons.has(lower(reading.sentence.tokens, from)))
        return { slot: cue.slot, from, active: reading.sentence.tokens[from]?.pos === 'VERB' };
  return null;
}
