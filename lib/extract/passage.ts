import { findLanguage } from '../language/find-language';
import type { Article, Block } from './article';
import { joinWrappedLines } from './wrapped-lines';

/** Characters of a passage that are checked at most: some 30,000 words, a matter of seconds. */
export const longestPassage = 200_000;

/** A text that somebody selected or pasted, ready to be checked. */
export interface Passage {
  readonly article: Article;
  /** Characters at the end that are left out because the text is longer than {@link longestPassage}. */
  readonly left: number;
}

/** The text up to the limit, cut at the end of a paragraph, a line, a sentence or a word if there is one near. */
function cut(text: string): string {
  if (text.length <= longestPassage) return text;
  const kept = text.slice(0, longestPassage);
  const near = longestPassage - 5_000;
  const ends = ['\n\n', '\n', '. ', ' '].map((end) => kept.lastIndexOf(end) + end.trimEnd().length);
  return kept.slice(0, ends.find((end) => end > near) ?? longestPassage);
}

/**
 * A passage as an article without a headline: paragraphs are separated by empty lines; lines that were
 * broken for their length (in mails, in PDFs) are put together again.
 */
export function passageOf(
  text: string,
  about: Partial<Pick<Article, 'url' | 'title' | 'published'>> = {},
): Passage {
  const whole = text.replace(/\r\n?/g, '\n').trim();
  const kept = cut(whole);
  const blocks = joinWrappedLines(kept.split('\n'))
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph, id): Block => ({ id, role: 'paragraph', text: paragraph }));
  return {
    article: {
      url: about.url ?? null,
      title: about.title ?? '',
      published: about.published ?? null,
      language: findLanguage(null, kept),
      blocks,
    },
    left: whole.length - kept.length,
  };
}
