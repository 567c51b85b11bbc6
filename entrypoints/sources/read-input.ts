import DOMPurify from 'dompurify';
import { marked } from 'marked';
import { claimReviewsIn } from '../../lib/extract/claim-review';
import { extractArticle } from '../../lib/extract/extract';
import type { ReadPage } from '../../lib/messages/sources-schema';
import { failure, type Result, success } from '../../lib/result';

/** More than a novel. */
const longest = 5_000_000;

const linkedData =
  /<script\b[^>]*type\s*=\s*["']?application\/ld\+json["']?[^>]*>(.*?)<\/script>/gis;

/** What is kept of a page beside its text: its title and what it says about itself. */
const kept = {
  WHOLE_DOCUMENT: true,
  ADD_TAGS: ['title', 'meta', 'link'],
  ADD_ATTR: ['property', 'content', 'itemprop', 'datetime', 'rel', 'lang'],
  // Names such as "article:published_time" are no addresses.
  ADD_URI_SAFE_ATTR: ['property', 'name', 'itemprop', 'content'],
  FORBID_TAGS: ['style', 'form', 'input', 'iframe', 'object', 'embed', 'svg', 'math'],
  FORBID_ATTR: ['style'],
};

/** The address that a page gives for itself, or null. */
const addressIn = (document: Document): string | null => {
  const address =
    document.querySelector('link[rel="canonical"]')?.getAttribute('href') ??
    document.querySelector('meta[property="og:url"]')?.getAttribute('content') ??
    null;
  return address !== null && /^https?:\/\//i.test(address) ? address : null;
};

/** A page's source as an article; nothing of it runs or is fetched. */
export function readHtml(html: string): ReadPage {
  const clean = DOMPurify.sanitize(html, kept);
  const document = new DOMParser().parseFromString(clean, 'text/html');
  const { article } = extractArticle(document, addressIn(document));
  const data = [...html.matchAll(linkedData)].map(([, text = '']) => text);
  return {
    article: { ...article, blocks: [...article.blocks] },
    reviews: [...claimReviewsIn(data)],
  };
}

const escapeMarkup = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Plain text as a page: its first line as the headline where it is a short one, its blank lines between paragraphs. */
export function readText(text: string): ReadPage {
  const normal = text.replace(/\r\n?/g, '\n').trim();
  const parts =
    normal.split(/\n[ \t]*\n/).length > 1 ? normal.split(/\n[ \t]*\n/) : normal.split('\n');
  const [first = '', ...rest] = parts;
  const isTitle = rest.length > 0 && first.length < 160 && !/[.!?]["”’)]?$/.test(first.trim());
  const paragraphs = (isTitle ? rest : parts)
    .map((part) => `<p>${escapeMarkup(part)}</p>`)
    .join('');
  return readHtml(`<main>${isTitle ? `<h1>${escapeMarkup(first)}</h1>` : ''}${paragraphs}</main>`);
}

/** Markdown as a page. */
export const readMarkdown = (text: string): ReadPage =>
  readHtml(`<main>${marked.parse(text, { async: false })}</main>`);

/** A file by what its name and type say it is. */
export async function readFile(file: File): Promise<Result<ReadPage>> {
  if (file.size > longest)
    return failure({ where: file.name, what: 'it is too large to be an article' });
  const text = await file.text();
  const read = /\.(?:md|markdown)$/i.test(file.name)
    ? readMarkdown(text)
    : /\.x?html?$/i.test(file.name) || file.type === 'text/html'
      ? readHtml(text)
      : readText(text);
  if (read.article.blocks.length === 0)
    return failure({ where: file.name, what: 'no text was found in it' });
  return success(read);
}
