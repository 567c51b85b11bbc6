import { frameOf } from '../../factbase/frames';
import type { Frame, Slot } from '../../factbase/pack-schema';
import type { PackIndex } from '../pack-index';

/**
 * The frames of a slot. A slot that nothing was learned of need not have any: there its cues serve as
 * patterns, so that negation and who did it are read in statements about any event.
 */
export function framesOf(slot: Slot, index: PackIndex): readonly Frame[] {
  if (slot.frames !== undefined && slot.frames.length > 0) return slot.frames;
  if (index.learned.has(slot.id) || slot.cues.length === 0) return [];
  return [
    {
      ...frameOf(slot.cues.flatMap(patternsOf)),
      denies: slot.opposites.flatMap(patternsOf),
      near: slot.rejected === true ? [...index.values.thingWords] : [],
    },
  ];
}

/** A cue as patterns; of "a+b" either may come first. */
function patternsOf(cue: string): readonly string[] {
  const parts = cue.split('+').map((part) => part.trim());
  return parts.length === 2 ? [parts.join(' * '), parts.toReversed().join(' * ')] : [cue];
}
