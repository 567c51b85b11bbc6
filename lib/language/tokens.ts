import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { normaliseText } from './normalise';

/** One token of a sentence with its place in the text it came from. */
export interface Token {
  /** The token as normalised (quotes, dashes, homoglyphs), capitals kept. */
  readonly text: string;
  readonly lower: string;
  readonly lemma: string;
  /** Universal part-of-speech tag (Universal Dependencies v2, the tag set of wink-nlp). */
  readonly pos: string;
  /** UTF-16 offsets into the text that was given, end exclusive. */
  readonly from: number;
  readonly to: number;
}

const nlp = winkNLP(model, ['pos']);
const { its } = nlp;

const shoutingShare = 0.7;

/** Capitals throughout say nothing of names and mislead the tagger: headlines in capitals are read in small letters. */
function quieten(text: string): string {
  let capitals = 0;
  let letters = 0;
  for (const letter of text.match(/\p{L}/gu) ?? []) {
    letters++;
    if (letter !== letter.toLowerCase()) capitals++;
  }
  if (letters <= 8) return text;
  const isTitle = capitals >= fewestCapitals && isTitleCase(text);
  return capitals / letters > shoutingShare || isTitle ? inSmall(text) : text;
}

/** In small letters, each in the room of its capital: few take more (İ). */
function inSmall(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return [...text]
    .map((sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign))
    .join('');
}

const titleShare = 0.85;
/** Long words that a title has at least, and so, with that share of them, its capitals. */
const fewestCapitals = 4;

/** Whether all but the small words begin with a capital, as in headlines of many outlets. */
function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  const long = words.filter((word) => word.length > 3);
  const capital = long.filter((word) => /^\p{Lu}/u.test(word));
  return long.length >= fewestCapitals && capital.length / long.length >= titleShare;
}

/**
 * The tokens of one sentence with part of speech and lemma, by wink-nlp.
 * Offsets are exact for the text as given, whatever normalisation changed on the way.
 */
export function tokenise(text: string): readonly Token[] {
  const { text: normal, origin } = normaliseText(text);
  const read = quieten(normal);
  const tokens: Token[] = [];
  let cursor = 0;
  const items = nlp.readDoc(read).tokens();
  const words = items.out();
  const tags = items.out(its.pos);
  const lemmas = items.out(its.lemma);
  for (const [index, word] of words.entries()) {
    const at = read.indexOf(word, cursor);
    if (at < 0) continue;
    cursor = at + word.length;
    const owner = ownerLength(word);
    const end = owner ?? word.length;
    tokens.push({
      text: normal.slice(at, at + end),
      lower: word.slice(0, end).toLowerCase(),
      lemma: (owner === null ? (lemmas[index] ?? word) : word.slice(0, end)).toLowerCase(),
      pos: tags[index] ?? 'X',
      from: origin(at),
      to: origin(at + end - 1) + 1,
    });
    if (owner !== null)
      tokens.push({
        text: normal.slice(at + owner, cursor),
        lower: "'s",
        lemma: "'s",
        pos: 'PART',
        from: origin(at + owner),
        to: origin(cursor - 1) + 1,
      });
  }
  return withHeadlineVerb(tokens);
}

/** Verbs of headlines whose present tense the tagger takes for a plural noun. */
const headlineVerbs = new Set(
  (
    'accuses blames blasts claims crashes demands downs faults fires halts hails hits hosts names orders ' +
    'phones pins probes questions rings rocks rules scorns shuns slams slates snubs strikes stuns targets ' +
    'telephones thanks vows voices'
  ).split(' '),
);

/** "Minister phones rival to explain": the first such word behind a subject, where nothing before it is a verb. */
function withHeadlineVerb(tokens: readonly Token[]): readonly Token[] {
  const at = tokens.findIndex(
    ({ lower, pos }, index) =>
      pos === 'VERB' || pos === 'AUX' || (index > 0 && headlineVerbs.has(lower)),
  );
  const verb = tokens[at];
  const subject = tokens[at - 1]?.pos ?? '';
  const next = tokens[at + 1]?.pos ?? '';
  if (verb?.pos !== 'NOUN' || !/^(?:PROPN|NOUN)$/.test(subject)) return tokens;
  if (!/^(?:PROPN|NOUN|ADJ|DET|NUM|PRON|ADP|PART|ADV)$/.test(next)) return tokens;
  if (tokens.slice(at + 1).some(({ pos }) => pos === 'AUX')) return tokens;
  return tokens.with(at, { ...verb, pos: 'VERB' });
}

/** The length of a name that the tokeniser left together with its "'s", or null. */
const ownerLength = (word: string): number | null =>
  word.charAt(word.length - 2) === "'" && /^\p{L}{2,}'s$/iu.test(word) ? word.length - 2 : null;

/** The words from one token to before another as a person reads them, a space between any two. */
export const textBetween = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join(' ');
