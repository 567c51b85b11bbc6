import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLine, splitLines } from './lines';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (text: string) => parseLine(utf8(text), 4, 'x:4');

describe('splitLines', () => {
  it('gives the same lines however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', '')),
          {
            minLength: 1,
          },
        ),
        fc.integer({ min: 1, max: 9 }),
        async (lines, size) => {
          const bytes = utf8(`${lines.join('\n')}\n`);
          async function* chunks() {
            for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
          }
          const found: string[] = [];
          for await (const line of splitLines(chunks()))
            found.push(new TextDecoder('utf-8', { ignoreBOM: true }).decode(line));
          expect(found).toEqual(lines);
        },
      ),
    );
  });
});

describe('parseLine', () => {
  it.each([
    ['plain text', ' A ferry sank.\r', { id: '4', text: 'A ferry sank.' }],
    ['JSON', '{"id":"s1","text":"A ferry sank."}', { id: 's1', text: 'A ferry sank.' }],
    ['a number for an id', '{"id":12,"text":"A"}', { id: 12, text: 'A' }],
    ['no id', '{"text":"A"}', { id: '4', text: 'A' }],
    ['null context', '{"id":"a","text":"A","context":null}', { id: 'a', text: 'A' }],
    ['more keys', '{"id":"a","text":"A","verdict":"none"}', { id: 'a', text: 'A' }],
    [
      'all keys',
      '{"id":"a","text":"A","context":"Before.","published":"2023-03-15T10:00Z"}',
      { id: 'a', text: 'A', context: 'Before.', published: '2023-03-15' },
    ],
  ])('reads %s', (_, text, line) => {
    expect(parse(text)).toEqual({ ok: true, value: { context: null, published: null, ...line } });
  });

  it('has nothing for an empty line', () => {
    expect(parse(' \r')).toEqual({ ok: true, value: null });
  });

  it.each([
    ['{"text":', /not valid JSON/],
    ['{"id":"a"}', /"text"/],
    ['{"id":"a","text":3}', /"text"/],
    ['{"id":"a","text":"  "}', /"text": empty/],
    ['{"id":[],"text":"A"}', /"id"/],
    ['{"text":"A","published":"yesterday"}', /"published": no day/],
    ['a\0b', /binary/],
  ])('says what is wrong with %j', (text, what) => {
    const line = parse(text);
    expect(line.ok ? null : line.problems).toEqual([
      { where: 'x:4', what: expect.stringMatching(what) },
    ]);
  });

  it('says that bytes are no text', () => {
    const line = parseLine(new Uint8Array([0x41, 0xff]), 4, 'x:4');
    expect(line.ok ? null : line.problems).toEqual([
      { where: 'x:4', what: 'not valid UTF-8 text' },
    ]);
  });
});
