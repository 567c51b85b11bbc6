import type { Slot } from '../../factbase/pack-schema';
import type { CompareInput } from '../finding';
import type { CueMatch } from './cues';

/** Whether the doer, where one is named, may be the one whose act the slot dates. */
export function isAgents(
  { sentence, index }: Pick<CompareInput, 'sentence' | 'index'>,
  slot: Slot,
  cue: CueMatch,
): boolean {
  if (slot.agent.length === 0) return true;
  const sides = new Set(slot.agent.map((id) => index.parties.get(id)?.side ?? id));
  const isOneOf = (parties: readonly string[]): boolean =>
    parties.some((id) => sides.has(index.parties.get(id)?.side ?? id));
  const clause = sentence.parse.clauses.find(
    ({ head, group }) => head === cue.from || group === cue.from,
  );
  const subject = clause?.passive === true ? clause.by : (clause?.subject ?? null);
  const named = sentence.names.filter(({ entry }) => entry.parties.length > 0 && !entry.demonym);
  const doer =
    subject === null || subject === undefined
      ? named.filter(({ to }) => to <= cue.from).at(-1)
      : named.find(({ from, to }) => from <= subject && subject < to);
  const sender = /^(?:from|by)$/.test(sentence.tokens[cue.to]?.lower ?? '')
    ? cue.to + 1
    : sentence.tokens[cue.to + 1]?.lower === 'from' && subject === null
      ? cue.to + 2
      : null;
  const from = named.find((name) => name.from === sender);
  if (doer === undefined) return from === undefined || isOneOf(from.entry.parties);
  return isOneOf(doer.entry.parties);
}
