import { describe, expect, it } from 'vitest';
import { parseOptions } from './options';

const base = '/home/somebody';

describe('parseOptions', () => {
  it('has defaults for everything', () => {
    expect(parseOptions([], base)).toEqual({
      ok: true,
      value: {
        format: 'text',
        published: null,
        url: null,
        assumeEvent: false,
        pack: null,
        minVoices: 2,
        lines: false,
        list: null,
        out: null,
        inputs: [],
      },
    });
  });

  it('reads every option, and inputs among them', () => {
    const argv = [
      ...['a.html', '--format', 'csv', '--published', '2024-12-27', '--url', 'https://a.example/b'],
      ...['--assume-event', '-', '--pack', 'my.json', '--min-voices', '3', '--lines', 'folder'],
      ...['--list', 'pages.txt', '--out', '/tmp/results'],
    ];
    expect(parseOptions(argv, base)).toEqual({
      ok: true,
      value: {
        format: 'csv',
        published: '2024-12-27',
        url: 'https://a.example/b',
        assumeEvent: true,
        pack: '/home/somebody/my.json',
        minVoices: 3,
        lines: true,
        list: '/home/somebody/pages.txt',
        out: '/tmp/results',
        inputs: ['a.html', '-', 'folder'],
      },
    });
  });

  it.each([
    [['--format', 'xml'], '--format'],
    [['--published', '27.12.2024'], '--published'],
    [['--published', '2024-02-30'], '--published'],
    [['--url', 'a/b'], '--url'],
    [['--min-voices', '0'], '--min-voices'],
    [['--min-voices', 'two'], '--min-voices'],
    [['--min-voices', ''], '--min-voices'],
    [['--lines', '--format', 'html'], '--format'],
    [['--lines', '--format', 'annotations'], '--format'],
    [['--list', '-', '-'], '--list'],
    [['--out', ''], '--out'],
    [['--wrong'], 'options'],
    [['--format'], 'options'],
  ])('says what is wrong with %j', (argv, where) => {
    const parsed = parseOptions(argv, base);
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.where)).toEqual([where]);
  });

  it.each([
    ['md', 'markdown'],
    ['markdown', 'markdown'],
    ['html', 'html'],
    ['annotations', 'annotations'],
  ])('knows the format %s', (asked, format) => {
    expect(parseOptions(['--format', asked], base)).toMatchObject({ value: { format } });
  });

  it('takes a time of day with the day', () => {
    const parsed = parseOptions(['--published', '2024-12-27T10:00:00Z'], base);
    expect(parsed).toMatchObject({ value: { published: '2024-12-27' } });
  });

  it('prefers help to everything else', () => {
    expect(parseOptions(['--help', '--format', 'xml'], base)).toEqual({ ok: true, value: 'help' });
  });
});
