/**
 * Milliseconds after which nothing is waited for any longer: many times what a busy, slow machine takes. It costs
 * nothing where what is waited for comes.
 */
export const patience = 90_000;

/** What a question to a page comes back with when the page, or an element of it, went away meanwhile. */
const interrupted =
  /detached frame|execution context|context was destroyed|cannot find context|frame was detached|node is detached|cross-origin object as property/i;

/** The answer; null where the page went on before it had one: then it is asked again. */
async function answerOf<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && interrupted.test(error.message)) return null;
    throw error;
  }
}

/** Asks until the answer is neither null nor undefined nor false; for states that no event tells of. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  timeout = patience,
): Promise<T> {
  const end = performance.now() + timeout;
  for (;;) {
    const answer = await answerOf(ask);
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
