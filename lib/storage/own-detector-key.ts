/** Key in local storage: what pages are looked through for because of the user's own packs. */
export const ownDetectorKey = 'own-detector';
