// @vitest-environment happy-dom
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { anyReport } from '../../tests/fixtures/report-arbitrary';
import {
  sampleClaim,
  sampleContest,
  sampleReport,
  sampleSentence,
} from '../../tests/fixtures/sample-report';
import { shownVerdict } from './contest';
import { htmlHead, htmlTail, markOnly, pageHtml } from './export-html';
import { partsOf } from './html/faults';
import { copyStyle, copyStyleHash } from './html/style';
import type { PageReport } from './page-report';

const stamp = { created: '2026-01-02T03:04:05Z', version: '1.2.3' };
const copyOf = (report: PageReport) =>
  parseHTML(htmlHead(report.title) + pageHtml(report, stamp) + htmlTail).document;
const textOf = (element: Element | null): string => element?.textContent ?? '';

describe('an annotated copy', () => {
  it('holds the text with its marks, and behind each number the evidence', () => {
    const document = copyOf(sampleReport());
    expect(textOf(document.querySelector('h1')).trim()).toBe('Ferry hits pier');
    const [mark] = document.querySelectorAll('.block mark');
    expect(mark?.className).toBe('disputed');
    expect(textOf(mark ?? null)).toBe('20 were hurt, sailors said.');
    expect(textOf(mark?.querySelector('b') ?? null)).toBe('20 were hurt');
    const target = document.querySelector('.ref')?.getAttribute('href')?.slice(1) ?? '';
    const evidence = document.getElementById(target);
    expect(evidence?.closest('details')).not.toBeNull();
    expect(textOf(evidence)).toContain(
      'The Gazette disagrees (12): Twelve people were hurt, after the coastguard [001 ¶2 s1; ferry]',
    );
    expect(textOf(document.querySelector('.omitted'))).toContain(
      'The captain had slept (2 voices)',
    );
    expect(textOf(document.querySelector('.about'))).toContain(
      'Checked on 2026-01-02 by Second Source 1.2.3 against the fact base ferry, version 1',
    );
  });

  it('lets nothing in but its own style', () => {
    const document = copyOf(sampleReport());
    expect(document.querySelector('meta[http-equiv]')?.getAttribute('content')).toBe(
      `default-src 'none'; style-src '${copyStyleHash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(textOf(document.querySelector('style'))).toBe(copyStyle);
    expect(copyStyleHash).toBe(`sha256-${createHash('sha256').update(copyStyle).digest('base64')}`);
    expect(document.querySelectorAll('script, link, img, iframe, [style]')).toHaveLength(0);
  });

  it('links to the page only where that is on the web', () => {
    const link = (url: string | null) =>
      copyOf(sampleReport({ url })).querySelector('.about a')?.getAttribute('href') ?? null;
    expect(link('https://news.example/ferry#top')).toBe('https://news.example/ferry');
    expect(link('javascript:alert(1)')).toBeNull();
    expect(link(null)).toBeNull();
  });

  it('marks only what was chosen, and keeps the text', () => {
    const both = sampleReport({
      sentences: [
        sampleSentence({ block: 0 }),
        sampleSentence({ block: 1, text: 'Nobody drowned.' }),
      ],
    });
    const document = copyOf(markOnly(both, new Set([0])));
    expect(document.querySelectorAll('.block mark')).toHaveLength(1);
    expect(textOf(document.querySelector('main'))).toContain('Nobody drowned.');
  });

  it('shows what a researcher says beside what the engine says', () => {
    const contest = { ...sampleContest, note: '<b>sure</b>' };
    const document = copyOf(sampleReport({ sentences: [sampleSentence({ contest })] }));
    expect(document.querySelector('.block mark')?.className).toBe('corroborated');
    expect(textOf(document.querySelector('summary b'))).toBe('disputed, contested: corroborated');
    expect(textOf(document.querySelector('.contest'))).toBe(
      'Contested by the researcher, who says corroborated: <b>sure</b>',
    );
    const none = { ...contest, verdict: null };
    const unmarked = copyOf(sampleReport({ sentences: [sampleSentence({ contest: none })] }));
    expect(unmarked.querySelector('.block mark')).toBeNull();
    expect(textOf(unmarked.querySelector('summary b'))).toBe('disputed, contested: not marked');
  });

  it('keeps hostile text text', () => {
    const elements =
      /^(?:html|head|meta|title|style|body|main|article|div|h1|h2|p|a|aside|ul|li|span|mark|b|q|strong|details|summary|section)$/;
    fc.assert(
      fc.property(anyReport, (report) => {
        const html = htmlHead(report.title) + pageHtml(report, stamp) + htmlTail;
        // A browser's parser, not the one that the serialiser might share its mistakes with.
        const document = new DOMParser().parseFromString(html, 'text/html');
        for (const element of document.querySelectorAll('*')) {
          expect(element.localName).toMatch(elements);
          for (const { name } of element.attributes)
            expect(name).toMatch(
              /^(?:class|id|href|rel|lang|dir|name|content|charset|http-equiv|aria-(?:label|hidden))$/,
            );
        }
        const marks = [...document.querySelectorAll('.block mark')].map((mark) => mark.textContent);
        expect(marks).toEqual(
          report.sentences
            .filter((sentence) => shownVerdict(sentence) !== null)
            .map(({ text }) => text),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('partsOf', () => {
  it('loses no character, whatever spans overlap', () => {
    const spans = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 5 });
    fc.assert(
      fc.property(fc.string({ maxLength: 10 }), spans, (text, found) => {
        const claims = found.map(([one, other]) =>
          sampleClaim({ span: [Math.min(one, other), Math.max(one, other)] }),
        );
        const parts = partsOf({ text, claims });
        expect(parts.map((part) => part.text).join('')).toBe(text);
      }),
    );
  });

  it('tells the words at fault from the others', () => {
    expect(partsOf(sampleSentence())).toEqual([
      { text: '20 were hurt', atFault: true },
      { text: ', sailors said.', atFault: false },
    ]);
  });
});
