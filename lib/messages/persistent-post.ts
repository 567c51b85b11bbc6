/** How browsers say that nobody lived to answer; what a handler throws reads otherwise. */
const unanswered =
  /message (?:port|channel) (?:is )?closed|closed before a (?:reply|response)|receiving end does not exist/i;
/** Milliseconds between tries. */
const waits = [100, 500, 1500];

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** `post`, which asks again where the background was stopped before it answered: asking wakes the next one. */
export const persistently =
  (post: (message: unknown) => Promise<unknown>) =>
  async (message: unknown): Promise<unknown> => {
    for (const wait of waits) {
      try {
        return await post(message);
      } catch (error) {
        if (!unanswered.test(messageOf(error))) throw error;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
    return post(message);
  };
