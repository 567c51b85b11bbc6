import type { PackIndex } from '../claims/pack-index';
import type { ClaimReview } from '../extract/claim-review';
import { checkArticle } from '../verify/check-article';
import { digestArticle } from './digest-article';
import type { Proposal } from './proposal';

/**
 * What a page's reviews of claims say of the facts of a pack: the claim's own statements, turned round where the
 * reviewer takes it for false. A rating that says neither proposes nothing.
 */
export function digestReviews(
  reviews: readonly ClaimReview[],
  index: PackIndex,
  published: string | null,
): readonly Omit<Proposal, 'id'>[] {
  return reviews.flatMap(({ claim, holds, rating, reviewer }, at) => {
    if (holds === null) return [];
    const article = {
      url: null,
      title: '',
      published,
      language: null,
      blocks: [{ id: 0, role: 'paragraph' as const, text: claim }],
    };
    const report = checkArticle(article, index, {
      minVoices: 2,
      detection: { about: 'yes', relevance: 1, why: [] },
      assumeEvent: true,
    });
    return digestArticle(article, report, index)
      .proposals.filter(({ kind }) => kind !== 'new')
      .map(({ id: _, ...proposal }): Omit<Proposal, 'id'> => {
        const isDenied = proposal.stance === 'contradicts';
        return {
          ...proposal,
          kind: 'review',
          locator: `ClaimReview ${at + 1}`,
          statement: `${reviewer ?? ''} “${claim}” – ${rating}`.trim(),
          stance: isDenied === holds ? 'contradicts' : 'supports',
        };
      });
  });
}
