import type { Example } from './example';
import { type PackIndex, voicesOfSlot } from './pack-index';

/**
 * The classes of the point head: no claim, news of the event that no source has, and each fact backed
 * ("+id") or contradicted ("-id").
 */
export function pointClasses(index: PackIndex): readonly string[] {
  const slots = [...index.slots.keys()];
  return ['none', 'only', ...slots.map((id) => `+${id}`), ...slots.map((id) => `-${id}`)];
}

/** The number of an example's class: its deciding fact and stance, as far as the label names one. */
export function pointClassOf(example: Example, index: PackIndex): number {
  const slots = [...index.slots.keys()];
  const backed = (id: string): number => 2 + slots.indexOf(id);
  switch (example.verdict) {
    case 'none':
      return 0;
    case 'disputed': {
      const fact = example.facts.find(({ stance }) => stance === 'contradicts');
      return fact === undefined ? 1 : 2 + slots.length + slots.indexOf(fact.id);
    }
    case 'unique':
      return example.kind === 'single-source' ? backedWith(example, index, false, backed) : 1;
    case 'corroborated':
      return backedWith(example, index, true, backed);
  }
}

function backedWith(
  example: Example,
  index: PackIndex,
  several: boolean,
  backed: (id: string) => number,
): number {
  const fact =
    example.facts.find(
      ({ id, stance }) => stance === 'supports' && voicesOfSlot(index, id) >= 2 === several,
    ) ?? example.facts[0];
  return fact === undefined ? 1 : backed(fact.id);
}

/** What each class of the point head means for the mark, as a number: no claim, news, disputed, one voice, enough voices. */
export function pointGroups(index: PackIndex, minVoices: number): readonly number[] {
  return pointClasses(index).map((name) => {
    if (name === 'none') return 0;
    if (name === 'only') return 1;
    if (name.startsWith('-')) return 2;
    return voicesOfSlot(index, name.slice(1)) >= minVoices ? 4 : 3;
  });
}
