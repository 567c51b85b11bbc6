import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { readClaimReviews } from './claim-review';

const review = (more: Record<string, unknown>) => ({
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  claimReviewed: 'A whale sank  the ferry.',
  author: { '@type': 'Organization', name: 'Norlund Checks' },
  ...more,
});
const read = (...data: readonly unknown[]) =>
  readClaimReviews(
    parseHTML(
      `<html><head>${data
        .map(
          (each) =>
            `<script type="application/ld+json">${typeof each === 'string' ? each : JSON.stringify(each)}</script>`,
        )
        .join('')}</head><body></body></html>`,
    ).document,
  );

describe('a review of a claim', () => {
  it('is read with what the reviewer says', () => {
    expect(read(review({ reviewRating: { alternateName: 'False' } }))).toEqual([
      {
        claim: 'A whale sank the ferry.',
        holds: false,
        rating: 'False',
        reviewer: 'Norlund Checks',
      },
    ]);
  });

  it.each<[unknown, boolean | null]>([
    [{ alternateName: 'True' }, true],
    [{ alternateName: 'Mostly true' }, true],
    [{ alternateName: 'Half true' }, null],
    [{ alternateName: 'Not true at all: false' }, false],
    [{ alternateName: 'Pants on fire!' }, false],
    [{ ratingValue: 5, bestRating: 5, worstRating: 1 }, true],
    [{ ratingValue: '1', bestRating: '5', worstRating: '1' }, false],
    [{ ratingValue: 3, bestRating: 5, worstRating: 1 }, null],
    [undefined, null],
  ])('rated %j', (reviewRating, holds) => {
    expect(read(review({ reviewRating })).map((each) => each.holds)).toEqual([holds]);
  });

  it('is found in a graph, a list, and beside broken data', () => {
    const found = read('{ broken ClaimReview', { '@graph': [review({})] }, [
      { '@type': 'NewsArticle', review: [review({ '@type': ['Thing', 'ClaimReview'] })] },
    ]);
    expect(found).toHaveLength(2);
  });

  it('without a claim is none', () => {
    expect(read(review({ claimReviewed: '' }), { '@type': 'Review' })).toEqual([]);
  });
});
