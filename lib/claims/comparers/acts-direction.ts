import type { Frame, Slot } from '../../factbase/pack-schema';
import type { Token } from '../../language/tokens';
import type { Pattern, PatternMatch } from './acts-patterns';
import type { Roles } from './acts-roles';
import { standing } from './acts-standing';
import type { RoleReader, Somebody } from './acts-who';

/** A frame of a slot made ready: who does it and towards whom. */
export interface CompiledFrame {
  readonly slot: Slot;
  readonly fact: string;
  readonly frame: Frame;
  readonly near: readonly Pattern[];
  readonly unless: readonly Pattern[];
  readonly doer: readonly string[];
  readonly toward: readonly string[];
  /** From whom the sources relay the fact. */
  readonly reporters: readonly string[];
}

/** "apologised to its own people", "… to the families": no turning round of who did it to whom. */
export function isOneSided(
  { sentence: { tokens }, index }: RoleReader,
  { doer, toward, frame }: CompiledFrame,
  found: Roles,
  { to }: PatternMatch,
): boolean {
  if (frame.demand || frame.speaker.length > 0 || toward.length === 0) return false;
  const target = standing(found.toward, toward, doer, index);
  if (target === 'same') return !isObviousPronoun(tokens, found);
  if (target === 'other' && !frame.exclusive && !frame.targets) return true;
  return (
    target === 'unknown' &&
    tokens[to]?.lower === 'to' &&
    tokens[to + 1]?.pos === 'DET' &&
    !frame.exclusive
  );
}

/** A minister who did not do it leaves open that the president did: another of the same side than who is documented. */
export const isAnotherOfSide = (
  { index }: RoleReader,
  { doer }: CompiledFrame,
  { doer: one }: Roles,
): boolean =>
  doer.length > 0 &&
  one !== null &&
  one.ids.every((id) => {
    const party = index.parties.get(id);
    const isSide = doer.some((documented) => index.parties.get(documented)?.side === id);
    return (
      party?.kind === 'person' && party.interchangeable !== true && !doer.includes(id) && !isSide
    );
  });

/** Whether who is read as the wrong one is only guessed, from "he" or "the president", and nothing else turns it round. */
export function isGuessed(
  reader: RoleReader,
  { doer, toward }: CompiledFrame,
  found: Roles,
  speaker: Somebody | null,
): boolean {
  const { sentence, index } = reader;
  const guessed = (one: Somebody | null): boolean =>
    one !== null &&
    sentence.resolved.has(one.from) &&
    standing(one, doer, toward, index) !== 'same' &&
    !isSubjectAbove(reader, one);
  if (standing(found.toward, doer, toward, index) === 'same') return false;
  return guessed(found.doer) && (speaker === null || guessed(speaker));
}

/** "X told Y that he was sorry": he is X, who is named as the subject of the clause itself or of the one above. */
function isSubjectAbove({ sentence, who }: RoleReader, { from, ids }: Somebody): boolean {
  const { tokens, parse } = sentence;
  const clause = parse.clauses[parse.clauseOf[from] ?? -1];
  const above = clause?.governor === null ? undefined : parse.clauses[clause?.governor ?? -1];
  return [clause, above].some((one) => {
    const subject = one?.subject ?? null;
    if (one === undefined || subject === null || subject === from) return false;
    const named = who[subject];
    return (
      !tokens[one.group]?.lower.endsWith('ing') &&
      named !== undefined &&
      !sentence.resolved.has(named.from) &&
      named.ids.some((id) => ids.includes(id))
    );
  });
}

/** "X's letter to him": he is another than X, whoever he was taken for. */
const isObviousPronoun = (tokens: readonly Token[], { doer, toward }: Roles): boolean => {
  const isPronoun = (one: Somebody | null): boolean =>
    /^(?:he|she|him|his|her|they|them|their)$/.test(tokens[one?.from ?? -1]?.lower ?? '');
  return isPronoun(toward) && !isPronoun(doer);
};

/** Done to the one who is documented to have done it, or done by another than those who are. */
export function isReturned(
  reader: RoleReader,
  { slot, doer, toward, frame }: CompiledFrame,
  found: Roles,
): boolean {
  const { index } = reader;
  if (frame.targets || frame.demand || frame.speaker.length > 0) return false;
  if (doer.length > 0)
    return standing(found.toward, doer, toward, index) === 'same' && found.doer === null;
  const isDeed = slot.frames?.some((one) => one.exclusive && one.doer !== undefined);
  if (isDeed !== true || namesAny(reader, slot.agent)) return false;
  return /^(?:other|reversed)$/.test(standing(found.doer, slot.agent, slot.recipient, index));
}

/** Whether a sentence names one of some parties, or one who speaks for them. */
export const namesAny = ({ who, index }: RoleReader, ids: readonly string[]): boolean =>
  ids.length > 0 &&
  who.some(
    (one, at) => one !== undefined && one.from === at && standing(one, ids, [], index) === 'same',
  );
