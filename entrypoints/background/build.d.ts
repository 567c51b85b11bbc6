/** Files in public/factbase at build time. */
declare const __PACK_FILES__: readonly string[];

/** What the detector looks for on every page, made of these packs. */
declare const __PREFILTER__: import('../../lib/detect/may-match').Prefilter;
