import type { Frame, Page } from 'puppeteer-core';
import { until } from './until';

type Shown = Page | Frame;

/** Texts that carry a mark of either painter, in open shadow roots too, each sentence as a whole. */
export const markedTexts = (shown: Shown): Promise<string[]> =>
  shown.evaluate(() => {
    const sentences = new Map<string, string>();
    const visit = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.matches('mark[data-verdict]')) {
          const id = element.getAttribute('data-second-source') ?? '';
          sentences.set(id, (sentences.get(id) ?? '') + (element.textContent ?? ''));
        }
        if (element.shadowRoot) visit(element.shadowRoot);
      }
    };
    visit(document);
    // A highlight knows its parts, one a text node, and not where a sentence ends.
    const highlighted = ['corroborated', 'disputed', 'unique'].flatMap((verdict) => {
      const ranges = [...(CSS.highlights.get(`second-source-${verdict}`) ?? [])];
      return ranges.length > 0 ? [ranges.map(String).join('')] : [];
    });
    return [...sentences.values(), ...highlighted];
  });

/** Waits for a mark whose text holds these words. */
export const isMarked = (shown: Shown, words: string): Promise<true> =>
  until(`a mark on: ${words}`, async () =>
    (await markedTexts(shown)).some((text) => text.includes(words)) ? true : null,
  );

/** Waits until no mark holds these words. */
export const isUnmarked = (shown: Shown, words: string): Promise<true> =>
  until(`no mark on: ${words}`, async () =>
    (await markedTexts(shown)).some((text) => text.includes(words)) ? null : true,
  );
