// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { longestPassage } from '../lib/extract/passage';
import type { Send } from '../lib/messages/channel';
import { createSender } from '../lib/messages/channel';
import { type TextReport, viewProtocol } from '../lib/messages/protocol';
import type { StoredPassage } from '../lib/storage/passage';
import { report, show } from './test-support';
import { TextCheck } from './text-check';

const onKeep = vi.fn();
let reply: TextReport | Error = { state: 'no-pack', problem: null };
const post = vi.fn(async () => {
  if (reply instanceof Error) throw reply;
  return reply;
});
const send: Send<typeof viewProtocol> = createSender('view', viewProtocol, post);

const checked = (left = 0, about: 'yes' | 'no' = 'yes'): TextReport => ({
  state: 'checked',
  report: report({ about }),
  names: { slots: { 'on-board': 'people aboard' }, sources: {} },
  left,
});
const passage = (changes: Partial<StoredPassage> = {}): StoredPassage => ({
  text: 'The ferry carried 31 people.',
  from: 'selection',
  problem: null,
  when: 1,
  ...changes,
});

beforeEach(() => {
  onKeep.mockClear();
  post.mockClear();
});

async function view(given: StoredPassage | null, answer: TextReport | Error = checked()) {
  reply = answer;
  let root = document.body;
  await act(async () => {
    root = show(
      <TextCheck passage={given} packs={[]} published="2023-05-02" send={send} onKeep={onKeep} />,
    );
  });
  await vi.waitUntil(() => !root.textContent?.includes('Checking '));
  return root;
}
const type = (root: HTMLElement, text: string): Promise<void> =>
  act(() => {
    const box = root.querySelector('textarea');
    if (!box) return;
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
const click = (root: HTMLElement, action: string): Promise<void> =>
  act(() => root.querySelector<HTMLElement>(`[data-action="${action}"]`)?.click());

describe('a text to check', () => {
  it('is asked for with the day of the page that it was selected in, and shown with its claims', async () => {
    const root = await view(passage());
    expect(post).toHaveBeenCalledWith({
      room: 'view',
      kind: 'check-text',
      payload: { text: 'The ferry carried 31 people.', pack: null, published: '2023-05-02' },
    });
    expect(root.querySelector('.claim-row')?.textContent).toContain('people aboard');
  });

  it('that was typed has no day', async () => {
    await view(passage({ from: 'typed' }));
    expect(post).toHaveBeenCalledWith(
      expect.objectContaining({ payload: expect.objectContaining({ published: null }) }),
    );
  });

  it('is kept when somebody asks for its check, and nothing is sent before', async () => {
    const root = await view(null);
    expect(root.querySelector('[data-action="check-text"]')?.hasAttribute('disabled')).toBe(true);
    await type(root, 'It sank.');
    await click(root, 'check-text');
    expect(onKeep).toHaveBeenCalledWith(
      expect.objectContaining({ text: 'It sank.', from: 'typed', problem: null }),
    );
    expect(post).not.toHaveBeenCalled();
  });

  it('is cleared and brought back', async () => {
    const root = await view(passage());
    await click(root, 'clear-text');
    expect(onKeep).toHaveBeenLastCalledWith(null);
    expect(root.querySelector('textarea')?.value).toBe('');
    await click(root, 'undo-clear');
    expect(root.querySelector('textarea')?.value).toBe('The ferry carried 31 people.');
    expect(onKeep).toHaveBeenLastCalledWith(
      expect.objectContaining({ text: 'The ferry carried 31 people.', from: 'selection' }),
    );
  });

  it.each<readonly [string, TextReport | Error, string]>([
    ['is too long', checked(500), 'its last 500 characters were left out'],
    ['is about something else', checked(0, 'no'), 'does not name the event'],
    ['has nothing to be checked against', { state: 'no-pack', problem: null }, 'fact base'],
    ['cannot be checked', new Error('gone'), 'could not be checked. gone'],
  ])('that %s says so', async (_name, answer, words) => {
    expect((await view(passage(), answer)).textContent).toContain(words);
  });

  it('that could not be taken from the page says why', async () => {
    const nothing = await view(passage({ text: '', problem: 'nothing-selected' }));
    expect(nothing.textContent).toContain('Nothing is selected');
    const shut = await view(passage({ text: '', problem: 'shut-out' }));
    expect(shut.textContent).toContain('Copy the text');
    expect(post).not.toHaveBeenCalled();
  });

  it('warns before it is checked that it is too long', async () => {
    const root = await view(null);
    await type(root, 'x'.repeat(longestPassage + 1));
    expect(root.querySelector('[data-notice="too-long"]')).not.toBeNull();
  });
});
