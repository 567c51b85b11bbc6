// What the script on every page looks for, made from the packs when the extension is built.

declare const __PREFILTER_NAMES__: import('./may-match').Names;
declare const __PREFILTER_EVENTS__: readonly import('./may-match').EventWords[];
/** With less text than this, a page may have it where the detector cannot see it, or get it later. */
declare const __LITTLE_TEXT__: number;
