import type {
  ClaimReport,
  Contest,
  PageReport,
  SentenceReport,
  Verdict,
} from '../lib/report/page-report';

/** One line of the list of claims: a claim, or a sentence of which none could be set out. */
export interface ClaimRow {
  /** The same for the same claim of the same sentence while the page stands. */
  readonly key: string;
  /** Index of the sentence in the report. */
  readonly sentence: number;
  readonly text: string;
  /** Null where the sentence is not marked. */
  readonly verdict: Verdict | null;
  /** Null where the sentence has no single claim to show. */
  readonly claim: ClaimReport | null;
  /** Parties that the claim's evidence is relayed from, or that contest it. */
  readonly parties: readonly string[];
  /** A researcher's word on the sentence's label. */
  readonly contest?: Contest;
}

/** What the list is narrowed to; null and the empty set mean no narrowing. */
export interface ClaimFilter {
  readonly verdicts: ReadonlySet<Verdict>;
  readonly slot: string | null;
  readonly party: string | null;
  /** Words that must all stand in the sentence, the reason or the value. */
  readonly text: string;
  /** Shows sentences without a mark too. */
  readonly unmarked: boolean;
}

export const noFilter: ClaimFilter = {
  verdicts: new Set(),
  slot: null,
  party: null,
  text: '',
  unmarked: false,
};

const partiesOf = ({ evidence, contestedBy }: ClaimReport): readonly string[] => [
  ...new Set([...evidence.flatMap(({ party }) => party ?? []), ...contestedBy]),
];

function rowsOfSentence(report: SentenceReport, sentence: number): readonly ClaimRow[] {
  const { text, verdict, claims, block, range } = report;
  const said = report.contest && { contest: report.contest };
  const place = `${block}:${range[0]}`;
  if (verdict === null || claims.length === 0) {
    return [{ key: place, sentence, text, verdict, claim: null, parties: [], ...said }];
  }
  return claims
    .map((claim, at) => ({ claim, key: `${place}:${at}` }))
    .sort((a, b) => a.claim.span[0] - b.claim.span[0])
    .map(({ claim, key }) => ({
      key,
      sentence,
      text,
      verdict: claim.verdict,
      claim,
      parties: partiesOf(claim),
      ...said,
    }));
}

/** All lines of a report in reading order, sentences without a mark among them. */
export const rowsOf = ({ sentences }: Pick<PageReport, 'sentences'>): readonly ClaimRow[] =>
  sentences.flatMap(rowsOfSentence);

/** Letters as they are compared: small, without accents. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The words that somebody looks for. */
export const wordsOf = (text: string): readonly string[] => fold(text).split(/\s+/).filter(Boolean);

const holds = ({ text, claim }: ClaimRow, words: readonly string[]): boolean => {
  if (words.length === 0) return true;
  const whole = fold(`${text}\n${claim?.reason ?? ''}\n${claim?.value ?? ''}`);
  return words.every((word) => whole.includes(word));
};

type Part = 'verdict' | 'slot' | 'party';

/** Whether a row passes the filter, one part of it left aside where `except` says so. */
function passes(
  row: ClaimRow,
  filter: ClaimFilter,
  words: readonly string[],
  except: Part | null = null,
): boolean {
  const { verdicts, slot, party } = filter;
  if (row.verdict === null) {
    const narrowed = verdicts.size > 0 || slot !== null || party !== null;
    return filter.unmarked && !narrowed && holds(row, words);
  }
  return (
    (except === 'verdict' || verdicts.size === 0 || verdicts.has(row.verdict)) &&
    (except === 'slot' || slot === null || row.claim?.slot === slot) &&
    (except === 'party' || party === null || row.parties.includes(party)) &&
    holds(row, words)
  );
}

/** The rows that pass a filter, in their order. */
export function filterRows(rows: readonly ClaimRow[], filter: ClaimFilter): readonly ClaimRow[] {
  const words = wordsOf(filter.text);
  return rows.filter((row) => passes(row, filter, words));
}

/** How many claims each choice of a filter would leave, the other parts of the filter as they are. */
export interface ChoiceCounts {
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** By slot and by party, the most frequent first. */
  readonly slots: readonly (readonly [string, number])[];
  readonly parties: readonly (readonly [string, number])[];
}

const mostFirst = (counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...counts].sort(([a, many], [b, more]) => more - many || a.localeCompare(b));

/** {@link ChoiceCounts} of all rows under a filter. Every choice that the page offers is there, if with 0. */
export function countChoices(rows: readonly ClaimRow[], filter: ClaimFilter): ChoiceCounts {
  const words = wordsOf(filter.text);
  const verdicts = { corroborated: 0, disputed: 0, unique: 0 };
  const slots = new Map<string, number>();
  const parties = new Map<string, number>();
  const add = (counts: Map<string, number>, name: string, passed: boolean): void => {
    counts.set(name, (counts.get(name) ?? 0) + (passed ? 1 : 0));
  };
  for (const row of rows) {
    if (row.verdict === null) continue;
    if (passes(row, filter, words, 'verdict')) verdicts[row.verdict]++;
    const { slot = null } = row.claim ?? {};
    if (slot !== null) add(slots, slot, passes(row, filter, words, 'slot'));
    for (const party of row.parties) add(parties, party, passes(row, filter, words, 'party'));
  }
  return { verdicts, slots: mostFirst(slots), parties: mostFirst(parties) };
}
