import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readClaimReviews } from '../lib/extract/claim-review';
import { extractArticle } from '../lib/extract/extract';
import { liveSurroundings } from '../lib/extract/live';

/** Reads the page's article and its reviews of claims, for whoever wants to make a source of it. */
export default defineUnlistedScript(() => {
  // In one go: marks that are drawn meanwhile would split the text under the reading.
  const { article, canonical } = extractArticle(document, location.href, liveSurroundings());
  const address = canonical ?? location.href;
  return {
    article: { ...article, url: new URL(address, location.href).href },
    reviews: readClaimReviews(document),
  };
});
