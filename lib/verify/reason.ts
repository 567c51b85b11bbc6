import type { FindingGround } from '../claims/finding';
import type { PackIndex } from '../claims/pack-index';
import { describeValue } from '../factbase/describe-value';
import type { Fact, Report, Slot } from '../factbase/pack-schema';
import { voicesFor } from './evidence';
import type { Rivalry } from './rivals';

const few = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

/** "Two independent sources". */
export function countVoices(voices: number): string {
  const number = few[voices] ?? String(voices);
  if (voices === 1) return 'One source';
  return `${number} independent sources`;
}

const says = (voices: number, verb: string): string => (voices === 1 ? `${verb}s` : verb);

const ended = (statement: string): string => statement.replace(/(?<![.\s])[.\s]+$/, '');

/** Why a claim is corroborated or stands on one voice. */
export function backedReason(fact: Fact, slot: Slot, voices: number): string {
  const told = ended(fact.statement);
  if (slot.rejected === true)
    return `${countVoices(voices)} ${says(voices, 'report')} that this explanation was put forward and dismissed.`;
  return voices === 1
    ? `Only one source reports this: ${told}.`
    : `${countVoices(voices)} report this: ${told}.`;
}

/** Why a claim is disputed: what the page says beside what the sources say. */
export function disputedReason(
  fact: Fact,
  slot: Slot,
  ground: FindingGround,
  value: string | null,
  voices: number,
  index: PackIndex,
): string {
  const told = ended(fact.statement);
  const known = describeValue(fact.value, index.pack);
  const sources = countVoices(voices);
  switch (ground) {
    case 'value':
      return known === '' || value === null
        ? `${sources} ${says(voices, 'report')} otherwise: ${told}.`
        : `The page says ${value}; ${sources.toLowerCase()} ${says(voices, 'say')} ${known} (${slot.label}).`;
    case 'negation':
      return `The page denies what ${sources.toLowerCase()} ${says(voices, 'report')}: ${told}.`;
    case 'role':
    case 'speaker':
      return value === null
        ? `The page names other parties than ${sources.toLowerCase()} ${voices === 1 ? 'does' : 'do'}: ${told}.`
        : `The page has ${value} here; ${sources.toLowerCase()} ${says(voices, 'report')}: ${told}.`;
    case 'opposite':
      return `The page says the contrary of what ${sources.toLowerCase()} ${says(voices, 'report')}: ${told}.`;
    case 'rejected-explanation':
      return `The page asserts an explanation that ${sources.toLowerCase()} ${says(voices, 'report')} only as dismissed: ${told}.`;
  }
}

/** Why a claim that some sources back is disputed: what the others say beside them. */
export function differingReason(
  fact: Fact,
  slot: Slot,
  voices: number,
  rivalry: Rivalry,
  index: PackIndex,
): string {
  const known = describeValue(fact.value, index.pack);
  const told = (value: string): string => (value === '' ? ended(fact.statement) : value);
  const sides = [
    `${countVoices(voices).toLowerCase()} ${says(voices, 'say')} ${told(known)}`,
    ...rivalry.facts.map((other) => {
      const against = Math.max(1, voicesFor(other, index));
      const value = describeValue(other.value, index.pack);
      return `${countVoices(against).toLowerCase()} ${says(against, 'say')} ${value}`;
    }),
    ...(rivalry.denials.length === 0
      ? []
      : [`${countVoices(lineagesOf(rivalry.denials, index)).toLowerCase()} the contrary`]),
  ];
  return `The sources differ (${slot.label}): ${sides.join('; ')}.`;
}

const lineagesOf = (reports: readonly Report[], index: PackIndex): number =>
  new Set(reports.map(({ source }) => index.sources.get(source)?.lineage)).size;

/** Why a claim that no source has is marked. */
export const onlyHereReason = (after: boolean): string =>
  after
    ? 'Said or done after our sources were written; none of them can back or contradict it.'
    : 'None of our sources has this, and none contradicts it.';
