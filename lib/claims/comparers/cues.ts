import type { Slot } from '../../factbase/pack-schema';
import type { Token } from '../../language/tokens';
import { type Beginnings, tableOfBeginnings } from '../beginnings';
import type { PackIndex } from '../pack-index';

/** A slot's cue in a sentence. */
export interface CueMatch {
  readonly slot: string;
  /** Token indices, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** It counts only together with another word of the sentence. */
  readonly partnered: boolean;
}

interface CueWords {
  readonly slot: string;
  readonly words: readonly string[];
  /** Another stem that the sentence must hold too. */
  readonly partner: string | null;
}

interface Numbered extends CueWords {
  /** The cue's place among all, in the pack's order. */
  readonly order: number;
}

type CueTable = Beginnings<Numbered>;

const tables = new WeakMap<PackIndex, Map<Slot['type'], CueTable>>();

/** Cues by their first word, for the slots of one type. */
function tableOf(index: PackIndex, type: Slot['type']): CueTable {
  let byType = tables.get(index);
  if (byType === undefined) {
    byType = new Map();
    tables.set(index, byType);
  }
  let table = byType.get(type);
  if (table === undefined) {
    table = buildTable(index, type);
    byType.set(type, table);
  }
  return table;
}

function buildTable(index: PackIndex, type: Slot['type']): CueTable {
  const cues: Numbered[] = [];
  for (const slot of index.pack.slots) {
    if (slot.type !== type) continue;
    for (const cue of slot.cues) {
      const parts = cue.toLowerCase().split('+');
      for (const [at, part] of parts.entries())
        cues.push({
          slot: slot.id,
          words: part.split(' '),
          partner: parts[at === 0 ? 1 : 0] ?? null,
          order: cues.length,
        });
    }
  }
  return tableOfBeginnings(
    cues.map((cue) => [cue.words[0] ?? '', cue]),
    longestEnding,
  );
}

const longestEnding = 4;
/** A single letter is a cue only as a word. */
const shortestStem = 2;

/** Whether a word begins with a stem and ends as its inflections do. */
const hasStem = (word: string, stem: string): boolean =>
  word.startsWith(stem) && word.length - stem.length <= longestEnding;

const found = new WeakMap<
  readonly Token[],
  { readonly index: PackIndex; readonly byType: Map<Slot['type'], readonly CueMatch[]> }
>();

/** All cues of the slots of one type in a sentence, in order; found once for each sentence. */
export function findCues(
  tokens: readonly Token[],
  index: PackIndex,
  type: Slot['type'],
): readonly CueMatch[] {
  let known = found.get(tokens);
  if (known === undefined || known.index !== index) {
    known = { index, byType: new Map() };
    found.set(tokens, known);
  }
  let matches = known.byType.get(type);
  if (matches === undefined) {
    matches = searchCues(tokens, index, type);
    known.byType.set(type, matches);
  }
  return matches;
}

function searchCues(
  tokens: readonly Token[],
  index: PackIndex,
  type: Slot['type'],
): readonly CueMatch[] {
  const table = tableOf(index, type);
  const matches: CueMatch[] = [];
  for (const [at, token] of tokens.entries()) {
    const begun = table.under(token.lower);
    for (const cue of begun.length < 2 ? begun : begun.toSorted((a, b) => a.order - b.order)) {
      if ((cue.words[0]?.length ?? 0) < shortestStem && cue.words[0] !== token.lower) continue;
      const to = matchWords(tokens, at, cue.words);
      if (to === null) continue;
      const { partner } = cue;
      if (partner !== null && !tokens.some(({ lower }) => hasStem(lower, partner))) continue;
      matches.push({ slot: cue.slot, from: at, to, partnered: partner !== null });
    }
  }
  return matches;
}

const skippable = new Set(['ADJ', 'PROPN', 'NOUN', 'PART', 'NUM', 'PUNCT']);
const widestGap = 3;

/** The end of a cue's words at a place; in cues of three words and more, others may stand before the last. */
function matchWords(tokens: readonly Token[], at: number, words: readonly string[]): number | null {
  const last = words.length - 1;
  let place = at;
  for (const [step, word] of words.entries()) {
    if (step === last && last >= 2) {
      const limit = place + widestGap;
      while (
        place < limit &&
        !hasStem(tokens[place]?.lower ?? '', word) &&
        skippable.has(tokens[place]?.pos ?? '') &&
        tokens[place]?.lower !== ','
      )
        place++;
    }
    if (!hasStem(tokens[place]?.lower ?? '', word)) return null;
    place++;
  }
  return place;
}
