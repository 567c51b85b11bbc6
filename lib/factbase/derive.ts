import type { Fact, Report, Slot } from './pack-schema';

/** The questions of an event. */
interface Questions {
  readonly slots: readonly Slot[];
}

interface Figure {
  readonly count: number;
  readonly report: Report;
}

/** The facts with the reports that follow from each lineage's own figures (survivors = on board − deaths). */
export function deriveReports(
  facts: readonly Fact[],
  event: Questions,
  lineageOf: ReadonlyMap<string, string>,
): readonly Fact[] {
  const order = new Map(event.slots.map(({ id }, index) => [id, index]));
  const place = ({ slot }: Fact): number => order.get(slot) ?? 0;
  return event.slots
    .reduce<readonly Fact[]>(
      (known, slot) => (slot.derive === undefined ? known : derive(known, slot, event, lineageOf)),
      facts,
    )
    .toSorted((a, b) => place(a) - place(b));
}

function derive(
  facts: readonly Fact[],
  slot: Slot,
  event: Questions,
  lineageOf: ReadonlyMap<string, string>,
): readonly Fact[] {
  const [whole, part] = slot.derive?.minus ?? ['', ''];
  const wholes = figuresByLineage(facts, whole, lineageOf);
  const parts = figuresByLineage(facts, part, lineageOf);
  const stated = figuresByLineage(facts, slot.id, lineageOf);
  const labels = new Map(event.slots.map(({ id, label }) => [id, label]));
  const additions = [...wholes].flatMap(([lineage, figures]) => {
    const taken = parts.get(lineage) ?? [];
    // One source's own pair of figures goes before figures of two sources of the lineage.
    const pairs = figures.flatMap((all) => taken.map((some) => ({ all, some })));
    const pair =
      pairs.find(({ all, some }) => all.report.source === some.report.source) ?? pairs[0];
    if (stated.has(lineage) || pair === undefined || pair.all.count < pair.some.count) return [];
    const { all, some } = pair;
    const locators = new Set([all.report.locator, some.report.locator]);
    const report: Report = {
      source: all.report.source,
      statement: `Follows from its figures: ${all.count} (${labels.get(whole)}) less ${some.count} (${labels.get(part)}).`,
      locator: [...locators].join('; '),
      party: null,
      hedged: all.report.hedged || some.report.hedged,
      stance: 'supports',
      derived: true,
    };
    return [{ count: all.count - some.count, report }];
  });
  return additions.reduce((known, addition) => addFigure(known, slot, addition), facts);
}

function figuresByLineage(
  facts: readonly Fact[],
  slot: string,
  lineageOf: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly Figure[]> {
  const figures = new Map<string, Figure[]>();
  for (const fact of facts) {
    if (fact.slot !== slot || fact.value.type !== 'count') continue;
    for (const report of fact.reports) {
      if (report.stance !== 'supports' || report.wider !== undefined) continue;
      const lineage = lineageOf.get(report.source) ?? report.source;
      const known = figures.get(lineage);
      const figure = { count: fact.value.count, report };
      if (known === undefined) figures.set(lineage, [figure]);
      else known.push(figure);
    }
  }
  return figures;
}

function addFigure(facts: readonly Fact[], slot: Slot, { count, report }: Figure): readonly Fact[] {
  const same = (fact: Fact) =>
    fact.slot === slot.id && fact.value.type === 'count' && fact.value.count === count;
  if (facts.some(same))
    return facts.map((fact) =>
      same(fact) ? { ...fact, reports: [...fact.reports, report] } : fact,
    );
  const first = !facts.some((fact) => fact.slot === slot.id);
  const fact: Fact = {
    id: first ? slot.id : `${slot.id}-${count}`,
    slot: slot.id,
    value: { type: 'count', count },
    statement: (first ? slot.statement : undefined) ?? report.statement,
    reports: [report],
    contestedBy: [],
  };
  return [...facts, fact];
}
