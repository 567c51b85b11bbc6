import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleClaim, sampleReport, sampleSentence } from '../../tests/fixtures/sample-report';
import { lineText, pageText, plain, wrapText } from './export-text';

const quiet = { colour: false, width: 60 } as const;

describe('wrapText', () => {
  it('keeps all words in order, and no line longer than the width unless a word is', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^\S{1,12}$/), { minLength: 1 }), (words) => {
        const lines = wrapText(words.join(' '), 20);
        expect(lines.join(' ')).toBe(words.join(' '));
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(20);
      }),
    );
  });
});

describe('plain', () => {
  it.each([
    ['a\u001b[31mred', 'a[31mred'],
    ['one\n two\t three', 'one two three'],
    ['safe\u202etxt.exe', 'safetxt.exe'],
    ['Əliyev – “38”', 'Əliyev – “38”'],
  ])('makes %j harmless', (text, shown) => {
    expect(plain(text)).toBe(shown);
  });
});

describe('pageText', () => {
  it('tells verdicts apart without colour', () => {
    expect(pageText(sampleReport(), quiet)).toBe(`ferry.html
  Ferry hits pier
  About: The ferry Alma
    – the ferry Alma in the headline
  ✓ 0 corroborated   ✗ 1 disputed   ○ 0 unique

✗ disputed
  20 were hurt, sailors said.
    ✗ The Gazette reports 12, not 20.

What the page leaves out
  – The captain had slept (2 voices)

`);
  });

  it('underlines the words at fault, over a line break too', () => {
    const text = 'It is said that more than twenty sailors of the night shift were hurt.';
    const words = 'more than twenty sailors of the night shift';
    const from = text.indexOf(words);
    const sentence = sampleSentence({
      text,
      claims: [sampleClaim({ span: [from, from + words.length] })],
    });
    const shown = pageText(sampleReport({ sentences: [sentence] }), { colour: true, width: 42 });
    const underlined = shown
      .split('\u001b[4m')
      .slice(1)
      .map((part) => part.split('\u001b[24m')[0]);
    expect(underlined.length).toBeGreaterThan(1);
    expect(underlined.join(' ')).toBe(words);
  });

  it('prints no escape code where colours are off, whatever the page holds', () => {
    const sentence = sampleSentence({ text: '\u001b]0;owned\u0007 20 hurt' });
    const shown = pageText(sampleReport({ title: '\u001b[2J', sentences: [sentence] }), quiet);
    expect(shown).not.toContain('\u001b');
    expect(shown).not.toContain('\u0007');
  });
});

describe('lineText', () => {
  it('names the line and says where nothing is to be marked', () => {
    const sentence = sampleSentence({ text: 'Why?', verdict: null, claims: [], central: null });
    expect(lineText({ id: 'q1', sentence }, quiet)).toBe('· q1: not marked\n  Why?\n');
  });
});
