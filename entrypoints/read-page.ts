import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readClaimReviews } from '../lib/extract/claim-review';
import { extractLive } from '../lib/extract/live';

/** Reads the page's article and its reviews of claims, for whoever wants to make a source of it. */
export default defineUnlistedScript(async () => {
  const { article, canonical } = await extractLive(new AbortController().signal);
  const address = canonical ?? location.href;
  return {
    article: { ...article, url: new URL(address, location.href).href },
    reviews: readClaimReviews(document),
  };
});
