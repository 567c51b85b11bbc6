import { browser } from 'wxt/browser';
import './matrix.css';
import './print.css';
import { saveFile } from '../shared/save-file';
import { startView } from '../shared/start-view';
import { watchTab } from '../shared/watch-tab';
import { copyTable } from './copy-table';
import { MatrixPage } from './matrix-page';

/** The tab that the page compares with the sources: the one it is told (matrix.html?tab=ID), or none. */
function tabToShow(): number | null {
  const told = new URLSearchParams(location.search).get('tab');
  return told !== null && /^\d+$/.test(told) ? Number(told) : null;
}

/** Tells which fact the address asks for (#fact=ID), now and whenever it changes. */
function watchFact(tell: (fact: string) => void): () => void {
  const read = (): void => {
    const fact = new URLSearchParams(location.hash.slice(1)).get('fact');
    if (fact !== null) tell(fact);
  };
  read();
  addEventListener('hashchange', read);
  return () => removeEventListener('hashchange', read);
}

function watch(tabId: number, changed: () => void): () => void {
  const stop = watchTab(tabId, changed);
  const removed = (closed: number): void => {
    if (closed === tabId) changed();
  };
  browser.tabs.onRemoved.addListener(removed);
  return () => {
    stop();
    browser.tabs.onRemoved.removeListener(removed);
  };
}

// The dialog opens before the browser turns to anything else, so that the rows must be there before.
const print = (): void => {
  dispatchEvent(new Event('beforeprint'));
  setTimeout(() => window.print());
};

/** Brings a tab to the front, with its window. */
async function showTab(tabId: number): Promise<void> {
  const tab = await browser.tabs.update(tabId, { active: true });
  if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
}

void startView(async ({ send }) => (
  <MatrixPage
    tabId={tabToShow()}
    send={send}
    watch={watch}
    watchFact={watchFact}
    showTab={showTab}
    copyTable={copyTable}
    saveFile={saveFile}
    print={print}
  />
));
