/** A box in the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where the card goes, in CSS pixels of the window. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly maxHeight: number;
  /** A sheet at the window's lower edge, where there is no room beside the text. */
  readonly sheet: boolean;
}

const margin = 12;
const gap = 8;
const wide = 400;
const narrow = 520;

/** Places a card of `height` by the sentence: below it, above it, or where there is most room. */
export function placeCard(
  sentence: Box,
  height: number,
  view: { readonly width: number; readonly height: number },
): Placement {
  if (view.width < narrow) {
    const maxHeight = Math.round(view.height * 0.6);
    return {
      left: 8,
      top: view.height - Math.min(height, maxHeight) - 8,
      width: view.width - 16,
      maxHeight,
      sheet: true,
    };
  }
  const width = Math.min(wide, view.width - 2 * margin);
  const left = Math.max(margin, Math.min(sentence.left, view.width - width - margin));
  const below = view.height - sentence.bottom - gap - margin;
  const above = sentence.top - gap - margin;
  const least = Math.min(height, 220);
  const goesBelow = below >= least || below >= above;
  const room = Math.max(160, goesBelow ? below : above);
  const maxHeight = Math.min(room, view.height - 2 * margin);
  const shown = Math.min(height, maxHeight);
  const top = goesBelow ? sentence.bottom + gap : sentence.top - gap - shown;
  return {
    left,
    top: Math.max(margin, Math.min(top, view.height - shown - margin)),
    width,
    maxHeight,
    sheet: false,
  };
}
