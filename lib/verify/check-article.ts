import type { Article } from '../extract/article';
import type { Pack } from '../factbase/pack-schema';
import type { About, PageReport } from '../report/page-report';

export interface CheckOptions {
  /** Voices that a claim needs to be corroborated. */
  readonly minVoices: number;
  /** What detection found; sentences are checked only where about is "yes" or `assumeEvent` is set. */
  readonly detection: {
    readonly about: About;
    readonly relevance: number;
    readonly why: readonly string[];
  };
  readonly assumeEvent: boolean;
  readonly file?: string | null;
}

/** Everything the pack says about the article: sentence by sentence, and in sum. Pure. */
export function checkArticle(article: Article, pack: Pack, options: CheckOptions): PageReport {
  return {
    schema: 'second-source/report@1',
    file: options.file ?? null,
    url: article.url,
    title: article.title,
    ...options.detection,
    published: article.published,
    language: article.language,
    pack: { id: pack.id, version: pack.version, name: pack.name },
    minVoices: options.minVoices,
    summary: { corroborated: 0, disputed: 0, unique: 0 },
    sentences: [],
    omitted: [],
    resembles: [],
  };
}
