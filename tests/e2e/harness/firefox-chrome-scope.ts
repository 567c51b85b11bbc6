import type { Browser } from 'puppeteer-core';
import * as v from 'valibot';

const connectionSchema = v.object({
  connection: v.custom<{ send: (method: string, parameters: unknown) => Promise<unknown> }>(
    (value) => typeof value === 'object' && value !== null && 'send' in value,
  ),
});
const treeSchema = v.object({
  result: v.object({ contexts: v.array(v.object({ context: v.string() })) }),
});
const answerSchema = v.object({
  result: v.variant('type', [
    v.object({ type: v.literal('success'), result: v.object({ value: v.optional(v.string()) }) }),
    v.object({
      type: v.literal('exception'),
      exceptionDetails: v.object({ text: v.string() }),
    }),
  ]),
});

/**
 * Runs code in Firefox's own window (WebDriver BiDi with `--remote-allow-system-access`), for what no page and
 * no extension can do: stop the event page, press a command's keys, change a preference.
 */
export type ChromeScope = (expression: string) => Promise<string | undefined>;

/** The {@link ChromeScope} of a browser. */
export async function chromeScope(browser: Browser): Promise<ChromeScope> {
  const { connection } = v.parse(connectionSchema, {
    connection: Reflect.get(browser, 'connection'),
  });
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = v.parse(treeSchema, tree).result.contexts;
  return async (expression) => {
    const answer = await connection.send('script.evaluate', {
      expression,
      target: { context: window?.context },
      awaitPromise: true,
    });
    const { result } = v.parse(answerSchema, answer);
    if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
    return result.result.value;
  };
}
