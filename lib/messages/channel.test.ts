import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createReceiver, createSender } from './channel';

const protocol = {
  double: { request: v.object({ number: v.number() }), reply: v.number() },
  forget: { request: v.object({}), reply: v.union([v.void(), v.null()]) },
} as const;

const receive = createReceiver('hall', protocol, {
  double: ({ number }, sender: string) => (sender === 'liar' ? Number.NaN : number * 2),
  forget() {},
});

describe('a channel between two rooms', () => {
  it('carries a request and its reply', async () => {
    const send = createSender('hall', protocol, async (message) => receive(message, 'guest'));
    expect(await send('double', { number: 21 })).toEqual({ ok: true, value: 42 });
    expect((await send('forget', {})).ok).toBe(true);
  });

  it('answers where there is nothing to say, so that no answer says that nobody lived to give one', async () => {
    expect(await receive({ room: 'hall', kind: 'forget', payload: {} }, 'guest')).toBeNull();
  });

  it('leaves messages of other rooms and unknown kinds alone', () => {
    expect(
      receive({ room: 'attic', kind: 'double', payload: { number: 1 } }, 'guest'),
    ).toBeUndefined();
    expect(receive({ room: 'hall', kind: 'toString', payload: {} }, 'guest')).toBeUndefined();
    expect(receive('hello', 'guest')).toBeUndefined();
    expect(receive(null, 'guest')).toBeUndefined();
  });

  it('rejects a payload that does not fit before anybody handles it', async () => {
    const message = { room: 'hall', kind: 'double', payload: { number: '21' } };
    await expect(receive(message, 'guest')).rejects.toThrow('malformed');
  });

  it('fails on a reply that is not what was agreed', async () => {
    const send = createSender('hall', protocol, async () => 'forty-two');
    const reply = await send('double', { number: 21 });
    expect(reply).toMatchObject({ ok: false, problems: [{ where: 'hall.double' }] });
  });

  it('fails, and does not throw, where nobody listens', async () => {
    const send = createSender('hall', protocol, () =>
      Promise.reject(new Error('Receiving end does not exist.')),
    );
    const reply = await send('double', { number: 21 });
    expect(reply).toMatchObject({
      ok: false,
      problems: [{ what: 'Receiving end does not exist.' }],
    });
  });
});
