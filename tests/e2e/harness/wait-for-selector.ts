import { Frame, type WaitForSelectorOptions } from 'puppeteer-core';
import { until } from './until';

/**
 * Has `waitForSelector` of all pages and frames ask again and again. Left to itself it looks again where an element
 * of the document comes, goes or changes its attributes: of what comes up in a shadow root it never hears, nor of
 * a text that changes, and where its first look was too early it waits in vain.
 */
export function waitByAsking(): void {
  Frame.prototype.waitForSelector = function <Selector extends string>(
    this: Frame,
    selector: Selector,
    { hidden, visible }: WaitForSelectorOptions = {},
  ) {
    if (hidden || visible) throw new Error('see isGone() and boundingBox()');
    return until(selector, () => this.$(selector));
  };
}
