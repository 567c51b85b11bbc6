import type { Slot } from '../../factbase/pack-schema';
import type { Token } from '../../language/tokens';
import type { CompareInput, Comparer, Finding } from '../finding';
import type { PackIndex } from '../pack-index';
import { findOperators } from './acts-operators';
import {
  compilePattern,
  matchesAnywhere,
  matchPattern,
  type NameTable,
  nameTable,
  type Pattern,
  type PatternMatch,
  type PatternTable,
  tableOfPatterns,
} from './acts-patterns';
import { polarityAt } from './acts-polarity';
import { speakerOf } from './acts-speakers';
import { standing } from './acts-standing';
import { type RoleReader, roleReader, type Somebody } from './acts-who';
import { framesOf } from './cue-frames';
import { belongingOf } from './foreign';
import { attitudeTo, holdsScorn, isCompared, isTold, speaksOfTales } from './rejected-attitudes';

interface Explanation {
  readonly order: number;
  readonly slot: Slot;
  readonly fact: string;
  readonly named: readonly Pattern[];
  readonly unless: readonly Pattern[];
  /** Words that say that the event is meant. */
  readonly near: readonly Pattern[];
  /** Who put it forward, and who threw it out. */
  readonly advanced: readonly string[];
  readonly dismissed: readonly string[];
}

const tables = new WeakMap<PackIndex, PatternTable<Explanation>>();

function explanationsOf(index: PackIndex): PatternTable<Explanation> {
  const known = tables.get(index);
  if (known !== undefined) return known;
  const explanations: Explanation[] = [];
  for (const slot of index.pack.slots) {
    const fact = index.factsBySlot.get(slot.id)?.[0];
    if (slot.rejected !== true || fact === undefined) continue;
    const dismissed = fact.reports.flatMap(({ dismissedBy }) => dismissedBy ?? []);
    for (const frame of framesOf(slot, index))
      explanations.push({
        order: explanations.length,
        slot,
        fact: fact.id,
        named: frame.says.map(compilePattern),
        unless: frame.unless.map(compilePattern),
        near: frame.near.map(compilePattern),
        advanced: frame.doer ?? slot.agent,
        dismissed: [...new Set([...(frame.toward ?? slot.recipient), ...dismissed])],
      });
  }
  const table = tableOfPatterns(
    explanations.flatMap((one) =>
      one.named.map((pattern): [Pattern, Explanation] => [pattern, one]),
    ),
  );
  tables.set(index, table);
  return table;
}

/** Finds what a sentence says of explanations that the sources report only as somebody's and as dismissed. */
export const compareRejected: Comparer = (input) => {
  const { tokens } = input.sentence;
  const names = nameTable(input.sentence, input.index);
  const table = explanationsOf(input.index);
  const met = new Set(tokens.flatMap((_, at) => table.from(tokens, names, at)));
  return [...met]
    .sort((a, b) => a.order - b.order)
    .flatMap((explanation) => compare(input, explanation, names));
};

function compare(
  input: CompareInput,
  explanation: Explanation,
  table: NameTable,
): readonly Finding[] {
  const { sentence, index } = input;
  const { tokens, parse } = sentence;
  const matches: PatternMatch[] = [];
  for (let at = 0; at < tokens.length; at++)
    for (const pattern of explanation.named) {
      const match = matchPattern(pattern, tokens, table, at);
      if (match === null) continue;
      matches.push(match);
      break;
    }
  if (matches.length === 0) return [];
  const { own, foreign, elsewhere } = belongingOf(input);
  if (foreign || elsewhere || matchesAnywhere(explanation.unless, tokens, table)) return [];
  const reader = { tokens, parse, operators: findOperators(tokens) };
  const roles = roleReader(sentence, index);
  const placed = own || namesSomething(input) || matchesAnywhere(explanation.near, tokens, table);
  const findings: Finding[] = [];
  for (const match of matches) {
    if (isCompared(sentence, match.from)) continue;
    const attitude = attitudeTo(roles, match.anchor);
    const polarity = polarityAt(reader, match, {
      demand: false,
      spoken: true,
      content: false,
      causes: true,
    });
    if (polarity.open) continue;
    const turned = (attitude?.scornful === true) !== isUnlikely(tokens, match.to);
    const sign = turned ? -polarity.sign : polarity.sign;
    const stance = stanceOf(roles, match, attitude, { sign, by: polarity.by }, explanation);
    if (stance === null || (stance === 'contradicts' && !placed)) continue;
    findings.push({
      slot: explanation.slot.id,
      fact: explanation.fact,
      stance,
      ground: 'rejected-explanation',
      value: null,
      from: match.from,
      to: match.to,
      certainty: attitude === null ? 'likely' : 'firm',
    });
  }
  const stances = new Set(findings.map(({ stance }) => stance));
  return stances.size > 1 ? [] : findings.slice(0, 1);
}

function stanceOf(
  reader: RoleReader,
  match: PatternMatch,
  attitude: ReturnType<typeof attitudeTo>,
  { sign, by }: { readonly sign: number; readonly by: number | null },
  { advanced, dismissed }: Explanation,
): Finding['stance'] | null {
  const speaker = attitude?.holder ?? speakerOf(reader, match.anchor);
  const holding = standing(speaker, advanced, dismissed, reader.index);
  const scorned = holdsScorn(reader.sentence);
  if (holding === 'same') {
    if (sign > 0) return 'supports';
    const holder = attitude?.holder ?? null;
    if (attitude === null || holder === null || (by !== null && by > attitude.head)) return null;
    return speaksForAll(reader, holder, advanced) ? 'contradicts' : null;
  }
  if (holding === 'reversed') {
    if (sign < 0) return 'supports';
    const told = attitude?.committed === true || isTold(reader.sentence, match.from, match.to);
    return told && (!scorned || attitudeIsDenied(attitude, reader)) ? 'contradicts' : null;
  }
  if (holding === 'other' || holding === 'stranger') return null;
  if (attitude !== null && sign < 0) return 'supports';
  if (
    attitude !== null &&
    attitude.holder === null &&
    (attitude.passive || isUnknown(reader, attitude.head))
  )
    return null;
  if (names(reader, advanced)) return null;
  if (scorned || speaksOfTales(reader.sentence) || !isTold(reader.sentence, match.from, match.to))
    return null;
  return sign > 0 ? 'contradicts' : 'supports';
}

/** "a bird strike unlikely": what is called so is thrown out. */
const isUnlikely = (tokens: readonly Token[], to: number): boolean =>
  tokens.slice(to, to + 3).some(({ lower }) => /^(?:unlikely|improbable)$/.test(lower));

/** Whether what somebody denies, all deny who put the explanation forward: one of them alone may differ. */
const speaksForAll = (
  { index }: RoleReader,
  { ids }: Somebody,
  advanced: readonly string[],
): boolean =>
  ids.some((id) => advanced.includes(id) || index.parties.get(id)?.interchangeable === true);

/** "did not dismiss": the scorn in the sentence is what is denied. */
const attitudeIsDenied = (
  attitude: ReturnType<typeof attitudeTo>,
  { sentence }: RoleReader,
): boolean => {
  if (attitude === null) return false;
  const clause = sentence.parse.clauses.find(({ head }) => head === attitude.head);
  return clause?.negated === true;
};

/** Whether the sentence says whose event it is: it names somebody or something of the pack. */
const namesSomething = ({ sentence }: CompareInput): boolean =>
  sentence.names.some(({ entry }) => entry.parties.length > 0 || entry.things.length > 0);

const speaking =
  /^(?:statement|official|side|authorit|media|leader|account|version|spokes|explanation|minist|press|theor|declaration|line|ones?$)/;

/** Whether the sentence names one of those who put an explanation forward, as one who speaks rather than in passing. */
function names({ sentence, index }: RoleReader, ids: readonly string[]): boolean {
  return sentence.names.some(({ from, to, entry }) => {
    if (entry.parties.length === 0) return false;
    if (standing({ ids: entry.parties, from, to }, ids, [], index) !== 'same') return false;
    const next = sentence.tokens[to];
    return !entry.demonym || next?.pos !== 'NOUN' || speaking.test(next.lower);
  });
}

/** Nobody in particular: what they say stands for the page's own assertion. */
const hedging = new Set(
  (
    'report source expert specialist investigator evidence finding inquiry information investigation analyst ' +
    'official blogger expertise word newspaper paper media people'
  ).split(' '),
);

/** Whether a verb's subject is somebody in particular whom the pack does not know. */
function isUnknown({ sentence, who }: RoleReader, head: number): boolean {
  const clause = sentence.parse.clauses.find((one) => one.head === head);
  if (clause === undefined || clause.subject === null) return false;
  const subject = sentence.tokens[clause.subject];
  if (subject === undefined || who[clause.subject] !== undefined) return false;
  return subject.pos === 'PROPN' || (subject.pos === 'NOUN' && !hedging.has(subject.lemma));
}
