// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMarkPainter } from '../../lib/mark/mark-painter';
import type { Send } from '../../lib/messages/channel';
import type { CheckReply, pageProtocol } from '../../lib/messages/page-protocol';
import { createSession, type Session } from './session';

/** What the background is asked, and how it answers. */
const questions: ((reply: CheckReply) => void)[] = [];
const onEnd = vi.fn<() => void>();
let life = new AbortController();
let session: Session;

const send: Send<typeof pageProtocol> = (kind) => {
  if (kind !== 'check') throw new Error(`nobody answers ${kind}`);
  return new Promise((resolve) => {
    questions.push((value) => Reflect.apply(resolve, null, [{ ok: true, value }]));
  });
};

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `<article><h1>A ferry sank</h1>${'<p>The ferry sank in the night off Brannoy, and nobody saw it.</p>'.repeat(5)}</article>`;
  life = new AbortController();
  session = createSession({
    signal: life.signal,
    send,
    createPainter: () => createMarkPainter({ canHold: () => true }),
    labelFor: () => '',
    look: () => '',
    onMarks() {},
    onEnd,
  });
});

afterEach(() => {
  life.abort();
  session.stop();
  questions.length = 0;
  onEnd.mockReset();
  vi.useRealTimers();
});

/** Has the question asked, and hands out the way to answer it. */
async function nextQuestion(): Promise<(reply: CheckReply) => void> {
  await vi.waitUntil(() => questions.length > 0);
  const [answer] = questions.splice(0);
  if (!answer) throw new Error('nothing was asked');
  return answer;
}

/** It goes on until three seconds are nearly over, and ends with them. */
async function endsInThreeSeconds(): Promise<void> {
  await vi.advanceTimersByTimeAsync(2900);
  expect(onEnd).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(onEnd).toHaveBeenCalledTimes(1);
}

describe('an annotator with nothing to mark', () => {
  it('waits a moment for the story, and ends', async () => {
    session.read(true);
    (await nextQuestion())({ state: 'nothing' });
    await endsInThreeSeconds();
  });

  it('does not end over a question that is not answered yet: the story may be there', async () => {
    session.read(true);
    (await nextQuestion())({ state: 'nothing' });
    await vi.advanceTimersByTimeAsync(2000);
    session.read(true);
    const answer = await nextQuestion();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(onEnd).not.toHaveBeenCalled();
    answer({ state: 'marks', marks: [], managed: false });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(onEnd).not.toHaveBeenCalled();
  });

  it('waits anew where somebody says that the page went on', async () => {
    session.read(true);
    (await nextQuestion())({ state: 'nothing' });
    await vi.advanceTimersByTimeAsync(2000);
    session.read(true);
    (await nextQuestion())({ state: 'nothing' });
    await endsInThreeSeconds();
  });

  it('does not wait for ever on a page that changes and tells nothing', async () => {
    session.read(true);
    (await nextQuestion())({ state: 'nothing' });
    for (let turn = 0; turn < 12; turn++) {
      document.body.firstElementChild?.insertAdjacentHTML('beforeend', `<p>${turn} more.</p>`);
      await vi.advanceTimersByTimeAsync(300);
      questions.splice(0)[0]?.({ state: 'nothing' });
    }
    await vi.advanceTimersByTimeAsync(0);
    expect(onEnd).toHaveBeenCalled();
  });

  it('reads what has just changed before it ends', async () => {
    session.read(true);
    (await nextQuestion())({ state: 'nothing' });
    await vi.advanceTimersByTimeAsync(2900);
    document.body.firstElementChild?.insertAdjacentHTML('beforeend', '<p>Here is the story.</p>');
    await vi.advanceTimersByTimeAsync(250);
    expect(onEnd).not.toHaveBeenCalled();
    (await nextQuestion())({ state: 'marks', marks: [], managed: false });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(onEnd).not.toHaveBeenCalled();
  });
});
