import type { PackIndex } from '../lib/claims/pack-index';
import type { Article } from '../lib/extract/article';
import { type CheckOptions, checkArticle } from '../lib/verify/check-article';
import { createCheckMemory } from '../lib/verify/check-memory';
import { median } from './statistics';

const posts = 500;

/** What checking a live blog again costs. */
export interface CheckedAgain {
  readonly posts: number;
  readonly sentences: number;
  /** Milliseconds of a check of the whole. */
  readonly whole: number;
  /** Milliseconds, and sentences worked on, when one post was edited, or a new one stands on top. */
  readonly edited: { readonly time: number; readonly worked: number };
  readonly grown: { readonly time: number; readonly worked: number };
}

/** Measures a live blog of these sentences, two a post, checked whole and after a change of one post. */
export function measureAgain(
  texts: readonly string[],
  index: PackIndex,
  rounds: number,
): CheckedAgain {
  const options: CheckOptions = {
    minVoices: 2,
    detection: { about: 'yes', relevance: 1, why: [] },
    assumeEvent: false,
  };
  const text = (at: number): string => texts[at % texts.length] ?? '';
  const blog = Array.from({ length: posts }, (_, at) => `${text(2 * at)} ${text(2 * at + 1)}`);
  const article = (all: readonly string[]): Article => ({
    url: null,
    title: text(0),
    published: '2024-12-30',
    language: 'en',
    blocks: all.map((each, id) => ({ id, role: 'paragraph', text: each })),
  });
  const runs = Array.from({ length: rounds }, (_, round) => {
    const memory = createCheckMemory();
    const check = (all: readonly string[]) => {
      const start = performance.now();
      const { sentences } = checkArticle(article(all), index, { ...options, memory });
      return {
        time: performance.now() - start,
        worked: memory.worked(),
        sentences: sentences.length,
      };
    };
    const post = `In post ${round} it says that 42 people died.`;
    const whole = check(blog);
    const edited = check(blog.map((each, at) => (at === posts / 2 ? post : each)));
    check(blog);
    return { whole, edited, grown: check([post, ...blog]) };
  });
  const of = (key: 'edited' | 'grown') => ({
    time: median(runs.map((each) => each[key].time)),
    worked: median(runs.map((each) => each[key].worked)),
  });
  return {
    posts,
    sentences: runs[0]?.whole.sentences ?? 0,
    whole: median(runs.map(({ whole }) => whole.time)),
    edited: of('edited'),
    grown: of('grown'),
  };
}
