/** Files in public/factbase at build time. */
declare const __PACK_FILES__: readonly string[];
