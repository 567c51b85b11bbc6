import type { Article, Block, BlockRole } from '../../lib/extract/article';
import { joinWrappedLines } from '../../lib/extract/wrapped-lines';
import { findLanguage } from '../../lib/language/find-language';
import { isMoment } from '../../lib/language/moments';
import { isoDay } from './iso-day';

interface Paragraph {
  readonly role: BlockRole;
  readonly text: string;
}

function article(
  paragraphs: readonly Paragraph[],
  facts: { readonly title?: string; readonly published?: string | null },
): Article {
  const folded = paragraphs
    .map(({ role, text }) => ({ role, text: text.replace(/\s+/g, ' ').trim() }))
    .filter(({ role, text }) => text !== '' && (role === 'cell' || !isMoment(text)));
  const headline = folded.find(({ role }) => role === 'headline');
  return {
    url: null,
    title: facts.title ?? headline?.text ?? '',
    published: facts.published ?? null,
    language: findLanguage(null, folded.map(({ text }) => text).join('\n')),
    blocks: folded.map(({ role, text }, id): Block => ({ id, role, text })),
  };
}

/** Plain text as an article: the first line is the headline, the rest are paragraphs. */
export function plainTextArticle(text: string): Article {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return article([], {});
  return article(
    [
      { role: 'headline', text: lines[first] ?? '' },
      ...joinWrappedLines(lines.slice(first + 1)).map(
        (paragraph): Paragraph => ({
          role: 'paragraph',
          text: paragraph,
        }),
      ),
    ],
    {},
  );
}

/** Escaped marks wait in the private use area until the others are read. */
const parked = 0xe000;

/** Inline Markdown as the text that a reader of the rendered page sees. */
export function stripInlineMarkdown(text: string): string {
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) =>
      String.fromCharCode(parked + mark.charCodeAt(0)),
    )
    .replace(/<!--.*?-->/gs, ' ')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, ' ')
    .replace(/\[([^\]]+)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
    .replace(/\[([^\]]+)\]\[[^\]]*\]/g, '$1')
    .replace(/\[\^[^\]]+\]/g, '')
    .replace(/<((?:https?|mailto):[^>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/(`+)(.+?)\1/g, '$2')
    .replace(/(\*\*\*|\*\*|\*)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])(___|__|_)(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(/~~(?=\S)(.+?)~~/g, '$1')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/[\ue000-\ue07f]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - parked));
}

interface FrontMatter {
  readonly title?: string;
  readonly published?: string | null;
  readonly body: string;
}

/** The title and the date of a YAML front matter, without reading YAML: one key a line. */
function readFrontMatter(text: string): FrontMatter {
  const found = /^---\n(.*?)\n(?:---|\.\.\.)\n/s.exec(text);
  if (found?.[1] === undefined) return { body: text };
  const entry = (key: RegExp): string | undefined =>
    found[1]
      ?.split('\n')
      .find((line) => key.test(line))
      ?.replace(key, '')
      .trim()
      .replace(/^(["'])(.*)\1$/, '$2');
  const title = entry(/^title:/i);
  const date = entry(/^(?:date|published|pubdate):/i);
  return {
    ...(title ? { title } : {}),
    published: date === undefined ? null : isoDay(date),
    body: text.slice(found[0].length),
  };
}

const heading = /^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/;
const listItem = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(.*)$/;
const quote = /^ {0,3}> ?(.*)$/;
const rule = /^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/;
const underline = /^ {0,3}(=+|-+)\s*$/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const definition = /^ {0,3}\[[^\]]+\]:\s+\S+/;
const tableRow = /^\s*\|.*\|\s*$/;

/** Markdown as an article: the first line is the headline; code is left out. */
export function markdownArticle(markdown: string): Article {
  const { body, ...facts } = readFrontMatter(
    markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'),
  );
  const paragraphs: Paragraph[] = [];
  let open: { role: BlockRole; lines: string[] } | null = null;
  let inFence: string | null = null;

  const close = (): void => {
    if (open !== null)
      paragraphs.push({ role: open.role, text: stripInlineMarkdown(open.lines.join(' ')) });
    open = null;
  };
  const add = (role: BlockRole, text: string, fresh: boolean): void => {
    if (fresh || open === null || open.role !== role) {
      close();
      open = { role, lines: [text] };
    } else open.lines.push(text);
  };
  const addLine = (line: string): void => {
    const titled = heading.exec(line)?.[1];
    const item = listItem.exec(line)?.[1];
    const quoted = quote.exec(line)?.[1];
    if (titled !== undefined) {
      close();
      paragraphs.push({ role: 'heading', text: stripInlineMarkdown(titled) });
    } else if (open?.role === 'paragraph' && underline.test(line)) {
      open.role = 'heading';
      close();
    } else if (line.trim() === '' || rule.test(line) || definition.test(line)) close();
    else if (quoted !== undefined) {
      if (quoted.trim() === '') close();
      else add('quote', quoted, false);
    } else if (item !== undefined) add('list-item', item, true);
    else if (tableRow.test(line)) {
      close();
      const cells = line.trim().slice(1, -1).split('|');
      if (!cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell)))
        for (const cell of cells)
          paragraphs.push({ role: 'cell', text: stripInlineMarkdown(cell.trim()) });
    } else add(open?.role ?? 'paragraph', line.trim(), false);
  };

  for (const line of body.replace(/<!--.*?-->/gs, '').split('\n')) {
    const mark = fence.exec(line)?.[1];
    if (inFence !== null) {
      if (mark?.startsWith(inFence) && line.trim() === mark) inFence = null;
    } else if (mark !== undefined) {
      close();
      inFence = mark;
    } else addLine(line);
  }
  close();
  const { title } = facts;
  const first = paragraphs.findIndex(({ text }) => text.trim() !== '');
  const opening = paragraphs[first];
  if (title !== undefined && opening?.text !== title)
    paragraphs.unshift({ role: 'headline', text: title });
  else if (opening?.role === 'heading' || opening?.role === 'paragraph')
    paragraphs[first] = { ...opening, role: 'headline' };
  return article(paragraphs, facts);
}
