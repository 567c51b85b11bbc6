import { type DiscourseState, discourseWith, emptyDiscourse, saidIn } from '../claims/annotate';
import { type PackIndex, voicesOfSlot } from '../claims/pack-index';
import { readSentence } from '../claims/reading';
import type { Article } from '../extract/article';
import { copiedLineages, findResemblances } from '../factbase/resemblance';
import { summaryOf } from '../report/contest';
import type { About, OmittedFact, PageReport, SentenceReport } from '../report/page-report';
import { type CheckMemory, createCheckMemory } from './check-memory';
import { checkReading } from './check-sentence';

export interface CheckOptions {
  /** Voices that a claim needs to be corroborated. */
  readonly minVoices: number;
  /** What detection found; sentences are checked only where about is "yes" or `assumeEvent` is set, and in English. */
  readonly detection: {
    readonly about: About;
    readonly relevance: number;
    readonly why: readonly string[];
  };
  readonly assumeEvent: boolean;
  readonly file?: string | null;
  /** What an earlier check of the page left: what is as it was is not checked again. */
  readonly memory?: CheckMemory;
}

/** Whether the engine reads the language; a page that names none is taken for English. */
const isRead = (language: string | null): boolean => language === null || /^en\b/i.test(language);

/** Everything the pack says about the article: sentence by sentence, and in sum. Pure. */
export function checkArticle(
  article: Article,
  index: PackIndex,
  options: CheckOptions,
): PageReport {
  const steps = checkInSteps(article, index, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * {@link checkArticle} as a generator: after each sentence it yields all that are checked so far, in a list that
 * grows. What is said of them is final, but for what nobody knows before the end: the summary.
 */
export function* checkInSteps(
  article: Article,
  index: PackIndex,
  options: CheckOptions,
): Generator<readonly SentenceReport[], PageReport> {
  const { pack } = index;
  const text = article.blocks.map((block) => block.text).join('\n');
  const checks =
    (options.assumeEvent || options.detection.about === 'yes') && isRead(article.language);
  const ownLineages = checks ? new Set(copiedLineages(text, pack)) : new Set<string>();
  const sentences = yield* checkBlocks(article, index, checks, options, ownLineages);
  return {
    schema: 'second-source/report@1',
    file: options.file ?? null,
    url: article.url,
    ...(article.canonical ? { canonical: article.canonical } : {}),
    title: article.title,
    ...options.detection,
    published: article.published,
    language: article.language,
    pack: { id: pack.id, version: pack.version, name: pack.name },
    minVoices: options.minVoices,
    summary: summaryOf(sentences),
    sentences,
    omitted: checks ? omittedFacts(sentences, index, options.minVoices) : [],
    resembles: checks ? findResemblances(text, pack) : [],
  };
}

/** Characters from which on a stretch without an end is no sentence that somebody states something with. */
const longestSentence = 2000;

function* checkBlocks(
  article: Article,
  index: PackIndex,
  checks: boolean,
  { minVoices, memory = createCheckMemory() }: CheckOptions,
  ownLineages: ReadonlySet<string>,
): Generator<readonly SentenceReport[], readonly SentenceReport[]> {
  const { published } = article;
  const known = memory.begin(
    index,
    JSON.stringify([published, minVoices, [...ownLineages].sort()]),
  );
  const sentences: SentenceReport[] = [];
  let discourse: DiscourseState = emptyDiscourse;
  for (const block of article.blocks)
    for (const { from, to } of known.split(block.text)) {
      const text = block.text.slice(from, to);
      const place = { block: block.id, range: [from, to] as const };
      if (!checks || text.length > longestSentence) {
        sentences.push({
          text,
          verdict: null,
          kind: null,
          claims: [],
          central: null,
          unmarked: 'not-checked',
          ...place,
        });
        yield sentences;
        continue;
      }
      const { report, said } = known.check(text, discourse, (before) => {
        const reading = readSentence(text, index, before, published);
        return {
          report: checkReading(reading, before, index, { minVoices, ownLineages }),
          said: saidIn(reading.sentence, index),
        };
      });
      sentences.push({ ...report, ...place });
      discourse = discourseWith(said, discourse);
      yield sentences;
    }
  return sentences;
}

/** Facts with enough voices that no sentence of the page speaks of. */
function omittedFacts(
  sentences: readonly SentenceReport[],
  index: PackIndex,
  minVoices: number,
): readonly OmittedFact[] {
  const told = new Set(sentences.flatMap(({ claims }) => claims.map(({ slot }) => slot)));
  return index.pack.facts
    .map((fact) => ({
      fact: fact.id,
      slot: fact.slot,
      statement: fact.statement,
      voices: voicesOfSlot(index, fact.slot),
    }))
    .filter(({ slot, voices }) => voices >= minVoices && !told.has(slot))
    .sort((a, b) => b.voices - a.voices)
    .map(({ fact, statement, voices }) => ({ fact, statement, voices }));
}
