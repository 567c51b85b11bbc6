import { type ComponentChild, render } from 'preact';
import type { ClaimReport, Evidence, PageReport, SentenceReport } from '../lib/report/page-report';
import messages from '../public/_locales/en/messages.json';
import { type Translate, TranslateProvider } from './translate';

/** The English messages, as the browser would give them. */
export const english: Translate = (key, ...values) =>
  messages[key].message.replace(/\$(\d)/g, (_whole, place: string) =>
    String(values[Number(place) - 1] ?? ''),
  );

/** Renders into a new element of the page. */
export function show(view: ComponentChild): HTMLElement {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  render(<TranslateProvider value={english}>{view}</TranslateProvider>, root);
  return root;
}

export const evidence = (changes: Partial<Evidence> = {}): Evidence => ({
  source: 'harbour-post',
  sourceName: 'The Harbour Post',
  lineage: 'post',
  stance: 'supports',
  value: '31',
  statement: 'Thirty-one people were aboard.',
  locator: 'P ¶2 s1',
  party: null,
  pack: 'ferry',
  ...changes,
});

export const claim = (changes: Partial<ClaimReport> = {}): ClaimReport => ({
  fact: 'on-board',
  slot: 'on-board',
  value: '31',
  verdict: 'corroborated',
  kind: null,
  reason: 'Two independent sources report 31.',
  span: [18, 27],
  hedged: false,
  contestedBy: [],
  note: null,
  evidence: [evidence()],
  ...changes,
});

export const sentence = (changes: Partial<SentenceReport> = {}): SentenceReport => ({
  text: 'The ferry carried 31 people.',
  verdict: 'corroborated',
  kind: null,
  claims: [claim()],
  central: 0,
  block: 0,
  range: [0, 28],
  ...changes,
});

export const report = (changes: Partial<PageReport> = {}): PageReport => ({
  schema: 'second-source/report@1',
  file: null,
  url: 'https://news.example/ferry',
  title: 'Ferry sinks',
  about: 'yes',
  relevance: 0.9,
  why: ['Ferry in the headline'],
  published: null,
  language: 'en',
  pack: { id: 'ferry', version: '1', name: 'The ferry' },
  minVoices: 2,
  summary: { corroborated: 1, disputed: 0, unique: 0 },
  sentences: [sentence()],
  omitted: [],
  resembles: [],
  ...changes,
});
