import type { AnnotatedSentence } from '../annotate';
import { doerOf } from './acts-roles';
import { phraseWho, type RoleReader, type Somebody } from './acts-who';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Verbs by which somebody puts an explanation forward or takes it up. */
const advancing = words(
  'name blame cite suggest embrace endorse back accept believe insist attribute offer float advance air assert claim ' +
    'favour favor prefer propose present mention adopt support share swallow speak talk write radio post report point bring put come mean ' +
    'hint invoke raise maintain hold allege announce declare state argue establish conclude find see consider call defend ' +
    'credit ascribe trace say tell think agree buy peddle spread invent circulate contend admit concede know assume guess suppose speculate suspect',
);
const committing = words(
  'name blame embrace endorse back accept believe insist attribute favour favor prefer adopt support share ascribe defend put bring credit',
);
/** Verbs by which somebody throws an explanation out, beyond those that deny anyhow. */
const scorning = words(
  'ridicule mock scorn scoff deride rubbish laugh discard trash lampoon scout pooh-pooh jeer sneer demolish ' +
    'discredit belittle brush wave throw toss sweep shoot bin pluck denounce condemn attack decry slam challenge',
);
const scornfulWords = words(
  'absurd foolish dishonest nonsense ridiculous laughable rubbish scorn contempt derision ridicule silly stupid ' +
    'implausible unworthy fairy fantasy far-fetched disproved debunked discredited insulting',
);
const needParticle = words('brush wave throw toss sweep shoot laugh');

/** Whether a verb that scorns only with a particle has one ("wave aside", "throw out"). */
const scorns = ({ tokens }: AnnotatedSentence, head: number): boolean => {
  const lemma = tokens[head]?.lemma ?? '';
  if (!scorning.has(lemma)) return false;
  if (!needParticle.has(lemma)) return true;
  return tokens
    .slice(head + 1, head + 9)
    .some(({ lower }) => /^(?:aside|away|off|out|down|court)$/.test(lower));
};

/** How somebody stands to what is said at a token. */
export interface Attitude {
  readonly holder: Somebody | null;
  /** Token of the verb or adjective. */
  readonly head: number;
  readonly passive: boolean;
  /** The verb takes an explanation up rather than merely saying something. */
  readonly committed: boolean;
  /** It throws the explanation out by a word that is no denial elsewhere. */
  readonly scornful: boolean;
}

const stops =
  /^(?:[.;:?!]|but|because|while|although|though|whereas|when|since|after|before|until|if|whatever|however|despite)$/;

function reaches({ tokens }: AnnotatedSentence, from: number, to: number): boolean {
  if (to - from > 22) return false;
  for (let at = from; at < to; at++) if (stops.test(tokens[at]?.lower ?? '')) return false;
  return true;
}

/** The attitude that governs what is said at a token, nearest first; null where the sentence itself says it. */
export function attitudeTo(reader: RoleReader, anchor: number): Attitude | null {
  const { sentence } = reader;
  const { tokens, parse } = sentence;
  let best: Attitude | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const clause of parse.clauses) {
    const lemma = tokens[clause.head]?.lemma ?? '';
    const scornful = scorns(sentence, clause.head);
    const denying = denies.has(lemma);
    if (!scornful && !denying && !advancing.has(lemma)) continue;
    const before = clause.head < anchor && reaches(sentence, clause.head + 1, anchor);
    const after =
      clause.group > anchor &&
      reaches(sentence, anchor + 1, clause.group) &&
      isAbout(sentence, anchor, clause);
    if (!before && !after) continue;
    const distance = Math.abs(clause.head - anchor);
    if (distance >= nearest) continue;
    const holder = clause.passive
      ? (phraseWho(reader, clause.by) ?? within(reader, clause.head + 1))
      : doerOf(reader, clause);
    best = {
      holder,
      head: clause.head,
      passive: clause.passive,
      committed: committing.has(lemma),
      scornful,
    };
    nearest = distance;
  }
  if (best !== null) return best;
  const scorn = tokens.findIndex(({ lower }) => scornfulWords.has(lower));
  if (scorn >= 0 && reaches(sentence, Math.min(scorn, anchor), Math.max(scorn, anchor)))
    return { holder: null, head: scorn, passive: false, committed: false, scornful: true };
  return null;
}

const denies = words(
  'dismiss reject deny rule exclude refute discount doubt refuse spurn contest dispute rebut debunk disprove disavow',
);

/** Whether a predicate after a token is about it: passive with it as subject, or "which X rejects". */
function isAbout(
  { tokens, parse }: AnnotatedSentence,
  anchor: number,
  clause: AnnotatedSentence['parse']['clauses'][number],
): boolean {
  if (clause.passive)
    return !parse.clauses.some(({ group }) => group > anchor && group < clause.group - 3);
  const between = tokens.slice(anchor + 1, clause.group);
  return (
    between.length <= 12 &&
    between.some(({ lower }) => lower === 'which' || lower === 'that' || lower === 'what')
  );
}

/** "was aired in Sudria", "came from Norlund": where it was said stands for who said it. */
function within({ sentence, who }: RoleReader, from: number): Somebody | null {
  for (let at = from; at < Math.min(sentence.tokens.length, from + 5); at++) {
    const found = who[at];
    if (found !== undefined && /^(?:in|from|by|the)$/.test(sentence.tokens[at - 1]?.lower ?? ''))
      return found;
  }
  return null;
}

const causing = words(
  'bring cause blame behind fell doom down crash explode blow burst detonate hit strike collide collision destroy ' +
    'cripple wreck undo undoing culprit reason suck ingest ingestion smash knock lead foul fault explosion blast disable ' +
    'sink topple ruin due run tear rip off did lose foul responsible',
);
const tales = words(
  'talk theory version tale story explanation idea claim hypothesis narrative account suggestion scenario rumour rumor ' +
    'speculation myth legend fable notion theorist stories offer',
);

const dismissing = words(
  'dismissal rejection contempt stupid neither dispose disposal unconvinced disbelief bin nonsense',
);

/** Whether the sentence calls explanations tales, theories or versions. */
export const speaksOfTales = ({ tokens }: AnnotatedSentence): boolean =>
  tokens.some(({ lemma, lower }) => tales.has(lemma) || tales.has(lower));

/** Whether it holds a word that throws explanations out, wherever it stands. */
export function holdsScorn({ tokens }: AnnotatedSentence): boolean {
  return tokens.some(
    ({ lemma, lower, pos }) =>
      scornfulWords.has(lower) ||
      dismissing.has(lemma) ||
      (denies.has(lemma) && pos === 'VERB') ||
      scorning.has(lemma),
  );
}

/** "likelier than birds", "rather a blast than a bird". */
export const isCompared = ({ tokens }: AnnotatedSentence, from: number): boolean =>
  tokens
    .slice(Math.max(0, from - 5), from)
    .some(({ lower }) => lower === 'than' || lower === 'what' || lower === 'over');

/** Whether the sentence tells what is named at [from, to) as a thing that happened or caused something. */
export function isTold({ tokens }: AnnotatedSentence, from: number, to: number): boolean {
  for (let at = Math.max(0, from - 4); at < Math.min(tokens.length, to + 4); at++)
    if (tales.has(tokens[at]?.lemma ?? '')) return false;
  for (let at = from - 1; at >= Math.max(0, from - 4); at--) {
    const word = tokens[at]?.lower ?? '';
    if (/^(?:was|is|be|were|been)$/.test(word)) return true;
  }
  for (let at = Math.max(0, from - 14); at < Math.min(tokens.length, to + 10); at++) {
    const token = tokens[at];
    if (token !== undefined && (causing.has(token.lemma) || causing.has(token.lower))) return true;
  }
  return false;
}
