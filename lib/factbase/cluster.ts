import type { Problem } from '../result';
import { type Digest, describeLocators, locatorsOf } from './digest-schema';
import type { EventFile } from './event-schema';
import type { Fact, Report, Slot, Value } from './pack-schema';
import type { Checked } from './references';
import {
  type Containment,
  closeContainment,
  type Given,
  isExact,
  isWider,
  readGiven,
  valueKey,
} from './values';

/** A report with what it says, before it finds its fact. */
export interface Statement {
  readonly where: string;
  readonly given: Given;
  readonly report: Report;
}

/** A fact in the making: a value and who reports it. */
export interface Draft {
  readonly value: Value;
  readonly reports: Report[];
}

/** Facts, or what stands in their way. */
export interface Clustered {
  readonly facts: readonly Fact[];
  readonly problems: readonly Problem[];
}

/** Puts the reports of all digests together by slot and typed value; slots keep the event's order. */
export function clusterReports(
  digests: readonly Checked<Digest>[],
  event: EventFile,
  lineageOf: ReadonlyMap<string, string>,
): Clustered {
  const containment: Containment = {
    places: closeContainment(event.places),
    things: closeContainment(event.things),
  };
  const problems: Problem[] = [];
  const contested = contestsBySlot(digests);
  const statements = readStatements(digests, event, containment, problems);
  const facts = event.slots.flatMap((slot) => {
    const drafts = draftFacts(statements.get(slot.id) ?? [], containment, problems);
    return nameFacts(slot, drafts, lineageOf, contested.get(slot.id) ?? []);
  });
  return { facts, problems };
}

function readStatements(
  digests: readonly Checked<Digest>[],
  event: EventFile,
  containment: Containment,
  problems: Problem[],
): ReadonlyMap<string, readonly Statement[]> {
  const slots = new Map(event.slots.map((slot) => [slot.id, slot]));
  const kinds = new Map(event.things.map((thing) => [thing.id, thing.kind]));
  const bySlot = new Map<string, Statement[]>();
  for (const { file, data: digest } of digests)
    digest.facts.forEach((fact, index) => {
      const slot = slots.get(fact.slot);
      if (slot === undefined) return;
      const where = `${file}: facts.${index}.value`;
      const given = readGiven(slot, fact.value);
      if (!given.ok) {
        problems.push(...given.problems.map(({ what }) => ({ where, what })));
        return;
      }
      const unknown = nameless(given.value, slot, containment, kinds);
      if (unknown !== null) {
        problems.push({ where, what: unknown });
        return;
      }
      const report: Report = {
        source: digest.id,
        statement: fact.statement,
        locator: describeLocators(digest.document.label, locatorsOf(fact)),
        party: fact.party ?? null,
        hedged: fact.hedged,
        stance: fact.stance,
        derived: fact.follows,
        ...(fact.namedBy === undefined ? {} : { namedBy: fact.namedBy }),
        ...(fact.dismissedBy === undefined ? {} : { dismissedBy: fact.dismissedBy }),
      };
      const known = bySlot.get(slot.id);
      const statement = { where, given: given.value, report };
      if (known === undefined) bySlot.set(slot.id, [statement]);
      else known.push(statement);
    });
  return bySlot;
}

/** What a value names that the event does not know; null where it knows all. */
function nameless(
  given: Given,
  slot: Slot,
  { places, things }: Containment,
  kinds: ReadonlyMap<string, string>,
): string | null {
  if (given.type === 'thing') {
    if (!things.has(given.thing)) return `no thing has the id "${given.thing}"`;
    const kind = kinds.get(given.thing);
    return kind === slot.thing
      ? null
      : `"${given.thing}" is of the kind "${kind}", not "${slot.thing}"`;
  }
  const named =
    given.type === 'place'
      ? [given.place]
      : given.type === 'places'
        ? given.places
        : given.type === 'route'
          ? [given.from, given.to]
          : [];
  const missing = named.find((place) => !places.has(place));
  return missing === undefined ? null : `no place has the id "${missing}"`;
}

/** One draft for each value that nothing more exact entails; less exact reports join the drafts that entail them. */
function draftFacts(
  statements: readonly Statement[],
  containment: Containment,
  problems: Problem[],
): readonly Draft[] {
  const values = new Map<string, Value>();
  for (const { given } of statements) if (isExact(given)) values.set(valueKey(given), given);
  const exact = [...values.values()];
  const drafts = new Map<string, Draft>();
  for (const value of exact)
    if (!exact.some((other) => isWider(value, other, containment)))
      drafts.set(valueKey(value), { value, reports: [] });
  joinReports(drafts, statements, containment, problems);
  return [...drafts.values()];
}

/**
 * Adds each report to the draft (by `valueKey`) that has its value, or else to every draft whose value entails it;
 * one that finds neither is a problem.
 */
export function joinReports(
  drafts: ReadonlyMap<string, Draft>,
  statements: readonly Statement[],
  containment: Containment,
  problems: Problem[],
): void {
  for (const { where, given, report } of statements) {
    const same = drafts.get(valueKey(given));
    if (same !== undefined) {
      same.reports.push(report);
      continue;
    }
    const entailing = [...drafts.values()].filter(({ value }) =>
      isWider(given, value, containment),
    );
    for (const draft of entailing) draft.reports.push(widen(report, given));
    if (entailing.length === 0)
      problems.push({ where, what: 'a range needs a source that gives a value within it' });
  }
}

/** A report that says what it says less exactly than its fact. */
export function widen(report: Report, given: Given): Report {
  switch (given.type) {
    case 'count':
      return 'from' in given ? { ...report, wider: given } : report;
    case 'date':
      return 'from' in given ? { ...report, wider: given } : report;
    case 'place':
    case 'thing':
    case 'places':
      return { ...report, wider: given };
    default:
      return report;
  }
}

/** The best backed value of a slot is the slot's fact; others carry their value in their name. */
function nameFacts(
  slot: Slot,
  drafts: readonly Draft[],
  lineageOf: ReadonlyMap<string, string>,
  contestedBy: readonly string[],
): readonly Fact[] {
  const ranked = [...drafts].sort(
    (a, b) => voices(b, lineageOf) - voices(a, lineageOf) || b.reports.length - a.reports.length,
  );
  return ranked.map(({ value, reports }, rank) => ({
    id: rank === 0 ? slot.id : `${slot.id}-${valueKey(value)}`,
    slot: slot.id,
    value,
    statement: (rank === 0 ? slot.statement : undefined) ?? reports[0]?.statement ?? slot.label,
    reports,
    contestedBy: rank === 0 ? [...contestedBy] : [],
  }));
}

function voices({ reports }: Draft, lineageOf: ReadonlyMap<string, string>): number {
  const backing = reports.filter(
    ({ stance, wider }) => stance === 'supports' && wider === undefined,
  );
  return new Set(backing.map(({ source }) => lineageOf.get(source))).size;
}

/** The parties that deny a slot's fact: those said to contest it, and those from whom its opposite is relayed. */
function contestsBySlot(
  digests: readonly Checked<Digest>[],
): ReadonlyMap<string, readonly string[]> {
  const contests = new Map<string, Set<string>>();
  const add = (slot: string, party: string) => {
    const known = contests.get(slot);
    if (known === undefined) contests.set(slot, new Set([party]));
    else known.add(party);
  };
  for (const { data } of digests)
    for (const fact of data.facts) {
      for (const { slot, party } of fact.contests) add(slot, party);
      if (fact.stance === 'contradicts' && fact.party !== undefined) add(fact.slot, fact.party);
    }
  return new Map([...contests].map(([slot, parties]) => [slot, [...parties]]));
}
