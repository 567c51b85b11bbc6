/** Words by what each shares with the one before it, which in an ordered list is most of it. */
export interface FrontCoded {
  /** For each word how many characters it has in common with the word before, as a letter: A for none. */
  readonly shared: string;
  /** What follows in each word, with a space between. */
  readonly rests: string;
}

const none = 65;
/** Letters up to the backslash, which JSON would write as two. */
const most = 26;

function sharedLength(before: string, word: string): number {
  let length = 0;
  while (length < most && length < word.length && before[length] === word[length]) length++;
  // No pair of surrogates is parted: halves are no text, and not everything that writes JSON takes them.
  return /[\uD800-\uDBFF]$/.test(word.slice(0, length)) ? length - 1 : length;
}

/** Front-codes words in their order. Throws where a word holds a space. */
export function frontCode(words: readonly string[]): FrontCoded {
  let shared = '';
  const rests: string[] = [];
  let before = '';
  for (const word of words) {
    if (word.includes(' ')) throw new Error(`a word to be front-coded holds a space: "${word}"`);
    const length = sharedLength(before, word);
    shared += String.fromCharCode(none + length);
    rests.push(word.slice(length));
    before = word;
  }
  return { shared, rests: rests.join(' ') };
}

/** The words that {@link frontCode} was given. */
export function frontDecode({ shared, rests }: FrontCoded): string[] {
  if (shared === '') return [];
  let before = '';
  return rests.split(' ').map((rest, at) => {
    before = before.slice(0, shared.charCodeAt(at) - none) + rest;
    return before;
  });
}
