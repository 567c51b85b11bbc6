import * as v from 'valibot';

/** Key in local storage: ids of the packs that are switched off. */
export const packsOffKey = 'packs-off';
/** Key in local storage: changes with every change to the packs that are kept, so that everybody hears of it. */
export const packsChangedKey = 'packs-changed';
const ids = v.fallback(v.array(v.string()), []);

/** The ids of the packs that are off, of what storage held. */
export const readPacksOff = (stored: unknown): readonly string[] => v.parse(ids, stored);
