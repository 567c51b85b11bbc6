import { useEffect, useState } from 'preact/hooks';
import { buildExport } from '../../lib/report/build-export';
import { useTranslate } from '../translate';
import type { ResultsTools } from './tools';
import type { ExportRequest } from './use-export';

/** Characters shown: enough to see what it will be. */
const most = 6000;

/** The beginning of an export, as it will stand in the file; of several pages, the first. */
export function Preview({
  request,
  tools,
}: {
  readonly request: ExportRequest;
  readonly tools: ResultsTools;
}) {
  const translate = useTranslate();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    const show = async (): Promise<void> => {
      const built = await buildExport({
        ...request,
        pages: request.pages.slice(0, 1),
        tools,
        onProgress: () => undefined,
        pause: tools.pause,
        isCancelled: () => !current,
      });
      if (built) setText(built.parts.join('').replace(/^\ufeff/, ''));
    };
    void show();
    return () => {
      current = false;
    };
  }, [request, tools]);
  if (text === null) return <p class="hint">{translate('resultsPreparing')}</p>;
  const isCut = text.length > most || request.pages.length > 1;
  return (
    <>
      {/* Scrolls, so that the keyboard must get there. */}
      <section class="preview" aria-label={translate('resultsPreview')} ref={scrollByKeyboard}>
        <pre>{text.slice(0, most)}</pre>
      </section>
      {isCut && <p class="hint">{translate('resultsPreviewCut')}</p>}
    </>
  );
}

const scrollByKeyboard = (element: HTMLElement | null): void => {
  if (element) element.tabIndex = 0;
};
