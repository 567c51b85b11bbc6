import { browser } from 'wxt/browser';
import '../../components/claim-list.css';
import '../../components/evidence.css';
import '../../components/page-state.css';
import '../../components/page-summary.css';
import '../../components/text-check.css';
import '../../components/switch-row.css';
import './popup.css';
import { patternOf } from '../../lib/detect/reach';
import { keepPassage, watchPassage } from '../shared/keep-passage';
import { openPanel } from '../shared/open-panel';
import { startView } from '../shared/start-view';
import { watchTab } from '../shared/watch-tab';
import { Popup } from './popup';

/** The tab that the popup speaks of: the one it is told (popup.html?tab=ID), or the one in front. */
async function tabToShow(): Promise<number | null> {
  const told = new URLSearchParams(location.search).get('tab');
  if (told !== null && /^\d+$/.test(told)) return Number(told);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

async function showPanel(tabId: number): Promise<void> {
  await openPanel(tabId);
  // The panel says what the popup said, and more.
  window.close();
}

const passages = { watch: watchPassage, keep: keepPassage };

void startView(async ({ send }) => {
  const tabId = await tabToShow();
  return (
    <Popup
      tabId={tabId}
      send={send}
      allow={(host) => browser.permissions.request({ origins: [patternOf(host)] })}
      openSettings={() => void browser.runtime.openOptionsPage()}
      watch={(changed) => watchTab(tabId, changed)}
      openPanel={(tab) => void showPanel(tab)}
      passages={passages}
    />
  );
});
