import type { AnnotatedSentence } from '../annotate';
import { isUnknownName, namedIn } from './event-identity';

const kinds = new Set(
  (
    'heatwave heat storm blizzard cyclone typhoon epidemic pandemic outbreak virus war conflict famine drought stampede ' +
    'monsoon quake earthquake flood flooding landslide avalanche siege shelling bombardment shipwreck'
  ).split(' '),
);
const events = new Set('crash disaster collision tragedy accident catastrophe'.split(' '));
const placing = new Set(['of', 'in', 'from', 'during', 'by', 'to']);
const stops = /^(?:PUNCT|VERB|AUX|CCONJ)$/;

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether a calamity of another kind or of a strange place is what the words of a span tell of: "the toll of the
 * heatwave", "the floods killed fifty", "the Ruritanian disaster cost 179 lives".
 */
export function isOfOtherCalamity(sentence: AnnotatedSentence, { from, to }: Span): boolean {
  const { tokens, parse } = sentence;
  for (let at = from; at <= to; at++)
    if (placing.has(tokens[at]?.lower ?? '') && namesKind(sentence, at + 1)) return true;
  const clause = parse.clauses.find(({ group, head }) => from <= head && group < to);
  const subject = clause?.subject ?? null;
  if (subject !== null && kinds.has(tokens[subject]?.lemma ?? '')) return true;
  for (let at = from - 1; at >= Math.max(1, from - 5); at--) {
    const token = tokens[at];
    if (token === undefined || token.pos === 'PUNCT' || token.pos === 'CCONJ') return false;
    if (events.has(token.lower)) return isUnknownName(tokens, at - 1, namedIn(sentence));
  }
  return false;
}

function namesKind({ tokens }: AnnotatedSentence, from: number): boolean {
  for (let at = from; at < from + 4; at++) {
    const token = tokens[at];
    if (token === undefined || stops.test(token.pos)) return false;
    if (kinds.has(token.lemma)) return true;
  }
  return false;
}
