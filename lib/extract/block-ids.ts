/**
 * Numbers blocks so that a block keeps its number for as long as it is the same text in the same element,
 * however often the page is read.
 */
export function createBlockIds(): {
  /** Begins a new reading of the page. */
  readonly restart: () => void;
  readonly idOf: (element: Element, text: string) => number;
} {
  let next = 0;
  let reading = 0;
  const known = new WeakMap<Element, { text: string; id: number; reading: number }[]>();
  return {
    restart() {
      reading++;
    },
    idOf(element, text) {
      let entries = known.get(element);
      if (!entries) {
        entries = [];
        known.set(element, entries);
      }
      // The same words twice in one element are two blocks: each reading takes a number once.
      const entry = entries.find((item) => item.text === text && item.reading !== reading);
      if (entry) {
        entry.reading = reading;
        return entry.id;
      }
      const id = next++;
      entries.push({ text, id, reading });
      return id;
    },
  };
}
