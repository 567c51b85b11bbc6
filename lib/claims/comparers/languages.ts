import type { Fact, Slot } from '../../factbase/pack-schema';
import type { LexiconMatch } from '../../language/lexicon';
import type { Token } from '../../language/tokens';
import type { CompareInput, Finding } from '../finding';
import type { NamedEntry } from '../pack-index';
import { assertionOf } from './assertion';
import { findCues } from './cues';

const lower = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';

/** In which tongue somebody spoke: thing slots whose agent is a speaker. */
export function compareLanguages(input: CompareInput): readonly Finding[] {
  const { sentence, index } = input;
  const findings: Finding[] = [];
  const kinds = new Set(
    sentence.names.flatMap(({ entry }) =>
      entry.things.flatMap((id) => index.things.get(id)?.kind ?? []),
    ),
  );
  const told = [...kinds].flatMap((kind) => index.values.toldThings(kind));
  for (const { slot, fact, thing } of told.sort((a, b) => a.order - b.order)) {
    const names = sentence.names.filter(({ entry }) =>
      entry.things.some((id) => index.things.get(id)?.kind === slot.thing),
    );
    if (names.length === 0 || !isSpoken(input, slot)) continue;
    const found = compareNamed(input, slot, fact, thing, names);
    if (found !== null) findings.push(found);
  }
  return findings;
}

/** Somebody speaks, and the speaker whom the slot is about is named, meant or in mind. */
function isSpoken({ sentence, index, discourse }: CompareInput, slot: Slot): boolean {
  const cues = findCues(sentence.tokens, index, 'thing').filter((cue) => cue.slot === slot.id);
  const speaks = cues.some(({ from, to }) => to - from > 1 || sentence.tokens[from]?.pos !== 'ADP');
  if (!speaks && !sentence.tokens.some(({ lemma }) => speaking.test(lemma))) return false;
  const isAgent = (id: string): boolean => slot.agent.includes(id);
  const named = sentence.names.some(({ entry }) => entry.parties.some(isAgent));
  const meant = [...sentence.resolved.values()].some(({ party }) => isAgent(party));
  const others = sentence.names.some(({ entry }) =>
    entry.parties.some((id) => index.parties.get(id)?.kind === 'person' && !isAgent(id)),
  );
  if (others && !named) return false;
  return (
    named ||
    meant ||
    discourse.recent.slice(0, 2).some(isAgent) ||
    sentence.tokens.some(({ lower: word }) => word === 'president')
  );
}

const speaking =
  /^(?:speak|address|say|tell|deliver|talk|switch|change|choose|use|voice|remark|speech|accuse|word|language|tongue)$/;

type Named = LexiconMatch<NamedEntry>;

function compareNamed(
  input: CompareInput,
  _slot: Slot,
  fact: Fact,
  wanted: string,
  names: readonly Named[],
): Finding | null {
  const { tokens } = input.sentence;
  let supports: Finding | null = null;
  for (const name of names) {
    if (!isTongue(tokens, name) || isRendered(tokens, name)) continue;
    const stated = assertionOf(input, name.from, name.to);
    if (stated === 'open') continue;
    const right = name.entry.things.includes(wanted);
    const denied = stated === 'denied' || isDenied(tokens, name);
    const stance = right !== denied ? 'supports' : 'contradicts';
    if (!right && denied) continue;
    if (isWished(tokens, name)) continue;
    if (right && denied && !/^(?:|[,.;:!]|but|at|to|and|or)$/.test(lower(tokens, name.to)))
      continue;
    if (right && denied && /^(?:accident|chance)$/.test(lower(tokens, name.from - 4))) continue;
    const found: Finding = {
      slot: fact.slot,
      fact: fact.id,
      stance,
      ground: denied ? 'negation' : 'value',
      value: tokens[name.from]?.text ?? null,
      from: Math.max(0, name.from - 1),
      to: name.to,
      certainty: 'firm',
    };
    if (stance === 'contradicts') {
      if (
        !names.some(
          (other) =>
            other !== name &&
            other.entry.things.includes(wanted) &&
            isTongue(tokens, other) &&
            !isDenied(tokens, other) &&
            assertionOf(input, other.from, other.to) === 'asserted',
        )
      )
        return found;
    } else supports ??= found;
  }
  return supports;
}

/** "translated into English", "with English subtitles". */
const isRendered = (tokens: readonly Token[], { from }: Named): boolean =>
  tokens
    .slice(Math.max(0, from - 6), from)
    .some(
      ({ lower: word }) =>
        /^(?:translat|subtitl|interpret|caption|render|into$)/.test(word) &&
        word !== 'interpreters',
    ) && lower(tokens, from - 1) !== 'speaking';

/** The name stands for the tongue: "in Russian", "spoke Russian", "the Russian language". */
function isTongue(tokens: readonly Token[], { from, to }: Named): boolean {
  const next = tokens[to];
  const before = tokens[from - 1];
  if (
    /^(?:language|tongue|throughout|only|alone|from|himself)$/.test(next?.lower ?? '') &&
    before !== undefined
  )
    return true;
  if (
    next !== undefined &&
    (next.pos === 'NOUN' || next.pos === 'PROPN') &&
    next.lower !== 'yesterday'
  )
    return false;
  if (next !== undefined && next.pos === 'ADJ') return false;
  if (before === undefined) return /^(?:was|is|,|:|and|-)$/.test(next?.lower ?? '');
  if (
    /^(?:in|into|to|avoided|avoiding|avoids|native|spoken|speak|spoke|speaks|speaking|chose|chosen|choosing|used|using|his|own|of)$/.test(
      before.lower,
    )
  ) {
    return (
      before.lower !== 'of' ||
      lower(tokens, from - 2) === 'word' ||
      lower(tokens, from - 2) === 'words'
    );
  }
  return /^(?:fluent|perfect|flawless|good|but|not|or)$/.test(before.lower);
}

/** "could as well have been made in …". */
const isWished = (tokens: readonly Token[], { from }: Named): boolean =>
  tokens
    .slice(Math.max(0, from - 10), from)
    .some(({ lower: word }) => /^(?:could|would|might|should)$/.test(word));

function isDenied(tokens: readonly Token[], { from }: Named): boolean {
  for (let at = from - 1; at >= Math.max(0, from - 7); at--) {
    const word = lower(tokens, at);
    if (/^[,;:.]$/.test(word) || word === 'but') return false;
    if (/^(?:not|n't|never|avoid|avoided|avoiding|without|refused|declined|instead|no)$/.test(word))
      return true;
  }
  return false;
}
