import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { persistently } from './persistent-post';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A post that fails as often as there are reasons, and then answers. */
function failing(...reasons: readonly string[]) {
  const left = [...reasons];
  const asked: unknown[] = [];
  const post = persistently(async (message) => {
    asked.push(message);
    const reason = left.shift();
    if (reason !== undefined) throw new Error(reason);
    return 'answer';
  });
  return { post, asked };
}

describe('a question to a background that may be stopped', () => {
  it.each([
    'The message port closed before a response was received.',
    'A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received',
    'Could not establish connection. Receiving end does not exist.',
  ])('is asked again after: %s', async (reason) => {
    const { post, asked } = failing(reason, reason);
    const answer = post('question');
    await vi.runAllTimersAsync();
    expect(await answer).toBe('answer');
    expect(asked).toEqual(['question', 'question', 'question']);
  });

  it('is asked again where it comes back without an answer: receivers answer at least null', async () => {
    const answers = [undefined, undefined, null];
    let asked = 0;
    const answer = persistently(async () => answers[asked++])('question');
    await vi.runAllTimersAsync();
    expect(await answer).toBeNull();
    expect(asked).toBe(3);
  });

  it('is not asked again where the answer is an error, or nobody can be asked any more', async () => {
    for (const reason of ['view.tab: malformed message', 'Extension context invalidated.']) {
      const { post, asked } = failing(reason);
      await expect(post('question')).rejects.toThrow(reason);
      expect(asked).toHaveLength(1);
    }
  });

  it('is given up in the end', async () => {
    const closed = 'The message port closed before a response was received.';
    const { post, asked } = failing(closed, closed, closed, closed);
    const answer = post('question').catch(String);
    await vi.runAllTimersAsync();
    expect(await answer).toContain(closed);
    expect(asked).toHaveLength(4);
  });
});
