import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Shortcut } from '../../components/settings-interface';
import { type MessageKey, useTranslate } from '../../components/translate';

/** Names of the commands in the language that is set; the browser tells them in its own. */
const labels: Readonly<Record<string, MessageKey>> = {
  'next-mark': 'commandNext',
  'previous-mark': 'commandPrevious',
  'open-panel': 'commandPanel',
};

/** The keyboard commands as they are set in the browser, looked at again whenever somebody comes back here. */
export function useShortcuts(): readonly Shortcut[] {
  const translate = useTranslate();
  const [commands, setCommands] = useState<
    readonly { name: string; about: string; keys: string }[]
  >([]);
  useEffect(() => {
    const refresh = async (): Promise<void> => {
      const found = await browser.commands.getAll();
      setCommands(
        found.map(({ name = '', description = '', shortcut = '' }) => ({
          name,
          about: description,
          keys: shortcut,
        })),
      );
    };
    const changed = (): void => void refresh();
    changed();
    window.addEventListener('focus', changed);
    return () => window.removeEventListener('focus', changed);
  }, []);
  return commands
    .filter(({ name }) => !name.startsWith('_execute'))
    .map(({ name, about, keys }) => {
      const key = labels[name];
      return { name, label: key ? translate(key) : about, keys };
    });
}
