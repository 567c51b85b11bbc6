import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyReport } from '../../tests/fixtures/report-arbitrary';
import {
  sampleClaim,
  sampleContest,
  sampleReport,
  sampleSentence,
} from '../../tests/fixtures/sample-report';
import { csvCell, lineCsv, lineCsvHead, pageCsv, pageCsvHead } from './export-csv';

/** Reads CSV as a spreadsheet does (RFC 4180). */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g,
  )) {
    row.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

describe('csvCell', () => {
  it.each([
    ['=HYPERLINK("http://evil.example")', `"'=HYPERLINK(""http://evil.example"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    [' \t=1', "' \t=1"],
    ['\tx', "'\tx"],
    ['\rx', `"'\rx"`],
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['a;b', '"a;b"'],
    ['a\nb', '"a\nb"'],
    ['say "x"', '"say ""x"""'],
    ['1 = 1', '1 = 1'],
    [null, ''],
    [3, '3'],
  ])('writes %j as %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it('never begins a cell with what a spreadsheet runs, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [[cell, next] = []] = readCsv(`${csvCell(text)},end\r\n`);
        expect(next).toBe('end');
        expect(cell).not.toMatch(/^[\s]*[=+\-@]/);
        expect(cell === text || cell === `'${text}`).toBe(true);
      }),
    );
  });
});

describe('pageCsv', () => {
  it('has one row a claim, and one for a sentence without any', () => {
    const [head, headline, disputed, ...rest] = readCsv(pageCsvHead + pageCsv(sampleReport()));
    expect(rest).toEqual([]);
    expect(headline).toHaveLength(head?.length ?? 0);
    const cells = Object.fromEntries((head ?? []).map((name, at) => [name, disputed?.[at]]));
    expect(cells).toEqual({
      file: 'ferry.html',
      url: 'https://news.example/ferry',
      about: 'yes',
      published: '2023-05-02',
      sentence: '2',
      text: '20 were hurt, sailors said.',
      verdict: 'disputed',
      kind: '',
      claim: '1',
      fact: 'hurt',
      slot: 'hurt',
      value: '20',
      claim_verdict: 'disputed',
      claim_kind: '',
      reason: 'The Gazette reports 12, not 20.',
      words: '20 were hurt',
      supporting_sources: '',
      contradicting_sources: 'The Gazette; Radio "One"',
      locators: '001 ¶2 s1',
      supporting_voices: '0',
      contradicting_voices: '1',
      evidence: [
        'The Gazette disagrees (12): Twelve people were hurt, after the coastguard [001 ¶2 s1]',
        'Radio "One" disagrees (12): Twelve people were hurt [001 ¶2 s1]',
      ].join('\n'),
      contested_by: '',
      hedged: 'no',
      note: '',
      pack: 'ferry',
      pack_version: '1',
      canonical: '',
      contest_verdict: '',
      contest_note: '',
      contest_created: '',
    });
  });

  it('tells what a researcher says of a label', () => {
    const contest = { ...sampleContest, note: '=HYPERLINK("x")' };
    const [row] = readCsv(pageCsv(sampleReport({ sentences: [sampleSentence({ contest })] })));
    expect(row?.slice(-3)).toEqual(['corroborated', `'=HYPERLINK("x")`, sampleContest.created]);
  });

  it('repeats the sentence for its second claim', () => {
    const sentence = sampleSentence({ claims: [sampleClaim(), sampleClaim({ fact: 'pier' })] });
    const rows = readCsv(pageCsv(sampleReport({ sentences: [sentence] })));
    expect(rows.map((row) => row[9])).toEqual(['hurt', 'pier']);
    expect(rows.map((row) => row[5])).toEqual([sentence.text, sentence.text]);
  });
});

describe('a page of hostile text', () => {
  it('is read back cell by cell, and none of them is a formula', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const [head = [], ...rows] = readCsv(pageCsvHead + pageCsv(report));
        for (const cells of rows) {
          expect(cells).toHaveLength(head.length);
          for (const cell of cells) expect(cell).not.toMatch(/^[\s\p{Cc}]*[=+\-@＝＋－＠]/u);
        }
        const texts = report.sentences.flatMap(({ text, claims }) =>
          Array.from({ length: Math.max(1, claims.length) }, () => text),
        );
        expect(rows.map((cells) => cells[5]?.replace(/^'/, ''))).toEqual(
          texts.map((text) => text.replace(/^'/, '')),
        );
      }),
    );
  });

  it('has only the chosen sentences, under their own numbers', () => {
    const rows = readCsv(pageCsv(sampleReport(), new Set([1])));
    expect(rows.map((cells) => cells[4])).toEqual(['2']);
  });
});

describe('lineCsv', () => {
  it('fits its head and begins with the id', () => {
    const [head, row] = readCsv(lineCsvHead + lineCsv({ id: 'a1', sentence: sampleSentence() }));
    expect(row).toHaveLength(head?.length ?? 0);
    expect(row?.[0]).toBe('a1');
  });
});
