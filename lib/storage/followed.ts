/** Key in session storage: what of the stored choices open pages have been brought in line with. */
export const followedKey = (name: string): string => `followed:${name}`;

/** Whether a key holds no more than such a note. */
export const isFollowedKey = (key: string): boolean => key.startsWith(followedKey(''));
