import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { sampleReport, sampleSentence } from '../../tests/fixtures/sample-report';
import { quotation } from './quotation';

const stamp = { created: '2026-01-02T03:04:05Z', version: '1.2.3' };

describe('quotation', () => {
  it('names the source, the verdict and the evidence in plain text', () => {
    expect(quotation(sampleReport(), sampleSentence(), stamp).text).toBe(
      [
        '“20 were hurt, sailors said.”',
        '— Ferry hits pier, https://news.example/ferry, 2023-05-02',
        '',
        'Disputed: The Gazette reports 12, not 20.',
        '– The Gazette disagrees (12): Twelve people were hurt, after the coastguard [001 ¶2 s1]',
        '– Radio "One" disagrees (12): Twelve people were hurt [001 ¶2 s1]',
        'Checked on 2026-01-02 by Second Source 1.2.3, fact base ferry, version 1.',
        '',
      ].join('\n'),
    );
  });

  it('is a quotation in HTML, and hostile text stays text', () => {
    const text = '<img src=x onerror=alert(1)> were "hurt" & sailors said.';
    const report = sampleReport({ title: '</a><script>alert(1)</script>' });
    const { document } = parseHTML(
      `<html><body>${quotation(report, sampleSentence({ text }), stamp).html}</body></html>`,
    );
    const quoted = document.querySelector('blockquote');
    expect(quoted?.getAttribute('cite')).toBe('https://news.example/ferry');
    expect(quoted?.textContent).toBe(text);
    expect(document.querySelector('a')?.textContent).toBe('</a><script>alert(1)</script>');
    expect(document.querySelectorAll('script, img')).toHaveLength(0);
    expect(document.body.textContent).toContain('The Gazette reports 12, not 20.');
  });

  it('does without an address', () => {
    const { text, html } = quotation(
      sampleReport({ url: 'javascript:alert(1)', title: '', file: null, published: null }),
      sampleSentence(),
      stamp,
    );
    expect(html).not.toContain('href');
    expect(text.split('\n')[1]).toBe('— javascript:alert(1)');
  });
});
