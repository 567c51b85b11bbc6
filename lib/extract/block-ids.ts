/**
 * Numbers blocks so that a block keeps its number for as long as it is the same text in the same element,
 * however often the page is read. A text that comes back after others have stood in its place is a new block.
 */
export function createBlockIds(): {
  /** Begins a new reading of the page. */
  readonly restart: () => void;
  readonly idOf: (element: Element, text: string) => number;
} {
  let next = 0;
  let reading = 0;
  const known = new WeakMap<Element, readonly { text: string; id: number; reading: number }[]>();
  return {
    restart() {
      reading++;
    },
    idOf(element, text) {
      const entries = known.get(element) ?? [];
      // The same words twice in one element are two blocks: each reading takes a number once.
      const entry = entries.find((item) => item.text === text && item.reading !== reading);
      if (entry) {
        entry.reading = reading;
        return entry.id;
      }
      const id = next++;
      // What an element said long ago is forgotten: a counter would say more and more.
      known.set(element, [
        ...entries.filter((item) => item.reading >= reading - 1),
        { text, id, reading },
      ]);
      return id;
    },
  };
}
