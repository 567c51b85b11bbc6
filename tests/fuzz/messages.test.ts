import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReceiver, createSender, type Protocol } from '../../lib/messages/channel';
import { annotatorProtocol, pageProtocol } from '../../lib/messages/page-protocol';
import { viewProtocol } from '../../lib/messages/protocol';
import { anyReport } from '../fixtures/report-arbitrary';
import { anyMutations, leadsInto, mutated } from './mutate';

const article = {
  url: 'https://news.example/ferry',
  canonical: null,
  title: 'Ferry hits pier',
  published: '2023-05-02',
  language: 'en',
  blocks: [
    { id: 0, role: 'headline', text: 'Ferry hits pier' },
    { id: 1, role: 'paragraph', text: '20 were hurt, sailors said.' },
  ],
};
const act = { act: 'contest', verdict: 'unique', note: 'The owner confirmed it by phone.' };

const mark = {
  id: 1,
  verdict: 'disputed',
  contest: 'overruled',
  block: 1,
  range: [0, 4],
  text: '20 w',
  faults: [[0, 2]],
};

/** A message of every kind as it is sent; what a kind carries more than one shape of stands there more than once. */
const messages: readonly (readonly [Protocol, string, unknown])[] = [
  [pageProtocol, 'candidate', { ...article, description: 'Twenty hurt' }],
  [pageProtocol, 'words', { language: 'de' }],
  [
    pageProtocol,
    'check',
    { ...article, description: '', order: [0, 1], path: [1, 0], question: 1 },
  ],
  [pageProtocol, 'at', { sentence: 1, text: '20 were hurt' }],
  [pageProtocol, 'painted', { drawn: 3, undrawn: 0, restless: true }],
  [pageProtocol, 'sentence', { id: 1, text: '20 were hurt' }],
  [pageProtocol, 'contest', { id: 1, text: '20 were hurt', act }],
  [pageProtocol, 'contest', { id: 1, text: '20 were hurt', act: { act: 'withdraw' } }],
  [viewProtocol, 'tab', { tabId: 7 }],
  [viewProtocol, 'switch-page', { tabId: 7, on: true }],
  [viewProtocol, 'switch-site', { tabId: 7, on: false }],
  [viewProtocol, 'look', { tabId: 7 }],
  [viewProtocol, 'contest', { tabId: 7, sentence: 1, text: '20 were hurt', act }],
  [viewProtocol, 'check-anyway', { tabId: 7, pack: 'ferry' }],
  [viewProtocol, 'jump', { tabId: 7, sentence: 1 }],
  [viewProtocol, 'check-text', { text: '20 were hurt', pack: null, published: '2023-05-02' }],
  [viewProtocol, 'take-selection', { tabId: 7 }],
  [viewProtocol, 'matrix', { pack: 'ferry' }],
  [viewProtocol, 'session-page', { id: 3 }],
  [viewProtocol, 'read-page', { tabId: 7 }],
  [
    viewProtocol,
    'propose',
    {
      article,
      reviews: [{ claim: 'It sank', holds: false, rating: 'False', reviewer: null }],
      target: 'ferry',
      today: '2023-05-04',
    },
  ],
  [annotatorProtocol, 'jump', { sentence: 1, place: { block: 1, range: [0, 4], text: '20 w' } }],
  [annotatorProtocol, 'step', { by: -1 }],
  [annotatorProtocol, 'marks', { question: 1, marks: [mark], managed: false }],
];

/** Kinds that say all by their name. */
const bare = new Set(
  [pageProtocol, viewProtocol, annotatorProtocol].flatMap((protocol) =>
    Object.entries<Protocol[string]>(protocol).flatMap(([kind, { request }]) =>
      'entries' in request && Object.keys(Object(request.entries)).length === 0 ? [kind] : [],
    ),
  ),
);

/** The path in a problem of the receiver, which stands before what is wrong there. */
const pathIn = (message: string): string =>
  /^room\.kind: malformed message at ([^:]+): ./s.exec(message)?.[1] ?? `no path: ${message}`;

describe('messages that something went wrong with', () => {
  it('of all kinds are among those that are tried', () => {
    const tried = new Set(messages.map(([, kind]) => kind));
    const all = [pageProtocol, viewProtocol, annotatorProtocol].flatMap(Object.keys);
    expect(all.filter((kind) => !tried.has(kind) && !bare.has(kind))).toEqual([]);
  });

  it('3,000 of them, are each handled whole, or refused by path before anybody handles them', async () => {
    const seen = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...messages),
        anyMutations,
        async ([protocol, kind, sent], mutations) => {
          const exchange = protocol[kind];
          if (!exchange) throw new Error(`there is no ${kind}`);
          const payload = mutated(sent, mutations);
          const handled: unknown[] = [];
          const receive = createReceiver(
            'room',
            { kind: exchange },
            { kind: (...given) => handled.push(given[0]) },
          );
          const answer = receive({ room: 'room', kind: 'kind', payload }, null);
          const refusal = await answer?.then(
            () => null,
            (error: unknown) => (error instanceof TypeError ? error.message : 'another error'),
          );
          if (refusal === null) {
            seen.accepted++;
            expect(handled).toHaveLength(1);
            expect(payload).toMatchObject(Object(handled[0]));
          } else {
            seen.refused++;
            expect(handled).toEqual([]);
            expect(leadsInto(payload, pathIn(refusal ?? '')), refusal).toBe(true);
            expect((refusal ?? '').length).toBeLessThan(500);
          }
        },
      ),
      { numRuns: 3000 },
    );
    expect(seen.accepted).toBeGreaterThan(300);
    expect(seen.refused).toBeGreaterThan(300);
  }, 120_000);
});

const reports = fc
  .sample(anyReport, { numRuns: 40, seed: 9 })
  .filter(({ sentences }) => sentences.length < 5);

describe('2,000 reports that something went wrong with', () => {
  it('each reach a view whole, or are refused by path', async () => {
    const seen = { accepted: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...reports), anyMutations, async (report, mutations) => {
        const sent = mutated(report, mutations);
        const send = createSender('view', viewProtocol, async () => sent);
        const reply = await send('session-page', { id: 1 });
        if (reply.ok) {
          seen.accepted++;
          if (reply.value === null) expect(sent).toBeNull();
          else expect(sent).toMatchObject(reply.value);
          return;
        }
        seen.refused++;
        const [problem] = reply.problems;
        expect(problem?.where).toMatch(/^view\.session-page/);
        const path = problem?.where.slice('view.session-page.'.length) || '(root)';
        expect(leadsInto(sent, path), problem?.where).toBe(true);
        expect(problem?.what.length).toBeLessThan(500);
      }),
      { numRuns: 2000 },
    );
    expect(seen.accepted).toBeGreaterThan(200);
    expect(seen.refused).toBeGreaterThan(200);
  }, 120_000);
});
