import { type Token, textBetween } from '../../language/tokens';
import type { Finding } from '../finding';
import { assertionOf } from './assertion';
import { definite, type Filled, type Reading } from './count-reading';
import type { CountSlot } from './count-slots';
import type { Quantity } from './quantities';

/** The finding for a filled slot: the same value, another one, or nothing that can be said. */
export function judge(reading: Reading, filled: Filled): Finding | null {
  const slot = reading.slots.get(filled.slot);
  if (slot === undefined) return null;
  const { tokens } = reading.sentence;
  const { quantity, from, to } = filled;
  const assertion = assertionOf(reading, quantity.from, quantity.to);
  if (assertion === 'open') return null;
  const { any, denied } = { any: quantity.kind === 'any', denied: assertion === 'denied' };
  if (any)
    return denied && slot.count > 0
      ? finding(slot, 'contradicts', 'negation', tokens, quantity, from, to)
      : null;
  const interval = intervalOf(quantity, slot);
  if (interval === null) return null;
  const [low, high] = interval;
  const same = slot.count >= low - 1e-9 && slot.count <= high + 1e-9;
  if (denied) {
    if (!same || !quantity.exact || quantity.share) return null;
    return finding(slot, 'contradicts', 'negation', tokens, quantity, from, to);
  }
  if (same) {
    if (!filled.total && slot.count !== low) return null;
    return finding(slot, 'supports', 'value', tokens, quantity, from, to);
  }
  if (!filled.total && low <= slot.count) return null;
  if (slot.whole === null && low > slot.count * 5) return null;
  if (
    quantity.kind === 'number' &&
    !quantity.share &&
    quantity.exact &&
    low <= 2 &&
    !definite(tokens, quantity)
  )
    return null;
  if (quantity.kind === 'all' && slot.whole === null) return null;
  return finding(slot, 'contradicts', 'value', tokens, quantity, from, to);
}

function intervalOf(quantity: Quantity, slot: CountSlot): readonly [number, number] | null {
  if (quantity.kind === 'rest') {
    if (slot.whole === null) return null;
    return [slot.whole.count - quantity.high, slot.whole.count - quantity.low];
  }
  if (!quantity.share) return [quantity.low, quantity.high];
  if (slot.whole === null) return null;
  const whole = slot.whole.count;
  return [quantity.low * whole, quantity.high * whole];
}

function finding(
  slot: CountSlot,
  stance: Finding['stance'],
  ground: Finding['ground'],
  tokens: readonly Token[],
  quantity: Quantity,
  from: number,
  to: number,
): Finding {
  const value = textBetween(tokens, quantity.from, quantity.to);
  return {
    slot: slot.id,
    fact: slot.fact.id,
    stance,
    ground,
    value,
    from: Math.min(from, quantity.from),
    to: Math.max(to, quantity.to),
    certainty: quantity.kind === 'number' ? 'firm' : 'likely',
  };
}
