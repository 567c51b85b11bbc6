import { groupBy } from '../group-by';
import { describeValue, describeWider } from './describe-value';
import { type Fact, type Pack, type Report, type Source, voicesOf } from './pack-schema';
import { type Containment, closeContainment, isWider } from './values';

/**
 * How a source stands towards a fact: it says so, says so with a hedge, gives figures from which it follows,
 * says something less exact, says otherwise, or says nothing.
 */
export const standings = ['states', 'hedged', 'follows', 'wider', 'differs', 'silent'] as const;
export type Standing = (typeof standings)[number];

/** One thing that a source reports on a fact. */
export interface MatrixReport {
  readonly standing: Standing;
  /** The source's own value, ready to be read; null where the fact is a statement. */
  readonly value: string | null;
  readonly statement: string;
  readonly locator: string;
  /** Readable names: from whom the source relays it, who put it forward, who dismissed it. */
  readonly party: string | null;
  readonly namedBy: string | null;
  readonly dismissedBy: string | null;
  readonly hedged: boolean;
  /** The fact that the source reports instead, where it gives another value. */
  readonly instead: string | null;
}

/** What one source reports on one fact; a source that says nothing has no cell. */
export interface MatrixCell {
  readonly source: string;
  readonly standing: Standing;
  readonly value: string | null;
  readonly reports: readonly MatrixReport[];
}

/** One fact with all that is reported on it. */
export interface MatrixRow {
  readonly fact: string;
  readonly slot: string;
  /** What the slot asks. */
  readonly label: string;
  readonly statement: string;
  /** Ready to be read; null for statements. */
  readonly value: string | null;
  /** ISO 8601 day where the fact is a date, else null. */
  readonly date: string | null;
  /** Lineages that report it, and lineages that report otherwise. */
  readonly voices: number;
  readonly against: number;
  /** Readable names of parties that deny it. */
  readonly contestedBy: readonly string[];
  readonly cells: readonly MatrixCell[];
}

/** A column: one source. */
export interface MatrixSource {
  readonly id: string;
  readonly name: string;
  readonly document: string;
  readonly lineage: string;
  /** ISO 8601 day, or null where unknown. */
  readonly published: string | null;
  /** The id of the pack that the source belongs to. */
  readonly pack: string;
}

/** A pack by its id, with its readable name. */
export interface PackName {
  readonly id: string;
  readonly name: string;
}

/** Facts by sources: who reports what, and how. */
export interface Matrix {
  readonly pack: PackName;
  /** The packs that its sources come from. */
  readonly origins: readonly PackName[];
  /** Sources of one lineage stand together, else in the pack's order. */
  readonly sources: readonly MatrixSource[];
  /** In the pack's order, in which the facts of a slot stand together. */
  readonly rows: readonly MatrixRow[];
}

/**
 * A pack's facts by its sources, those of the user's own packs that were merged into it included. In a
 * slot that has one answer, a source that gives another value differs from each other one.
 */
export function makeMatrix(pack: Pack): Matrix {
  const context = contextOf(pack);
  const sources = pack.sources.map(
    (source): MatrixSource => ({
      id: source.id,
      name: source.name,
      document: source.document,
      lineage: source.lineage,
      published: source.published ?? null,
      pack: source.pack ?? pack.id,
    }),
  );
  const used = new Set(sources.map(({ pack: origin }) => origin));
  const order = [...groupBy(pack.facts, ({ slot }) => slot).values()].flat();
  return {
    pack: { id: pack.id, name: pack.name },
    origins: [pack, ...(pack.own ?? [])]
      .filter(({ id }) => used.has(id))
      .map(({ id, name }) => ({ id, name })),
    sources: [...groupBy(sources, ({ lineage }) => lineage).values()].flat(),
    rows: order.map((fact) => rowOf(fact, context)),
  };
}

/** What is looked up for every fact, gathered once. */
interface Context {
  readonly pack: Pack;
  readonly sources: ReadonlyMap<string, Source>;
  readonly order: ReadonlyMap<string, number>;
  readonly bySlot: ReadonlyMap<string, readonly Fact[]>;
  readonly labels: ReadonlyMap<string, string>;
  /** Slots that have one answer: another one is not true together with it. */
  readonly closed: ReadonlySet<string>;
  readonly containment: Containment;
  readonly nameOf: (party: string | null | undefined) => string | null;
}

function contextOf(pack: Pack): Context {
  const parties = new Map(pack.parties.map(({ id, name }) => [id, name]));
  return {
    pack,
    sources: new Map(pack.sources.map((source) => [source.id, source])),
    order: new Map(pack.sources.map(({ id }, index) => [id, index])),
    bySlot: groupBy(pack.facts, ({ slot }) => slot),
    labels: new Map(pack.slots.map(({ id, label }) => [id, label])),
    closed: new Set(pack.slots.flatMap(({ id, closed }) => (closed ? [id] : []))),
    containment: { places: closeContainment(pack.places), things: closeContainment(pack.things) },
    nameOf: (party) =>
      party === null || party === undefined ? null : (parties.get(party) ?? party),
  };
}

function rowOf(fact: Fact, context: Context): MatrixRow {
  const { pack, sources, labels, nameOf } = context;
  const cells = cellsOf(fact, context);
  const against = new Set(
    cells.flatMap(({ standing, source }) =>
      standing === 'differs' ? [sources.get(source)?.lineage ?? source] : [],
    ),
  );
  return {
    fact: fact.id,
    slot: fact.slot,
    label: labels.get(fact.slot) ?? fact.slot,
    statement: fact.statement,
    value: describeValue(fact.value, pack) || null,
    date: fact.value.type === 'date' ? fact.value.date : null,
    voices: voicesOf(fact, sources),
    against: against.size,
    contestedBy: fact.contestedBy.map((party) => nameOf(party) ?? party),
    cells,
  };
}

/** The cells of the sources that speak, in the pack's order. */
function cellsOf(fact: Fact, context: Context): readonly MatrixCell[] {
  const own = groupBy(fact.reports, ({ source }) => source);
  const cells = [...own].map(([source, reports]) =>
    cellOf(
      source,
      reports.map((report) => describeReport(report, fact, context)),
    ),
  );
  const others = context.closed.has(fact.slot) ? (context.bySlot.get(fact.slot) ?? []) : [];
  const instead = others.flatMap((other) =>
    other === fact
      ? []
      : other.reports.flatMap((report) =>
          own.has(report.source) || report.stance === 'contradicts'
            ? []
            : [{ source: report.source, report: describeInstead(report, other, fact, context) }],
        ),
  );
  for (const [source, found] of groupBy(instead, ({ source }) => source)) {
    cells.push(
      cellOf(
        source,
        found.map(({ report }) => report),
      ),
    );
  }
  const place = ({ source }: MatrixCell): number => context.order.get(source) ?? 0;
  return cells.sort((a, b) => place(a) - place(b));
}

function standingOf({ stance, wider, derived, hedged }: Report): Standing {
  if (stance === 'contradicts') return 'differs';
  if (wider !== undefined) return 'wider';
  if (derived) return 'follows';
  return hedged ? 'hedged' : 'states';
}

function describeReport(report: Report, fact: Fact, { pack, nameOf }: Context): MatrixReport {
  const { statement, locator, party, namedBy, dismissedBy, hedged, wider } = report;
  const value = wider === undefined ? describeValue(fact.value, pack) : describeWider(wider, pack);
  return {
    standing: standingOf(report),
    value: report.stance === 'contradicts' ? null : value || null,
    statement,
    locator,
    party: nameOf(party),
    namedBy: nameOf(namedBy),
    dismissedBy: nameOf(dismissedBy),
    hedged,
    instead: null,
  };
}

/** A report of another value of the same slot, as it stands towards the fact. */
function describeInstead(report: Report, other: Fact, fact: Fact, context: Context): MatrixReport {
  const { containment } = context;
  const given = report.wider ?? other.value;
  const described = describeReport(report, other, context);
  if (isWider(given, fact.value, containment)) return { ...described, standing: 'wider' };
  if (report.wider === undefined && isWider(fact.value, other.value, containment))
    return { ...described, standing: 'follows' };
  return { ...described, standing: 'differs', instead: other.id };
}

/** The plainest that a source says decides: a fact stated once is stated, whatever else hedges it. */
function cellOf(source: string, reports: readonly MatrixReport[]): MatrixCell {
  const plainest = standings.find((standing) =>
    reports.some((report) => report.standing === standing),
  );
  const values = reports.flatMap(({ standing, value }) =>
    standing === plainest && value !== null ? [value] : [],
  );
  return {
    source,
    standing: plainest ?? 'silent',
    value: values.length === 0 ? null : [...new Set(values)].join(', '),
    reports,
  };
}
