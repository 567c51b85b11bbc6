import { describe, expect, it } from 'vitest';
import {
  changeSettings,
  loadSettings,
  readSettings,
  type SettingsArea,
  withItem,
} from './settings';

const defaults = {
  sitesOff: [],
  minVoices: 2,
  reach: 'everywhere',
  sites: [],
  unmarked: [],
  marking: 'always',
  colours: 'standard',
  print: 'lines',
  language: 'auto',
};

function area(stored: unknown): SettingsArea & { readonly held: Record<string, unknown> } {
  const held: Record<string, unknown> = { settings: stored };
  return {
    held,
    get: async (key) => (key in held ? { [key]: held[key] } : {}),
    set: async (items) => void Object.assign(held, items),
  };
}

describe('settings', () => {
  it.each([[undefined], [null], ['settings'], [[1]], [{}]])(
    'have defaults where storage holds %j',
    (stored) => {
      expect(readSettings(stored)).toEqual(defaults);
    },
  );

  it('lose no more than the field that is broken', () => {
    expect(
      readSettings({
        sitesOff: ['news.example'],
        minVoices: 7,
        reach: 'nowhere',
        sites: 'paper.example',
        unmarked: ['unique', 'true', 'unique', 4],
        marking: 'hover',
        colours: null,
        print: 'nothing',
        language: 'tlh',
      }),
    ).toEqual({
      ...defaults,
      sitesOff: ['news.example'],
      unmarked: ['unique'],
      marking: 'hover',
      print: 'nothing',
    });
  });

  it('change by themselves and leave alone what another version stored', async () => {
    const kept = area({ minVoices: 3, ofTomorrow: { deep: true } });
    const changed = await changeSettings(kept, ({ minVoices }) => ({
      sitesOff: ['a.example'],
      marking: minVoices === 3 ? 'quiet' : 'hover',
    }));
    expect(changed).toEqual({
      ...defaults,
      minVoices: 3,
      sitesOff: ['a.example'],
      marking: 'quiet',
    });
    expect(kept.held).toEqual({
      settings: {
        minVoices: 3,
        ofTomorrow: { deep: true },
        sitesOff: ['a.example'],
        marking: 'quiet',
      },
    });
    expect(await loadSettings(kept)).toEqual(changed);
  });

  it('hold an item once, or not', () => {
    expect(withItem(['a'], 'b', true)).toEqual(['a', 'b']);
    expect(withItem(['a', 'b'], 'b', true)).toEqual(['a', 'b']);
    expect(withItem(['a', 'b'], 'a', false)).toEqual(['b']);
  });
});
