import type { CompareInput } from '../finding';
import type { PackIndex } from '../pack-index';
import { type Identity, identityOf, namedIn, namesStranger, readEntry } from './event-identity';
import { isOfOtherKind, isPast, namesOwn } from './other-events';

/** What a sentence's names say of whose event it tells. */
export interface Belonging {
  /** It names what only this event has: its flight, its operator, one of its narrower places. */
  readonly own: boolean;
  /** It names another event's flight, carrier, aircraft or year, or goes on about an event that does. */
  readonly foreign: boolean;
  /** It names a place or carrier that has nothing to do with this event. */
  readonly strange: boolean;
  /** It names a year before the event. */
  readonly past: boolean;
  /** Nothing of this event is named, here or just before, and something of another is. */
  readonly elsewhere: boolean;
}

const belongings = new WeakMap<
  CompareInput['sentence'],
  { readonly discourse: CompareInput['discourse']; readonly belonging: Belonging }
>();

/** Reads a sentence's names, dates and the names just before for whose event it speaks of. */
export function belongingOf(input: CompareInput): Belonging {
  const known = belongings.get(input.sentence);
  if (known?.discourse === input.discourse) return known.belonging;
  const belonging = readBelonging(input);
  belongings.set(input.sentence, { discourse: input.discourse, belonging });
  return belonging;
}

function readBelonging({ sentence, index, discourse }: CompareInput): Belonging {
  const identity = identityOf(index);
  const reads = sentence.names.map(({ entry }) => readEntry(entry, identity, index));
  const away = discourse.elsewhere > 0 && !namesOwn(sentence, index);
  const safe = landsSafely(sentence);
  const own = !away && !safe && reads.includes('own');
  const past = isPast(sentence, identity.years[0]);
  const foreign = away || past || safe || reads.includes('foreign');
  const strange =
    reads.includes('strange') ||
    (!own && isOfOtherKind(sentence, index)) ||
    (!own && namesStranger(sentence.tokens, namedIn(sentence)));
  const before = own || away ? null : belongingBefore(discourse, identity, index);
  return {
    own: own || (before === 'own' && !foreign && !strange),
    foreign,
    strange,
    past,
    elsewhere: !own && (foreign || strange || before === 'foreign'),
  };
}

/** "A plane has landed safely": no crash is told. */
const landsSafely = ({ tokens }: CompareInput['sentence']): boolean =>
  tokens.some(
    ({ lemma }, at) =>
      lemma === 'land' &&
      tokens[at + 1]?.lower === 'safely' &&
      !tokens
        .slice(Math.max(0, at - 4), at)
        .some(({ lower }) =>
          /^(?:not|n't|never|to|could|would|without|before|have|it|where)$/.test(lower),
        ),
  );

function belongingBefore(
  { lastNames, lastPlaces }: CompareInput['discourse'],
  identity: Identity,
  index: PackIndex,
): 'own' | 'foreign' | null {
  if (lastPlaces.some((id) => identity.ownKeys.has(id))) return 'own';
  let foreign = false;
  for (const key of lastNames) {
    if (identity.ownKeys.has(key)) return 'own';
    const kind = index.things.get(key)?.kind;
    if (kind !== undefined && identity.kinds.has(kind)) foreign = true;
  }
  return foreign ? 'foreign' : null;
}
