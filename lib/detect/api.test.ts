import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendToBackground } from './api';

const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();
const noticed = { room: 'page', kind: 'noticed', payload: {} };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('browser', undefined);
  vi.stubGlobal('chrome', { runtime: { id: 'extension', sendMessage } });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  sendMessage.mockReset();
});

/** Sends a message, and waits until it is sent or given up. */
async function send(): Promise<void> {
  const sent = sendToBackground('noticed', {});
  await vi.runAllTimersAsync();
  await sent;
}

describe('a message to a background that may be stopped', () => {
  it('is sent once where it is answered', async () => {
    sendMessage.mockResolvedValue(null);
    await send();
    expect(sendMessage.mock.calls).toEqual([[noticed]]);
  });

  it('is sent again where nobody lived to answer: browsers say so by an error, or by no answer', async () => {
    sendMessage
      .mockResolvedValueOnce(undefined)
      .mockRejectedValueOnce(new Error('Receiving end does not exist.'))
      .mockResolvedValue(null);
    await send();
    expect(sendMessage.mock.calls).toEqual([[noticed], [noticed], [noticed]]);
  });

  it('is given up in the end, and at once where the extension is gone', async () => {
    sendMessage.mockResolvedValue(undefined);
    await send();
    expect(sendMessage).toHaveBeenCalledTimes(4);
    sendMessage.mockReset();
    vi.stubGlobal('chrome', { runtime: { sendMessage } });
    await send();
    expect(sendMessage).toHaveBeenCalledTimes(1);
  });
});
