import type { Problem } from '../result';
import { type Draft, joinReports, type Statement } from './cluster';
import type { Fact, Slot, Value } from './pack-schema';
import { type Containment, isExact, isWider, valueKey } from './values';

/** A report of one of the user's sources, with what it says. */
export interface OwnReport extends Statement {
  readonly slot: string;
}

/** What reports are added to. */
export interface Ground {
  readonly facts: readonly Fact[];
  readonly slots: readonly Slot[];
  readonly containment: Containment;
  readonly lineageOf: ReadonlyMap<string, string>;
}

/**
 * The facts with these reports in them. A slot's facts keep their order and ids, so that the best backed value of
 * a bundled pack stays its fact however many of the user's sources differ; values that are new follow, best
 * backed first.
 */
export function addReports(
  { facts, slots, containment, lineageOf }: Ground,
  reports: readonly OwnReport[],
): { readonly facts: readonly Fact[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const bySlot = groupBySlot(reports.toSorted(inOrder));
  const known = groupBySlot(facts);
  const merged = slots.flatMap((slot) => {
    const own = bySlot.get(slot.id);
    const there = known.get(slot.id) ?? [];
    return own === undefined
      ? there
      : addToSlot(slot, there, own, containment, lineageOf, problems);
  });
  return { facts: merged, problems };
}

function groupBySlot<T extends { readonly slot: string }>(
  items: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.slot);
    if (group === undefined) groups.set(item.slot, [item]);
    else group.push(item);
  }
  return groups;
}

const keyOf = ({ report, given }: OwnReport): readonly string[] => [
  report.source,
  report.locator,
  valueKey(given),
  report.statement,
  report.stance,
];

function inOrder(a: OwnReport, b: OwnReport): number {
  const [left, right] = [keyOf(a), keyOf(b)];
  for (const [at, part] of left.entries()) {
    const other = right[at] ?? '';
    if (part !== other) return part < other ? -1 : 1;
  }
  return 0;
}

interface MergedDraft extends Draft {
  /** The fact that is there already. */
  readonly fact: Fact | null;
}

function addToSlot(
  slot: Slot,
  there: readonly Fact[],
  own: readonly OwnReport[],
  containment: Containment,
  lineageOf: ReadonlyMap<string, string>,
  problems: Problem[],
): readonly Fact[] {
  const drafts = new Map<string, MergedDraft>(
    there.map((fact) => [
      valueKey(fact.value),
      { value: fact.value, reports: [...fact.reports], fact },
    ]),
  );
  const exact = own.flatMap(({ given }) => (isExact(given) ? [given] : []));
  const values = [...[...drafts.values()].map(({ value }) => value), ...exact];
  for (const value of exact)
    if (!drafts.has(valueKey(value)) && !values.some((other) => isWider(value, other, containment)))
      drafts.set(valueKey(value), { value, reports: [], fact: null });
  joinReports(drafts, own, containment, problems);
  const voices = ({ reports }: Draft): number =>
    new Set(
      reports
        .filter(({ stance, wider }) => stance === 'supports' && wider === undefined)
        .map(({ source }) => lineageOf.get(source)),
    ).size;
  const fresh = [...drafts.values()]
    .filter(({ fact }) => fact === null)
    .sort((a, b) => voices(b) - voices(a) || (valueKey(a.value) < valueKey(b.value) ? -1 : 1));
  return [
    ...[...drafts.values()].flatMap((draft) =>
      draft.fact === null ? [] : [describe(slot, draft, draft.fact.id)],
    ),
    ...fresh.map((draft, rank) =>
      describe(slot, draft, nameOf(slot, draft.value, there.length === 0 && rank === 0)),
    ),
  ];
}

const nameOf = (slot: Slot, value: Value, isFirst: boolean): string =>
  isFirst ? slot.id : `${slot.id}-${valueKey(value).replace(/[^a-z0-9]+/g, '-')}`;

function describe(slot: Slot, { value, reports, fact }: MergedDraft, id: string): Fact {
  const denying = reports.flatMap(({ stance, party }) =>
    stance === 'contradicts' && party != null ? [party] : [],
  );
  const asked = id === slot.id ? slot.statement : undefined;
  return {
    id,
    slot: slot.id,
    value,
    statement: fact?.statement ?? asked ?? reports[0]?.statement ?? slot.label,
    reports,
    contestedBy: [...new Set([...(fact?.contestedBy ?? []), ...denying])],
  };
}
