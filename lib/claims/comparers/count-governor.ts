import type { Token } from '../../language/tokens';
import { predicate } from './count-predicate';
import { cueEndingAt, type Governor, isHypothetical, lower, type Reading } from './count-reading';
import type { Quantity } from './quantities';

const joiners = new Set(
  'of the to at by is was were are be been : = as some only just all a an lives life than being reached stood stands now then put more up least reaching rising hit number over people persons'.split(
    ' ',
  ),
);

const reaching = new Set(
  'be rise climb reach stand hit grow increase jump go pass exceed put give set revise come amount total mount top say raise bring fall drop lower remain settle number cross report'.split(
    ' ',
  ),
);

/** The cue that governs a quantity from the left: "killing 38", "the lives of 38", "a toll of 38", "Dead: 38". */
export function governing(reading: Reading, quantity: Quantity, bare: boolean): Governor | null {
  const { tokens } = reading.sentence;
  let at = quantity.from - 1;
  for (let step = 0; step < 4 && at >= 0; step++, at--) {
    const cue = cueEndingAt(reading, at + 1);
    if (cue !== null) {
      if (!canGovern(reading, cue, at, quantity)) return null;
      return cue;
    }
    if (!joiners.has(lower(tokens, at)) && tokens[at]?.pos !== 'ADV') break;
    if (lower(tokens, at) === 'by' && step === 0 && bare) return null;
  }
  if (!bare && !/^(?:at|to|as|:)$/.test(lower(tokens, quantity.from - 1))) return null;
  return quantity.kind === 'number' ? subjectCue(reading, quantity) : null;
}

/** Whether a cue with only small words between it and a quantity governs it. */
function canGovern(reading: Reading, cue: Governor, at: number, quantity: Quantity): boolean {
  const { tokens } = reading.sentence;
  const between = tokens.slice(at + 1, quantity.from).map((token) => token.lower);
  if (isHypothetical(tokens, at - 4, at)) return false;
  if (quantity.kind !== 'number') return cue.active && between.length === 0;
  if (between.includes(':'))
    return (
      between.length === 1 &&
      (tokens[at]?.pos !== 'VERB' || cue.from === 0) &&
      tokens.slice(0, at + 1).every(({ pos }) => pos !== 'AUX') &&
      predicate(reading, quantity.to, false)?.slot === undefined
    );
  if (tokens[cue.from]?.pos === 'ADP' && !/^(?:was|were|:|is|are)$/.test(between[0] ?? ''))
    return false;
  if (cue.active && between.some((word) => /^(?:at|by|to|of)$/.test(word))) return false;
  if (between.length > 0 && /^(?:is|was|are|were|be|been)$/.test(between[0] ?? ''))
    return tokens[at]?.pos !== 'VERB';
  return true;
}

/** "The death toll in the crash has risen to 38." */
function subjectCue(reading: Reading, quantity: Quantity): Governor | null {
  const { tokens } = reading.sentence;
  const before = lower(tokens, quantity.from - 1);
  if (
    before === 'of' &&
    /^(?:mother|father|parent|widow|man|woman|boy|girl|one)$/.test(lower(tokens, quantity.from - 2))
  )
    return null;
  const linked =
    /^(?:to|at|is|was|are|were|:|=|as|of|be)$/.test(before) || reachesAt(tokens, quantity.from - 1);
  if (!linked) return null;
  let reached = /^(?:is|was|are|were|:|=|be)$/.test(before) || reachesAt(tokens, quantity.from - 1);
  const figured = /^(?:at|to|as)$/.test(before);
  for (let at = quantity.from - 1; at >= Math.max(0, quantity.from - 16); at--) {
    const token = tokens[at];
    if (token === undefined || reading.startsQuantity.has(at)) return null;
    if (/^(?:[;.?!,]|and|but|while|who|which|that|when)$/.test(token.lower) && token.lower !== ',')
      return null;
    if (token.lower === ',' && !reached) return null;
    if (reachesAt(tokens, at)) reached = true;
    else if (token.pos === 'VERB' && cueEndingAt(reading, at + 1) === null && reached) return null;
    const cue = cueEndingAt(reading, at + 1);
    if (
      cue !== null &&
      (reached || (figured && givenBefore(tokens, at))) &&
      (token.pos === 'NOUN' ||
        token.pos === 'PROPN' ||
        token.pos === 'ADJ' ||
        countedBefore(tokens, at))
    )
      return cue;
  }
  return null;
}

const reachesAt = (tokens: readonly Token[], at: number): boolean =>
  reaching.has(tokens[at]?.lemma ?? '') && !lower(tokens, at).endsWith('ing');

/** "put the toll … at", "raised the number of dead … to": a verb of giving figures before the cue. */
function givenBefore(tokens: readonly Token[], cue: number): boolean {
  for (let at = cue - 1; at >= Math.max(0, cue - 8); at--) if (reachesAt(tokens, at)) return true;
  return false;
}

/** "The number of people killed …". */
const countedBefore = (tokens: readonly Token[], at: number): boolean =>
  [1, 2, 3, 4, 5].some((step) =>
    /^(?:number|count|tally|figure|total)$/.test(lower(tokens, at - step)),
  );
