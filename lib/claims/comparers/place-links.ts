import type { Slot } from '../../factbase/pack-schema';
import type { Token } from '../../language/tokens';
import type { AnnotatedSentence } from '../annotate';
import type { PackIndex } from '../pack-index';
import type { CueMatch } from './cues';
import { isCountry, isSettled, type PlaceSpan, relatePlace } from './place-spans';

/** Prepositions and the like that join what happened to where. */
export const joining = new Set(
  'in at near outside to towards toward into for by off on beside around within inside onto short next amid'.split(
    ' ',
  ),
);

/** Where a wreck lies is where it fell. */
const resting = /^(?:lies|lay|lie|rests|smoulders|smouldered|burned|burns|ended)$/;
/** What may stand between an event, its preposition and the place. */
const between = new Set(['DET', 'ADJ', 'ADV', 'NUM', 'PUNCT', 'PART', 'NOUN', 'PROPN', 'ADP']);

const stops = new Set([
  ',',
  ';',
  ':',
  '.',
  '?',
  '!',
  '(',
  ')',
  '"',
  '—',
  '–',
  'and',
  'but',
  'or',
  'from',
  'after',
  'before',
  'while',
  'when',
  'as',
  'that',
  'which',
  'who',
  'with',
  'than',
  'over',
  'against',
  'about',
  'between',
  'since',
  'until',
  'because',
  'by',
  'of',
  'for',
  'to',
  'towards',
  'toward',
]);

const ofHeads = new Set(
  'sight hills mountains middle heart centre slopes city town outskirts coast shore shores shore region suburbs district edge vicinity west east north south side area airport part republic direction port ground soil territory short'.split(
    ' ',
  ),
);

/** Wishes, requests and refusals: what was not done. */
const unreal = new Set(
  'ask request seek refuse deny want hope plan try consider offer permission permit allow leave intend propose advise urge suggest could would should might may clear authorise authorize decline reject unable option opportunity chance possibility choice suppose'.split(
    ' ',
  ),
);

/** Words that deny. */
export const negators = new Set(['not', "n't", 'never', 'no', 'without', 'neither', 'nor']);

/** Nouns after which a place is where something was bound for, not where it was. */
const courses = new Set('way route road journey flight approach trip course'.split(' '));

const longestGap = 12;

/** The right place stands in reach too, so that the other one is said in passing. */
export function namesWanted(
  places: readonly PlaceSpan[],
  wanted: string,
  index: PackIndex,
  cue: CueMatch,
  other: PlaceSpan,
): boolean {
  return places.some(
    (place) =>
      place !== other &&
      !place.demonym &&
      relatePlace(place.ids, wanted, index) !== 'other' &&
      place.from > cue.from &&
      place.from < other.from,
  );
}

/** "Brazilian-built", "made-in". */
export function compounded(
  tokens: readonly Token[],
  cue: CueMatch,
  places: readonly PlaceSpan[],
): PlaceSpan | null {
  const hyphen = /^[-–]$/.test(tokens[cue.from - 1]?.lower ?? '');
  if (!hyphen) return null;
  return places.find(({ to }) => to === cue.from - 1) ?? null;
}

/** "crashed on Wednesday near the old city of Sorvik": a place joined to the cue by a preposition. */
export function placeAfter(
  tokens: readonly Token[],
  cue: CueMatch,
  places: readonly PlaceSpan[],
  index: PackIndex,
): PlaceSpan | null {
  let joined = joining.has(tokens[cue.to - 1]?.lower ?? '') && cue.to - cue.from > 1;
  let into = false;
  const attribute = isAttribute(tokens, cue);
  for (let at = cue.to; at < Math.min(tokens.length, cue.to + longestGap); at++) {
    const token = tokens[at];
    if (token === undefined) return null;
    const place = places.find(({ from }) => from === at);
    if (place !== undefined) {
      const next = tokens[place.to];
      const describes =
        place.demonym &&
        next !== undefined &&
        (next.pos === 'NOUN' || next.pos === 'PROPN' || next.pos === 'ADJ');
      if (describes && !ofHeads.has(next.lower)) {
        at = place.to - 1;
        continue;
      }
      if (!joined) return null;
      if (describes && places.some(({ from }) => from > place.to && from <= place.to + 2)) {
        at = place.to - 1;
        continue;
      }
      if (place.demonym && !describes) return null;
      const byWhom = tokens[place.from - 1]?.lower === 'by' && isCountry(place.ids, index);
      if (byWhom) return null;
      if (!isSettled(place.ids, index)) {
        const plain =
          into &&
          !/^(?:coast|shore|region|side|steppe|port|city|state|basin)/.test(next?.lower ?? '');
        return plain ? place : null;
      }
      return place;
    }
    if (attribute && bound.test(token.lower)) return null;
    if (joining.has(token.lower)) {
      joined = true;
      into = /^(?:in|into)$/.test(token.lower);
      continue;
    }
    if (token.lower === 'of' && ofHeads.has(tokens[at - 1]?.lower ?? '')) continue;
    if (token.lower === 'from' && (joined || distances.test(tokens[at - 1]?.lower ?? ''))) {
      joined = true;
      continue;
    }
    if (resting.test(token.lower) && at === cue.to) continue;
    if (token.lower === 'about' && tokens[at + 1]?.pos === 'NUM') continue;
    if (stops.has(token.lower) || courses.has(token.lower) || !between.has(token.pos)) return null;
  }
  return null;
}

/** "three kilometres from", "not far from": near it. */
const distances = /^(?:kilomet(?:re|er)s?|km|miles?|met(?:re|er)s?|minutes?|far|throw|yards?)$/;

const bound = /^(?:to|towards?|into|for|onto)$/;

/** "the crashed Norlund jet": told of a thing in passing, so that what it is sent to is not where it fell. */
function isAttribute(tokens: readonly Token[], cue: CueMatch): boolean {
  const before = tokens[cue.from - 1];
  return (
    /(?:ed|en|lost)$/.test(tokens[cue.to - 1]?.lower ?? '') &&
    before !== undefined &&
    (/^(?:DET|ADJ)$/.test(before.pos) || before.lower === "'s") &&
    /^(?:ADJ|PROPN|NOUN)$/.test(tokens[cue.to]?.pos ?? '')
  );
}

/** "Near Almaty the jet met its end", "It was at Baku that …", "Dagestan is where the jet came down". */
export function placeBefore(
  tokens: readonly Token[],
  cue: CueMatch,
  places: readonly PlaceSpan[],
): PlaceSpan | null {
  const first = places.find(({ demonym, to }) => !demonym || ofHeads.has(tokens[to]?.lower ?? ''));
  if (first === undefined || first.to > cue.from || first.from > 6) return null;
  const second = places.find((place) => place !== first && !place.demonym && place.from < cue.from);
  if (second !== undefined) return isPutRight(tokens, first, second) ? second : null;
  for (let at = first.to; at < cue.from; at++)
    if (/^[;:]$/.test(tokens[at]?.lower ?? '')) return null;
  const lead = tokens.slice(0, first.from).map(({ lower }) => lower);
  const behind = tokens.slice(first.to, first.to + 3).map(({ lower }) => lower);
  if (lead.length <= 2 && behind.includes('where') && /^(?:is|was)$/.test(behind[0] ?? ''))
    return first;
  const cleft =
    lead[0] === 'it' &&
    (lead[1] === 'was' || lead[1] === 'is') &&
    behind.slice(0, 1).includes('that');
  if (cleft && lead.some((word) => joining.has(word))) return first;
  return isFronted(tokens, cue, first) ? first : null;
}

/** "It was not in X but in Y that …": Y is where. */
const isPutRight = (tokens: readonly Token[], first: PlaceSpan, second: PlaceSpan): boolean =>
  tokens[0]?.lower === 'it' &&
  tokens.slice(0, first.from).some(({ lower }) => lower === 'not') &&
  tokens.slice(first.to, second.from).some(({ lower }) => lower === 'but') &&
  tokens[second.from - 1]?.pos === 'ADP' &&
  tokens[second.to]?.lower === 'that';

/** "Near Almaty the jet met its end": a place put before its verb, no other deed between. */
function isFronted(tokens: readonly Token[], cue: CueMatch, place: PlaceSpan): boolean {
  const verbal = tokens.slice(cue.from, cue.to).some(({ pos }) => pos === 'VERB');
  if (!verbal || !tokens.slice(0, place.from).some(({ lower }) => joining.has(lower))) return false;
  if (tokens.slice(0, place.from).some(({ pos }) => pos === 'VERB' || pos === 'AUX')) return false;
  return tokens
    .slice(place.to, cue.from)
    .every(
      ({ pos, lower }) =>
        pos !== 'VERB' &&
        !/^(?:as|when|after|before|while|which|who|where|that|whose)$/.test(lower),
    );
}

/** A mere mention of the event with a place where something else goes on ("spoke of the crash in Baku"). */
export function isNominal(tokens: readonly Token[], cue: CueMatch, place: PlaceSpan): boolean {
  const head = tokens[cue.to - 1];
  if (head === undefined || head.pos === 'VERB' || head.pos === 'AUX') return false;
  if (cue.to - cue.from > 1) return false;
  const joint = tokens.slice(cue.to, place.from).map(({ lower }) => lower);
  // Headlines' verbs look like nouns: "Plane crashes in …".
  if (/(?:es|ches)$/.test(head.lower) && tokens[cue.from - 1]?.pos === 'NOUN') return false;
  if (resting.test(joint[0] ?? '')) return false;
  if (/[st]ion$/.test(head.lower) && /^(?:to|towards?)$/.test(joint[0] ?? '')) return false;
  return !joint.some((word) => /^(?:near|outside|off|close|beside|towards?)$/.test(word));
}

/** Whether the cue is a deed that can be denied as such: "was not diverted". */
export function isAction(tokens: readonly Token[], cue: CueMatch, slot: Slot): boolean {
  if (slot.background || cue.partnered || slot.cues.some((word) => word.startsWith('-')))
    return false;
  const words = tokens.slice(cue.from, cue.to);
  return words.length > 1 ? !words.some(({ pos }) => pos === 'ADP') : words[0]?.pos === 'VERB';
}

const otherSubjects =
  /^(?:flights|planes|jets|services|airliners|drones?|missiles?|rockets?|debris|bombs?|shells?|helicopters?|trains?|bus|buses|story|stories|idea|snow|rain|night|silence)$/;

/** "Two other flights … were diverted", "A drone fell on a roof": what is told is told of something else. */
export function befallsOthers(
  { sentence }: { readonly sentence: AnnotatedSentence },
  cue: CueMatch,
): boolean {
  const { tokens, parse } = sentence;
  const clause = parse.clauses.find(({ group, head }) => group < cue.to && head >= cue.from);
  const from = clause?.from ?? Math.max(0, cue.from - 6);
  return tokens
    .slice(from, cue.from)
    .some(({ lower }, step) => otherSubjects.test(lower) && tokens[from + step - 1]?.pos !== 'ADP');
}

const figurative = /^(?:fell|falls|fall|lost|struck|plunged)$/;
const fallers = /^(?:plane|jet|airliner|aircraft|flight|liner|airplane|machine|it)$/;

/** Verbs that much else does too want the thing that fell ("Baku fell silent"). */
export function isFigurative(
  tokens: readonly Token[],
  cue: CueMatch,
  names: readonly { readonly entry: { readonly things: readonly string[] } }[],
): boolean {
  if (/^(?:shot|brought|gunned)$/.test(tokens[cue.from - 1]?.lower ?? '')) return true;
  if (/^(?:well|badly)$/.test(tokens[cue.to]?.lower ?? '')) return true;
  if (!figurative.test(tokens[cue.from]?.lower ?? '')) return false;
  return (
    !tokens.some(({ lower }) => fallers.test(lower)) &&
    !names.some(({ entry }) => entry.things.length > 0)
  );
}

const attempts = /^(?:attempt|try|make|have|do|think|even|consider|be)$/;

/** A negation of the cue, or of the attempt at it ("made no attempt at an emergency landing"). */
export function isDenied(tokens: readonly Token[], cue: CueMatch): boolean {
  let denials = 0;
  for (let at = cue.from - 1; at >= Math.max(0, cue.from - 8); at--) {
    const token = tokens[at];
    if (token === undefined || token.pos === 'PUNCT' || token.pos === 'CCONJ') break;
    if (negators.has(token.lower)) denials++;
    else if (token.pos === 'VERB' && !attempts.test(token.lemma)) break;
    else if ((token.pos === 'NOUN' || token.pos === 'PROPN') && !attempts.test(token.lemma)) break;
  }
  return denials % 2 === 1;
}

/** Wished, asked, refused, or given up for another: not done. */
export function isUnreal(tokens: readonly Token[], cue: CueMatch, end: number): boolean {
  for (let at = end; at < Math.min(tokens.length, end + 5); at++) {
    const token = tokens[at];
    if (token === undefined || token.pos === 'PUNCT') break;
    if (/^(?:request|deny|refuse|advise|reject|decline|permit|allow|consider)$/.test(token.lemma))
      return true;
  }
  for (let at = Math.max(0, cue.from - 6); at < cue.from; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (/^[;,:.]$/.test(token.lower)) continue;
    if (unreal.has(token.lemma) && !(token.lemma === 'try' && cue.to - cue.from > 1)) return true;
  }
  const early = [
    ...tokens.slice(Math.max(0, cue.from - 4), cue.from),
    ...tokens.slice(end, end + 1),
  ];
  if (early.some(({ lower: word }) => /^(?:initially|first|originally)$/.test(word))) return true;
  const next = tokens[cue.to];
  return (
    next !== undefined &&
    (unreal.has(next.lemma) ||
      (/^(?:was|were|is)$/.test(next.lower) && unreal.has(tokens[cue.to + 1]?.lemma ?? '')))
  );
}
