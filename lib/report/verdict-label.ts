import type { PageReport, UniqueKind, Verdict } from './page-report';

const kindLabels = { 'single-source': 'one source', 'only-here': 'only here' } as const;

/** A verdict as people read it: "disputed", "unique (one source)", "not marked". */
export function verdictLabel(verdict: Verdict | null, kind: UniqueKind | null): string {
  if (verdict === null) return 'not marked';
  return kind === null ? verdict : `${verdict} (${kindLabels[kind]})`;
}

/** Whether the page is about the pack's event, in one sentence. */
export function aboutLabel(report: Pick<PageReport, 'about' | 'pack'>): string {
  switch (report.about) {
    case 'yes':
      return `About: ${report.pack.name}`;
    case 'mention':
      return `Mentions in passing: ${report.pack.name}`;
    case 'no':
      return `Not about: ${report.pack.name}`;
  }
}

/** "1 voice", "3 voices". */
export const voicesLabel = (voices: number): string => `${voices} voice${voices === 1 ? '' : 's'}`;
