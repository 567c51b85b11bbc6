import type {
  ClaimReport,
  Evidence,
  PageReport,
  SentenceReport,
} from '../../../lib/report/page-report';
import { compactReport } from '../../../lib/storage/compact-report';
import { type TabState, topFrame } from '../../../lib/storage/tab-store';

const verdicts = ['corroborated', 'disputed', 'unique'] as const;

const evidenceFor = (at: number): readonly Evidence[] =>
  Array.from(
    { length: 1 + (at % 4) },
    (_each, voice): Evidence => ({
      source: `source-${voice}`,
      sourceName: `The Harbour Post ${voice}`,
      lineage: `lineage-${voice % 3}`,
      stance: verdicts[at % 3] === 'disputed' ? 'contradicts' : 'supports',
      value: String(at % 40),
      statement: `Reported number ${at % 40} of those aboard, as the harbour office gave it out.`,
      locator: `P ¶${at % 9} s1`,
      party: at % 5 === 0 ? `Party ${at % 12}` : null,
      pack: 'ferry',
    }),
  );

function claimAt(at: number, span: readonly [number, number]): ClaimReport {
  const verdict = verdicts[at % 3] ?? 'unique';
  return {
    fact: `fact-${at % 60}`,
    slot: `slot-${at % 30}`,
    value: String(at % 40),
    verdict,
    kind: verdict === 'unique' ? 'single-source' : null,
    reason: `Two independent sources report ${at % 40}; this page says something of its own.`,
    span,
    hedged: at % 11 === 0,
    contestedBy: at % 13 === 0 ? ['the owner'] : [],
    note: null,
    evidence: evidenceFor(at),
  };
}

/** A report on an invented page with so many sentences, two claims in each. */
export function longReport(sentences: number, url: string): PageReport {
  return {
    schema: 'second-source/report@1',
    file: null,
    url,
    title: 'A very long page about a ferry',
    about: 'yes',
    relevance: 1,
    why: ['the ferry in the headline'],
    published: null,
    language: 'en',
    pack: { id: 'ferry', version: '1', name: 'The ferry' },
    minVoices: 2,
    summary: { corroborated: sentences, disputed: 0, unique: 0 },
    sentences: Array.from({ length: sentences }, (_each, at): SentenceReport => {
      const text = `Ferry number ${at} carried ${at % 40} people from the old harbour to the island before the storm${at % 7 === 0 ? ', and nobody aboard had been told that the second engine was out of order since the spring' : ''}.`;
      return {
        text,
        verdict: verdicts[(2 * at) % 3] ?? null,
        kind: null,
        claims: [claimAt(2 * at, [0, 12]), claimAt(2 * at + 1, [13, 30])],
        central: 0,
        block: at,
        range: [0, text.length],
      };
    }),
    omitted: [],
    resembles: [],
  };
}

/** What session storage holds of a tab that shows such a page. */
export function stored(tab: number, report: PageReport): Record<string, unknown> {
  const state: TabState = {
    url: report.url ?? '',
    frame: topFrame,
    phase: 'checked',
    detection: null,
    assumeEvent: false,
    asked: false,
    pack: report.pack.id,
    managed: false,
    painted: null,
    problem: null,
  };
  return { [`tab:${tab}`]: state, [`report:${tab}`]: compactReport(report) };
}
