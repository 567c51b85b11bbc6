import type { NumberMention } from '../../language/numbers';
import type { Token } from '../../language/tokens';

/** How many a phrase says, as an interval of people or of shares of the whole. */
export interface Quantity {
  /** Token indices, end exclusive, from the first modifier to the last word of the figure. */
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly share: boolean;
  readonly exact: boolean;
  readonly kind: 'number' | 'all' | 'none' | 'part' | 'rest' | 'any';
}

const everybody = new Set(['everyone', 'everybody']);
const nobody = new Set(['nobody', 'none', 'no-one', 'noone']);

/** The numbers of a sentence that count things, and the quantifiers that stand for a number. */
export function findQuantities(
  tokens: readonly Token[],
  numbers: readonly NumberMention[],
): readonly Quantity[] {
  const quantities: Quantity[] = [];
  const byFigure = new Map(numbers.map((number) => [number.from, number]));
  let at = 0;
  while (at < tokens.length) {
    const read = readNumber(byFigure.get(at)) ?? readQuantifier(tokens, at, byFigure);
    if (read !== null) quantities.push(read);
    at = read?.to ?? at + 1;
  }
  return quantities;
}

function readNumber(number: NumberMention | undefined): Quantity | null {
  if (number === undefined || number.form === 'ordinal' || number.form === 'other') return null;
  return {
    from: number.from,
    to: number.to,
    low: number.low,
    high: number.high,
    share: number.form !== 'count',
    exact: number.exact,
    kind: 'number',
  };
}

const share = (
  from: number,
  to: number,
  low: number,
  high: number,
  kind: Quantity['kind'],
): Quantity => ({ from, to, low, high, share: true, exact: low === high, kind });

const nearlyAll = new Set(['nearly', 'almost', 'virtually', 'practically']);

function readQuantifier(
  tokens: readonly Token[],
  at: number,
  numbers: ReadonlyMap<number, NumberMention>,
): Quantity | null {
  const word = tokens[at]?.lower ?? '';
  const next = tokens[at + 1]?.lower ?? '';
  if (nearlyAll.has(word) && (next === 'all' || everybody.has(next)))
    return share(at, at + 2, 0.75, 0.99, 'part');
  if (word === 'all' && next === 'but') return readRest(tokens, at, numbers);
  const short = notAll(tokens, at, word);
  if (short !== null) return short;
  if (next !== '' && numbers.has(at + 1) && (word === 'every' || word === 'each')) return null;
  if (word === 'all' && next === 'told') return null;
  if (everybody.has(word) || (word === 'all' && tokens[at - 1]?.lower !== 'at'))
    return share(at, at + 1, 1, 1, 'all');
  if (word === 'each' && next === 'of') return share(at, at + 1, 1, 1, 'all');
  if (word === 'every' && /^(?:second|third|fourth|other|few)$/.test(next)) return null;
  if (word === 'every')
    return next === 'single' || next === 'last' || next === 'one'
      ? share(
          at,
          next === 'single' && tokens[at + 2]?.lower === 'one' ? at + 3 : at + 2,
          1,
          1,
          'all',
        )
      : share(at, at + 1, 1, 1, 'all');
  if (word === 'anybody' || word === 'anyone') return share(at, at + 1, 0.01, 1, 'any');
  if (nobody.has(word)) return share(at, at + 1, 0, 0, 'none');
  if (word === 'no') return share(at, next === 'one' ? at + 2 : at + 1, 0, 0, 'none');
  if (word === 'not' && (next === 'one' || next === 'a'))
    return share(at, tokens[at + 2]?.lower === 'single' ? at + 3 : at + 2, 0, 0, 'none');
  if (word === 'most') return share(at, at + 1, 0.505, 0.99, 'part');
  if (word === 'majority') return share(at, at + 1, 0.505, 0.99, 'part');
  if (word === 'minority') return share(at, at + 1, 0.01, 0.495, 'part');
  return null;
}

/** "not all", "far from everyone", "not everybody". */
function notAll(tokens: readonly Token[], at: number, word: string): Quantity | null {
  const first =
    word === 'not' || word === "n't"
      ? at + 1
      : word === 'far' && tokens[at + 1]?.lower === 'from'
        ? at + 2
        : 0;
  const whole = tokens[first]?.lower ?? '';
  return first > 0 && (whole === 'all' || whole === 'every' || everybody.has(whole))
    ? share(at, first + 1, 0.01, 0.99, 'part')
    : null;
}

/** "all but nineteen": the whole less so many. */
function readRest(
  tokens: readonly Token[],
  at: number,
  numbers: ReadonlyMap<number, NumberMention>,
): Quantity | null {
  const figure = numbers.get(at + 2);
  if (figure === undefined) {
    const one = tokens[at + 2]?.lower === 'a' ? at + 3 : at + 2;
    return tokens[one]?.lower === 'few' ? share(at, one + 1, 0.7, 0.99, 'part') : null;
  }
  if (figure.form !== 'count') return null;
  return {
    from: at,
    to: figure.to,
    low: figure.low,
    high: figure.high,
    share: false,
    exact: figure.exact,
    kind: 'rest',
  };
}
