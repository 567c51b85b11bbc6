import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inventedPack } from '../../tests/fixtures/packs';
import { anyReport } from '../../tests/fixtures/report-arbitrary';
import type { Article } from '../extract/article';
import { checkArticle } from '../verify/check-article';
import { reportText } from './report-text';

describe('reportText', () => {
  it('is the text that was checked: its blocks, a line feed between them', () => {
    const texts = [
      'What we know of the loss of the Halden Star',
      'The Halden Star sank near Brannoy on 14 March 2023. Who knew? “Nobody,” said Dr. Lund of the U.S. office.',
      'What we know of the loss of the Halden Star',
      '5',
    ];
    const article: Article = {
      url: null,
      title: '',
      published: null,
      language: 'en',
      blocks: texts.map((text, id) => ({ id: id + 7, role: 'paragraph', text })),
    };
    const report = checkArticle(article, inventedPack(), {
      minVoices: 2,
      detection: { about: 'yes', relevance: 1, why: [] },
      assumeEvent: true,
    });
    const { text, places } = reportText(report);
    expect(text).toBe(texts.join('\n'));
    expect(places.map(([from, to]) => text.slice(from, to))).toEqual(
      report.sentences.map((sentence) => sentence.text),
    );
  });

  it('tells where each sentence stands', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const { text, places } = reportText(report);
        expect(places.map(([from, to]) => text.slice(from, to))).toEqual(
          report.sentences.map((sentence) => sentence.text),
        );
      }),
    );
  });
});
