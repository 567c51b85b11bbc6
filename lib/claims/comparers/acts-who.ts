import type { Token } from '../../language/tokens';
import type { AnnotatedSentence } from '../annotate';
import type { PackIndex } from '../pack-index';

/** Somebody in a sentence: a party, or a place that stands for one. */
export interface Somebody {
  readonly ids: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** The words of a list. */
export const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Parts of speech that a noun phrase is made of. */
export const nominal = words('NOUN PROPN PRON NUM ADJ DET PART');

/** Reads who does what in one sentence. */
export interface RoleReader {
  readonly sentence: AnnotatedSentence;
  readonly index: PackIndex;
  /** Somebody by token, as far as named or resolved. */
  readonly who: readonly (Somebody | undefined)[];
  /** Something in the sentence is negated. */
  readonly contrasted: boolean;
}

/** Prepares a sentence for questions about roles. */
export function roleReader(
  sentence: AnnotatedSentence,
  index: PackIndex,
  contrasted = false,
): RoleReader {
  const who: Somebody[] = [];
  for (const { from, to, entry } of sentence.names) {
    const ids = entry.parties.length > 0 ? entry.parties : entry.places;
    if (ids.length === 0) continue;
    for (let at = from; at < to; at++) who[at] = { ids, from, to };
  }
  for (const [from, { to, party }] of sentence.resolved)
    for (let at = from; at < to; at++) who[at] ??= { ids: [party], from, to };
  return { sentence, index, who, contrasted };
}

/** Stands for somebody named whom the pack does not know. */
export const stranger = '?';

/** People who have a country and do not speak for it. */
const bystanders = words(
  'commissioner ombudsman ombudswoman senator lawmaker legislator parliamentarian deputy blogger analyst expert ' +
    'commentator columnist editor journalist reporter broadcaster newspaper governor mayor ally lawyer relative widow ' +
    'businessman activist campaigner politician opposition critic pilot survivor passenger resident citizen student ' +
    'historian general envoy bishop cleric rapporteur tabloid colonel soldier veteran sergeant conscript',
);

/** Who the phrase with this head token means: itself, its owner or adjective, or whom "of" or "in" names. */
export function phraseWho(reader: RoleReader, head: number | null): Somebody | null {
  const { sentence, who } = reader;
  if (head === null) return null;
  const { tokens } = sentence;
  const own = who[head];
  if (isFormer(tokens, own?.from ?? head)) return { ids: [stranger], from: head, to: head + 1 };
  const named = own === undefined ? -1 : own.to;
  if (bystanders.has(tokens[named]?.lemma ?? '') && !isOfficeOfState(tokens, named))
    return { ids: [stranger], from: named, to: named + 1 };
  if (own !== undefined) return own;
  if (bystanders.has(tokens[head]?.lemma ?? '') && !isOfficeOfState(tokens, head))
    return { ids: [stranger], from: head, to: head + 1 };
  for (let at = head - 1; at >= Math.max(0, head - 6); at--) {
    const token = tokens[at];
    if (token === undefined || token.lower === 'that') break;
    if (!nominal.has(token.pos) && !/^(?:'s|-)$/.test(token.lower)) break;
    const found = who[at];
    if (found !== undefined && isOpposite(tokens, found.to, head)) break;
    if (found !== undefined) return found;
  }
  for (let at = head + 1; at <= Math.min(tokens.length - 1, head + 4); at++) {
    const token = tokens[at];
    if (token === undefined || /^(?:VERB|AUX|PUNCT|CCONJ)$/.test(token.pos)) break;
    const before = tokens[at - 1]?.lower ?? '';
    const found = who[at];
    if (found !== undefined && /^(?:of|in|from|the|an?|at|over)$/.test(before)) return found;
  }
  return head > 0 && holdsStrangeName(reader, head)
    ? { ids: [stranger], from: head, to: head + 1 }
    : null;
}

const opposites = words(
  'counterpart neighbour neighbor colleague rival opponent caller interlocutor',
);

/** "his neighbour", "X's counterpart": another than the owner. */
const isOpposite = (tokens: readonly Token[], owner: number, head: number): boolean =>
  opposites.has(tokens[head]?.lemma ?? '') &&
  (tokens[owner]?.lower === "'s" || /^(?:his|her|its|their)$/.test(tokens[owner - 1]?.lower ?? ''));

/** "the prosecutor general", who speaks for the country. */
const isOfficeOfState = (tokens: readonly Token[], head: number): boolean =>
  tokens[head]?.lemma === 'general' &&
  /^(?:prosecutor|attorney|solicitor)$/.test(
    (tokens[head - 1]?.lower === '-' ? tokens[head - 2] : tokens[head - 1])?.lemma ?? '',
  );

/** "a former Ruritanian minister": who speaks for nobody any more. */
function isFormer(tokens: readonly Token[], head: number): boolean {
  for (let at = head - 1; at >= Math.max(0, head - 4); at--) {
    const token = tokens[at];
    if (token === undefined || !nominal.has(token.pos)) return false;
    if (/^(?:former|ex|retired)$/.test(token.lower)) return true;
  }
  return false;
}

/** Names of offices, which some write large and which name nobody by themselves. */
const titles = words(
  'head state president leader government minister ministry republic nation country prime excellency chairman chief',
);

/** Whether a phrase holds a capitalised name that the pack does not know ("a Ruritanian deputy"). */
function holdsStrangeName({ sentence, who }: RoleReader, head: number): boolean {
  const { tokens } = sentence;
  for (let at = head; at >= Math.max(1, head - 4); at--) {
    const token = tokens[at];
    if (token === undefined || !nominal.has(token.pos) || /^(?:our|my|your)$/.test(token.lower))
      return false;
    if (titles.has(token.lower)) continue;
    const named = token.pos === 'PROPN' || token.pos === 'ADJ';
    if (named && who[at] === undefined && /^\p{Lu}\p{Ll}/u.test(token.text)) return true;
  }
  return false;
}

/** Verbs by which something is said. */
export const sayers = words(
  'say tell demand use state declare claim allege assert insist maintain argue contend announce report add complain ' +
    'explain note stress underline remark lament concede admit acknowledge grant believe think hold hint ' +
    'suggest describe call write repeat assure aver warn observe charge accuse reply respond quote speak term dub comment protest ' +
    'snap storm thunder fume retort brand label slam denounce decry',
);
