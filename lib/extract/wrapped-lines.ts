/** Lines longer than this are paragraphs of their own: nobody wraps text that wide. */
const widestWrap = 120;
/** Lines of which the widest is shorter than this are no wrapped text, but a list or headlines. */
const narrowestWrap = 30;
/** With fewer lines than this nothing tells a line that was full from one that just ended. */
const fewestLines = 3;

/**
 * Lines put together to paragraphs. A line break inside a paragraph was made by wrapping where the
 * next word would not have fitted; any other line break ends a paragraph, as an empty line does.
 */
export function joinWrappedLines(lines: readonly string[]): string[] {
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  const wraps =
    width <= widestWrap &&
    width >= narrowestWrap &&
    lines.filter((line) => line.trim() !== '').length >= fewestLines;
  const paragraphs: string[] = [];
  let previous: string | null = null;
  for (const line of lines) {
    const text = line.trim();
    const firstWord = text.split(/\s/, 1)[0] ?? '';
    const wrapped: boolean =
      wraps && previous !== null && previous.length + 1 + firstWord.length > width - width / 8;
    if (text === '') previous = null;
    else {
      if (wrapped) paragraphs.push(`${paragraphs.pop() ?? ''} ${text}`);
      else paragraphs.push(text);
      previous = line.trimEnd();
    }
  }
  return paragraphs;
}
