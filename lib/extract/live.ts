import { type ExtractedArticle, extractInSteps, type Surroundings } from './extract';

/** Milliseconds that one slice of work may take, by the clock; a frame keeps room for the page. */
const slice = 6;

/** Gives the page its turn. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });

/** Runs a generator to its end in slices, so that no task keeps the page waiting. */
export async function inSlices<T>(steps: Generator<undefined, T>, signal: AbortSignal): Promise<T> {
  let until = performance.now() + slice;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() > until) {
      await pause();
      signal.throwIfAborted();
      until = performance.now() + slice;
    }
  }
}

const lineDisplays = /^(?:inline|contents|ruby)/;

/** What layout tells about the elements of the page that this script runs in; asked once an element. */
export function liveSurroundings(): Surroundings {
  const shown = new Map<Element, boolean>();
  const blocks = new Map<Element, boolean>();
  return {
    isVisible(element) {
      let visible = shown.get(element);
      if (visible === undefined) {
        visible = element.checkVisibility({ visibilityProperty: true });
        shown.set(element, visible);
      }
      return visible;
    },
    isBlock(element) {
      let block = blocks.get(element);
      if (block === undefined) {
        const style = getComputedStyle(element);
        // A floated initial is computed as a block, and still part of its word.
        block = style.float === 'none' && !lineDisplays.test(style.display);
        blocks.set(element, block);
      }
      return block;
    },
  };
}

/** The article of the page that this script runs in, read in slices. */
export const extractLive = (
  signal: AbortSignal,
  idOf?: Surroundings['idOf'],
): Promise<ExtractedArticle> =>
  inSlices(extractInSteps(document, location.href, { ...liveSurroundings(), idOf }), signal);
