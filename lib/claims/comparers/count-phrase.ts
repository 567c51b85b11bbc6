import { lightVerbs, lower, nounCue, persons, type Reading } from './count-reading';
import type { CueMatch } from './cues';
import type { Quantity } from './quantities';

/** Words that may stand between a figure and its noun. */
const linking = new Set(['DET', 'ADJ', 'PRON']);

const beforeHead = new Set(
  'of the those these its their his her our other in all full total whole more further such respective'.split(
    ' ',
  ),
);

/** What a quantity counts by its noun phrase: people as such, those of a slot, or something else. */
export type Phrase =
  | { readonly kind: 'other' }
  | {
      readonly kind: 'slot';
      readonly slot: string;
      readonly to: number;
      readonly partitive: boolean;
    }
  | {
      readonly kind: 'people';
      readonly to: number;
      /** No noun follows the figure. */
      readonly bare: boolean;
      /** "of those …": some among them. */
      readonly partitive: boolean;
      /** The noun itself names those who make up the whole ("passengers"). */
      readonly aboard: string | null;
    };

/** The noun phrase that a quantity opens. */
export function readPhrase(reading: Reading, quantity: Quantity, order: number): Phrase {
  const { tokens } = reading.sentence;
  let at = quantity.to;
  let partitive = false;
  while (at < tokens.length) {
    const word = lower(tokens, at);
    if (reading.startsQuantity.has(at)) {
      const next = reading.quantities[order + 1];
      // "38 of the 67", "all 67": the part's phrase goes on behind the whole.
      if (next === undefined || next.from !== at || next.kind !== 'number')
        return { kind: 'other' };
      if (!partitive && quantity.kind === 'number' && word !== '') return { kind: 'other' };
      if (quantity.kind === 'all' || quantity.kind === 'none' || partitive) {
        const inner = readPhrase(reading, next, order + 1);
        return inner.kind === 'other' ? inner : { ...inner, partitive: true };
      }
      return { kind: 'other' };
    }
    const cue = nounCue(reading, at);
    if (cue !== null) {
      if (!reading.wholes.has(cue.slot)) {
        if (describesOther(reading, cue)) return { kind: 'other' };
        return { kind: 'slot', slot: cue.slot, to: cue.to, partitive };
      }
      if (tokens[at]?.pos === 'NOUN' || tokens[at]?.pos === 'PROPN')
        return {
          kind: 'people',
          to: withCrew(reading, cue.to),
          bare: false,
          partitive,
          aboard: cue.slot,
        };
      return { kind: 'people', to: at, bare: true, partitive, aboard: null };
    }
    if (/^(?:them|us)$/.test(word) && (quantity.kind === 'all' || quantity.kind === 'none'))
      return { kind: 'other' };
    if (persons.has(word)) {
      const following = lower(tokens, at + 1);
      const restricted = nounCue(reading, following === 'who' ? at + 2 : at + 1);
      if (
        restricted !== null &&
        !reading.wholes.has(restricted.slot) &&
        (word === 'those' || quantity.kind === 'part')
      )
        return { kind: 'slot', slot: restricted.slot, to: restricted.to, partitive: true };
      if (word === 'those' && following !== '' && !persons.has(following)) {
        return { kind: 'people', to: at + 1, bare: false, partitive, aboard: null };
      }
      if (following === 'beings' || following === 'lives')
        return { kind: 'people', to: at + 2, bare: false, partitive, aboard: null };
      if (following === "'s") {
        return {
          kind: 'people',
          to: lower(tokens, at + 2) === 'lives' ? at + 3 : at + 2,
          bare: false,
          partitive,
          aboard: null,
        };
      }
      return { kind: 'people', to: at + 1, bare: false, partitive, aboard: null };
    }
    if (word === 'who') {
      if (at > quantity.to && !partitive) break;
      const own = quantity.kind === 'number' && !quantity.share;
      const restricted = cueSoon(reading, at + 1);
      if (restricted !== null && !own)
        return { kind: 'slot', slot: restricted.slot, to: restricted.to, partitive: true };
      return { kind: 'people', to: at, bare: false, partitive, aboard: null };
    }
    if (word === 'of') {
      partitive = true;
      at++;
      continue;
    }
    if (
      beforeHead.has(word) &&
      !(word === 'in' && !/^(?:all|full|total)$/.test(lower(tokens, at + 1)))
    ) {
      at++;
      continue;
    }
    break;
  }
  const pos = tokens[at]?.pos ?? '';
  const word = lower(tokens, at);
  if (quantity.kind === 'all' && /^(?:everyone|everybody)$/.test(lower(tokens, quantity.from)))
    return { kind: 'people', to: at, bare: false, partitive, aboard: null };
  if (
    quantity.kind === 'none' &&
    /^(?:nobody|none|no-one|noone|one)$/.test(lower(tokens, quantity.to - 1)) &&
    !(partitive && (pos === 'NOUN' || pos === 'PROPN'))
  )
    return { kind: 'people', to: at, bare: false, partitive, aboard: null };
  if (pos === 'ADJ' && /^\p{Lu}/u.test(tokens[at]?.text ?? '') && at > 0) return { kind: 'other' };
  if (linking.has(pos) && word !== 'dead') {
    const cue = nounCue(reading, at + 1);
    if (pos === 'ADJ' && persons.has(lower(tokens, at + 1)))
      return { kind: 'people', to: at + 2, bare: false, partitive, aboard: null };
    if (pos === 'ADJ' && cue !== null)
      return reading.wholes.has(cue.slot)
        ? { kind: 'people', to: cue.to, bare: false, partitive, aboard: cue.slot }
        : { kind: 'slot', slot: cue.slot, to: cue.to, partitive };
    const noun = tokens[at + 1]?.pos ?? '';
    if (
      pos !== 'ADJ' ||
      quantity.kind !== 'number' ||
      noun === 'NOUN' ||
      noun === 'PROPN' ||
      noun === 'ADJ'
    )
      return { kind: 'other' };
    return { kind: 'people', to: at, bare: true, partitive, aboard: null };
  }
  if (pos === 'NOUN' || pos === 'PROPN' || pos === 'SYM' || pos === 'NUM') return { kind: 'other' };
  if (
    quantity.kind !== 'number' &&
    quantity.kind !== 'rest' &&
    !partitive &&
    !/^(?:all|most|majority)$/.test(lower(tokens, quantity.to - 1))
  )
    return { kind: 'other' };
  return { kind: 'people', to: at, bare: true, partitive, aboard: null };
}

/** "passengers and crew": one phrase. */
const withCrew = ({ sentence: { tokens } }: Reading, to: number): number =>
  lower(tokens, to) === 'and' && /^(?:crew|passengers?)$/.test(lower(tokens, to + 1))
    ? /^members?$/.test(lower(tokens, to + 2))
      ? to + 3
      : to + 2
    : to;

/** The cue of a part that a relative clause begins with ("who died", "who were killed"). */
function cueSoon(reading: Reading, from: number): CueMatch | null {
  for (let at = from; at < from + 4; at++) {
    const cue = nounCue(reading, at);
    if (cue !== null) return reading.wholes.has(cue.slot) ? null : cue;
    const token = reading.sentence.tokens[at];
    if (
      token === undefined ||
      !(token.pos === 'AUX' || token.pos === 'ADV' || lightVerbs.has(token.lemma))
    )
      return null;
  }
  return null;
}

/** "nine injured Russians", "two dead pilots": the cue only describes another noun. */
function describesOther(reading: Reading, cue: CueMatch): boolean {
  const { tokens } = reading.sentence;
  const own = tokens[cue.to - 1]?.pos;
  const next = tokens[cue.to];
  if (next === undefined || own === 'NOUN' || own === 'PROPN') return false;
  if (next.pos !== 'NOUN' && !(next.pos === 'PROPN' && next.lower.endsWith('s'))) return false;
  return !persons.has(next.lower) && nounCue(reading, cue.to) === null;
}
