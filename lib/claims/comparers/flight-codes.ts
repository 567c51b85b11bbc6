import type { Token } from '../../language/tokens';
import type { PackIndex } from '../pack-index';

/** A code under which a flight is listed: the carrier's letters or name, and a number. */
interface FlightCode {
  readonly prefixes: ReadonlySet<string>;
  /** The carrier's name, a list of words each: "… 217", "… flight 217". */
  readonly carriers: readonly (readonly string[])[];
  readonly number: string;
}

/** A flight's number in a sentence that is written like ours and is another. */
export interface CodeMention {
  /** Token indices, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** A slip of ours by its digits, rather than any other number. */
  readonly slip: boolean;
}

const cache = new WeakMap<PackIndex, Map<string, FlightCode | null>>();

/** The code of a thing, read from its names; null where none of them is one. */
export function codeOf(index: PackIndex, id: string): FlightCode | null {
  let known = cache.get(index);
  if (known === undefined) {
    known = new Map();
    cache.set(index, known);
  }
  const done = known.get(id);
  if (done !== undefined) return done;
  const prefixes = new Set<string>();
  const carriers: (readonly string[])[] = [];
  let number = '';
  for (const name of index.things.get(id)?.names ?? []) {
    const digits = /(\d{4,5})$/.exec(name)?.[1];
    if (digits === undefined) continue;
    const letters = name
      .slice(0, -digits.length)
      .toLowerCase()
      .replace(/(?<![-‑–\s])[-‑–\s]+$/, '');
    if (/^[a-z0-9]{2,3}$/.test(letters) && /[a-z]/.test(letters)) {
      prefixes.add(letters);
      number = digits;
    } else if (/^(?!flight\b)[a-z ]{4,}$/.test(letters)) carriers.push(letters.split(' '));
  }
  const code = number === '' ? null : { prefixes, carriers, number };
  known.set(id, code);
  return code;
}

/** The mentions of other numbers where a flight's number stands. */
export function otherCodes(tokens: readonly Token[], code: FlightCode): readonly CodeMention[] {
  const mentions: CodeMention[] = [];
  for (const at of tokens.keys()) {
    const read = readCode(tokens, at, code);
    if (read === null || read.digits === code.number) continue;
    mentions.push({ from: read.from, to: at + 1, slip: isSlip(read.digits, code.number) });
  }
  return mentions;
}

function readCode(
  tokens: readonly Token[],
  at: number,
  code: FlightCode,
): { readonly from: number; readonly digits: string } | null {
  const word = tokens[at]?.lower ?? '';
  for (const prefix of code.prefixes) {
    if (!word.startsWith(prefix)) continue;
    const digits = /^[-‑–]?(\d{2,5})$/.exec(word.slice(prefix.length))?.[1];
    if (digits !== undefined && digits.length <= code.number.length + 1)
      return { from: at, digits };
  }
  if (!/^\d{2,5}$/.test(word)) return null;
  const dash = /^[-‑–]$/.test(tokens[at - 1]?.lower ?? '') ? 1 : 0;
  const before = tokens[at - 1 - dash]?.lower ?? '';
  if (code.prefixes.has(before)) return { from: at - 1 - dash, digits: word };
  const carrier = code.carriers.find((words) => endsBefore(tokens, at, words));
  if (carrier !== undefined) {
    const from = at - carrier.length;
    return { from: tokens[from - 1]?.lower === 'flight' ? from - 1 : from, digits: word };
  }
  const named =
    before === 'flight' ||
    (/^(?:number|no|no\.|nr)$/.test(before) &&
      [2, 3].some((step) =>
        /^(?:flight|under|carried|bore|with)$/.test(tokens[at - step]?.lower ?? ''),
      ));
  if (!named || word.length < code.number.length - 1 || !isSlip(word, code.number)) return null;
  return { from: before === 'flight' ? at - 1 : at, digits: word };
}

const endsBefore = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  words.every((word, step) => tokens[at - words.length + step]?.lower === word);

/** The same digits in another order, one digit other, one missing or one too many. */
function isSlip(digits: string, number: string): boolean {
  const sorted = (text: string): string => [...text].sort().join('');
  if (digits.length === number.length) {
    if (sorted(digits) === sorted(number)) return true;
    let differing = 0;
    for (const [at, digit] of [...digits].entries()) if (digit !== number[at]) differing++;
    return differing === 1;
  }
  const [long, short] = digits.length > number.length ? [digits, number] : [number, digits];
  if (long.length !== short.length + 1) return false;
  return [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
}
