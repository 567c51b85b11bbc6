import { shownVerdict } from './contest';
import type { PageReport, SentenceReport } from './page-report';

/** A sentence as it was and as it is. */
export interface SentencePair {
  readonly before: SentenceReport;
  readonly after: SentenceReport;
}

/** What differs between an earlier check of a page and today's. */
export interface ReportComparison {
  /** Sentences that are new in the page, in reading order; empty where the earlier check is a selection. */
  readonly added: readonly SentenceReport[];
  /** Sentences that are no longer there, in their old order. */
  readonly gone: readonly SentenceReport[];
  /** Sentences that are said in other words, in today's order. */
  readonly reworded: readonly SentencePair[];
  /** The same words, under another verdict. */
  readonly judged: readonly SentencePair[];
  /** The same words and verdict, for another reason. */
  readonly reasoned: readonly SentencePair[];
  /** How many sentences are as they were, words, verdict and reason. */
  readonly same: number;
  /** What the two were checked with, and differs. */
  readonly grounds: readonly ('pack' | 'pack-version' | 'voices')[];
}

/** Shared words, of all words in both, from which on two sentences are one that was reworded. */
const leastAlike = 0.5;
/** A word in more sentences than this says little of which one another sentence was made from. */
const commonFrom = 100;

const keyOf = ({ text }: SentenceReport): string => text.normalize().replace(/\s+/g, ' ').trim();

const wordsOf = ({ text }: SentenceReport): readonly string[] =>
  text
    .normalize()
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The reason for a sentence's mark: that of the claim that decides it. */
export const reasonOf = ({ claims, central }: SentenceReport): string | null =>
  central === null ? null : (claims[central]?.reason ?? null);

interface Matched {
  readonly pairs: readonly SentencePair[];
  readonly gone: readonly SentenceReport[];
  readonly added: readonly SentenceReport[];
}

/** Pairs sentences with the same words, the first with the first; what is left is gone or added. */
function pairEqual(before: readonly SentenceReport[], after: readonly SentenceReport[]): Matched {
  const waiting = new Map<string, SentenceReport[]>();
  for (const sentence of before) {
    const key = keyOf(sentence);
    const same = waiting.get(key);
    if (same) same.push(sentence);
    else waiting.set(key, [sentence]);
  }
  const pairs: SentencePair[] = [];
  const added: SentenceReport[] = [];
  for (const sentence of after) {
    const same = waiting.get(keyOf(sentence))?.shift();
    if (same) pairs.push({ before: same, after: sentence });
    else added.push(sentence);
  }
  const left = new Set([...waiting.values()].flat());
  return { pairs, added, gone: before.filter((sentence) => left.has(sentence)) };
}

/** In which sentences each word stands, common words left out. */
function indexWords(all: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [at, words] of all.entries())
    for (const word of new Set(words)) {
      const places = index.get(word);
      if (places) places.push(at);
      else index.set(word, [at]);
    }
  for (const [word, places] of index) if (places.length > commonFrom) index.delete(word);
  return index;
}

/** Words that two sentences share, of all words in both: 0 to 1 (Dice's coefficient). */
function likeness(words: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of words) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of others) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  return (2 * shared) / (words.length + others.length);
}

/** Pairs what is gone with what was added where they share most of their words, the most alike first. */
function pairAlike({ gone, added }: Omit<Matched, 'pairs'>): Matched {
  const goneWords = gone.map(wordsOf);
  const addedWords = added.map(wordsOf);
  const index = indexWords(addedWords);
  const candidates = goneWords.flatMap((words, from) =>
    [...new Set(words.flatMap((word) => index.get(word) ?? []))].flatMap((to) => {
      const alike = likeness(words, addedWords[to] ?? []);
      return alike >= leastAlike ? [{ from, to, alike }] : [];
    }),
  );
  candidates.sort(
    (one, other) => other.alike - one.alike || one.to - other.to || one.from - other.from,
  );
  const takenFrom = new Set<number>();
  const takenTo = new Map<number, SentenceReport>();
  for (const { from, to } of candidates) {
    const before = gone[from];
    if (!before || takenFrom.has(from) || takenTo.has(to)) continue;
    takenFrom.add(from);
    takenTo.set(to, before);
  }
  return {
    pairs: added.flatMap((after, to) => {
      const before = takenTo.get(to);
      return before ? [{ before, after }] : [];
    }),
    gone: gone.filter((_, from) => !takenFrom.has(from)),
    added: added.filter((_, to) => !takenTo.has(to)),
  };
}

function groundsOf(before: PageReport, after: PageReport): ReportComparison['grounds'] {
  return [
    ...(before.pack.id === after.pack.id ? [] : (['pack'] as const)),
    ...(before.pack.id === after.pack.id && before.pack.version !== after.pack.version
      ? (['pack-version'] as const)
      : []),
    ...(before.minVoices === after.minVoices ? [] : (['voices'] as const)),
  ];
}

/** An earlier check beside today's: what changed in the page, and what in the verdicts on the same words. */
export function compareReports(
  { report: before, scope }: { readonly report: PageReport; readonly scope: 'page' | 'selection' },
  after: PageReport,
): ReportComparison {
  const equal = pairEqual(before.sentences, after.sentences);
  const alike = pairAlike(equal);
  const judged: SentencePair[] = [];
  const reasoned: SentencePair[] = [];
  for (const pair of equal.pairs) {
    const isJudged =
      pair.before.verdict !== pair.after.verdict ||
      pair.before.kind !== pair.after.kind ||
      shownVerdict(pair.before) !== shownVerdict(pair.after);
    if (isJudged) judged.push(pair);
    else if (reasonOf(pair.before) !== reasonOf(pair.after)) reasoned.push(pair);
  }
  return {
    added: scope === 'page' ? alike.added : [],
    gone: alike.gone,
    reworded: alike.pairs,
    judged,
    reasoned,
    same: equal.pairs.length - judged.length - reasoned.length,
    grounds: groundsOf(before, after),
  };
}

/** Whether two checks say the same of the same page. */
export const isUnchanged = (comparison: ReportComparison): boolean =>
  [
    comparison.added,
    comparison.gone,
    comparison.reworded,
    comparison.judged,
    comparison.reasoned,
  ].every((changes) => changes.length === 0);
