import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ChoiceGroup } from '../../components/choice-group';
import { SetAsideList } from '../../components/set-aside';
import { SettingsData } from '../../components/settings-data';
import { SettingsInterface } from '../../components/settings-interface';
import { SettingsMarks } from '../../components/settings-marks';
import { type Access, SettingsReach } from '../../components/settings-reach';
import { useTranslate } from '../../components/translate';
import { everywhere, patternOf } from '../../lib/detect/reach';
import type { Send } from '../../lib/messages/channel';
import type { viewProtocol } from '../../lib/messages/protocol';
import {
  changeSettings,
  loadSettings,
  type Reach,
  type Settings,
  withItem,
} from '../../lib/storage/settings';
import { saveSetAside } from '../shared/set-aside';
import { ask, giveBack, readAccess, watchAccess } from './access';
import { browserPage } from './browser-page';
import { useShortcuts } from './use-shortcuts';
import { useStored } from './use-stored';

type Change = (change: (current: Settings) => Partial<Settings>) => Promise<void>;

/** The settings as they are kept, here and in any other view, and a way to change them. */
function useSettings(): readonly [Settings | null, Change, string | null] {
  const [settings, setSettings] = useState<Settings | null>(null);
  const [unkept, setUnkept] = useState<string | null>(null);
  useEffect(() => {
    const refresh = async (): Promise<void> =>
      setSettings(await loadSettings(browser.storage.local));
    const changed = (): void => void refresh();
    changed();
    browser.storage.local.onChanged.addListener(changed);
    return () => browser.storage.local.onChanged.removeListener(changed);
  }, []);
  const change: Change = async (wanted) => {
    try {
      setSettings(await changeSettings(browser.storage.local, wanted));
      setUnkept(null);
    } catch (error) {
      setUnkept(error instanceof Error ? error.message : String(error));
      // What is shown is what is kept, also where a choice has moved by itself.
      setSettings((shown) => shown && { ...shown });
    }
  };
  return [settings, change, unkept];
}

function useAccess(sites: readonly string[]): Access | null {
  const [access, setAccess] = useState<Access | null>(null);
  const listed = sites.join();
  useEffect(() => {
    let current = true;
    const refresh = async (): Promise<void> => {
      const found = await readAccess(listed === '' ? [] : listed.split(','));
      if (current) setAccess(found);
    };
    void refresh();
    const stop = watchAccess(() => void refresh());
    return () => {
      current = false;
      stop();
    };
  }, [listed]);
  return access;
}

/** Whether the reader's system asks for a dark ground. */
function useDark(): boolean {
  const [scheme] = useState(() => matchMedia('(prefers-color-scheme: dark)'));
  const [dark, setDark] = useState(scheme.matches);
  useEffect(() => {
    const changed = (): void => setDark(scheme.matches);
    scheme.addEventListener('change', changed);
    return () => scheme.removeEventListener('change', changed);
  }, [scheme]);
  return dark;
}

/** Everything that can be set. */
export function Options({ send }: { readonly send: Send<typeof viewProtocol> }) {
  const translate = useTranslate();
  const [settings, change, unkept] = useSettings();
  const access = useAccess(settings?.sites ?? []);
  const shortcuts = useShortcuts();
  const { stored, setAside, closed, save, erase, undo, forget } = useStored(send);
  const dark = useDark();
  if (!settings || !access) {
    return (
      <main data-phase="loading">
        <p class="quiet" role="status">
          {translate('settingsLoading')}
        </p>
      </main>
    );
  }

  const setReach = async (reach: Reach): Promise<boolean> => {
    // Asked for first: the browser wants to see the click.
    if (reach === 'everywhere' && !access.everywhere && !(await ask(everywhere))) return false;
    await change(() => ({ reach }));
    if (reach !== 'everywhere') await giveBack(everywhere);
    return true;
  };
  const addSite = async (site: string): Promise<boolean> => {
    if (!access.everywhere && !(await ask(patternOf(site)))) return false;
    await change(({ sites }) => ({ sites: withItem(sites, site, true) }));
    return true;
  };
  const removeSite = async (site: string): Promise<void> => {
    await change(({ sites }) => ({ sites: withItem(sites, site, false) }));
    await giveBack(patternOf(site));
  };

  return (
    <main data-phase="ready">
      <header>
        <p class="kicker">{translate('extensionName')}</p>
        <h1>{translate('settingsTitle')}</h1>
        <p class="quiet">{translate('settingsAtOnce')}</p>
      </header>
      <SettingsReach
        settings={settings}
        access={access}
        onReach={setReach}
        onAddSite={addSite}
        onRemoveSite={(site) => void removeSite(site)}
        onSiteOn={(site) =>
          void change(({ sitesOff }) => ({ sitesOff: withItem(sitesOff, site, false) }))
        }
        onOpenBrowserPage={browserPage('permissions')}
      />
      <section aria-labelledby="settings-checking">
        <h2 id="settings-checking">{translate('settingsChecking')}</h2>
        <ChoiceGroup
          name="voices"
          legend={translate('settingsVoices')}
          hint={translate('settingsVoicesHint')}
          chosen={settings.minVoices}
          onChoose={(minVoices) => void change(() => ({ minVoices }))}
          choices={[
            { value: 1, label: translate('settingsVoices1') },
            { value: 2, label: translate('settingsVoices2') },
            { value: 3, label: translate('settingsVoices3') },
          ]}
        />
      </section>
      <SettingsMarks settings={settings} dark={dark} onChange={(wanted) => void change(wanted)} />
      <SettingsInterface
        language={settings.language}
        shortcuts={shortcuts}
        onLanguage={(language) => void change(() => ({ language }))}
        onChangeShortcuts={browserPage('shortcuts')}
      />
      {unkept !== null && (
        <p class="error" role="alert" data-problem="not-kept">
          {translate('settingsNotKept', unkept)}
        </p>
      )}
      {closed !== null && (
        <p class="error" role="alert" data-problem="closed">
          {translate('settingsDataClosed', closed)}
        </p>
      )}
      <SetAsideList items={setAside} onSave={saveSetAside} onForget={(item) => void forget(item)} />
      <SettingsData
        stored={stored}
        erased={undo !== null}
        onExport={() => void save()}
        onErase={() => void erase()}
        onUndo={() => void undo?.()}
      />
    </main>
  );
}
