/** What the page says about itself, apart from its text. */
export interface Metadata {
  readonly title: string;
  readonly description: string;
  readonly published: string | null;
  readonly language: string | null;
  readonly canonical: string | null;
}

const dateNames = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publication_date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.issued',
  'parsely-pub-date',
  'sailthru.date',
  'article.published',
  'cxenseparse:recs:publishtime',
];

const fold = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** The day that a machine-readable or written date names, or null. */
export function dayOf(text: string | null | undefined): string | null {
  const folded = fold(text);
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(folded);
  if (iso) {
    const day = `${iso[1]}-${iso[2]}-${iso[3]}`;
    return Number.isNaN(Date.parse(day)) ? null : day;
  }
  if (!/\d{4}/.test(folded) || !/[a-z]/i.test(folded)) return null;
  // Without its time a written date is read as local midnight: the day stays the page's own.
  const written = /(\d{1,2} [a-z]{3,9}\.? \d{4})|([a-z]{3,9}\.? \d{1,2},? \d{4})/i.exec(folded);
  const parsed = new Date(written?.[0] ?? Number.NaN);
  if (Number.isNaN(parsed.getTime())) return null;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${parsed.getFullYear()}-${two(parsed.getMonth() + 1)}-${two(parsed.getDate())}`;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function findInLinkedData(value: unknown, key: string, depth: number): string | null {
  if (depth > 4) return null;
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = findInLinkedData(item, key, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  if (!isRecord(value)) return null;
  const own = value[key];
  if (typeof own === 'string') return own;
  return findInLinkedData(value['@graph'] ?? value.mainEntity, key, depth + 1);
}

/** What a page's linked data say of its article; null for what they do not. */
interface Linked {
  readonly headline: string | null;
  readonly description: string | null;
  readonly day: string | null;
}

/** The longest linked data that are read, in characters. */
const longestLinked = 500_000;

/** The article's own entry among linked data: the first that has a headline, or null. */
function entryOf(value: unknown, depth: number): Record<string, unknown> | null {
  if (depth > 4) return null;
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = entryOf(item, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }
  if (!isRecord(value)) return null;
  if (typeof value.headline === 'string') return value;
  return entryOf(value['@graph'] ?? value.mainEntity, depth + 1);
}

function readLinked(document: Document): Linked {
  let linked: Linked = { headline: null, description: null, day: null };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent ?? '';
    if (text.length > longestLinked || !/datePublished|headline/.test(text)) continue;
    try {
      const data: unknown = JSON.parse(text);
      const { headline, description } = entryOf(data, 0) ?? {};
      linked = {
        headline: linked.headline ?? (typeof headline === 'string' ? fold(headline) : null),
        description:
          linked.description ?? (typeof description === 'string' ? fold(description) : null),
        day: linked.day ?? dayOf(findInLinkedData(data, 'datePublished', 0)),
      };
    } catch {
      // Sites ship broken JSON-LD; another place may still hold what is missing.
    }
  }
  return linked;
}

/**
 * The canonical link as an absolute web address without fragment; null where there is none, or none that
 * can be told without the page's own address.
 */
export function canonicalAddress(href: string | null, url: string | null): string | null {
  const base = url ?? undefined;
  if (href === null || !URL.canParse(href, base)) return null;
  const address = new URL(href, base);
  address.hash = '';
  return /^https?:$/.test(address.protocol) ? address.href : null;
}

/** Reads title, description, date, language and canonical address from the page's head and markup. */
export function readMetadata(document: Document, article: Element | null): Metadata {
  const metas = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name =
      meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop');
    const content = fold(meta.getAttribute('content'));
    if (name && content && !metas.has(name.toLowerCase())) metas.set(name.toLowerCase(), content);
  }
  const timeDay = (root: ParentNode): string | null => {
    for (const time of root.querySelectorAll('[itemprop="datePublished"], time[datetime]')) {
      const day = dayOf(
        time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.textContent,
      );
      if (day) return day;
    }
    return null;
  };
  const metaDay = (): string | null => {
    for (const name of dateNames) {
      const day = dayOf(metas.get(name));
      if (day) return day;
    }
    return null;
  };
  const linked = readLinked(document);
  const languageMeta = metas.get('content-language') ?? metas.get('og:locale')?.replace('_', '-');
  return {
    title: metas.get('og:title') ?? (linked.headline || fold(document.title)),
    description:
      metas.get('og:description') ?? metas.get('description') ?? linked.description ?? '',
    published: metaDay() ?? linked.day ?? (article && timeDay(article)) ?? timeDay(document),
    language:
      article?.closest('[lang]')?.getAttribute('lang') ||
      document.documentElement?.getAttribute('lang') ||
      languageMeta ||
      null,
    canonical: document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null,
  };
}
