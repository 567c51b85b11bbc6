import type { CDPSession } from 'puppeteer-core';

const observers = [
  'MutationObserver',
  'IntersectionObserver',
  'ResizeObserver',
  'PerformanceObserver',
];

async function listenersOn(session: CDPSession, expression: string): Promise<number> {
  const { result } = await session.send('Runtime.evaluate', { expression });
  const { listeners } = await session.send('DOMDebugger.getEventListeners', {
    objectId: result.objectId ?? '',
    depth: -1,
    pierce: true,
  });
  return listeners.length;
}

/** Observers that live in a script's world after a garbage collection. */
async function observersIn(session: CDPSession, contextId: number): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  let count = 0;
  for (const name of observers) {
    const { result } = await session.send('Runtime.evaluate', {
      contextId,
      expression: `${name}.prototype`,
    });
    const { objects } = await session.send('Runtime.queryObjects', {
      prototypeObjectId: result.objectId ?? '',
    });
    const { result: length } = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: 'function () { return this.length; }',
      returnByValue: true,
    });
    count += Number(length.value);
  }
  return count;
}

/** Whether the page's DOM is what its source says. */
async function isAsServed(session: CDPSession): Promise<boolean> {
  const { result } = await session.send('Runtime.evaluate', {
    awaitPromise: true,
    returnByValue: true,
    expression: `fetch(location.href).then((response) => response.text()).then((html) =>
      new DOMParser().parseFromString(html, 'text/html').documentElement.outerHTML ===
      document.documentElement.outerHTML)`,
  });
  return result.value === true;
}

/** What a script has left in a page, in words; empty where it left nothing. */
export async function findLeftovers(session: CDPSession, contextId: number): Promise<string[]> {
  const found: string[] = [];
  const listeners =
    (await listenersOn(session, 'window')) + (await listenersOn(session, 'document'));
  if (listeners > 0) found.push(`${listeners} listeners`);
  const alive = await observersIn(session, contextId);
  if (alive > 0) found.push(`${alive} observers`);
  if (!(await isAsServed(session))) found.push('a changed DOM');
  return found;
}
