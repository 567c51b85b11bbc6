/** How browsers say that nobody lived to answer; what a handler throws reads otherwise. */
const unanswered =
  /message (?:port|channel) (?:is )?closed|closed before a (?:reply|response)|receiving end does not exist/i;
/** Milliseconds between tries. */
const waits = [100, 500, 1500];

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/**
 * `post`, which asks again where the background was stopped before it answered: asking wakes the next one. Browsers
 * tell of it by an error, or by no answer at all, which receivers never give (lib/messages/channel.ts).
 */
export const persistently =
  (post: (message: unknown) => Promise<unknown>) =>
  async (message: unknown): Promise<unknown> => {
    for (const wait of waits) {
      try {
        const answer = await post(message);
        if (answer !== undefined) return answer;
      } catch (error) {
        if (!unanswered.test(messageOf(error))) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    return post(message);
  };
