import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyReport } from '../../tests/fixtures/report-arbitrary';
import { sampleContest, sampleReport, sampleSentence } from '../../tests/fixtures/sample-report';
import { annotationProblems, collectionProblems } from '../../tests/fixtures/web-annotation';
import { isTold } from './contest';
import { addressOf, pageAnnotations } from './export-annotations';
import { reportText } from './report-text';

const stamp = {
  id: 'urn:uuid:00000000-0000-4000-8000-000000000000',
  created: '2026-01-02T03:04:05.678Z',
  version: '1.2.3',
};
const itemsOf = (collection: ReturnType<typeof pageAnnotations>) => collection.first?.items ?? [];
const sample = () => pageAnnotations(sampleReport(), stamp);

describe('pageAnnotations', () => {
  it('assesses each marked sentence: where it stands, the verdict, why and who says so', () => {
    const [annotation, ...rest] = itemsOf(sample());
    expect(rest).toEqual([]);
    expect(annotation).toMatchObject({
      id: `${stamp.id}#sentence-2`,
      type: 'Annotation',
      motivation: 'assessing',
      created: stamp.created,
      generator: { type: 'Software', name: 'Second Source', softwareVersion: '1.2.3' },
      pack: { id: 'ferry', version: '1', name: 'The ferry Alma' },
      target: {
        source: 'https://news.example/ferry',
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: '20 were hurt, sailors said.',
            prefix: 'Ferry hits pier\n',
            suffix: '',
          },
          { type: 'TextPositionSelector', start: 16, end: 43 },
        ],
        state: { type: 'TimeState', sourceDate: stamp.created },
      },
    });
    const [tag, words, data] = annotation?.body ?? [];
    expect(tag).toMatchObject({ purpose: 'tagging', value: 'disputed' });
    expect(words).toMatchObject({
      purpose: 'assessing',
      value: [
        'Disputed: The Gazette reports 12, not 20.',
        '– The Gazette disagrees (12): Twelve people were hurt, after the coastguard [001 ¶2 s1]',
        '– Radio "One" disagrees (12): Twelve people were hurt [001 ¶2 s1]',
      ].join('\n'),
    });
    expect(data).toMatchObject({ type: 'Dataset', assessment: sampleSentence() });
  });

  it('says what a researcher says against a verdict, or against there being none', () => {
    const contested = sampleSentence({ contest: sampleContest });
    const unmarked = { verdict: null, claims: [], central: null } as const;
    const report = sampleReport({
      sentences: [
        contested,
        sampleSentence({ ...unmarked, contest: { ...sampleContest, verdict: null, note: '' } }),
        sampleSentence(unmarked),
      ],
    });
    const collection = pageAnnotations(report, stamp);
    expect(collectionProblems(collection)).toEqual([]);
    const [first, second, ...rest] = itemsOf(collection);
    expect(rest).toEqual([]);
    expect(first?.body.slice(2)).toMatchObject([
      { assessment: { verdict: 'disputed', contest: sampleContest } },
      { purpose: 'tagging', value: 'contested' },
      {
        purpose: 'commenting',
        created: sampleContest.created,
        value:
          'Contested by the researcher, who says corroborated: The owner confirmed it by phone.',
      },
    ]);
    expect(second?.body.at(-1)).toMatchObject({
      value: 'Contested by the researcher, who says that it deserves no mark.',
    });
  });

  it('keeps 32 code points before and after, pairs of surrogates whole', () => {
    const plane = '🛩'.repeat(40);
    const report = sampleReport({
      sentences: [
        sampleSentence({ text: plane, verdict: null, claims: [], block: 0, range: [0, 80] }),
        sampleSentence({ block: 0, range: [81, 108] }),
        sampleSentence({ text: plane, verdict: null, claims: [], block: 0, range: [109, 189] }),
      ],
    });
    const [quote, position] = itemsOf(pageAnnotations(report, stamp))[0]?.target.selector ?? [];
    expect(quote).toMatchObject({
      prefix: `${'🛩'.repeat(31)} `,
      suffix: ` ${'🛩'.repeat(31)}`,
    });
    expect(position).toMatchObject({ start: 41, end: 68 });
  });

  it('leaves the text out of a selection, but not the surroundings of what was chosen', () => {
    const chosen = pageAnnotations(sampleReport(), stamp, new Set([1]));
    expect(chosen.checkedPage).toMatchObject({ scope: 'selection', text: null, sentences: [] });
    expect(itemsOf(chosen)[0]?.target.selector[0].prefix).toBe('Ferry hits pier\n');
    expect(pageAnnotations(sampleReport(), stamp, new Set([0])).total).toBe(0);
  });

  it('is valid where nothing is marked, and where the text has no address', () => {
    const bare = sampleReport({ sentences: [], url: null, file: '-' });
    expect(collectionProblems(pageAnnotations(bare, stamp))).toEqual([]);
    const unnamed = pageAnnotations(sampleReport({ url: null }), stamp);
    expect(itemsOf(unnamed)[0]?.target.source).toBe(`${stamp.id}#text`);
    expect(collectionProblems(unnamed)).toEqual([]);
  });

  it('is valid by the Web Annotation model, and finds every sentence again by quote and by position', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const collection = pageAnnotations(report, stamp);
        const written: unknown = JSON.parse(JSON.stringify(collection));
        expect(collectionProblems(written)).toEqual([]);
        const marked = report.sentences.filter(isTold);
        expect(collection.total).toBe(marked.length);
        const { text } = reportText(report);
        const characters = [...text];
        for (const [index, annotation] of itemsOf(collection).entries()) {
          const alone = { '@context': collection['@context'], ...annotation };
          expect(annotationProblems(alone)).toEqual([]);
          const [{ exact, prefix, suffix }, { start, end }] = annotation.target.selector;
          expect(exact).toBe(marked[index]?.text);
          expect(characters.slice(start, end).join('')).toBe(exact);
          expect(characters.slice(Math.max(0, start - 32), start).join('')).toBe(prefix);
          expect(characters.slice(end, end + 32).join('')).toBe(suffix);
          expect(text).toContain(prefix + exact + suffix);
        }
      }),
    );
  });
});

describe('the schema of the Web Annotation model', () => {
  const broken = (change: (collection: Record<string, unknown>) => unknown): string[] =>
    collectionProblems(change(JSON.parse(JSON.stringify(sample()))));
  const inFirst = (change: (annotation: Record<string, unknown>) => unknown) =>
    broken(({ first, ...rest }) => {
      const page: unknown = first;
      if (typeof page !== 'object' || page === null || !('items' in page))
        throw new Error('no page');
      const [annotation] = Array.isArray(page.items) ? page.items : [];
      return { ...rest, first: { ...page, items: [change(annotation)] } };
    });

  it.each<[string, string[]]>([
    ['a collection without context', broken(({ '@context': _, ...rest }) => rest)],
    ['another context', broken((rest) => ({ ...rest, '@context': 'https://schema.org' }))],
    ['a total without a page', broken(({ first: _, ...rest }) => rest)],
    ['an unknown term', broken((rest) => ({ ...rest, mood: 'calm' }))],
    [
      'an empty page',
      broken((rest) => ({ ...rest, first: { id: 'urn:x:y', type: 'AnnotationPage', items: [] } })),
    ],
    ['no id', inFirst(({ id: _, ...rest }) => rest)],
    ['an id that is no IRI', inFirst((rest) => ({ ...rest, id: 'first' }))],
    ['no target', inFirst(({ target: _, ...rest }) => rest)],
    ['a motivation of its own', inFirst((rest) => ({ ...rest, motivation: 'judging' }))],
    ['a local time', inFirst((rest) => ({ ...rest, created: '2026-01-02T03:04:05+02:00' }))],
    ['a body without value', inFirst((rest) => ({ ...rest, body: [{ type: 'TextualBody' }] }))],
    ['both kinds of body', inFirst((rest) => ({ ...rest, bodyValue: 'x' }))],
    [
      'half a position',
      inFirst((rest) => ({
        ...rest,
        target: {
          type: 'SpecificResource',
          source: 'https://a.example/',
          selector: { type: 'TextPositionSelector', start: 1 },
        },
      })),
    ],
    [
      'a negative position',
      inFirst((rest) => ({
        ...rest,
        target: {
          type: 'SpecificResource',
          source: 'https://a.example/',
          selector: { type: 'TextPositionSelector', start: -1, end: 4 },
        },
      })),
    ],
  ])('refuses %s', (_, problems) => {
    expect(problems).not.toEqual([]);
  });
});

describe('addressOf', () => {
  it.each([
    [
      { canonical: 'https://a.example/story', url: 'https://a.example/amp#x' },
      'https://a.example/story',
    ],
    [{ canonical: null, url: 'https://a.example/story?x=1#part' }, 'https://a.example/story?x=1'],
    [{ url: 'https://a.example/two words' }, 'https://a.example/two%20words'],
    [{ url: 'not an address' }, null],
    [{ url: null }, null],
  ])('takes of %j', (page, address) => {
    expect(addressOf(page)).toBe(address);
  });
});
