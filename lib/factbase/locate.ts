import type { Locator } from './digest-schema';

/** A sentence of a paragraph with its UTF-16 offsets there, end exclusive. */
export interface LocatedSentence {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The paragraphs by which locators count: the lines of a document that are not blank, from 1. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The sentences by which locators count, from 1. */
export function sentencesOf(paragraph: string): readonly LocatedSentence[] {
  return [...segmenter.segment(paragraph)].flatMap(({ segment, index }) => {
    const text = segment.trim();
    const from = index + segment.indexOf(text);
    return text === '' ? [] : [{ text, from, to: from + text.length }];
  });
}

/** The sentence that a locator names; null where the document has none there. */
export function locate(
  paragraphs: readonly string[],
  { paragraph, sentence }: Locator,
): LocatedSentence | null {
  const text = paragraphs[paragraph - 1];
  return text === undefined ? null : (sentencesOf(text)[sentence - 1] ?? null);
}
