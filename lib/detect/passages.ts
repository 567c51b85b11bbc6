import type { Block } from '../extract/article';
import { unspaced } from './fold';

/** A stretch of a page's text that speaks of one thing. */
export interface Passage {
  readonly text: string;
  /** Where it stands: the title says what a page is about, its opening nearly so. */
  readonly zone: 'title' | 'opening' | 'text';
  /** It is what the page says of itself. */
  readonly isDescription: boolean;
  /** Characters, as many as the text would have in an alphabet. */
  readonly length: number;
}

/** The parts of an article that detection reads. */
export interface Detectable {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly description?: string;
  /** ISO 8601 day. */
  readonly published?: string | null;
}

/** Characters that a passage may have before it is split at the end of a sentence. */
const longest = 600;
/** Characters with which an opening is long enough: a first paragraph, unless it is a dateline or a heading. */
const openingLength = 60;
/** Headings that a list of stories has at least, and characters that the texts under them have at most. */
const fewestStories = 3;
const teaser = 110;
/** What a character of a script without blanks is worth beside a letter. */
const denseLetter = 3;

const sentenceEnd = /(?<=[.!?…]["”»’)]?\s)|(?<=[。！？])/u;

function lengthOf(text: string): number {
  return unspaced.test(text) ? text.length * denseLetter : text.length;
}

function split(text: string): string[] {
  if (lengthOf(text) <= longest) return [text];
  const parts: string[] = [];
  let part = '';
  for (const sentence of text.split(sentenceEnd)) {
    if (part !== '' && lengthOf(part) + lengthOf(sentence) > longest) {
      parts.push(part);
      part = '';
    }
    part += sentence;
  }
  return part === '' ? parts : [...parts, part];
}

/** Whether the page looks like a list of stories: headings with little text under them. */
export function isIndex({ blocks }: Detectable): boolean {
  const headings = blocks.filter(({ role }) => role === 'heading').length;
  const rest = blocks.filter(({ role }) => role !== 'heading' && role !== 'headline');
  const length = rest.reduce((sum, { text }) => sum + lengthOf(text), 0);
  return headings >= fewestStories && length < rest.length * teaser;
}

/** The passages of an article: title, opening (description and first paragraphs), and the rest. */
export function passagesOf({ title, description = '', blocks }: Detectable): Passage[] {
  const passages: Passage[] = [];
  const add = (text: string, zone: Passage['zone'], isDescription = false): void => {
    if (text.trim() !== '') passages.push({ text, zone, isDescription, length: lengthOf(text) });
  };
  const headline = blocks.find(({ role }) => role === 'headline')?.text ?? '';
  add(title, 'title');
  if (headline !== title) add(headline, 'title');
  add(description, 'opening', true);
  let opened = 0;
  for (const { role, text } of blocks) {
    if (role === 'headline' || text === title) continue;
    for (const part of split(text)) {
      add(part, opened < openingLength ? 'opening' : 'text');
      opened += lengthOf(part);
    }
  }
  return passages;
}
