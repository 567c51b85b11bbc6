import { type AddFeature, hashOn } from './feature-hash';

const borders = [-6, -4, -3, -2, -1.2, -0.5, 0, 0.5, 1.2, 2, 3, 4, 6];

/** The band of a chance on the log-odds scale, 0 to 13; from 7 on, it is more likely than not. */
export function band(chance: number): number {
  const odds = Math.log((chance + 1e-4) / (1 - chance + 1e-4));
  let at = 0;
  while (at < borders.length && odds > (borders[at] ?? 0)) at++;
  return at;
}

/**
 * Thermometer features: every band up to the chance's own is on, so that weights add up. `name` is the state
 * of the hash of their common name.
 */
export function addBands(name: number, chance: number, add: AddFeature): void {
  const last = band(chance);
  const each = hashOn(name, '>');
  for (let at = 1; at <= last; at++) add(hashOn(each, String(at)));
}
