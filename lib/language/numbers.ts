import type { Token } from './tokens';

/** What a number counts by its form; only "count" is compared with counts. */
export type NumberForm = 'count' | 'fraction' | 'percent' | 'ordinal' | 'other';

/** A number in a sentence as the interval of values that it allows. */
export interface NumberMention {
  /** Token indices, end exclusive, modifier included. */
  readonly from: number;
  readonly to: number;
  /** Index of the first token of the figure itself. */
  readonly figure: number;
  readonly form: NumberForm;
  /** Inclusive bounds; a fraction's or per cent's are shares from 0 to 1. */
  readonly low: number;
  readonly high: number;
  /** The figure named, before the modifier widened it. */
  readonly named: number;
  readonly exact: boolean;
}

const units = new Map<string, number>(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ' +
    'sixteen seventeen eighteen nineteen'
  )
    .split(' ')
    .map((word, value): [string, number] => [word, value]),
);
const tens = new Map<string, number>(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index): [string, number] => [word, (index + 2) * 10]),
);
const scales = new Map<string, number>([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1e6],
  ['billion', 1e9],
]);
const vague = new Map<string, readonly [number, number]>([
  ['dozens', [24, 99]],
  ['scores', [40, 199]],
  ['hundreds', [200, 999]],
  ['thousands', [2000, 999999]],
  ['several', [3, 12]],
]);
const fractionNames = new Map<string, number>([
  ['half', 2],
  ['third', 3],
  ['thirds', 3],
  ['quarter', 4],
  ['quarters', 4],
  ['fifth', 5],
  ['fifths', 5],
  ['sixth', 6],
  ['sixths', 6],
  ['seventh', 7],
  ['sevenths', 7],
  ['eighth', 8],
  ['eighths', 8],
  ['ninth', 9],
  ['tenth', 10],
  ['tenths', 10],
]);

type Modifier = 'slightly' | 'least' | 'more' | 'most' | 'less' | 'nearly' | 'about';

/** Modifier phrases, longest first; the words that stand before a figure. */
const modifiers: readonly (readonly [readonly string[], Modifier])[] = (
  [
    ['no fewer than', 'least'],
    ['no less than', 'least'],
    ['not fewer than', 'least'],
    ['not less than', 'least'],
    ['a minimum of', 'least'],
    ['no more than', 'most'],
    ['not more than', 'most'],
    ['a maximum of', 'most'],
    ['at least', 'least'],
    ['at most', 'most'],
    ['up to', 'most'],
    ['as many as', 'nearly'],
    ['well over', 'more'],
    ['more than', 'more'],
    ['in excess of', 'more'],
    ['upwards of', 'least'],
    ['fewer than', 'less'],
    ['less than', 'less'],
    ['just under', 'nearly'],
    ['just over', 'slightly'],
    ['slightly over', 'slightly'],
    ['a little over', 'slightly'],
    ['better than', 'more'],
    ['the better part of', 'nearly'],
    ['close to', 'about'],
    ['close on', 'about'],
    ['in the region of', 'about'],
    ['not quite', 'nearly'],
    ['not far off', 'about'],
    ['upward of', 'least'],
    ['nearly', 'nearly'],
    ['almost', 'nearly'],
    ['over', 'more'],
    ['above', 'more'],
    ['exceeding', 'more'],
    ['past', 'more'],
    ['barely', 'about'],
    ['hardly', 'about'],
    ['something over', 'more'],
    ['rather more than', 'more'],
    ['rather less than', 'less'],
    ['a good', 'slightly'],
    ['scarcely', 'about'],
    ['not even', 'less'],
    ['getting on for', 'nearly'],
    ['something like', 'about'],
    ['well under', 'less'],
    ['well below', 'less'],
    ['north of', 'more'],
    ['beyond', 'more'],
    ['under', 'less'],
    ['below', 'less'],
    ['about', 'about'],
    ['around', 'about'],
    ['roughly', 'about'],
    ['approximately', 'about'],
    ['some', 'about'],
    ['circa', 'about'],
    ['an estimated', 'about'],
  ] satisfies [string, Modifier][]
).map(([phrase, modifier]): readonly [readonly string[], Modifier] => [
  phrase.split(' '),
  modifier,
]);

const digits = /^\d{1,3}(?:[,\u00a0]\d{3})+$|^\d+$/;
const decimal = /^\d+(?:\.\d+|,\d{1,2})$/;
const trailingModifiers = new Map<string, Modifier>([
  ['or more', 'least'],
  ['at least', 'least'],
  ['or so', 'about'],
  ['or fewer', 'most'],
  ['or less', 'most'],
]);

interface Figure {
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly form: NumberForm;
}

/** The numbers of a sentence in order, without overlaps. */
export function findNumbers(tokens: readonly Token[]): readonly NumberMention[] {
  const mentions: NumberMention[] = [];
  let index = 0;
  while (index < tokens.length) {
    const figure = readFigure(tokens, index);
    if (figure === null) {
      index++;
      continue;
    }
    const ranged = readRange(tokens, index, figure);
    const mention = modified(tokens, index, ranged);
    mentions.push(mention);
    index = mention.to;
  }
  return mentions;
}

function readFigure(tokens: readonly Token[], at: number): Figure | null {
  return readFraction(tokens, at) ?? readVague(tokens, at) ?? readPlain(tokens, at);
}

function readVague(tokens: readonly Token[], at: number): Figure | null {
  const word = tokens[at]?.lower ?? '';
  const range = vague.get(word);
  if (range === undefined) return null;
  return { to: at + 1, low: range[0], high: range[1], form: 'count' };
}

function readPlain(tokens: readonly Token[], at: number): Figure | null {
  const word = tokens[at]?.lower ?? '';
  if (digits.test(word) || decimal.test(word)) return readDigits(tokens, at, word);
  const named = readScore(tokens, at) ?? readWords(tokens, at);
  if (named === null) return null;
  const { value, to } = named;
  const loose = looseEnd(tokens, to, value);
  if (loose !== null) return loose;
  if (isPercentSign(tokens[to]?.lower))
    return { to: to + 1, low: value / 100, high: value / 100, form: 'percent' };
  if (tokens[to]?.lower === 'per' && tokens[to + 1]?.lower === 'cent')
    return { to: to + 2, low: value / 100, high: value / 100, form: 'percent' };
  return { to, low: value, high: value, form: 'count' };
}

function isPercentSign(word: string | undefined): boolean {
  return word === '%' || word === 'percent' || word === 'pc';
}

function readDigits(tokens: readonly Token[], at: number, word: string): Figure {
  const value = Number(digits.test(word) ? word.replace(/[,\u00a0]/g, '') : word.replace(',', '.'));
  const next = tokens[at + 1]?.lower;
  if (isPercentSign(next))
    return { to: at + 2, low: value / 100, high: value / 100, form: 'percent' };
  if (next === 'per' && tokens[at + 2]?.lower === 'cent')
    return { to: at + 3, low: value / 100, high: value / 100, form: 'percent' };
  const scale = scales.get(next ?? '');
  if (scale !== undefined)
    return { to: at + 2, low: value * scale, high: value * scale, form: 'count' };
  const form = digits.test(word) ? 'count' : 'other';
  return looseEnd(tokens, at + 1, value) ?? { to: at + 1, low: value, high: value, form };
}

/** "fifty-odd", "40-plus", "thirty something": from the figure up. */
function looseEnd(tokens: readonly Token[], at: number, value: number): Figure | null {
  const hyphen = tokens[at]?.lower === '-' ? 1 : 0;
  const word = tokens[at + hyphen]?.lower ?? '';
  if (word === 'plus' || word === '+')
    return { to: at + hyphen + 1, low: value, high: Number.POSITIVE_INFINITY, form: 'count' };
  if ((word === 'odd' || word === 'something') && value >= 20 && value % 10 === 0)
    return { to: at + hyphen + 1, low: value, high: value + 9, form: 'count' };
  return null;
}

/** "four score and seven". */
function readScore(
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly to: number } | null {
  const factor = wordValue(tokens[at]?.lower ?? '');
  if (factor === null || factor < 2 || tokens[at + 1]?.lower !== 'score') return null;
  const rest = tokens[at + 2]?.lower === 'and' ? wordValue(tokens[at + 3]?.lower ?? '') : null;
  return rest === null
    ? { value: factor * 20, to: at + 2 }
    : { value: factor * 20 + rest, to: at + 4 };
}

/** Number words, with "and" and hyphens: "a hundred and seven", "thirty-eight", "thirty eight". */
function readWords(
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly to: number } | null {
  let total = 0;
  let current = 0;
  let read = 0;
  let to = at;
  while (to < tokens.length) {
    const word = tokens[to]?.lower ?? '';
    const step = wordValue(word);
    if (step !== null && (read === 0 || current % 100 === 0 || (current % 10 === 0 && step < 10))) {
      if (read > 0 && current % 100 === 0 && current === 0) break;
      current += step;
    } else if (scales.has(word) && (read > 0 || word === 'hundred')) {
      const scale = scales.get(word) ?? 1;
      current = (current === 0 ? 1 : current) * scale;
      if (scale > 100) {
        total += current;
        current = 0;
      }
    } else if (word === 'dozen' && (read > 0 || /^an?$/.test(tokens[to - 1]?.lower ?? ''))) {
      current = (current === 0 ? 1 : current) * 12;
      read++;
      to++;
      const more = tokens[to]?.lower === 'and' ? wordValue(tokens[to + 1]?.lower ?? '') : null;
      if (more !== null && more < 12) {
        current += more;
        to += 2;
      }
      break;
    } else if (
      (word === 'and' || word === '-') &&
      read > 0 &&
      wordValue(tokens[to + 1]?.lower ?? '') !== null &&
      ((word === 'and' && (current >= 100 || total > 0)) || (word === '-' && current % 10 === 0))
    ) {
      to++;
      continue;
    } else break;
    read++;
    to++;
  }
  return read === 0 ? null : { value: total + current, to };
}

function wordValue(word: string): number | null {
  const direct = units.get(word) ?? tens.get(word);
  if (direct !== undefined) return direct;
  if (!word.includes('-')) return null;
  const parts = word.split('-');
  if (parts.length !== 2) return null;
  const ten = tens.get(parts[0] ?? '');
  const unit = units.get(parts[1] ?? '');
  return ten !== undefined && unit !== undefined && unit < 10 ? ten + unit : null;
}

/** "two thirds", "a third", "half", "three in five", "one in two", "three out of five". */
function readFraction(tokens: readonly Token[], at: number): Figure | null {
  const word = tokens[at]?.lower ?? '';
  if (word.includes('-')) {
    const [top = '', bottom = ''] = word.split('-');
    const joined = fractionNames.get(bottom);
    const joinedTop = wordValue(top);
    if (joined !== undefined && joinedTop !== null) return share(at + 1, joinedTop / joined);
  }
  if (word === 'half' && tokens[at + 1]?.lower !== '-') return share(at + 1, 0.5);
  const next = tokens[at + 1]?.lower ?? '';
  const hyphenName = next === '-' ? (tokens[at + 2]?.lower ?? '') : '';
  const named = wordValue(word);
  if (hyphenName.endsWith('s') && named !== null && fractionNames.has(hyphenName))
    return share(at + 3, named / (fractionNames.get(hyphenName) ?? 1));
  if ((word === 'a' || word === 'one') && fractionNames.has(next) && next !== 'half')
    return isFractionOf(tokens, at + 2) ? share(at + 2, 1 / (fractionNames.get(next) ?? 1)) : null;
  const top = named ?? (digits.test(word) ? Number(word) : null);
  if (top === null) return null;
  const bottomName = fractionNames.get(next);
  if (bottomName !== undefined && next.endsWith('s')) return share(at + 2, top / bottomName);
  const short = readShortOf(tokens, at, top);
  if (short !== null) return short;
  const bottom = readBottom(tokens, at + 1) ?? readBottom(tokens, at + 2);
  if (bottom !== null && bottom.value > top && bottom.value <= 10)
    return share(bottom.to, top / bottom.value);
  return null;
}

/** "two short of forty". */
function readShortOf(tokens: readonly Token[], at: number, less: number): Figure | null {
  const short = [at + 1, at + 2].find((place) => tokens[place]?.lower === 'short');
  if (short === undefined || tokens[short + 1]?.lower !== 'of') return null;
  const whole = readWords(tokens, short + 2);
  if (whole === null || whole.value <= less) return null;
  return { to: whole.to, low: whole.value - less, high: whole.value - less, form: 'count' };
}

/** The lower part of a share: "in ten", "in every ten", "out of ten", "of every ten". */
function readBottom(
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly to: number } | null {
  const word = tokens[at]?.lower;
  const of = word === 'out' && tokens[at + 1]?.lower === 'of';
  if (word !== 'in' && word !== 'of' && word !== 'from' && !of) return null;
  let bottomAt = of ? at + 2 : at + 1;
  if (tokens[bottomAt]?.lower === 'every') bottomAt++;
  else if (word === 'of' || word === 'from') return null;
  const bottom = tokens[bottomAt]?.lower ?? '';
  const value = wordValue(bottom) ?? (digits.test(bottom) ? Number(bottom) : null);
  return value === null ? null : { value, to: bottomAt + 1 };
}

function isFractionOf(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.lower === 'of' || token?.pos === 'VERB' || token?.pos === 'AUX';
}

const share = (to: number, value: number): Figure => ({
  to,
  low: value,
  high: value,
  form: 'fraction',
});

/** "30 to 40", "30-40", "between 30 and 40". */
function readRange(tokens: readonly Token[], at: number, first: Figure): Figure {
  const joint = tokens[first.to]?.lower ?? '';
  const between = tokens[at - 1]?.lower === 'between' && joint === 'and';
  if (!between && joint !== '-' && joint !== '–' && joint !== 'to') return first;
  const second = readFraction(tokens, first.to + 1) ?? readPlain(tokens, first.to + 1);
  if (second?.form === 'percent' && first.form === 'count' && first.low / 100 < second.low)
    return { to: second.to, low: first.low / 100, high: second.high, form: 'percent' };
  if (second === null || second.form !== first.form || second.low <= first.low) return first;
  return { to: second.to, low: first.low, high: second.high, form: first.form };
}

function modified(tokens: readonly Token[], at: number, figure: Figure): NumberMention {
  const before = modifierBefore(tokens, at);
  const after =
    trailingModifiers.get(`${tokens[figure.to]?.lower} ${tokens[figure.to + 1]?.lower}`) ??
    leastBehind(tokens, figure.to);
  const modifier = before?.modifier ?? after ?? null;
  const approximate = figure.form === 'fraction' || figure.form === 'percent';
  const [low, high] =
    modifier === null
      ? approximate
        ? [figure.low - looseness(figure), figure.high + looseness(figure)]
        : [figure.low, figure.high]
      : widened(figure.low, figure.high, modifier, approximate);
  return {
    from: before?.from ?? at,
    to:
      before === null && after !== undefined && tokens[figure.to]?.pos !== 'NOUN'
        ? figure.to + 2
        : figure.to,
    figure: at,
    form: figure.form,
    low,
    high,
    named: figure.low,
    exact: modifier === null && figure.low === figure.high,
  };
}

/** Tenths and fifths are rounder than halves and thirds. */
function looseness(figure: Figure): number {
  if (figure.form === 'percent') return 0.01;
  const tenths = figure.low * 10;
  return Math.abs(figure.low - 0.5) > 0.01 && Math.abs(tenths - Math.round(tenths)) < 0.001
    ? 0.05
    : 0.03;
}

function modifierBefore(
  tokens: readonly Token[],
  figure: number,
): { readonly from: number; readonly modifier: Modifier } | null {
  const word = tokens[figure]?.lower ?? '';
  const article =
    /^an?$/.test(tokens[figure - 1]?.lower ?? '') &&
    /^(?:dozen|hundred|thousand|million)$/.test(word);
  const at = article ? figure - 1 : figure;
  for (const [words, modifier] of modifiers) {
    const from = at - words.length;
    if (from < 0) continue;
    if (!words.every((word, index) => tokens[from + index]?.lower === word)) continue;
    return words.length === 1 && isPreposition(tokens, from) ? null : { from, modifier };
  }
  return null;
}

/** "27 survivors at the very least", "40 dead, no fewer". */
function leastBehind(tokens: readonly Token[], at: number): Modifier | undefined {
  for (let place = at; place < at + 4; place++) {
    const words = [0, 1, 2, 3].map((step) => tokens[place + step]?.lower);
    if (words[0] === 'at' && words[1] === 'least') return place <= at + 1 ? 'least' : undefined;
    if (words[0] === 'at' && words[1] === 'the' && (words[2] === 'least' || words[3] === 'least'))
      return 'least';
    if (words[0] === 'no' && (words[1] === 'fewer' || words[1] === 'less') && words[2] !== 'than')
      return 'least';
  }
  return undefined;
}

const prepositions = new Set([
  'over',
  'about',
  'around',
  'under',
  'above',
  'below',
  'past',
  'beyond',
]);

/** "A quarrel over 38 deaths": behind a noun these words do not measure. */
function isPreposition(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || !prepositions.has(tokens[at]?.lower ?? '')) return false;
  if (before.pos !== 'NOUN' && before.pos !== 'PROPN') return false;
  return !/^(?:toll|number|count|figure|total|dead|people|crash|survivors?|least)$/.test(
    before.lower,
  );
}

/** The interval that a modifier makes of a figure; "nearly 40" reaches down by 15 %, "about 40" both ways by 10 %. */
function widened(
  low: number,
  high: number,
  modifier: Modifier,
  isShare: boolean,
): readonly [number, number] {
  const step = isShare ? 0.005 : 1;
  switch (modifier) {
    case 'least':
      return [low, Number.POSITIVE_INFINITY];
    case 'more':
      return [low + step, Number.POSITIVE_INFINITY];
    case 'slightly':
      return [low, high * 1.25];
    case 'most':
      return [0, high];
    case 'less':
      return [0, high - step];
    case 'nearly':
      return [low - Math.max(isShare ? 0.06 : 1, low * 0.15), high];
    case 'about': {
      const slack = Math.max(isShare ? 0.05 : 1, high * 0.1);
      return [low - slack, high + slack];
    }
  }
}

/** Whether a value lies in what the mention allows. */
export const allows = (mention: NumberMention, value: number): boolean =>
  value >= mention.low - 1e-9 && value <= mention.high + 1e-9;
