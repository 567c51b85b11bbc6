import type { Candidate } from '../claims/judge';
import type { PackIndex } from '../claims/pack-index';
import type { Reading } from '../claims/reading';
import type { Slot } from '../factbase/pack-schema';
import type { Fault } from './fault';

/** "So the idea that it was … is ridiculous": what is thrown out is asserted of nobody. */
export function isRidiculed({ sentence: { tokens } }: Reading): boolean {
  const opener = tokens
    .slice(0, 6)
    .some(({ lower }) => /^(?:idea|notion|claim|theory|version|suggestion|story)$/.test(lower));
  return (
    opener &&
    tokens.some(({ lower }) =>
      /^(?:ridiculous|absurd|nonsense|laughable|false|untrue)$/.test(lower),
    )
  );
}

/** Tells of a party whether it is on a side that is documented to have done what a slot asks for. */
function documented({ agent }: Slot, index: PackIndex): (party: string) => boolean {
  const side = (party: string): string => index.parties.get(party)?.side ?? party;
  const wanted = new Set(agent.map(side));
  return (party) => wanted.has(side(party));
}

const joined = /^(?:,|and|&|both|as|well|with)$/;

/** "Estmark, Norlund and Sudria have all opened a case": whoever is documented to have is one of several. */
export function isDoneTogether(
  { sentence: { tokens, names } }: Reading,
  { slot, trigger }: Candidate,
  index: PackIndex,
): boolean {
  const isWanted = documented(slot, index);
  const named = names.filter(({ from, entry }) => from <= trigger.top && entry.parties.length > 0);
  const row: typeof named = [];
  for (const name of named.toReversed()) {
    const next = row.at(-1);
    if (
      next !== undefined &&
      !tokens.slice(name.to, next.from).every(({ lower }) => joined.test(lower))
    )
      break;
    row.push(name);
  }
  const between = tokens.slice(row.at(-1)?.to, row[0]?.from);
  return (
    between.some(({ lower }) => lower === 'and') &&
    row.some(({ entry }) => entry.parties.some(isWanted))
  );
}

const uttering = new Set('say tell state add report announce declare put'.split(' '));

/** "It was hit, by what Moretti said": whoever is only told to have said it. */
const isAttribution = (
  { sentence: { tokens, parse } }: Reading,
  { from, to }: { readonly from: number; readonly to: number },
): boolean =>
  parse.clauses.some(
    ({ head, subject }) =>
      subject !== null &&
      subject >= from &&
      subject < to &&
      uttering.has(tokens[head]?.lemma ?? ''),
  );

/** Whether who said it is part of what the slot asks for. */
const isOfSaying = ({ frames }: Slot): boolean =>
  frames?.some(({ speaker, demand }) => speaker.length > 0 || demand) === true;

/** A party before the trigger on another side than the documented one. */
export function otherParty(
  reading: Reading,
  { slot, trigger }: Candidate,
  index: PackIndex,
): Fault | null {
  if (slot.agent.length === 0) return null;
  const isWanted = documented(slot, index);
  const named = reading.sentence.names.filter(({ entry }) => entry.parties.length > 0);
  const acting = named.findLast(({ from }) => from <= trigger.top);
  const party = acting?.entry.parties[0];
  if (acting === undefined || party === undefined || isWanted(party)) return null;
  if (isAttribution(reading, acting) && !isOfSaying(slot)) return null;
  // Where the name alone points at the fact, whoever is named next may be the one who did it.
  const next = named.find(({ from }) => from >= acting.to)?.entry.parties[0];
  if (trigger.top < acting.to && next !== undefined && isWanted(next)) return null;
  if (index.parties.get(party)?.kind === 'anonymous') return null;
  return {
    ground: 'role',
    value: index.parties.get(party)?.name ?? party,
    from: acting.from,
    to: acting.to,
  };
}
