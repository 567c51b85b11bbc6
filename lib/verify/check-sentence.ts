import { type DiscourseState, emptyDiscourse } from '../claims/annotate';
import { belongingOf } from '../claims/comparers/foreign';
import { cueCandidates } from '../claims/cue-candidates';
import { findAll, findingWord } from '../claims/find-all';
import type { Finding } from '../claims/finding';
import {
  askSequence,
  type Candidate,
  type FirstJudgement,
  type Heads,
  judgeReading,
  stanceChances,
  stanceRow,
} from '../claims/judge';
import { headProbabilities } from '../claims/linear-head';
import { markRow, meanOfGroups, readPoint } from '../claims/mark-features';
import type { PackIndex } from '../claims/pack-index';
import { discourseOf, type Reading, readSentence } from '../claims/reading';
import type { ClaimReport, SentenceReport } from '../report/page-report';
import {
  claimsOf,
  deniedClaim,
  unshownDisputeChance,
  type WeighedCandidate,
  type WeighedClaim,
  wholeDisputeChance,
} from './claims-of';
import {
  chancesByRule,
  type Decision,
  decide,
  type MarkChances,
  unmarked,
  withUnlearned,
} from './decide';
import { voicesBySlot } from './evidence';
import { isNoFault } from './fault';
import { onlyHereReason } from './reason';
import { unmarkedReason } from './unmarked';

/** A sentence by itself, of an article about the event. */
export interface SentenceInput {
  readonly text: string;
  /** The sentences before it, a line each, or null. */
  readonly context: string | null;
  /** ISO 8601 day that relative dates are read against, or null. */
  readonly published: string | null;
}

/** A part of the engine that can be left out, to see what it is worth. */
export type Stage =
  | 'comparers'
  | 'sequence'
  | 'learned-stance'
  | 'mark-head'
  | 'discourse'
  | 'model';

export interface SentenceOptions {
  /** Voices that a claim needs to be corroborated. */
  readonly minVoices: number;
  /** Lineages that the page itself belongs to: they add no voice. */
  readonly ownLineages?: ReadonlySet<string>;
  /** Stages to leave out; for measuring only. */
  readonly without?: ReadonlySet<Stage>;
}

const nothing: ReadonlySet<Stage> = new Set();
const noLineages: ReadonlySet<string> = new Set();

/** Everything the pack says about one sentence. Pure. */
export function checkSentence(
  { text, context, published }: SentenceInput,
  index: PackIndex,
  options: SentenceOptions,
): SentenceReport {
  const discourse = options.without?.has('discourse')
    ? emptyDiscourse
    : discourseOf(context, index);
  return checkReading(readSentence(text, index, discourse, published), discourse, index, options);
}

/** Everything the pack says about a sentence that was read in its discourse. */
export function checkReading(
  reading: Reading,
  discourse: DiscourseState,
  index: PackIndex,
  options: SentenceOptions,
): SentenceReport {
  const { sentence, published } = reading;
  const without = options.without ?? nothing;
  const findings = without.has('comparers')
    ? []
    : findAll({ sentence, index, discourse, published }).filter(
        (finding) => !isNoFault(finding, reading, index),
      );
  const ownLineages = options.ownLineages ?? noLineages;
  const heads = without.has('model') ? null : index.heads;
  const judged =
    heads === null
      ? judgeByRule(reading, findings, index)
      : judgeByHeads(reading, findings, index, heads, without);
  const context = { index, minVoices: options.minVoices, ownLineages };
  const claims = claimsOf(reading, judged.weighed, context);
  const chances =
    heads === null || judged.first === null
      ? chancesByRule(claims, asks(reading), speaksOfEvent(reading, index, discourse))
      : withUnlearned(
          chancesByHeads(reading, judged.first, judged.weighed, index, heads, options, ownLineages),
          claims,
        );
  const denied =
    judged.first !== null &&
    heads !== null &&
    chances.disputed >= wholeDisputeChance &&
    claims.every(isNoDisputed)
      ? deniedClaim(
          reading,
          judged.weighed,
          deniedPoint(judged.first, heads),
          chances.disputed,
          context,
        )
      : null;
  const told = (denied === null ? claims : [...claims, denied]).filter(
    ({ unshown }) => !unshown || chances.disputed >= unshownDisputeChance,
  );
  const decision = decide(chances, told);
  const states =
    decision.kind === null || !isBareHeading(reading, longestBareHeading[decision.kind]);
  return report(reading, told, states ? decision : unmarked, index);
}

/** A heading of more words states something as a rule; what a source has is stated in fewer. */
const longestBareHeading = { 'only-here': 5, 'single-source': 2 } as const;

/** "The inquiry", "From the archive": a few words without a full stop, a predicate or a number. */
const isBareHeading = ({ sentence: { tokens, text } }: Reading, longest: number): boolean =>
  text.trim().split(/\s+/).length <= longest &&
  !/[.!?:;,"”’]$/.test(text.trim()) &&
  tokens.every(({ pos }) => !/^(?:VERB|AUX|NUM)$/.test(pos));

const isNoDisputed = ({ claim }: WeighedClaim): boolean => claim.verdict !== 'disputed';

/** The slot whose fact the sentence most likely contradicts, by both readings of its point. */
function deniedPoint({ point, sequence }: FirstJudgement, { point: words }: Heads): string {
  const byOrder = new Map(
    sequence?.classes.map((name, at): [string, number] => [name, sequence.point[at] ?? 0]),
  );
  let denied = '';
  let most = 0;
  for (const [at, name] of words.classes.entries()) {
    if (!name.startsWith('-')) continue;
    const chance = (point[at] ?? 0) * (sequence === null ? 1 : (byOrder.get(name) ?? 0));
    if (chance > most) [denied, most] = [name.slice(1), chance];
  }
  return denied;
}

interface Judged {
  readonly first: FirstJudgement | null;
  readonly weighed: readonly WeighedCandidate[];
}

function judgeByHeads(
  reading: Reading,
  findings: readonly Finding[],
  index: PackIndex,
  heads: Heads,
  without: ReadonlySet<Stage>,
): Judged {
  const sequence = without.has('sequence') ? null : askSequence(reading, findings, heads.sequence);
  const always = new Set(findings.map(({ slot }) => slot));
  const first = judgeReading(reading, heads, index, sequence, always);
  const weighed = first.candidates.map((candidate): WeighedCandidate => {
    const own = findingsOn(findings, candidate);
    const row = stanceRow(reading, candidate, own.map(findingWord), index);
    const stance = without.has('learned-stance')
      ? { supports: candidate.link, contradicts: 0, unrelated: 1 - candidate.link }
      : stanceChances(heads.stance, row);
    return { candidate, stance, findings: own };
  });
  return { first, weighed: [...weighed, ...weighUnlearned(reading, findings, index)] };
}

/** Of slots that no example speaks of, cue words and the comparers' findings tell. */
const weighUnlearned = (
  reading: Reading,
  findings: readonly Finding[],
  index: PackIndex,
): readonly WeighedCandidate[] =>
  index.hasUnlearned
    ? cueCandidates(reading, findings, index).flatMap((candidate) =>
        index.learned.has(candidate.slot.id) ? [] : [weighByRule(candidate, findings)],
      )
    : [];

const findingsOn = (findings: readonly Finding[], candidate: Candidate): readonly Finding[] =>
  findings.filter(({ slot }) => slot === candidate.slot.id);

/** Without examples, cue words link and only a comparer's finding decides. */
function judgeByRule(reading: Reading, findings: readonly Finding[], index: PackIndex): Judged {
  return {
    first: null,
    weighed: cueCandidates(reading, findings, index).map((candidate) =>
      weighByRule(candidate, findings),
    ),
  };
}

const weighByRule = (candidate: Candidate, findings: readonly Finding[]): WeighedCandidate => ({
  candidate,
  stance: { supports: 0, contradicts: 0, unrelated: 1 },
  findings: findingsOn(findings, candidate),
});

function chancesByHeads(
  reading: Reading,
  first: FirstJudgement,
  weighed: readonly WeighedCandidate[],
  index: PackIndex,
  heads: Heads,
  options: SentenceOptions,
  ownLineages: ReadonlySet<string>,
): MarkChances {
  const { minVoices } = options;
  const voices = voicesBySlot(index, ownLineages);
  const point = readPoint(first, heads.point.classes, voices, minVoices);
  const learned = weighed.filter(({ candidate }) => index.learned.has(candidate.slot.id));
  const stanced = learned.map(({ candidate, stance, findings }) => ({
    slot: candidate.slot.id,
    link: candidate.link,
    stance,
    findings: findings.map(findingWord),
    backed: voices(candidate.slot.id) >= minVoices,
  }));
  if (options.without?.has('mark-head')) return point.together;
  const [corroborated = 0, disputed = 0, single = 0, only = 0, none = 0] = headProbabilities(
    heads.mark,
    markRow(point, first, stanced, reading),
  );
  // The mark head knows what the comparers found, the point what the sentence is about: their mean errs less than either.
  return meanOfGroups({ corroborated, disputed, single, only, none }, point.together);
}

const asks = (reading: Reading): boolean => reading.sentence.tokens.at(-1)?.lower === '?';

/** Whether a sentence names anybody or anything of this event, and nothing that makes it another's. */
const speaksOfEvent = (
  { sentence, mentions, published }: Reading,
  index: PackIndex,
  discourse: DiscourseState,
): boolean =>
  (sentence.names.length > 0 || sentence.resolved.size > 0 || mentions.length > 0) &&
  !belongingOf({ sentence, index, discourse, published }).elsewhere;

function report(
  reading: Reading,
  weighed: readonly WeighedClaim[],
  decision: Decision,
  index: PackIndex,
): SentenceReport {
  const { text } = reading.sentence;
  const claims = weighed.map(({ claim }) => claim);
  const isNews = decision.verdict === 'unique' && decision.deciding === null;
  const shown =
    decision.verdict === null ? [] : isNews ? [newsClaim(reading, index), ...claims] : claims;
  return {
    text,
    verdict: decision.verdict,
    kind: decision.kind,
    claims: decision.verdict === 'disputed' ? shown : shown.filter(isNoDispute),
    central: decision.verdict === null ? null : isNews ? 0 : decidingAmong(weighed, decision),
    block: 0,
    range: [0, text.length],
    unmarked: decision.verdict === null ? unmarkedReason(reading, weighed) : null,
  };
}

/** A sentence that is not disputed shows no disputed claim: one of its claims being so would make it so. */
const isNoDispute = (claim: ClaimReport): boolean => claim.verdict !== 'disputed';

function decidingAmong(weighed: readonly WeighedClaim[], decision: Decision): number | null {
  if (decision.deciding === null) return null;
  const deciding = weighed[decision.deciding]?.claim;
  if (deciding === undefined) return null;
  const shown =
    decision.verdict === 'disputed' ? weighed : weighed.filter(({ claim }) => isNoDispute(claim));
  return shown.findIndex(({ claim }) => claim === deciding);
}

/** The claim of a sentence whose point no source has. */
function newsClaim(reading: Reading, index: PackIndex): ClaimReport {
  const { text } = reading.sentence;
  const after = speaksOfLater(reading, index);
  return {
    fact: null,
    slot: null,
    value: null,
    verdict: 'unique',
    kind: 'only-here',
    reason: onlyHereReason(after),
    span: [0, text.length],
    hedged: false,
    contestedBy: [],
    note: after ? 'after-our-sources' : null,
    evidence: [],
  };
}

/** Whether a sentence names a day, month or year after the sources' last day. */
function speaksOfLater(reading: Reading, index: PackIndex): boolean {
  const [year = 0, month = 0] = index.pack.event.sourcesUntil.split('-').map(Number);
  return reading.sentence.dates.some((date) => {
    if (date.year !== null)
      return date.year > year || (date.year === year && (date.month ?? 0) > month);
    return false;
  });
}
