import { type ComponentChildren, render } from 'preact';
import { browser } from 'wxt/browser';
import '../../components/tokens.css';
import './view.css';
import { type Translate, TranslateProvider } from '../../components/translate';
import { createSender, type Send } from '../../lib/messages/channel';
import { rooms, viewProtocol } from '../../lib/messages/protocol';

/** What a view of the extension is given. */
export interface ViewTools {
  readonly send: Send<typeof viewProtocol>;
  readonly translate: Translate;
}

const translate: Translate = (key, ...values) =>
  browser.i18n.getMessage(key, values.map(String)) || key;

const send = createSender(rooms.view, viewProtocol, (message) =>
  browser.runtime.sendMessage(message),
);

/** Shows one of the extension's own pages in the reader's colours and language. */
export async function startView(
  create: (tools: ViewTools) => Promise<ComponentChildren>,
): Promise<void> {
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
  const view = await create({ send, translate });
  render(<TranslateProvider value={translate}>{view}</TranslateProvider>, app);
}
