import { useEffect, useRef, useState } from 'preact/hooks';
import { type BuiltExport, buildExport } from '../../lib/report/build-export';
import {
  type ExportPage,
  type FormatName,
  fileNameOf,
  formatNamed,
} from '../../lib/report/export-formats';
import { plural, type Translate } from '../translate';
import type { ResultsTools } from './tools';

/** What is to be taken away. */
export interface ExportRequest {
  readonly format: FormatName;
  readonly title: string;
  readonly pages: readonly (() => Promise<ExportPage | null>)[];
}

/** How far an export is. */
export interface ExportProgress {
  readonly done: number;
  readonly total: number;
}

/** Puts exports together, one at a time, and says what came of them. */
export function useExport(tools: ResultsTools, translate: Translate) {
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const [message, setMessage] = useState('');
  const current = useRef(0);
  useEffect(
    () => () => {
      current.current += 1;
    },
    [],
  );

  async function build(request: ExportRequest): Promise<BuiltExport | null> {
    const turn = ++current.current;
    const total = request.pages.length;
    setMessage('');
    if (total > 1) setProgress({ done: 0, total });
    try {
      return await buildExport({
        ...request,
        tools,
        onProgress: (done) => turn === current.current && total > 1 && setProgress({ done, total }),
        pause: tools.pause,
        isCancelled: () => turn !== current.current,
      });
    } catch (error) {
      setMessage(
        translate('resultsFailed', error instanceof Error ? error.message : String(error)),
      );
      return null;
    } finally {
      if (turn === current.current) setProgress(null);
    }
  }

  const missing = ({ missing: count }: BuiltExport): string =>
    count === 0 ? '' : ` ${plural(translate, 'resultsMissing', count)}`;

  return {
    progress,
    message,
    say: setMessage,
    cancel() {
      current.current += 1;
      setProgress(null);
    },
    build,
    async download(request: ExportRequest): Promise<void> {
      const built = await build(request);
      if (!built) return;
      const name = fileNameOf(request.title, tools.now().slice(0, 10), request.format);
      tools.save({ name, mediaType: formatNamed(request.format).mediaType, parts: built.parts });
      setMessage(translate('resultsSaved', name) + missing(built));
    },
    async copy(request: ExportRequest): Promise<void> {
      const built = await build(request);
      if (!built) return;
      // A byte order mark is for files.
      const copied = await tools.copy({ text: built.parts.join('').replace(/^\ufeff/, '') });
      setMessage(
        copied ? translate('resultsCopied') + missing(built) : translate('resultsCopyFailed'),
      );
    },
  };
}
