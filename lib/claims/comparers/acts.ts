import type { Token } from '../../language/tokens';
import type { CompareInput, Comparer, Finding } from '../finding';
import type { PackIndex } from '../pack-index';
import { chargedIn, laidOn } from './acts-charges';
import { demandOf } from './acts-demands';
import {
  type CompiledFrame,
  isAnotherOfSide,
  isGuessed,
  isOneSided,
  isReturned,
  namesAny,
} from './acts-direction';
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
import { placeOfAct, rolesOf, subjectOf } from './acts-roles';
import { speakerOf } from './acts-speakers';
import { standing } from './acts-standing';
import { phraseWho, type RoleReader, roleReader, type Somebody, stranger, words } from './acts-who';
import { framesOf } from './cue-frames';
import { belongingOf } from './foreign';

interface Entry {
  readonly pattern: Pattern;
  readonly sign: 1 | -1;
  readonly frame: CompiledFrame;
}

const tables = new WeakMap<PackIndex, PatternTable<Entry>>();

function tableOf(index: PackIndex): PatternTable<Entry> {
  const known = tables.get(index);
  if (known !== undefined) return known;
  const entries: [Pattern, Entry][] = [];
  const add = (entry: Entry): void => {
    entries.push([entry.pattern, entry]);
  };
  for (const slot of index.pack.slots) {
    const known = index.factsBySlot.get(slot.id)?.[0];
    const fact = known?.id;
    const reporters = known?.reports.flatMap(({ party }) => party ?? []) ?? [];
    if (slot.type !== 'statement' || slot.rejected === true || fact === undefined) continue;
    for (const frame of framesOf(slot, index)) {
      const compiled: CompiledFrame = {
        slot,
        fact,
        frame,
        near: frame.near.map(compilePattern),
        unless: frame.unless.map(compilePattern),
        doer: frame.doer ?? slot.agent,
        toward: frame.toward ?? slot.recipient,
        reporters,
      };
      for (const says of frame.says)
        add({ pattern: compilePattern(says), sign: 1, frame: compiled });
      for (const denies of frame.denies)
        add({ pattern: compilePattern(denies), sign: -1, frame: compiled });
    }
  }
  const table = tableOfPatterns(entries);
  tables.set(index, table);
  return table;
}

interface Hit {
  readonly entry: Entry;
  readonly match: PatternMatch;
}

function findHits(input: CompareInput, names: NameTable): readonly Hit[] {
  const table = tableOf(input.index);
  const { tokens } = input.sentence;
  const hits: Hit[] = [];
  for (const at of tokens.keys())
    for (const entry of table.from(tokens, names, at)) {
      const match = matchPattern(entry.pattern, tokens, names, at);
      if (match !== null) hits.push({ entry, match });
    }
  return hits.filter(
    ({ entry, match }) =>
      !hits.some(
        (other) =>
          other.entry.frame.slot === entry.frame.slot &&
          other.match.anchor === match.anchor &&
          other.entry.sign !== entry.sign &&
          other.match.taken.length > match.taken.length,
      ),
  );
}

/** Finds what a sentence says on the pack's statements: who did what to whom, affirmed, denied or turned round. */
export const compareActs: Comparer = (input) => {
  const names = nameTable(input.sentence, input.index);
  const hits = findHits(input, names);
  const { tokens, parse } = input.sentence;
  if (hits.length === 0 || speaksOfPair(tokens) || belongingOf(input).elsewhere) return [];
  const reader = { tokens, parse, operators: findOperators(tokens) };
  const roles = roleReader(input.sentence, input.index, reader.operators.length > 0);
  const guards = new Map<CompiledFrame, boolean>();
  const findings = new Map<string, Finding[]>();
  for (const { entry, match } of hits) {
    const { frame } = entry;
    let allowed = guards.get(frame);
    if (allowed === undefined) {
      allowed =
        (frame.near.length === 0 || matchesAnywhere(frame.near, tokens, names)) &&
        !matchesAnywhere(frame.unless, tokens, names);
      guards.set(frame, allowed);
    }
    if (!allowed) continue;
    const polarity = polarityAt(reader, match, {
      demand: frame.frame.demand,
      spoken: frame.frame.speaker.length > 0,
      content: isContent(frame),
    });
    if (polarity.open) continue;
    if (
      entry.sign * polarity.sign < 0 &&
      polarity.by === null &&
      reader.operators.some(
        ({ from }) => !match.taken.includes(from) && nearEnough(tokens, from, match.anchor),
      )
    )
      continue;
    if (polarity.by !== null && isAnothers(roles, frame, polarity.by, match.anchor)) continue;
    const finding = judge(entry, match, polarity.sign, roles);
    if (finding === null) continue;
    const known = findings.get(finding.slot);
    if (known === undefined) findings.set(finding.slot, [finding]);
    else known.push(finding);
  }
  const later = speaksOfLater(input) || belongingOf(input).past;
  return [...findings.values()]
    .flatMap(settle)
    .filter(({ stance }) => stance === 'supports' || !later);
};

/**
 * Whether what turns a proposition round is another's: "which does not accept that …" of somebody else than who
 * is documented to have said it, or "It was not X who …" of somebody else than who is documented to have done it.
 */
function isAnothers(reader: RoleReader, frame: CompiledFrame, by: number, anchor: number): boolean {
  const { sentence, index } = reader;
  const differs = (one: Somebody | null, documented: readonly string[]): boolean =>
    /^(?:other|reversed|stranger)$/.test(standing(one, documented, frame.toward, index));
  const cleft = frame.doer.length > 0 ? cleftDenies(reader, anchor) : null;
  if (cleft !== null && (cleft === 'nobody' || differs(cleft, frame.doer))) return true;
  const { speaker } = frame.frame;
  const clause = sentence.parse.clauses[sentence.parse.clauseOf[by] ?? -1];
  if (
    speaker.length === 0 ||
    clause === undefined ||
    !accepting.has(sentence.tokens[clause.head]?.lemma ?? '')
  )
    return false;
  return differs(phraseWho(reader, subjectOf(reader, clause)), speaker);
}

const accepting = words(
  'accept believe buy trust share swallow deny reject dismiss dispute doubt contest',
);

/** A frame about what happened rather than about what somebody said or did to somebody. */
const isContent = ({ frame, doer }: CompiledFrame): boolean =>
  !frame.demand && frame.speaker.length === 0 && (doer.length === 0 || frame.exclusive);

/** Whether an operator may bear on a token that it was not found to reach: before it, or after it in the same breath. */
function nearEnough(tokens: readonly Token[], operator: number, anchor: number): boolean {
  const stops = operator < anchor ? /^[;.?!]$/ : /^(?:[;.?!,]|but|and)$/;
  for (let at = Math.min(operator, anchor); at < Math.max(operator, anchor); at++)
    if (stops.test(tokens[at]?.lower ?? '')) return false;
  return true;
}

/** What is dated after the sources' last day contradicts none of them. */
function speaksOfLater({ sentence, index }: CompareInput): boolean {
  const { date, sourcesUntil } = index.pack.event;
  const first = Number(date.slice(5, 7));
  const [year, month] = [Number(sourcesUntil.slice(0, 4)), Number(sourcesUntil.slice(5, 7))];
  return sentence.dates.some((one) => {
    if (one.year !== null)
      return one.year > year || (one.year === year && (one.month ?? 0) > month);
    return one.month !== null && one.month !== first && one.month !== month;
  });
}

/** "the latter told the former": who is meant is not read. */
const speaksOfPair = (tokens: readonly Token[]): boolean =>
  tokens.some(
    ({ lower }, at) =>
      /^(?:latter|former|other)$/.test(lower) &&
      tokens[at - 1]?.lower === 'the' &&
      /^(?:PUNCT|VERB|AUX|ADP|PRON)$/.test(tokens[at + 1]?.pos ?? 'PUNCT') &&
      tokens[at + 1]?.lower !== 'of',
  );

/** "It was not X who …": X is who did not, and somebody did. */
function cleftDenies(
  { sentence: { tokens }, who }: RoleReader,
  anchor: number,
): Somebody | 'nobody' | null {
  if (tokens[0]?.lower !== 'it') return null;
  const not = tokens.findIndex(({ lower }, at) => at < 4 && (lower === 'not' || lower === "n't"));
  const joint = tokens.findIndex(
    ({ lower }, at) => at > not && at < anchor && (lower === 'who' || lower === 'that'),
  );
  if (not < 0 || joint < 0) return null;
  if (tokens.slice(not, joint).some(({ lower }) => lower === 'but')) return null;
  return who.slice(not, joint).find((one) => one !== undefined) ?? 'nobody';
}

/** One finding by slot, or none where they disagree. */
function settle(findings: readonly Finding[]): readonly Finding[] {
  const stances = new Set(findings.map(({ stance }) => stance));
  if (stances.size > 1) {
    const role = findings.find(
      ({ stance, ground }) => stance === 'contradicts' && ground === 'role',
    );
    return role === undefined ? [] : [role];
  }
  return findings.slice(0, 1);
}

function judge(
  entry: Entry,
  match: PatternMatch,
  polarity: 1 | -1,
  reader: RoleReader,
): Finding | null {
  const { frame, sign } = entry;
  const total = sign * polarity;
  const { demand } = frame.frame;
  const wish = demand ? demandOf(reader, match.anchor) : null;
  if (demand && wish === null) return null;
  const charged = frame.frame.targets ? chargedIn(reader, match) : null;
  const found = wish ?? charged ?? rolesOf(reader, match.anchor, match.to);
  const speaker = frame.frame.speaker.length > 0 ? speakerOf(reader, match.anchor, match.to) : null;
  const doer = found.doer ?? (frame.frame.placed ? placeOfAct(reader, match.to) : null);
  const acting = standing(doer, frame.doer, frame.toward, reader.index);
  const saying = standing(speaker, frame.frame.speaker, frame.toward, reader.index);
  const turned = acting === 'reversed' || saying === 'reversed';
  const other = acting === 'other' || saying === 'other';
  if (acting === 'stranger' || saying === 'stranger') return null;
  if (frame.slot.agent.length > 0 && found.doer?.ids.includes(stranger) === true) return null;
  const base = {
    slot: frame.slot.id,
    fact: frame.fact,
    value: null,
    from: match.from,
    to: match.to,
  } as const;
  const shows = frame.frame.shows;
  if (total < 0 && isContent(frame)) {
    const claimants = [...frame.toward, ...frame.reporters];
    const voice = standing(speakerOf(reader, match.anchor), claimants, frame.doer, reader.index);
    if (claimants.length > 0 && voice !== 'same' && voice !== 'unknown') return null;
  }
  if (
    frame.frame.targets &&
    turned &&
    standing(found.toward, frame.doer, frame.toward, reader.index) !== 'same'
  )
    return null;
  if (turned && isGuessed(reader, frame, found, speaker)) return null;
  if (acting === 'reversed' && isOneSided(reader, frame, found, match)) return null;
  const shared =
    other && frame.frame.exclusive && !reader.contrasted && namesAny(reader, frame.doer);
  if (shared) return null;
  if (turned || (other && frame.frame.exclusive)) {
    if (total < 0 || sign < 0 || shows === 'supports') return null;
    return {
      ...base,
      stance: 'contradicts',
      ground: saying === 'same' || saying === 'unknown' ? 'role' : 'speaker',
      certainty: 'likely',
    };
  }
  if (other) return null;
  if (frame.frame.targets) {
    const aim = found.toward ?? laidOn(reader, match.anchor, match.to);
    const target = standing(aim, frame.toward, frame.doer, reader.index);
    const missed = target === 'other' || target === 'reversed';
    if (
      missed &&
      total > 0 &&
      (acting === 'same' || frame.doer.length === 0) &&
      shows !== 'supports'
    )
      return { ...base, stance: 'contradicts', ground: 'role', certainty: 'likely' };
    if (missed || target === 'stranger' || (total < 0 && (target !== 'same' || acting !== 'same')))
      return null;
  }
  if (total > 0) {
    if (shows === 'contradicts' || isReturned(reader, frame, found)) return null;
    const sure = (acting === 'same' || saying === 'same') && !reader.contrasted;
    const certainty = sure ? 'firm' : 'likely';
    return { ...base, stance: 'supports', ground: 'value', certainty };
  }
  const known =
    acting === 'same' ||
    saying === 'same' ||
    (sign > 0 &&
      reader.who.some(
        (one, at) =>
          one !== undefined &&
          one.from === at &&
          (standing(one, frame.doer, [], reader.index) === 'same' ||
            standing(one, frame.frame.speaker, [], reader.index) === 'same'),
      ));
  const asks = frame.doer.length > 0 || frame.frame.speaker.length > 0;
  if (shows === 'supports' || (asks && !known && !frame.frame.exclusive)) return null;
  if (sign > 0 && isAnotherOfSide(reader, frame, found)) return null;
  return {
    ...base,
    stance: 'contradicts',
    ground: sign < 0 ? 'opposite' : 'negation',
    certainty: 'likely',
  };
}
