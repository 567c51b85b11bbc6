import { isRole } from './count-parts';
import { denials, isHypothetical, lightVerbs, lower, nounCue, type Reading } from './count-reading';
import type { CueMatch } from './cues';

const boundaries = new Set([
  ',',
  ';',
  ':',
  '.',
  '/',
  '|',
  '-',
  '–',
  '—',
  '!',
  '?',
  '(',
  ')',
  '...',
  '…',
  'and',
  'but',
  'while',
  'whereas',
  'when',
  'because',
  'although',
  'though',
  'after',
  'before',
  'as',
  'with',
  'if',
  'than',
  'until',
  'so',
  'since',
  'for',
  'by',
]);

const failing = new Set(['fail', 'failed', 'fails', 'failing']);

interface Ahead {
  /** The part of the whole that the predicate tells of, or undefined where only the whole is named. */
  readonly slot: string | undefined;
  readonly aboard: string;
  readonly to: number;
  readonly total: boolean;
}

const longestReach = 16;

/** What became of the people before: the first cue ahead that the figure's phrase is the subject of. */
export function predicate(
  reading: Reading,
  from: number,
  negativeSubject: boolean,
  counted = true,
): Ahead | null {
  const { tokens } = reading.sentence;
  let aboard: CueMatch | null = null;
  let denied = 0;
  let relative = false;
  for (let at = from; at < Math.min(tokens.length, from + longestReach); at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (reading.startsQuantity.has(at) && token.lower !== 'no' && token.lower !== 'not') break;
    if (token.lower === 'who' || token.lower === 'whom' || token.lower === 'that') {
      if (at > from + 6) break;
      relative = true;
      continue;
    }
    if (isHypothetical(tokens, at, at + 1)) return null;
    if (denials.has(token.lower)) denied++;
    else if (failing.has(token.lower)) {
      denied++;
      continue;
    }
    if (
      token.lower === ',' &&
      lower(tokens, at + 1) === 'all' &&
      lower(tokens, at + 2) === 'told'
    ) {
      at += lower(tokens, at + 3) === ',' ? 3 : 2;
      continue;
    }
    if (boundaries.has(token.lower) && !(token.lower === ',' && lower(tokens, at + 1) === 'who'))
      break;
    const cue = nounCue(reading, at);
    if (cue !== null) {
      if (reading.wholes.has(cue.slot)) {
        if (isRole(tokens, at) && tokens[at - 1]?.pos === 'AUX') return null;
        if (aboard === null && denied % 2 === 1) return null;
        aboard ??= cue;
        at = cue.to - 1;
        continue;
      }
      if (token.pos === 'NOUN' && cue.to === at + 1) break;
      if (relative && !counted) return null;
      const own = reading.slots.get(cue.slot);
      const slot = denied % 2 === 1 ? (own?.complement ?? null) : cue.slot;
      if (slot === null) return null;
      if (cue.slot === slot && lower(tokens, cue.to) === 'that') return null;
      return { slot, aboard: '', to: cue.to, total: !relative };
    }
    if (token.pos === 'VERB' && !lightVerbs.has(token.lemma)) break;
    if (negativeSubject && token.pos === 'SCONJ') break;
  }
  if (aboard === null) return null;
  const verbal = tokens.slice(from, aboard.from).some(({ pos }) => pos === 'AUX' || pos === 'VERB');
  return {
    slot: undefined,
    aboard: aboard.slot,
    to: aboard.to,
    total: verbal || tokens[aboard.from]?.pos === 'VERB',
  };
}
