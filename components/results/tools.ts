import type { ExportTools } from '../../lib/report/export-formats';
import type { PageReport } from '../../lib/report/page-report';
import type { EarlierCheck } from '../../lib/report/read-annotations';
import type { Result } from '../../lib/result';

/** A page's report, and when it was made. */
export interface CheckedPage {
  readonly report: PageReport;
  /** ISO 8601 date-time in UTC. */
  readonly checked: string;
}

/** A file to save. */
export interface NewFile {
  readonly name: string;
  readonly mediaType: string;
  readonly parts: readonly string[];
}

/** What the view of results has done outside of it. */
export interface ResultsTools extends ExportTools {
  /** A page of the session, or null where it is not kept any more. */
  readonly loadPage: (id: number) => Promise<CheckedPage | null>;
  readonly forgetSession: () => Promise<void>;
  readonly save: (file: NewFile) => void;
  /** False where the browser does not allow it. */
  readonly copy: (content: { readonly text: string; readonly html?: string }) => Promise<boolean>;
  readonly readEarlier: (file: Blob) => Promise<Result<readonly EarlierCheck[]>>;
  /** Lets the screen be drawn. */
  readonly pause: () => Promise<void>;
  /** The time, as an ISO 8601 date-time in UTC. */
  readonly now: () => string;
}
