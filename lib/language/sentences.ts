import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

/** A sentence's place in a text, UTF-16 offsets, end exclusive, white space around it left out. */
export interface SentenceRange {
  readonly from: number;
  readonly to: number;
}

const nlp = winkNLP(model, ['sbd']);

/** Endings after which a sentence goes on, although the splitter stops there. */
const goesOn =
  /(?:^|[\s(])(?:Ph\.D|No|Nos|vs|Gen|Lt|Col|Maj|Capt|Sgt|Rep|Sen|Gov|St|Mt|Ft|Prof|approx|est|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|[A-Z])\.$/;
const domainEnd = /[\p{L}\d]\.$/u;
const domainStart = /^\p{Ll}[\p{L}\d]*/u;

/** The sentences of a block of text in order, by wink-nlp with repairs for what it is known to part wrongly. Lines are never crossed. */
export function splitSentences(text: string): readonly SentenceRange[] {
  const ranges: SentenceRange[] = [];
  for (const line of linesOf(text))
    for (const { from, to } of partsOf(text, line))
      ranges.push(
        ...(isStretch(text, from, to) ? [{ from, to }] : splitLine(text.slice(from, to), from)),
      );
  return ranges;
}

/** Whether a part is one long run without a blank: nothing that could be split. */
const isStretch = (text: string, from: number, to: number): boolean =>
  to - from === atOnce && !/\s/.test(text.slice(from, to));

/** Characters that the splitter is given at once: its time grows with their square. */
const atOnce = 5000;
const sentenceEnd = /(?<=\p{Ll}{4}|\d)[.!?]["”’)]?\s(?=["“‘(]?\p{Lu})/gu;

/** A line in parts that are short enough to be split, parted where a sentence ends, else at a blank, else anywhere. */
function partsOf(text: string, line: SentenceRange): readonly SentenceRange[] {
  const parts: SentenceRange[] = [];
  let from = line.from;
  while (line.to - from > atOnce) {
    const window = text.slice(from, from + atOnce);
    const end = [...window.matchAll(sentenceEnd)].at(-1);
    const length = end ? end.index + end[0].length : window.lastIndexOf(' ') + 1 || atOnce;
    parts.push({ from, to: from + length });
    from += length;
  }
  parts.push({ from, to: line.to });
  return parts;
}

function linesOf(text: string): readonly SentenceRange[] {
  const lines: SentenceRange[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && text[at] !== '\n') continue;
    if (at > from) lines.push({ from, to: at });
    from = at + 1;
  }
  return lines;
}

function splitLine(line: string, offset: number): SentenceRange[] {
  const ranges: SentenceRange[] = [];
  let cursor = 0;
  for (const sentence of nlp.readDoc(line).sentences().out()) {
    const from = line.indexOf(sentence, cursor);
    if (from < 0) continue;
    cursor = from + sentence.length;
    const before = ranges.at(-1);
    if (before !== undefined && isOne(line, before.to - offset, from))
      ranges[ranges.length - 1] = { from: before.from, to: offset + cursor };
    else if (sentence.trim() !== '') ranges.push(trimmed(line, from, cursor, offset));
  }
  return ranges.length > 0 || line.trim() === '' ? ranges : [trimmed(line, 0, line.length, offset)];
}

function trimmed(line: string, from: number, to: number, offset: number): SentenceRange {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(line[start] ?? '')) start++;
  while (end > start && /\s/.test(line[end - 1] ?? '')) end--;
  return { from: offset + start, to: offset + end };
}

/** Whether what the splitter parted at these offsets is one sentence. */
function isOne(line: string, end: number, start: number): boolean {
  const tail = line.slice(Math.max(0, end - 12), end);
  if (goesOn.test(tail)) return true;
  if (end !== start || !domainEnd.test(tail)) return false;
  const next = line.slice(start, start + 12);
  return domainStart.test(next) || (/\d\.$/.test(tail) && /^\d/.test(next));
}
