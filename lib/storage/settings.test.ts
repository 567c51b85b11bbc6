import { describe, expect, it } from 'vitest';
import { readSettings, withItem } from './settings';

describe('settings', () => {
  it('have defaults for what is missing or broken', () => {
    expect(readSettings(undefined)).toEqual({ sitesOff: [], minVoices: 2 });
    expect(readSettings({ sitesOff: ['news.example'], minVoices: 7 })).toEqual({
      sitesOff: ['news.example'],
      minVoices: 2,
    });
  });

  it('hold an item once, or not', () => {
    expect(withItem(['a'], 'b', true)).toEqual(['a', 'b']);
    expect(withItem(['a', 'b'], 'b', true)).toEqual(['a', 'b']);
    expect(withItem(['a', 'b'], 'a', false)).toEqual(['b']);
  });
});
