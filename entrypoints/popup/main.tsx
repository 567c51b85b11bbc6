import { render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/tokens.css';
import './popup.css';
import { type Translate, TranslateProvider } from '../../components/translate';
import { createSender } from '../../lib/messages/channel';
import { rooms, viewProtocol } from '../../lib/messages/protocol';
import { isKeyOfTab } from '../../lib/storage/tab-store';
import { Popup } from './popup';

const translate: Translate = (key, ...values) =>
  browser.i18n.getMessage(key, values.map(String)) || key;

/** The tab that the popup speaks of: the one it is told (popup.html?tab=ID), or the one in front. */
async function tabToShow(): Promise<number | null> {
  const told = new URLSearchParams(location.search).get('tab');
  if (told !== null && /^\d+$/.test(told)) return Number(told);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

async function start(): Promise<void> {
  const app = document.getElementById('app');
  if (!app) return;
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const dress = (): void => {
    document.documentElement.dataset.theme = scheme.matches ? 'dark' : 'light';
    app.dataset.theme = scheme.matches ? 'dark' : 'light';
  };
  dress();
  scheme.addEventListener('change', dress);
  document.documentElement.lang = browser.i18n.getUILanguage();
  const tabId = await tabToShow();
  const send = createSender(rooms.view, viewProtocol, (message) =>
    browser.runtime.sendMessage(message),
  );
  render(
    <TranslateProvider value={translate}>
      <Popup
        tabId={tabId}
        send={send}
        watch={(changed) => {
          const listener = (changes: Readonly<Record<string, unknown>>, area: string): void => {
            const ours =
              area === 'local' ||
              Object.keys(changes).some((key) => tabId !== null && isKeyOfTab(key, tabId));
            if (ours) changed();
          };
          browser.storage.onChanged.addListener(listener);
          return () => browser.storage.onChanged.removeListener(listener);
        }}
      />
    </TranslateProvider>,
    app,
  );
}

void start();
