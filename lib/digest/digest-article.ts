import { type AnnotatedSentence, annotate } from '../claims/annotate';
import { speakerOf } from '../claims/comparers/acts-speakers';
import { roleReader } from '../claims/comparers/acts-who';
import type { PackIndex } from '../claims/pack-index';
import type { Article } from '../extract/article';
import type { Fact, Slot } from '../factbase/pack-schema';
import { valueKey } from '../factbase/values';
import type { ClaimReport, PageReport, SentenceReport } from '../report/page-report';
import { newAnswers } from './new-slots';
import type { Proposal } from './proposal';
import { type Days, valueIn } from './read-values';

/** What an article may add to a pack: statements to be confirmed, and the questions that they answer anew. */
export interface ArticleDigest {
  readonly proposals: readonly Proposal[];
  readonly slots: readonly Slot[];
}

type Said = Omit<Proposal, 'id' | 'statement' | 'sentence' | 'locator'>;

/** Shorter stretches are bylines, labels and the like. */
const fewestWords = 4;

/**
 * What a checked article says, as statements that a source of the user's own could be given: claims that back a fact
 * of the pack, claims with another value or a denial, and statements that the pack has nothing about. Nothing of it
 * counts before somebody has confirmed it. The report must be that of this article with this pack.
 */
export function digestArticle(
  article: Article,
  report: PageReport,
  index: PackIndex,
): ArticleDigest {
  const days: Days = { published: article.published, event: index.pack.event.date };
  const paragraphs = new Map(article.blocks.map(({ id }, at) => [id, at + 1]));
  const slots = new Map<string, Slot>();
  const proposals: Proposal[] = [];
  let paragraph = 0;
  let number = 0;
  for (const sentence of report.sentences) {
    const at = paragraphs.get(sentence.block) ?? 0;
    number = at === paragraph ? number + 1 : 1;
    paragraph = at;
    const place = { sentence: sentence.text, locator: `¶${at} s${number}` };
    const read = annotate(sentence.text, index);
    for (const said of saidIn(sentence, read, index, days, slots)) {
      const again = proposals.findIndex((known) => isSame(known, said));
      const known = proposals[again];
      if (known === undefined)
        proposals.push({ id: proposals.length, ...place, statement: sentence.text, ...said });
      else proposals[again] = { ...known, locator: `${known.locator}, ${place.locator}` };
    }
  }
  const used = new Set(proposals.map(({ slot }) => slot));
  return { proposals, slots: [...slots.values()].filter(({ id }) => used.has(id)) };
}

/** Whether a source repeats itself. */
const isSame = (known: Proposal, said: Said): boolean =>
  known.slot === said.slot &&
  known.stance === said.stance &&
  valueKey(known.value) === valueKey(said.value);

function saidIn(
  sentence: SentenceReport,
  read: AnnotatedSentence,
  index: PackIndex,
  days: Days,
  slots: Map<string, Slot>,
): readonly Said[] {
  const told = sentence.claims.flatMap((claim) => saidByClaim(claim, read, index, days) ?? []);
  const distinct = [
    ...new Map(told.map((said) => [`${said.slot} ${valueKey(said.value)}`, said])).values(),
  ];
  // That the event's own things are named says nothing yet.
  if (distinct.some(({ slot }) => !isMerelyNamed(index.slots.get(slot)))) return distinct;
  const { tokens } = read;
  if (tokens.length < fewestWords || tokens.at(-1)?.lower === '?') return distinct;
  // With a model a sentence without a mark is opinion, question or about something else.
  if (index.heads !== null && sentence.verdict === null) return distinct;
  // … and where the point is the name itself, it says nothing else.
  const point = sentence.central === null ? null : sentence.claims[sentence.central]?.slot;
  if (index.heads !== null && distinct.some(({ slot }) => slot === point)) return distinct;
  const anew = newAnswers(read, index, days).flatMap((answer): Said[] => {
    const known = index.slots.get(answer.slot.id) ?? slots.get(answer.slot.id);
    // What was not so answers no question that nobody asked.
    if (isDenied(read, answer)) return [];
    if (known !== undefined && known.type !== answer.slot.type) return [];
    if (known === undefined) slots.set(answer.slot.id, answer.slot);
    return [
      {
        kind: 'new',
        span: spanOf(read, answer),
        slot: answer.slot.id,
        value: answer.value,
        stance: 'supports',
        ...relayed(read, answer.from, index),
      },
    ];
  });
  return [...distinct, ...anew];
}

const isMerelyNamed = (slot: Slot | undefined): boolean =>
  slot?.type === 'thing' && slot.background;

/** What a claim of the article says of a fact of the pack; null where it gives no value that can be told. */
function saidByClaim(
  claim: ClaimReport,
  read: AnnotatedSentence,
  index: PackIndex,
  days: Days,
): Said | null {
  const fact = claim.fact === null ? undefined : factOf(claim.fact, index);
  const slot = index.slots.get(claim.slot ?? '');
  if (fact === undefined || slot === undefined) return null;
  const stretch = tokensAt(read, claim.span);
  const own = valueIn(read, stretch, slot, index, days);
  const values = (index.factsBySlot.get(fact.slot) ?? []).map(({ value }) => valueKey(value));
  const differs = own !== null && !values.includes(valueKey(own));
  const base = {
    span: [claim.span[0], claim.span[1]] satisfies [number, number],
    slot: slot.id,
    ...relayed(read, stretch.from, index),
    hedged: claim.hedged,
  };
  const backs = claim.evidence.some(({ stance }) => stance === 'supports');
  if (claim.verdict !== 'disputed' || (backs && !differs))
    return { ...base, kind: 'supports', value: own ?? fact.value, stance: 'supports' };
  if (slot.type === 'statement')
    return { ...base, kind: 'differs', value: fact.value, stance: 'contradicts' };
  if (own === null) return null;
  return differs
    ? { ...base, kind: 'differs', value: own, stance: 'supports' }
    : { ...base, kind: 'differs', value: own, stance: 'contradicts' };
}

const factOf = (id: string, index: PackIndex): Fact | undefined =>
  index.pack.facts.find((fact) => fact.id === id);

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The tokens of a stretch of the sentence's text. */
function tokensAt({ tokens }: AnnotatedSentence, [from, to]: readonly [number, number]): Stretch {
  const first = tokens.findIndex((token) => token.to > from);
  const after = tokens.findIndex((token) => token.from >= to);
  return { from: Math.max(0, first), to: after < 0 ? tokens.length : after };
}

function spanOf({ tokens, text }: AnnotatedSentence, { from, to }: Stretch): [number, number] {
  return [tokens[from]?.from ?? 0, tokens[to - 1]?.to ?? text.length];
}

const isDenied = ({ parse }: AnnotatedSentence, { from }: Stretch): boolean =>
  parse.clauses[parse.clauseOf[from] ?? -1]?.negated === true;

const hedges =
  /\b(?:reportedly|allegedly|apparently|likely|possibly|probably|perhaps|may|might|could|seemingly|suspected|alleged|purportedly|presumably)\b/i;

/** From whom a sentence relays what it says, and whether it hedges it. */
function relayed(
  read: AnnotatedSentence,
  at: number,
  index: PackIndex,
): { readonly party: string | null; readonly hedged: boolean } {
  const speaker = speakerOf(roleReader(read, index), at);
  const party = speaker?.ids.find((id) => index.parties.has(id)) ?? null;
  return { party, hedged: hedges.test(read.text) };
}
