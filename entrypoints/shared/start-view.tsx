import { type ComponentChildren, render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/tokens.css';
import './view.css';
import { type Translate, TranslateProvider } from '../../components/translate';
import { createSender, type Send } from '../../lib/messages/channel';
import { rooms } from '../../lib/messages/page-protocol';
import { persistently } from '../../lib/messages/persistent-post';
import { viewProtocol } from '../../lib/messages/protocol';
import { loadSettings, settingsKey } from '../../lib/storage/settings';
import { translateIn } from './words';

/** What a view of the extension is given. */
export interface ViewTools {
  readonly send: Send<typeof viewProtocol>;
  readonly translate: Translate;
}

const send = createSender(
  rooms.view,
  viewProtocol,
  persistently((message) => browser.runtime.sendMessage(message)),
);

/** Shows one of the extension's own pages in the reader's colours and language, and follows when they change. */
export async function startView(
  create: (tools: ViewTools) => Promise<ComponentChildren>,
): Promise<void> {
  const app = document.getElementById('app');
  if (!app) return;
  const roots = [document.documentElement, app];
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  const dress = (): void => {
    for (const root of roots) root.dataset.theme = scheme.matches ? 'dark' : 'light';
  };
  dress();
  scheme.addEventListener('change', dress);

  let view: ComponentChildren;
  let translate: Translate = (key) => key;
  const show = async (): Promise<void> => {
    const { language, colours } = await loadSettings(browser.storage.local);
    translate = await translateIn(language);
    document.documentElement.lang = translate('languageTag');
    for (const root of roots) root.dataset.colours = colours;
    view ??= await create({ send, translate: (...words) => translate(...words) });
    render(<TranslateProvider value={translate}>{view}</TranslateProvider>, app);
  };
  browser.storage.local.onChanged.addListener((changes) => {
    if (settingsKey in changes) void show();
  });
  await show();
}
