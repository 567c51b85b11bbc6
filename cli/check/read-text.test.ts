import { describe, expect, it } from 'vitest';
import { decodeText } from './read-text';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('decodeText', () => {
  it.each([
    ['UTF-8', utf8('Brannøy'), 'Brannøy'],
    ['UTF-8 with a mark', utf8('\ufeffBrannøy'), 'Brannøy'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x42, 0x00, 0xf8, 0x00]), 'Bø'],
    [
      'a declared encoding',
      new Uint8Array([...utf8('<meta charset="windows-1252">'), 0xf8]),
      '<meta charset="windows-1252">ø',
    ],
  ])('reads %s', (_, bytes, text) => {
    expect(decodeText(bytes, 'a')).toEqual({ ok: true, value: text });
  });

  it.each([
    ['a broken byte', new Uint8Array([...utf8('one\ntwo\nthr'), 0xff, 0x65]), 'a:3', /UTF-8/],
    ['a cut-off end', new Uint8Array([...utf8('one\n'), 0xc3]), 'a:2', /UTF-8/],
    ['a zero byte', utf8('one\n\0'), 'a:2', /binary/],
    ['nothing', utf8(''), 'a:1', /empty/],
    ['blanks', utf8(' \n\t\n'), 'a:1', /empty/],
    ['an unknown encoding', utf8('<meta charset="klingon">'), 'a:1', /klingon/],
  ])('names the line of %s', (_, bytes, where, what) => {
    const decoded = decodeText(bytes, 'a');
    expect(decoded.ok ? null : decoded.problems).toEqual([
      { where, what: expect.stringMatching(what) },
    ]);
  });
});
