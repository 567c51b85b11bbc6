import { extname } from 'node:path';
import type { Detectable } from '../../lib/detect/detect';
import type { Article } from '../../lib/extract/article';
import { failure, type Result, success } from '../../lib/result';
import type { Input } from './inputs';
import { markdownArticle, plainTextArticle } from './text-article';

/** An article and what else of its page detection reads. */
export interface ReadArticle {
  readonly article: Article;
  readonly detectable: Detectable;
}

type Markup = 'html' | 'markdown' | 'plain' | 'json-lines';

const markupByExtension: Readonly<Record<string, Markup>> = {
  '.htm': 'html',
  '.html': 'html',
  '.json': 'json-lines',
  '.jsonl': 'json-lines',
  '.markdown': 'markdown',
  '.md': 'markdown',
  '.ndjson': 'json-lines',
  '.xhtml': 'html',
};

const document = /^\s*(?:(?:<!--.*?-->|<\?xml[^>]*>)\s*)*<(?:!doctype\s+html|html)\b/is;
const fragment = /^\s*<(?:head|body|title|meta|article|main|section|header|div|h1|p)\b[^>]*>/i;

/** How `text` is written: by its content where that is plain, else by the file's name. */
function markupOf(text: string, { path }: Input): Markup {
  if (document.test(text)) return 'html';
  const named = path === null ? undefined : markupByExtension[extname(path).toLowerCase()];
  if (named !== undefined) return named;
  if (fragment.test(text)) return 'html';
  return /^\s*# \S/.test(text) ? 'markdown' : 'plain';
}

const headElements =
  /^(?:\s+|<!--.*?-->|<!doctype[^>]*>|<(?:meta|link|base)\b[^>]*>|<(title|script|style|noscript)\b[^>]*>.*?<\/\1\s*>)*/is;

/** HTML may leave out its html, head and body tags; linkedom wants them written. */
export function withDocumentTags(html: string): string {
  const hasHtml = /<html[\s>]/i.test(html);
  if (hasHtml && /<body[\s>]/i.test(html)) return html;
  const language = /<html[^>]*\slang\s*=\s*["']?([\w-]+)/i.exec(html)?.[1];
  const inside = html.replace(/<\/?(?:html|head|body)(?:\s[^>]*)?>/gi, '');
  const head = headElements.exec(inside)?.[0] ?? '';
  const attributes = language === undefined ? '' : ` lang="${language}"`;
  return `<!doctype html><html${attributes}><head>${head.replace(/<!doctype[^>]*>/i, '')}</head><body>${inside.slice(head.length)}</body></html>`;
}

async function readHtml(html: string, url: string | null): Promise<ReadArticle> {
  // Only where there is HTML: the two cost more time to load than a line takes to check.
  const [{ parseHTML }, { extractArticle }] = await Promise.all([
    import('linkedom'),
    import('../../lib/extract/extract'),
  ]);
  const { article, description } = extractArticle(parseHTML(withDocumentTags(html)).document, url);
  return { article, detectable: { ...article, description } };
}

/** The article in `text`. What is known from outside (address, day) wins over what the text says. */
export async function readArticle(
  text: string,
  input: Input,
  known: { readonly url: string | null; readonly published: string | null },
): Promise<Result<ReadArticle>> {
  const markup = markupOf(text, input);
  if (markup === 'json-lines')
    return failure({
      where: `${input.name}:1`,
      what: 'JSON, not an article (--lines reads JSON lines)',
    });
  if (markup === 'html') {
    const read = await readHtml(text, known.url);
    const published = known.published ?? read.article.published;
    return success({
      article: { ...read.article, published },
      detectable: { ...read.detectable, published },
    });
  }
  const read = markup === 'markdown' ? markdownArticle(text) : plainTextArticle(text);
  const published = known.published ?? read.published;
  const article = { ...read, url: known.url, published };
  return success({ article, detectable: article });
}
