/** What a fact-checker says of a claim, as the page's own markup tells it (schema.org ClaimReview). */
export interface ClaimReview {
  readonly claim: string;
  /** Whether the reviewer takes it for true; null where the rating says neither. */
  readonly holds: boolean | null;
  /** The rating in the reviewer's words. */
  readonly rating: string;
  /** Who reviewed it, or null. */
  readonly reviewer: string | null;
}

const most = 50;
const longest = 500_000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value).replace(/\s+/g, ' ').trim()
    : '';

const isOfType = (node: Record<string, unknown>, type: string): boolean =>
  [node['@type']].flat().includes(type);

function nodesIn(value: unknown, depth = 0): readonly Record<string, unknown>[] {
  if (depth > 5) return [];
  if (Array.isArray(value)) return value.flatMap((item) => nodesIn(item, depth + 1));
  if (!isRecord(value)) return [];
  const inner = [value['@graph'], value.mainEntity, value.review, value.hasPart];
  return [value, ...inner.flatMap((item) => nodesIn(item, depth + 1))];
}

const saysTrue =
  /^(?:mostly |largely |basically )?(?:true|correct|accurate|right|confirmed|proven)\b/i;
const saysFalse =
  /\b(?:false|fake|wrong|incorrect|inaccurate|untrue|misleading|fabricated|debunked|hoax|pants on fire|no evidence|unsupported)\b/i;
/** From this share of the scale on a rating says true, up to the other it says false. */
const high = 0.75;
const low = 0.4;

function holds(words: string, rating: Record<string, unknown>): boolean | null {
  if (/\b(?:half|partly|partially|mixture|mixed|missing context)\b/i.test(words)) return null;
  if (saysFalse.test(words)) return false;
  if (saysTrue.test(words)) return true;
  const [value, best, worst] = [rating.ratingValue, rating.bestRating, rating.worstRating].map(
    (figure) => Number.parseFloat(textOf(figure)),
  );
  if (value === undefined || best === undefined || worst === undefined) return null;
  const share = (value - worst) / (best - worst);
  return share >= high ? true : share <= low ? false : null;
}

function reviewIn(node: Record<string, unknown>): ClaimReview | null {
  if (!isOfType(node, 'ClaimReview')) return null;
  const claim = textOf(node.claimReviewed);
  const rating = isRecord(node.reviewRating) ? node.reviewRating : {};
  const words = textOf(rating.alternateName) || textOf(rating.name);
  if (claim === '') return null;
  const author = [node.author].flat().find(isRecord);
  return {
    claim,
    holds: holds(words, rating),
    rating: words || textOf(rating.ratingValue),
    reviewer: textOf(author?.name) || null,
  };
}

/** The reviews of claims in texts of linked data (JSON-LD); broken ones are left alone. */
export function claimReviewsIn(texts: readonly string[]): readonly ClaimReview[] {
  const reviews: ClaimReview[] = [];
  for (const text of texts) {
    if (text.length > longest || !text.includes('ClaimReview')) continue;
    try {
      for (const node of nodesIn(JSON.parse(text))) {
        const review = reviewIn(node);
        if (review !== null && reviews.length < most) reviews.push(review);
      }
    } catch {
      // Sites ship broken JSON-LD; another text may still hold a review.
    }
  }
  return reviews;
}

/** The reviews of claims in a page's linked data. */
export const readClaimReviews = (document: Document): readonly ClaimReview[] =>
  claimReviewsIn(
    [...document.querySelectorAll('script[type="application/ld+json"]')].map(
      (script) => script.textContent ?? '',
    ),
  );
