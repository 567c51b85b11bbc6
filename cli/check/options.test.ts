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
        inputs: [],
      },
    });
  });

  it('reads every option, and inputs among them', () => {
    const argv = [
      ...['a.html', '--format', 'csv', '--published', '2024-12-27', '--url', 'https://a.example/b'],
      ...['--assume-event', '-', '--pack', 'my.json', '--min-voices', '3', '--lines', 'folder'],
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
    [['--wrong'], 'options'],
    [['--format'], 'options'],
  ])('says what is wrong with %j', (argv, where) => {
    const parsed = parseOptions(argv, base);
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.where)).toEqual([where]);
  });

  it('takes a time of day with the day', () => {
    const parsed = parseOptions(['--published', '2024-12-27T10:00:00Z'], base);
    expect(parsed).toMatchObject({ value: { published: '2024-12-27' } });
  });

  it('prefers help to everything else', () => {
    expect(parseOptions(['--help', '--format', 'xml'], base)).toEqual({ ok: true, value: 'help' });
  });
});
