import { lookAtLittle, lookAtNamed } from './look';
import { isNamed } from './may-match';

// Runs on every page there is, and ends. On nearly all of them nothing happens but these few lines: each
// function called, object made and property asked of the page for the first time costs as much as a good
// part of the reading.
try {
  const text = document.body?.textContent ?? '';
  if (isNamed(__PREFILTER_NAMES__, text)) lookAtNamed(text);
  else if (text.length < __LITTLE_TEXT__) lookAtLittle();
} catch {
  // Elements of the page stand in for the document's own properties: nothing can be read, nobody is troubled.
}
