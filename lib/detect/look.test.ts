// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lookAtLittle, lookAtNamed, lookWhenSettled } from './look';

const sendMessage = vi.fn<(message: unknown) => Promise<void>>();
const noticed = { room: 'page', kind: 'noticed', payload: {} };
const text = 'Off Brannoy a ferry sank in the night.';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('__PREFILTER_NAMES__', ['rannoy', '沉没']);
  vi.stubGlobal('__PREFILTER_EVENTS__', [
    { own: 'halden', subject: 'ferry|vessel', events: 'sank|sinking|missing', telling: 'missing' },
  ]);
  vi.stubGlobal('__LITTLE_TEXT__', 100);
  vi.stubGlobal('browser', undefined);
  vi.stubGlobal('chrome', { runtime: { sendMessage } });
  sendMessage.mockResolvedValue(undefined);
  document.title = 'A page';
  document.body.innerHTML = '';
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  sendMessage.mockReset();
  Reflect.deleteProperty(document, 'prerendering');
});

describe('lookAtNamed', () => {
  it.each([
    ['subject and event', text, 1],
    ['a telling word for what happened', 'Brannoy: the missing', 1],
    ['the event’s own name', 'Brannoy remembers the Halden Star', 1],
    ['one word for what happened and no subject', 'Brannoy: my heart sank', 0],
    ['a subject and nothing that happened', 'The ferry to Brannoy leaves at nine', 0],
  ])('asks for a closer look where the text has %s', (_, page, times) => {
    lookAtNamed(page);
    expect(sendMessage.mock.calls).toEqual(Array.from({ length: times }, () => [noticed]));
  });

  it('waits until a page that was loaded ahead of time is shown, and then once', () => {
    Object.defineProperty(document, 'prerendering', { value: true, configurable: true });
    lookAtNamed(text);
    expect(sendMessage).not.toHaveBeenCalled();
    document.dispatchEvent(new Event('prerenderingchange'));
    document.dispatchEvent(new Event('prerenderingchange'));
    expect(sendMessage).toHaveBeenCalledTimes(1);
  });

  it('leaves other documents than pages alone', () => {
    vi.spyOn(document, 'contentType', 'get').mockReturnValue('application/json');
    lookAtNamed(text);
    expect(sendMessage).not.toHaveBeenCalled();
  });

  it('bears that the extension is gone', async () => {
    sendMessage.mockRejectedValue(new Error('Extension context invalidated.'));
    lookAtNamed(text);
    await vi.runAllTimersAsync();
    expect(sendMessage).toHaveBeenCalledTimes(1);
  });
});

describe('lookAtLittle', () => {
  it('takes the title for a text that cannot be seen from here', () => {
    document.title = 'Brannoy mourns';
    document.body.innerHTML = '<news-story></news-story>';
    lookAtLittle();
    expect(sendMessage).toHaveBeenCalledWith(noticed);
  });

  it('does not wait on a page without scripts', () => {
    const observe = vi.spyOn(MutationObserver.prototype, 'observe');
    document.body.innerHTML = '<p>Nothing.</p>';
    lookAtLittle();
    expect(observe).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits where scripts may fill the page, looks again and leaves nothing', async () => {
    const disconnect = vi.spyOn(MutationObserver.prototype, 'disconnect');
    document.body.innerHTML = '<div id="root"></div><script type="module"></script>';
    lookAtLittle();
    await vi.advanceTimersByTimeAsync(300);
    document.body.insertAdjacentHTML('beforeend', `<p>${text}</p>`);
    expect(sendMessage).not.toHaveBeenCalled();
    await vi.runAllTimersAsync();
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith(noticed);
    expect(disconnect).toHaveBeenCalledTimes(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('lookWhenSettled', () => {
  it('does not wait for ever on a page that never comes to rest', async () => {
    const disconnect = vi.spyOn(MutationObserver.prototype, 'disconnect');
    document.body.innerHTML = `<p>${text}</p>`;
    lookWhenSettled();
    for (let turn = 0; turn < 45; turn++) {
      document.body.insertAdjacentHTML('beforeend', '<i></i>');
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(sendMessage).toHaveBeenCalledExactlyOnceWith(noticed);
    expect(disconnect).toHaveBeenCalledTimes(1);
  });

  it('says nothing of a page that tells of something else', async () => {
    document.body.innerHTML = `<p>${'The harvest was good. '.repeat(10)}</p>`;
    document.title = 'Brannoy';
    lookWhenSettled();
    await vi.runAllTimersAsync();
    expect(sendMessage).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
