import { describe, expect, it } from 'vitest';
import {
  sampleClaim,
  sampleContest,
  sampleReport,
  sampleSentence,
} from '../../tests/fixtures/sample-report';
import { escapeMarkdown, lineMarkdown, pageMarkdown } from './export-markdown';
import { pageText } from './export-text';

describe('escapeMarkdown', () => {
  it.each([
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
    ['[click](javascript:x)', '\\[click\\](javascript:x)'],
    ['*bold* _it_ `code`', '\\*bold\\* \\_it\\_ \\`code\\`'],
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['12. no item', '12\\. no item'],
    ['a\n\n# b', 'a \\# b'],
    ['A&lt;B', 'A&amp;lt;B'],
    ['see https://x.example', 'see https&#58;//x.example'],
    ['2024-12-25, 38 of 67', '2024-12-25, 38 of 67'],
  ])('writes %j as %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});

describe('pageMarkdown', () => {
  it('tells the summary, the marked sentences with evidence and what is left out', () => {
    expect(pageMarkdown(sampleReport())).toBe(`# Ferry hits pier

- File: ferry.html
- Address: https&#58;//news.example/ferry
- Published: 2023-05-02
- About: The ferry Alma (relevance 0.90)
  - the ferry Alma in the headline

| corroborated | disputed | unique |
| ---: | ---: | ---: |
| 0 | 1 | 0 |

## Marked sentences

- **disputed** — **20 were hurt**, sailors said.
  - disputed: The Gazette reports 12, not 20.
    - The Gazette disagrees (12): Twelve people were hurt, after the coastguard — 001 ¶2 s1
    - Radio "One" disagrees (12): Twelve people were hurt — 001 ¶2 s1

## What the page leaves out

- The captain had slept (2 voices)

`);
  });

  it('says so where the page is about something else', () => {
    const markdown = pageMarkdown(
      sampleReport({ about: 'no', why: [], relevance: 0, sentences: [], omitted: [] }),
    );
    expect(markdown).toContain('- Not about: The ferry Alma (relevance 0.00)');
    expect(markdown).not.toContain('##');
  });
});

describe('a contested label', () => {
  const sentences = [sampleSentence({ contest: sampleContest })];

  it('stands beneath its sentence, in Markdown and in plain text', () => {
    expect(pageMarkdown(sampleReport({ sentences }))).toContain(
      'sailors said.\n  - Contested by the researcher, who says corroborated: The owner confirmed it by phone.\n',
    );
    expect(pageText(sampleReport({ sentences }), { colour: false, width: 120 })).toContain(
      '    ⚑ Contested by the researcher, who says corroborated: The owner confirmed it by phone.\n',
    );
  });
});

describe('lineMarkdown', () => {
  it('names the line, its verdict and kind, and who contests it', () => {
    const sentence = sampleSentence({
      verdict: 'unique',
      kind: 'single-source',
      claims: [
        sampleClaim({
          verdict: 'unique',
          kind: 'single-source',
          reason: 'Only The Gazette has it.',
          contestedBy: ['the owner'],
          evidence: [],
          span: [0, 2],
        }),
      ],
    });
    expect(lineMarkdown({ id: 'a_1', sentence })).toBe(
      '- a\\_1: **unique (one source)** — **20** were hurt, sailors said.\n' +
        '  - unique (one source): Only The Gazette has it. Contested by the owner.\n',
    );
  });
});
