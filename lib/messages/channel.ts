import * as v from 'valibot';
import { failure, type Result, success } from '../result';
import { problemsOf } from '../schema-problems';

/** One kind of message: what is sent, and what comes back. */
export interface Exchange {
  readonly request: v.GenericSchema;
  readonly reply: v.GenericSchema;
}

/** All messages that one room understands. */
export type Protocol = Readonly<Record<string, Exchange>>;

export type Kind<P extends Protocol> = keyof P & string;
export type Request<P extends Protocol, K extends Kind<P>> = v.InferOutput<P[K]['request']>;
export type Reply<P extends Protocol, K extends Kind<P>> = v.InferOutput<P[K]['reply']>;

/** Sends messages of a protocol; a reply that is not what the protocol says is a failure. */
export type Send<P extends Protocol> = <K extends Kind<P>>(
  kind: K,
  payload: Request<P, K>,
) => Promise<Result<Reply<P, K>>>;

/** What a room does on each kind of message. */
export type Handlers<P extends Protocol, S> = {
  readonly [K in Kind<P>]: (
    payload: Request<P, K>,
    sender: S,
  ) => Promise<Reply<P, K>> | Reply<P, K>;
};

const envelope = v.object({ room: v.string(), kind: v.string(), payload: v.unknown() });

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** A sender to `room` over `post` (runtime.sendMessage, or tabs.sendMessage for one tab). */
export function createSender<P extends Protocol>(
  room: string,
  protocol: P,
  post: (message: unknown) => Promise<unknown>,
): Send<P> {
  return async (kind, payload) => {
    try {
      const reply = await post({ room, kind, payload });
      const parsed = v.safeParse(protocol[kind]?.reply ?? v.never(), reply);
      if (parsed.success) return success(parsed.output);
      return failure(
        ...problemsOf(parsed.issues).map(({ where, what }) => ({
          where: where === '(root)' ? `${room}.${kind}` : `${room}.${kind}.${where}`,
          what: `the reply is not what was agreed: ${what}`,
        })),
      );
    } catch (error) {
      return failure({ where: `${room}.${kind}`, what: messageOf(error) });
    }
  };
}

/**
 * A listener for `room`: answers messages of its protocol, with null where there is nothing to say, and leaves all
 * others alone.
 * A message whose payload does not fit is rejected before a handler sees it.
 */
export function createReceiver<P extends Protocol, S>(
  room: string,
  protocol: P,
  handlers: Handlers<P, S>,
): (message: unknown, sender: S) => Promise<unknown> | undefined {
  const answer = async <K extends Kind<P>>(
    kind: K,
    payload: unknown,
    sender: S,
  ): Promise<unknown> => {
    const parsed = v.safeParse(protocol[kind]?.request ?? v.never(), payload);
    if (!parsed.success) {
      const [problem] = problemsOf(parsed.issues);
      throw new TypeError(
        `${room}.${kind}: malformed message at ${problem?.where}: ${problem?.what}`,
      );
    }
    return (await handlers[kind](parsed.output, sender)) ?? null;
  };
  const isKind = (kind: string): kind is Kind<P> => Object.hasOwn(protocol, kind);
  return (message, sender) => {
    const parsed = v.safeParse(envelope, message);
    if (!parsed.success || parsed.output.room !== room || !isKind(parsed.output.kind)) {
      return undefined;
    }
    return answer(parsed.output.kind, parsed.output.payload, sender);
  };
}
