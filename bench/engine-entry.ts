/** What a worker loads to check a page: built into one file, to measure how long that takes. */
export { indexOfPack } from '../lib/claims/pack-index';
export { parsePack } from '../lib/factbase/pack-schema';
export { checkSentence } from '../lib/verify/check-sentence';
