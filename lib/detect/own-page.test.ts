// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asPrefilter, lookForOwn } from './own-page';
import { prefilterFor } from './prefilter';

const sent = vi.fn(async () => undefined);
const prefilter = prefilterFor([
  {
    pack: 'bridge',
    decisive: ['Kestrel Bridge'],
    groups: [
      { id: 'event', label: '', role: 'event', weight: 0.35, terms: ['collaps*'] },
      { id: 'where', label: '', role: 'name', weight: 0.4, terms: ['Varnholm'] },
    ],
    against: [],
  },
]);

beforeEach(() => {
  vi.stubGlobal('browser', { runtime: { sendMessage: sent } });
  Object.defineProperty(document, 'contentType', { value: 'text/html', configurable: true });
});
afterEach(() => {
  vi.unstubAllGlobals();
  sent.mockClear();
});

describe('the look for events of the user’s own', () => {
  it('notices a page that names one and says what happened', async () => {
    document.body.textContent = `The Kestrel Bridge collapsed. ${'And so on. '.repeat(300)}`;
    await lookForOwn(prefilter);
    expect(sent).toHaveBeenCalledWith({ room: 'page', kind: 'noticed', payload: {} });
  });

  it('leaves other pages alone', async () => {
    document.body.textContent = `Bread has become dearer. ${'And so on. '.repeat(300)}`;
    await lookForOwn(prefilter);
    expect(sent).not.toHaveBeenCalled();
  });

  it('waits for a page that its scripts are about to fill', async () => {
    document.body.textContent = '';
    const looked = lookForOwn(prefilter);
    document.body.textContent = 'The Kestrel Bridge collapsed in Varnholm.';
    await looked;
    expect(sent).toHaveBeenCalledOnce();
  });

  it('takes from storage what it wrote there, and nothing else', () => {
    expect(asPrefilter(JSON.parse(JSON.stringify(prefilter)))).toEqual(prefilter);
    const many = { names: { latin: 'a|b', other: '(?!)' }, events: [] };
    expect(asPrefilter(many)).toEqual(many);
    for (const other of [undefined, null, 3, {}, { names: [1], events: [] }, { names: ['a'] }])
      expect(asPrefilter(other)).toBeNull();
  });
});
