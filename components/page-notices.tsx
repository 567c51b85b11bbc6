import type { PageReport } from '../lib/report/page-report';
import { plural, useTranslate } from './translate';

/** Whether the engine reads the page's language; a page that names none is taken for English. */
const isRead = (language: string | null): boolean => language === null || /^en\b/i.test(language);

/** What bears on the whole report: a language that is not read, sources that the page is a near copy of. */
export function PageNotices({
  report,
  sourceName,
}: {
  readonly report: Pick<PageReport, 'language' | 'resembles'>;
  /** A source's readable name by its id. */
  readonly sourceName: (source: string) => string;
}) {
  const translate = useTranslate();
  const { language, resembles } = report;
  return (
    <>
      {!isRead(language) && (
        <p class="notice" data-notice="language">
          {translate('popupLanguage')}
        </p>
      )}
      {resembles.length > 0 && (
        <p class="notice" data-notice="resembles">
          {translate(
            'popupResembles',
            resembles
              .map(
                ({ source, similarity }) =>
                  `${sourceName(source)}, ${Math.round(similarity * 100)} %`,
              )
              .join('; '),
          )}
        </p>
      )}
    </>
  );
}

/** What bears on the marks of the page: not all could be drawn, or they cannot be kept in step. */
export function DrawingNotices({
  painted,
}: {
  /** Null where nothing is drawn. */
  readonly painted: { readonly undrawn: number; readonly restless?: boolean } | null;
}) {
  const translate = useTranslate();
  if (painted === null) return null;
  const { undrawn, restless } = painted;
  return (
    <>
      {restless && (
        <p class="notice" data-notice="restless">
          {translate('popupRestless')}
        </p>
      )}
      {undrawn > 0 && (
        <p class="notice" data-notice="undrawn">
          {plural(translate, 'popupUndrawn', undrawn)}
        </p>
      )}
    </>
  );
}
